"""A piece cut out of its printed pages: its print and nothing else, and the line that says where it is from."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from reader.model.errors import WrongRequest
from reader.printing.cutting import cutting
from reader.rendering.cut import Cut

SAID = "《青禾日报》2026年4月12日 第1版"


def page(colour: str = "#000000") -> bytes:
    """Return a page of 100 × 200 points, two pixels a point: a block at (20, 20)-(40, 60), another beside it."""
    made = Image.new("RGB", (200, 400), "white")
    pen = ImageDraw.Draw(made)
    pen.rectangle((40, 40, 79, 119), fill=colour)
    pen.rectangle((84, 40, 119, 119), fill="#ff0000")
    stream = io.BytesIO()
    made.save(stream, "PNG")
    return stream.getvalue()


def opened(path: Path) -> Image.Image:
    """Return a picture, its file closed."""
    with Image.open(path) as found:
        found.load()
        return found


RING = [(18.0, 18.0), (41.0, 18.0), (41.0, 62.0), (18.0, 62.0)]


@pytest.mark.gui
def test_only_the_piece_is_in_it_and_below_it_where_it_is_from(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    size = cutting([Cut(picture=page(), width=100, polygons=[RING])], SAID, path)
    assert path.stat().st_size == size
    made = opened(path)
    assert made.text["Source"] == SAID  # type: ignore[attr-defined]  # of a PNG
    assert made.width == pytest.approx(2 * (23 + 16), abs=2)
    assert made.info["dpi"][0] == pytest.approx(144, abs=1)
    grey = made.convert("L")
    assert grey.getpixel((made.width // 2, 60)) == 0
    assert grey.getpixel((made.width - 8, 60)) == 255  # what stood beside it
    below = grey.crop((0, 2 * (44 + 16), made.width, made.height))
    assert sum(below.histogram()[:128]) > 50


@pytest.mark.gui
def test_pages_stand_one_below_the_other_in_their_colours(qapp: object, tmp_path: Path) -> None:
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    cut = Cut(picture=page("#0000ff"), width=100, polygons=[RING])
    cutting([cut], SAID, one)
    cutting([cut, cut], SAID, two)
    assert opened(two).height == pytest.approx(opened(one).height + 2 * (44 + 16), abs=3)
    assert opened(one).getpixel((opened(one).width // 2, 60)) == (0, 0, 255)


@pytest.mark.gui
def test_what_is_no_picture_is_refused_and_a_file_that_is_there_stays(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    with pytest.raises(WrongRequest):
        cutting([Cut(picture=b"no picture", width=100, polygons=[RING])], SAID, path)
    assert not path.exists()
    path.write_bytes(b"mine")
    with pytest.raises(WrongRequest):
        cutting([Cut(picture=page(), width=100, polygons=[RING])], SAID, path)
    assert path.read_bytes() == b"mine"
