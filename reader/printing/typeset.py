"""Pages that are set, and how they are found."""

from __future__ import annotations

from dataclasses import dataclass

from reader.printing.page import Page
from reader.printing.pdf_file import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """All pages, the outline that leads to them, a book's page labels, and on which page, from 0, each piece begins."""

    pages: list[Page]
    outline: list[Entry]
    labels: list[str]
    begins: dict[str, int]
