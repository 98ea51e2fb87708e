"""Pages written down as they are kept with their text: the columns of numbers that `kept` reads.

Many pages are held at a time: of a run only its numbers are.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from reader.importing.pages.marks import Box, Marks, Run
from reader.model.text import Span

VERSION = 1
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of type, the page that it stands on, from 1, and its stretch of the source text.

    On a page that is set upright the run's box is that of the turned page, unless it is of a level line (`printed`).
    """

    sheet: int
    span: Span
    run: Run


@dataclass(slots=True)
class _Column:
    """The runs of a page: `numbers` holds start, end, left, right, bottom, size, confidence and face of one after the
    other, lengths in tenths of a point; `faces` the faces in the order in which they came, `odd` what few runs have.
    """

    numbers: array[int] = field(default_factory=lambda: array("q"))
    faces: dict[tuple[str, bool], int] = field(default_factory=dict)
    odd: dict[int, Run] = field(default_factory=dict)

    def add(self, span: Span, run: Run) -> None:
        box = run.printed or run.box
        if run.spaced or run.others or run.printed or run.leftward:
            self.odd[len(self.numbers) // _WIDE] = run
        face = self.faces.setdefault((run.face, run.bold), len(self.faces))
        self.numbers.extend(
            (span.start, span.end, _tenths(box.left), _tenths(box.right), _tenths(box.bottom), _tenths(run.size),
             round(100 * run.confidence), face)
        )  # fmt: skip

    def told(self, marks: Marks, upright: bool, faces: dict[tuple[str, bool], int]) -> dict[str, object]:
        """Return the page as it is written, its faces by their numbers in `faces`, which gets those that it has not."""
        rows = [self.numbers[k : k + _WIDE] for k in range(0, len(self.numbers), _WIDE)]
        order = sorted(range(len(rows)), key=lambda k: (rows[k][0], rows[k][1]))
        rows, odd = [rows[k] for k in order], [self.odd.get(k) for k in order]
        own = list(self.faces)
        styles = [(size, faces.setdefault(own[face], len(faces)), sure) for *_box, size, sure, face in rows]
        made: dict[str, object] = {
            "size": [_tenths(marks.width), _tenths(marks.height)],
            "start": _steps([row[0] for row in rows]),
            "length": [row[1] - row[0] for row in rows],
            "left": _steps([row[2] for row in rows]),
            "width": _steps([row[3] - row[2] for row in rows]),
            "bottom": _steps([row[4] for row in rows]),
            "styles": [[*style, len(list(same))] for style, same in groupby(styles)],
            "spaced": [k for k, run in enumerate(odd) if run and run.spaced],
            "others": {str(k): run.others for k, run in enumerate(odd) if run and run.others},
            "level": [k for k, run in enumerate(odd) if upright and run and run.printed],
            "leftward": [k for k, run in enumerate(odd) if run and run.leftward],
            "rules": _flat(marks.rules), "frames": _flat(marks.frames), "pictures": _flat(marks.pictures),
            "upright": int(upright), "recognised": int(marks.recognised),
            "rotated": marks.rotated, "backward": int(marks.backward),
        }  # fmt: skip
        return {name: value for name, value in made.items() if value}


_WIDE = 8


@dataclass(slots=True)
class Places:
    """Where runs of type came to in the source text, page by page."""

    pages: dict[int, _Column] = field(default_factory=dict)

    def add(self, one: Placed) -> None:
        """Note where a run came to."""
        self.pages.setdefault(one.sheet, _Column()).add(one.span, one.run)

    def kept(self, pages: Sequence[Marks], upright: Sequence[bool]) -> str:
        """Return the pages as one text of JSON; `upright` tells of each whether its runs stand on the turned page."""
        faces: dict[tuple[str, bool], int] = {}
        made = [
            _told(self.pages.pop(k, _Column()).told(marks, up, faces))
            for k, (marks, up) in enumerate(zip(pages, upright, strict=True), 1)
        ]
        names = _told([[name, int(bold)] for name, bold in faces])
        return f'{{"v":{VERSION},"faces":{names},"pages":[{",".join(made)}]}}'


def keep(pages: Sequence[Marks], upright: Sequence[bool], placed: Iterable[Placed]) -> str:
    """Return pages and the runs on them as one text of JSON, as `Places.kept` does."""
    places = Places()
    for one in placed:
        places.add(one)
    return places.kept(pages, upright)


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tenths(length: float) -> int:
    return round(length * TENTHS)


def _steps(numbers: list[int]) -> list[int]:
    """Return the first number and the differences between neighbours."""
    return numbers[:1] + [b - a for a, b in pairwise(numbers)]


def _flat(boxes: Sequence[Box]) -> list[int]:
    return [_tenths(x) for b in boxes for x in (b.left, b.top, b.right, b.bottom)]
