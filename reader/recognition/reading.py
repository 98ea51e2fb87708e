"""A picture to what stands on it: turned the right way up, made straight, cut to the paper, read, and looked through
for what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.importing.pages import marks
from reader.importing.readings.recognised import PageReading
from reader.importing.readings.sizes import body_of, sizes_of
from reader.model.door import door
from reader.recognition.drawn import drawn_on
from reader.recognition.paper import paper_of
from reader.recognition.pixels import Quad
from reader.recognition.straight import Mesh, even, mesh_of
from reader.recognition.turned import quarter_turns, turned

if TYPE_CHECKING:
    from reader.recognition.engine import Engine
    from reader.recognition.pixels import Pixels

SIDE: Final = 2000
"""Lines are looked for on a page of so many pixels at its longest side."""
DOUBLE: Final = 5_600_000
"""On a double page on so many in all: as many as two pages have. What the detector takes grows with them, by 190 bytes
each; all of it shall stay below 1.5 GB.
"""
_LOOK = 1280
"""How it is bent, and where its paper lies, is asked of a smaller one."""
_MOVED = 0.004
"""A page that would be moved by less than so much of its longer side is straight."""


@door
def read_page(picture: Pixels, engine: Engine, points: float = 0.0) -> tuple[PageReading, Pixels]:
    """Return what a picture of a page shows, and that page made straight; `points`: the picture's width, if known."""
    turns, wide_before = quarter_turns(picture, engine), picture.shape[1]
    picture = turned(picture, turns)
    mesh = _straightening(picture, engine)
    page = mesh.draw(picture) if mesh is not None else picture
    high, wide = page.shape[:2]
    places = engine.detect(page, _side(wide, high))
    lines = engine.read(page, places)
    sizes, _ratio = sizes_of(lines)
    drawn = drawn_on(page, lines, body_of(lines, sizes))
    reading = PageReading(
        engine=engine.name, width=wide, height=high, lines=tuple(lines),
        rules=drawn.rules, frames=drawn.frames, pictures=drawn.pictures,
        points=points * wide / wide_before, turns=turns,
    )  # fmt: skip
    if mesh is not None:
        reading = replace(reading, mesh=mesh.points(), columns=mesh.x.shape[1])
    return reading, page


def _side(wide: int, high: int) -> int:
    """Return how long the longest side of the page is on which lines are looked for."""
    shape = wide / high
    return SIDE if 0.6 < shape < 1.2 else max(SIDE, round((DOUBLE * max(shape, 1 / shape)) ** 0.5))


@door
def straight_page(picture: Pixels, reading: PageReading) -> Pixels:
    """Return the straight page of a picture that was read."""
    import numpy as np

    picture = turned(picture, reading.turns)
    if not reading.mesh:
        return picture
    nodes = np.array(reading.mesh).reshape(-1, reading.columns, 2)
    return Mesh(reading.width, reading.height, nodes[:, :, 0], nodes[:, :, 1]).draw(picture)


def _straightening(picture: Pixels, engine: Engine) -> Mesh | None:
    """Return how the page on a picture is made straight and cut to its paper; None where it is so already."""
    high, wide = picture.shape[:2]
    quads = engine.detect(picture, _LOOK)
    mesh, moved = mesh_of(quads, wide, high)
    bent = moved > _MOVED * max(high, wide)
    if not bent:
        mesh = even(wide, high)
    paper = paper_of(mesh.draw(picture) if bent else picture, _extent(quads, wide, high))
    whole = paper.width > 0.97 * wide and paper.height > 0.97 * high
    if whole:
        return mesh if bent else None
    return mesh.cropped(paper.left, paper.top, paper.right, paper.bottom)


def _extent(quads: Sequence[Quad], wide: int, high: int) -> marks.Box:
    """Return the box of all type."""
    xs, ys = [p[0] for q in quads for p in q], [p[1] for q in quads for p in q]
    return marks.Box(min(xs), min(ys), max(xs), max(ys)) if quads else marks.Box(0, 0, wide, high)
