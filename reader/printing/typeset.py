"""Pages that are set, and how they are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.printing.page import Page
from reader.printing.pdf_file import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """All pages, the outline that leads to them, a book's page labels, and on which page, from 0, each piece begins.

    `left_out`: why parts that a book was to have are not in it.
    """

    pages: list[Page]
    outline: list[Entry]
    labels: list[str]
    begins: dict[str, int]
    left_out: Mapping[str, str] = field(default_factory=dict)
