"""A printed page as a reader sees it: marks on paper to stories with their parts.

Pure geometry, read from data; a PDF's glyphs and recognised lines of a scan go through it alike.
"""

from reader.importing.pages.layout import lay_out_pages
from reader.importing.pages.marks import Box, Marks, Run
from reader.importing.pages.stories import Aside, Joint, Part, Spread, Story

__all__ = ["Aside", "Box", "Joint", "Marks", "Part", "Run", "Spread", "Story", "lay_out_pages"]
