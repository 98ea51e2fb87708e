"""One file a format: bytes to printed lines, or to records."""
