"""Where a piece stands on its printed pages: its polygons hold its glyphs and no other piece's."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from benchmarks._page_make_up import compose
from benchmarks._page_renderers import render
from benchmarks.facsimile import measure
from reader.importing import read_bytes, read_stored
from reader.importing.formats.page_images import PageQuality, page_images
from reader.importing.pages.facsimile import Facsimile
from reader.importing.pages.marks import Box
from reader.importing.pages.outlines import drawn_with, holds, outlines, rectangles
from reader.model.text import Span
from tests.importing.formats.test_pdf import column, document

FIRST = ["　　渡口的灯笼昨夜没有亮，", "撑船的人一早就到了岸边。"]


@pytest.mark.gui
@pytest.mark.parametrize("kind", ["modular", "flow", "upright", "table"])
def test_polygons_hold_a_pieces_glyphs_and_no_others(qapp: object, kind: str) -> None:
    issue = compose(9300, kind)
    figures = measure(issue, render(issue, "plain"), f"{kind}.pdf")
    assert figures.glyphs > 400
    assert (figures.worst, figures.others) == (1.0, 0)


def test_a_character_has_its_own_box_and_is_found_by_it() -> None:
    (issue,) = read_bytes(document([*column(50, FIRST), (50, 740, 24, "灯笼没有亮")]), name="a.pdf").issues
    paper = Facsimile(issue.source.layout, issue.source.text)
    assert paper.sizes == ((595, 842),)
    at = issue.source.text.index("一早")
    (found,) = paper.boxes([Span(at, at + 2)])
    assert (found.sheet, found.box.left, found.box.right) == (1, 50 + 4 * 9, 50 + 6 * 9)
    assert paper.at(1, found.box.left + 12, found.box.top + 4) == at + 1
    assert paper.at(1, 400, 400) is None


def test_a_stretch_over_two_lines_has_two_boxes() -> None:
    (issue,) = read_bytes(document([*column(50, FIRST), (50, 740, 24, "灯笼没有亮")]), name="a.pdf").issues
    at, end = issue.source.text.index("没有亮，"), issue.source.text.index("的人")
    boxes = Facsimile(issue.source.layout, issue.source.text).boxes([Span(at, end)])
    assert [round(b.box.width) for b in boxes] == [4 * 9, 2 * 9]


def test_a_layout_of_another_text_is_refused() -> None:
    (issue,) = read_bytes(document(column(50, FIRST)), name="a.pdf").issues
    with pytest.raises(ValueError, match="another text"):
        Facsimile(issue.source.layout, "短")
    with pytest.raises(ValueError, match="Expecting"):
        Facsimile("", "短")


def test_the_outline_of_two_boxes_is_one_polygon_of_their_corners() -> None:
    (ring,) = outlines([Box(0, 0, 30, 10), Box(0, 10, 10, 40)])
    assert set(ring) == {(0, 0), (30, 0), (30, 10), (10, 10), (10, 40), (0, 40)}
    assert holds([ring], 5, 35)
    assert not holds([ring], 20, 20)


def test_a_hole_is_a_polygon_of_its_own_and_not_inside() -> None:
    around = [Box(0, 0, 30, 10), Box(0, 20, 30, 30), Box(0, 10, 10, 20), Box(20, 10, 30, 20)]
    rings = outlines(around)
    assert len(rings) == 2
    assert holds(rings, 5, 15)
    assert not holds(rings, 15, 15)


def test_boxes_that_meet_in_a_corner_stay_two() -> None:
    rings = outlines([Box(0, 0, 10, 10), Box(10, 10, 20, 20)])
    assert sorted(map(len, rings)) == [4, 4]


def test_white_is_taken_in_only_where_nothing_else_stands() -> None:
    own = [Box(0, 0, 90, 10), Box(0, 15, 40, 25), Box(50, 15, 90, 25)]
    assert len(rectangles(own, [], 10)) == 1
    (upper, left, right) = rectangles(own, [Box(42, 12, 48, 30)], 10)
    assert not any(holds(outlines([b]), 45, 20) for b in (upper, left, right))


def test_a_picture_is_of_the_piece_that_stands_next_to_it() -> None:
    caption, other = Box(0, 105, 90, 115), Box(0, 140, 90, 150)
    photo, whole_page = Box(0, 0, 90, 100), Box(0, 0, 200, 200)
    assert drawn_with([caption], [other], [photo, whole_page], 10) == [photo]
    assert drawn_with([other], [caption], [photo, whole_page], 10) == []


def seen_otherwise(how: str) -> bytes:
    """Return the page cropped, begun elsewhere than at 0, or turned when it is shown."""
    made = pikepdf.open(io.BytesIO(document([*column(50, FIRST), (50, 740, 24, "灯笼没有亮")])))
    page = made.pages[0]
    if how == "cropped":
        page.CropBox = [30, 40, 580, 830]
    elif how == "elsewhere":
        page.MediaBox = [-20, -30, 575, 812]
    else:
        page.Rotate = int(how)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("how", ["cropped", "elsewhere", "90", "180", "270"])
def test_places_are_those_of_the_page_as_it_is_shown(how: str) -> None:
    data = seen_otherwise(how)
    (issue,) = read_bytes(data, name="a.pdf").issues
    (image,) = page_images([data], PageQuality(dpi=144), name="a.pdf")
    picture = Image.open(io.BytesIO(image.data)).convert("L")
    for source in (issue.source, read_stored(issue).source):
        paper = Facsimile(source.layout, source.text)
        assert paper.sizes[0] == pytest.approx((picture.width / 2, picture.height / 2), abs=1)
        (found,) = paper.boxes([Span(at := source.text.index("撑船"), at + 2)])
        box = found.box
        ink = picture.crop((round(box.left * 2), round(box.top * 2), round(box.right * 2), round(box.bottom * 2)))
        assert sum(ink.histogram()[:100]) > 0.15 * ink.width * ink.height
