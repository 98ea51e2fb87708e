from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.reading.positions import BlockSpan, PageMap, Stretch, Units
from tests.examples import examples

HANZI = st.text(st.sampled_from("石桥修好了，。“”𠮷𡈽𪚥a1 —"), max_size=40)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(HANZI)
def test_units_agree_with_utf16(text: str) -> None:
    units = Units(text)
    assert units.length == utf16(text)
    for point in range(len(text) + 1):
        assert units.of(point) == utf16(text[:point])
        assert units.point(units.of(point)) == point


def test_the_second_half_of_a_pair_belongs_to_its_character() -> None:
    units = Units("𠮷水")
    assert [units.point(u) for u in range(4)] == [0, 0, 1, 2]


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, PageMap]:
    """A body cut into blocks anywhere, with furniture and newlines between them."""
    paragraphs = draw(st.lists(HANZI, min_size=1, max_size=6))
    stretches, start, block = [], 0, draw(st.integers(0, 3))
    for text in paragraphs:
        cut = draw(st.integers(0, len(text)))
        for part in (text[:cut], text[cut:]):
            if part or not text:
                stretches.append(Stretch(block=block, field="body", start=start, text=part))
                block += 1 + draw(st.integers(0, 1))
            start += len(part)
        start += 1
    return "\n".join(paragraphs), PageMap(stretches)


@examples(200)
@given(pages(), st.data())
def test_a_span_and_its_blocks_say_the_same(page: tuple[str, PageMap], data: st.DataObject) -> None:
    body, positions = page
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    shown = ""
    for span in positions.spans("body", start, end):
        stretch = positions.stretch(span.block)
        assert stretch is not None
        whole = stretch.text.encode("utf-16-le")
        shown += whole[span.start * 2 : span.end * 2].decode("utf-16-le")
    assert shown == body[start:end].replace("\n", "")


@examples(200)
@given(pages(), st.data())
def test_a_caret_comes_back_to_its_point(page: tuple[str, PageMap], data: st.DataObject) -> None:
    body, positions = page
    point = data.draw(st.integers(0, len(body)))
    caret = positions.caret("body", point)
    assert caret is not None
    back = positions.point(*caret)
    assert back is not None
    assert back.field == "body"
    assert back.point == point


@examples(100)
@given(pages(), st.data())
def test_what_spans_cover_is_selected_again(page: tuple[str, PageMap], data: st.DataObject) -> None:
    body, positions = page
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    selected = positions.selected(positions.spans("body", start, end))
    if not body[start:end].strip("\n"):
        assert selected == []
        return
    ((name, first, last),) = selected
    assert (name, body[first:last]) == ("body", body[start:end].strip("\n"))


def test_text_behind_the_stretch_counts_as_its_end() -> None:
    positions = PageMap([Stretch(block=2, field="byline", start=0, text="记者 祝小满")])
    assert positions.point(2, 40) == ("byline", 6)
    assert positions.selected([BlockSpan(2, 3, 40)]) == [("byline", 3, 6)]


def test_furniture_and_missing_fields_have_no_place() -> None:
    positions = PageMap([Stretch(block=1, field="body", start=0, text="桥")])
    assert positions.point(0, 0) is None
    assert positions.spans("kicker", 0, 3) == []
    assert positions.caret("kicker", 0) is None
    assert positions.selected([BlockSpan(0, 0, 5)]) == []
