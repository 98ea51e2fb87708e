"""What a reader may choose for paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from reader.hanzi.script import Script
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.rendering.arrangement import Arrangement
from reader.rendering.citation import Edition
from reader.rendering.pinyin import Pinyin

Paper = Literal["A4", "A5", "B5", "B5-JIS", "16k", "16k-small", "32k-large", "Letter"]
PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "B5": (176.0, 250.0),
    "B5-JIS": (182.0, 257.0),
    "16k": (185.0, 260.0),  # 16开
    "16k-small": (170.0, 240.0),  # 小16开
    "32k-large": (140.0, 203.0),  # 大32开
    "Letter": (215.9, 279.4),
}
"""Width and height in millimetres."""
Duplex = Literal["off", "long", "short"]
"""One side of the paper, or both, turned over its long or its short edge."""
MOST_PAGES = 999_999
LEAST_SIZE, GREATEST_SIZE = 6.0, 48.0
MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """Paper, columns (0: by the length of the piece), notes and highlights, pinyin, body size in points, and whether
    the reference of GB/T 7714, of that `edition`, stands below each piece.

    `vertical`: lines run down and follow each other from the right (直排); columns then lie below each other, and a
    book is bound at its right. `spoken`: above 一 and 不 stand the tones of speech. `face`: that of the text, one of
    `rendering.families` or a family's name, empty for 宋; `script`: the characters that pieces are printed in.

    With `booklet`, a title, the pieces become a clipping book, put in order as the `arrangement` says. Without, every
    piece begins on a page of its own. Raises WrongRequest where a choice makes no sense.
    """

    paper: Paper = "A4"
    columns: int = 0
    notes: bool = True
    pinyin: Pinyin = "none"
    vertical: bool = False
    spoken: bool = False
    face: str = ""
    script: Script = "printed"
    font_size: float = 11.0
    citation: bool = True
    edition: Edition = "2025"
    booklet: str | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise WrongRequest(
                _("没有“{paper}”这种纸；可选 {known}。").format(paper=self.paper, known="、".join(PAPERS))
            )
        if not LEAST_SIZE <= self.font_size <= GREATEST_SIZE:
            raise WrongRequest(
                _("字号 {size} 不能印；可选 {least} 到 {greatest} 磅。").format(
                    size=self.font_size, least=int(LEAST_SIZE), greatest=int(GREATEST_SIZE)
                )
            )
        if not 0 <= self.columns <= MOST_COLUMNS:
            raise WrongRequest(
                _("不能排成 {columns} 栏；可选 1 到 {most} 栏，0 按篇幅定。").format(
                    columns=self.columns, most=MOST_COLUMNS
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRun:
    """How pages go through a printer: copies, both sides of the paper, and which pages (none named: all)."""

    copies: int = 1
    duplex: Duplex = "off"
    pages: tuple[range, ...] = ()

    def has(self, number: int) -> bool:
        """Tell whether the page of that number, from 1, is printed."""
        return not self.pages or any(number in wanted for wanted in self.pages)


def page_ranges(text: str) -> tuple[range, ...]:
    """Return the pages that `1-3,5` names; `7-` is all from the seventh. Raises WrongRequest."""
    found = []
    for part in re.split(r"[,，、;；\s]+", text.strip()):
        named = re.fullmatch(r"(\d{1,6})(?:([-–—~～])(\d{1,6})?)?", part)
        if named is None:
            if part:
                raise WrongRequest(_("“{text}”不是页码；写成 1-3,5 这样。").format(text=text))
            continue
        first = int(named[1])
        last = first if not named[2] else int(named[3]) if named[3] else MOST_PAGES
        if not 1 <= first <= last:
            raise WrongRequest(_("“{text}”不是页码；写成 1-3,5 这样。").format(text=text))
        found.append(range(first, last + 1))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintResult:
    """What was written: pages, bytes of the file, and sentences about what could not be as it was asked for."""

    pages: int
    bytes: int
    remarks: tuple[str, ...] = ()
