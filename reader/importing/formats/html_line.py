"""A line of a page: one block's text, what it is known to be, and how it is set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reader.importing.formats.html_elements import Element
from reader.importing.formats.html_picture import HtmlPicture
from reader.importing.lines.line import LineRole
from reader.importing.pictures.set_below import PLAIN, Setting
from reader.model.text import Span

_ROLES: dict[str, LineRole] = {
    "caption": "caption", "hidden": "hidden", "alt": "picture", "control": "furniture",
}  # fmt: skip
LineKind = Literal["text", "row", "caption", "hidden", "alt", "control"]


@dataclass(slots=True)
class HtmlLine:
    """One block's text.

    `level` of a heading 1–6, else 0; `around` are the block elements that hold it, outermost first; `linked` is the
    share of it that is link text. `cuts` are stretches that annotate the text (readings, note numbers, struck words);
    `seams` are places where inline elements meet without white space. `kind`: `row` of a table (cells parted by tabs),
    `caption` of a figure, `hidden` where no browser shows it, `alt` what stands for a picture, `control` the words of
    buttons and lists of choices. `row` is its number in its table, from 1; `picture` the one that stands there.
    """

    text: str
    level: int = 0
    bold: bool = False
    linked: float = 0.0
    around: tuple[Element, ...] = ()
    cuts: tuple[Span, ...] = ()
    seams: tuple[int, ...] = ()
    kind: LineKind = "text"
    row: int = 0
    picture: HtmlPicture | None = None
    setting: Setting = PLAIN

    @property
    def marks(self) -> tuple[str, ...]:
        """Names of the elements around: tag, id, classes."""
        return tuple(e.name for e in self.around)

    @property
    def role(self) -> LineRole | None:
        """What the line is known to be; None where it is text to be looked at."""
        return _ROLES.get(self.kind)

    @property
    def spaced(self) -> str:
        """The text with a space wherever inline elements meet."""
        edges = (0, *self.seams, len(self.text))
        return " ".join(self.text[a:b] for a, b in pairwise(edges)) if self.seams else self.text


def flat_lines(parts: Iterable[str | HtmlPicture]) -> list[HtmlLine]:
    """Return the words and pictures of a page of which no tree is held, each as a line."""
    return [HtmlLine(text=p) if isinstance(p, str) else HtmlLine(text="", kind="alt", picture=p) for p in parts]
