"""The truth on disk: issue files and journal, what is derived from them, and every deed on them.

Other rooms use the names below and nothing else of this room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.catalogue import Catalogue
from reader.library.deed import Deed
from reader.library.documents import CatalogueDocument, Documents
from reader.library.facets import Facets
from reader.library.filters import Filters
from reader.library.history import DeedRecord
from reader.library.issue_text import Revision
from reader.library.library import Library, Statistics
from reader.library.storing import Stored

if TYPE_CHECKING:
    from reader.library.archive import Archived
    from reader.library.check import Problem

__all__ = [
    "Archived",
    "Catalogue",
    "CatalogueDocument",
    "Deed",
    "DeedRecord",
    "Documents",
    "Facets",
    "Filters",
    "Library",
    "Problem",
    "Revision",
    "Statistics",
    "Stored",
]


def __getattr__(name: str) -> object:
    """Load what a start does not need when somebody asks for it."""
    if name == "Archived":
        from reader.library.archive import Archived

        return Archived
    if name == "Problem":
        from reader.library.check import Problem

        return Problem
    raise AttributeError(name)
