"""The text of a piece: broken paragraphs joined, continuations found, every difference from the source recorded."""
