"""A page as it was set: its document, where the piece's text stands in it, and what is painted beside the text."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from PySide6.QtGui import QTextDocument

from reader.model.quick_dataclass import dataclass
from reader.ui.reading.column import Column
from reader.ui.reading.positions import PageMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line painted across the column: `offset` pixels under the top (`from_top`) or the bottom of a block."""

    kind: Literal["double", "hair"]
    block: int
    offset: float
    from_top: bool


@dataclass(slots=True, kw_only=True)
class Page:
    """A piece set for one column: the document, the map into the piece, and what is painted beside the text."""

    document: QTextDocument
    column: Column
    positions: PageMap = field(default_factory=PageMap)
    rules: list[Rule] = field(default_factory=list)
    remarks: dict[int, tuple[int, str]] = field(default_factory=dict)
    last_text_block: int = 0
