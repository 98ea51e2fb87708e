"""Readings of pictures of pages: what an engine saw, ours or somebody else's, and how it becomes marks on paper.

`recognised` is a reading as it was made, `sizes` and `placing` set it as type. Other programs' readings come in by
`words` (lines of their words), and by the adapters `formats/alto`, `hocr`, `ndlocr` and `gale`, with `formats/mets`,
which tells the order of pages.
"""
