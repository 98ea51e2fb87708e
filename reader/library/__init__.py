"""The truth on disk: issue files and journal, what is derived from them, and every deed on them.

Other rooms use the names below and nothing else of this room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.catalogue import Catalogue
from reader.library.filters import Filters
from reader.library.issue_text import Revision
from reader.library.known_place import forget_place
from reader.library.layout import identity_of
from reader.library.library import Library
from reader.library.relocation import moved_to

if TYPE_CHECKING:
    from reader.library.archive import Archived
    from reader.library.care import Statistics
    from reader.library.deed import Deed
    from reader.library.documents import CatalogueDocument, Documents
    from reader.library.facets import Facets
    from reader.library.history import DeedRecord
    from reader.library.looking_in import BackupView
    from reader.library.moving import Relocated
    from reader.library.problem import Problem
    from reader.library.rereading import Rereading
    from reader.library.revising import align
    from reader.library.storing import Stored

__all__ = [
    "Archived",
    "BackupView",
    "Catalogue",
    "CatalogueDocument",
    "Deed",
    "DeedRecord",
    "Documents",
    "Facets",
    "Filters",
    "Library",
    "Problem",
    "Relocated",
    "Rereading",
    "Revision",
    "Statistics",
    "Stored",
    "align",
    "forget_place",
    "identity_of",
    "moved_to",
]


LATE = {
    "align": "revising",
    "Archived": "archive",
    "BackupView": "looking_in",
    "CatalogueDocument": "documents",
    "Deed": "deed",
    "DeedRecord": "history",
    "Documents": "documents",
    "Facets": "facets",
    "Problem": "problem",
    "Relocated": "moving",
    "Rereading": "rereading",
    "Statistics": "care",
    "Stored": "storing",
}


def __getattr__(name: str) -> object:
    """Load what a start does not need when somebody asks for it."""
    if name in LATE:
        from importlib import import_module

        return getattr(import_module(f"reader.library.{LATE[name]}"), name)
    raise AttributeError(name)
