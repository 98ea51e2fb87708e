"""What a reader may choose for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.rendering.pinyin import Pinyin

Paper = Literal["A4", "A5", "B5", "Letter"]
PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "B5": (176.0, 250.0),
    "Letter": (215.9, 279.4),
}
LEAST_SIZE, GREATEST_SIZE = 6.0, 48.0
MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """Paper, columns (0: by the length of the piece), notes and highlights, pinyin, body size in points.

    `spoken`: above 一 and 不 stand the tones of speech.

    With `booklet`, a title, the pieces become a clipping book: title page, contents, pieces (short ones below each
    other), sources. Without, every piece begins on a page of its own. Raises WrongRequest where a choice makes no
    sense.
    """

    paper: Paper = "A4"
    columns: int = 0
    notes: bool = True
    pinyin: Pinyin = "none"
    spoken: bool = False
    font_size: float = 11.0
    booklet: str | None = None

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
class PrintResult:
    """What was written: pages, and bytes of the file."""

    pages: int
    bytes: int
