"""What is drawn over a piece's text: spans with a style. The text itself is never changed for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from reader.model.annotation import COLORS, Annotation, Color
from reader.model.door import door, doors
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.model.text import Span
from reader.rendering.blocks import Block

LONGEST_WORD = 12
_OWN: dict[str, str] = {}
OverlayStyle = Literal["hit", "current_hit", "repair", "quiet_repair", "highlight"]


PAPER_MARKS: dict[Color, tuple[str, str]] = {
    "key": ("#F8DF8E", "#8A6A00"),
    "people": ("#A9D5F2", "#1B62A0"),
    "doubt": ("#EFB2A0", "#A23A24"),
    "source": ("#CFE3D6", "#3E5A4A"),
    "other": ("#E6E3DC", "#5A5348"),
}
"""Ground and line of a highlight on white paper, wherever it is printed or exported; a theme has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A span of one field, in code points, and how it is drawn.

    `subject` is the id of the annotation or repair; `color` only for highlights.
    """

    field: str
    start: int
    end: int
    style: OverlayStyle
    subject: str = ""
    color: Color | None = None


@door
def hit_overlays(matches: Iterable[tuple[str, int, int]], current: int | None = None) -> tuple[Overlay, ...]:
    """Return overlays of search hits given as (field, start, end); number `current` is the one that is looked at."""
    return tuple(
        Overlay(field=name, start=start, end=end, style="current_hit" if k == current else "hit")
        for k, (name, start, end) in enumerate(matches)
    )


@door
def annotation_overlays(annotations: Iterable[Annotation]) -> tuple[Overlay, ...]:
    """Return overlays of annotations whose positions count in the current text; orphans have no place."""
    return tuple(
        Overlay(field=a.field, start=a.start, end=a.end, style="highlight", subject=a.id, color=a.color)
        for a in sorted(annotations, key=lambda a: (a.field, a.start, a.end, a.id))
        if not a.orphan and a.start < a.end
    )


@door
def color_words(color: Color, *, usual: bool = False) -> str:
    """Return what a colour stands for: the reader's own word, else (or with `usual`) ours."""
    words = {"key": _("要点"), "people": _("人与事"), "doubt": _("存疑"), "source": _("史料")}
    return ("" if usual else _OWN.get(color, "")) or words.get(color, _("别的划线"))


@door
def name_colors(words: Mapping[str, str]) -> None:
    """Let colours be called so in this process from now on, whatever is empty or no word by its usual name."""
    _OWN.clear()
    own = {color: " ".join(str(words.get(color, "")).split())[:LONGEST_WORD] for color in COLORS}
    _OWN.update({color: word for color, word in own.items() if word.isprintable()})


@doors
class ColorWords(Mapping[Color, str]):
    """What each colour stands for, as the reader calls it at the moment it is asked."""

    def __getitem__(self, color: Color) -> str:
        """Return the word of a colour."""
        return color_words(color)

    def __iter__(self) -> Iterator[Color]:
        """Go through the colours."""
        return iter((*COLORS, "other"))

    def __len__(self) -> int:
        """Return how many colours there are."""
        return len(COLORS) + 1


@door
def ends_in(block: Block, end: int) -> bool:
    """Tell whether a span that meets this block ends in it; a line break behind the block may belong to the span."""
    return end <= block.start + len(block.text) + 1


@door
def within(block: Block, overlay: Overlay) -> Span | None:
    """Return what an overlay covers of a block, as offsets in its text; None where they do not meet."""
    if block.field is None or block.field != overlay.field:
        return None
    start = max(0, overlay.start - block.start)
    end = min(len(block.text), overlay.end - block.start)
    return Span(start, end) if start < end else None
