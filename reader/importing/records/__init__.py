"""Records: pieces that a format, labels or a stored issue keep apart already."""
