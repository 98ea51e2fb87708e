"""Lines weighed over the whole text by a table of points that is fitted to labelled lines."""
