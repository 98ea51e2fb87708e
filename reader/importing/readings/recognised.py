"""What an engine read on a picture: plain data, and its form as JSON (docs/formats.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.importing.pages import marks
from reader.model.door import door, doors
from reader.model.errors import ImportFailure
from reader.model.messages import _

VERSION = 1
Point = tuple[float, float]
SURE = 0.9
"""From here on a character is no question, and no others are kept that it might be."""


@doors
@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line as it was read, all lengths in pixels of the straight page.

    `corners`: left upper, right upper, right lower, left lower one, of the line as it stands on the page. `at`: the
    middle of each character along the line, from 0 to 1; a mark at its end may stand beyond. `sure`: how sure the
    engine is of each; `others`: what else each might be, the likelier first. `white`: where the widest gap without ink
    before each begins and ends along the line, both 0 where none is. `upright`: it runs down.
    """

    corners: tuple[Point, Point, Point, Point]
    text: str
    at: tuple[float, ...]
    sure: tuple[float, ...]
    others: tuple[str, ...]
    white: tuple[Point, ...]
    upright: bool = False

    @property
    def across(self) -> float:
        """Its extent from left to right."""
        (ax, _a), (bx, _b), (cx, _c), (dx, _d) = self.corners
        return (bx + cx - ax - dx) / 2

    @property
    def down(self) -> float:
        """Its extent from above to below."""
        (_a, ay), (_b, by), (_c, cy), (_d, dy) = self.corners
        return (cy + dy - ay - by) / 2

    @property
    def mean_sure(self) -> float:
        """How sure the engine is of it on the whole."""
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What one picture of a page shows, made straight: `width` and `height` of that page in pixels.

    `mesh`: where on the picture the nodes of a grid over the straight page lie, row by row, `columns` to a row; empty
    where page and picture are one. `points`: the page's width in points, where that is known. `turns`: by so many
    quarters, counter-clockwise, the picture was turned first.
    """

    engine: str
    width: int
    height: int
    lines: tuple[RecognisedLine, ...] = ()
    rules: tuple[marks.Box, ...] = ()
    frames: tuple[marks.Box, ...] = ()
    pictures: tuple[marks.Box, ...] = ()
    mesh: tuple[Point, ...] = field(default=(), repr=False)
    columns: int = 0
    points: float = 0.0
    turns: int = 0


@door
def as_json(reading: PageReading) -> str:
    """Return a reading as it is kept."""
    made = {
        "v": VERSION, "engine": reading.engine, "size": [reading.width, reading.height],
        "points": round(reading.points, 1),
        "turns": reading.turns, "columns": reading.columns, "mesh": _rounded(reading.mesh),
        "rules": _boxes(reading.rules), "frames": _boxes(reading.frames), "pictures": _boxes(reading.pictures),
        "lines": [
            {
                "text": x.text, "corners": _rounded(x.corners), "upright": int(x.upright),
                "at": [round(1000 * a) for a in x.at], "sure": [round(100 * s) for s in x.sure],
                "others": {str(k): o for k, o in enumerate(x.others) if o},
                "white": [round(1000 * w) for pair in x.white for w in pair],
            }
            for x in reading.lines
        ],
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


@door
def from_json(text: str) -> PageReading:
    """Return a kept reading. Raises ImportFailure `corrupt` where it is none of this version."""
    try:
        kept = json.loads(text)
        if kept["v"] != VERSION:
            raise ValueError(f"reading of version {kept['v']}")
        width, height = kept["size"]
        return PageReading(
            engine=str(kept["engine"]), width=int(width), height=int(height),
            lines=tuple(_line(x) for x in kept["lines"]),
            rules=_boxed(kept["rules"]), frames=_boxed(kept["frames"]), pictures=_boxed(kept["pictures"]),
            mesh=_points(kept["mesh"]), columns=int(kept["columns"]), points=float(kept["points"]),
            turns=int(kept.get("turns", 0)) % 4,
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError) as error:
        raise ImportFailure("corrupt", _("存下的识字结果坏了：{error}").format(error=error)) from error


def _line(kept: dict[str, object]) -> RecognisedLine:
    text, others = str(kept["text"]), kept["others"]
    corners = _points(kept["corners"])  # type: ignore[arg-type]  # JSON; ValueError below where it is something else
    at = tuple(a / 1000 for a in kept["at"])  # type: ignore[attr-defined]
    sure = tuple(s / 100 for s in kept["sure"])  # type: ignore[attr-defined]
    white = tuple((a / 1000, b / 1000) for a, b in _points(kept["white"]))  # type: ignore[arg-type]
    if len(corners) != 4 or not len(text) == len(at) == len(sure) == len(white):
        raise ValueError("no line")
    told = tuple(str(others.get(str(k), "")) for k in range(len(text)))  # type: ignore[attr-defined]
    return RecognisedLine(corners, text, at, sure, told, white, bool(kept["upright"]))


def _rounded(points: Sequence[Point]) -> list[float]:
    return [round(x, 1) for p in points for x in p]


def _points(flat: Sequence[float]) -> tuple[Point, ...]:
    return tuple((float(flat[k]), float(flat[k + 1])) for k in range(0, len(flat), 2))


def _boxes(boxes: Sequence[marks.Box]) -> list[float]:
    return [round(x, 1) for b in boxes for x in (b.left, b.top, b.right, b.bottom)]


def _boxed(flat: Sequence[float]) -> tuple[marks.Box, ...]:
    return tuple(marks.Box(*map(float, flat[k : k + 4])) for k in range(0, len(flat), 4))
