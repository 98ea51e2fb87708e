"""The truth on disk: issue files and journal, what is derived from them, and every deed on them.

Other rooms use the names below and nothing else of this room.
"""

from __future__ import annotations

from reader.library.catalogue import Catalogue
from reader.library.deed import Deed
from reader.library.documents import CatalogueDocument, Documents
from reader.library.facets import Facets
from reader.library.filters import Filters
from reader.library.history import DeedRecord
from reader.library.issue_text import Revision
from reader.library.library import Library
from reader.library.storing import Stored

__all__ = [
    "Catalogue",
    "CatalogueDocument",
    "Deed",
    "DeedRecord",
    "Documents",
    "Facets",
    "Filters",
    "Library",
    "Revision",
    "Stored",
]
