"""Where a piece's characters stand in the source, and which of them stands at a place of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import NewsArticle, Paragraph, Repair
from reader.model.provenance import body_offset, body_point, line_sources, source_offset, source_span
from reader.model.text import Span
from tests.examples import examples

SOURCE = "河 埠\n老桥修\n好了。第二天下雨。村里人來看。"


def repair(start: int, end: int, result: str, source: Span) -> Repair:
    original = SOURCE[slice(*source)]
    return Repair(
        id=f"r{source.start}", kind="joined_line", rule="test", confidence=0.9, field="body", start=start, end=end,
        original=original, result=result, source=source,
    )  # fmt: skip


def piece() -> NewsArticle:
    """A headline printed with a blank; a paragraph with a joined line, one of a reader, one with a mended word."""
    at = SOURCE.index
    return NewsArticle(
        id="a-1", issue="a", position=1, headline="河埠",
        paragraphs=(
            Paragraph(text="老桥修好了。", source=Span(at("老桥"), at("第二"))),
            Paragraph(text="读者写的。"),
            Paragraph(text="村里人来看。", source=Span(at("村里"), len(SOURCE))),
        ),
        repairs=(
            repair(3, 3, "", Span(at("\n好"), at("好"))),
            repair(16, 17, "来", Span(at("來"), at("看"))),
        ),
        source_spans=(Span(0, at("第二")),),
    )  # fmt: skip


def test_each_character_is_found_in_the_source_and_back() -> None:
    own = piece()
    for k, char in enumerate(own.body):
        there = source_offset(own, k)
        if char == "\n":
            continue
        if 7 <= k < 12:
            assert there is None, "a reader wrote it"
            continue
        assert there is not None
        assert SOURCE[there] == {"来": "來"}.get(char, char)
        assert body_point(own, there) == k


def test_what_a_repair_took_away_is_where_its_result_begins() -> None:
    own = piece()
    assert body_point(own, SOURCE.index("\n好")) == 3
    assert source_span(own, 0, 3) == Span(SOURCE.index("老"), SOURCE.index("\n好"))
    assert source_span(own, 3, 6) == Span(SOURCE.index("好"), SOURCE.index("第二"))
    assert source_span(own, 2, 8) is None


@pytest.mark.parametrize("place", [0, SOURCE.index("第二"), len(SOURCE), 999])
def test_what_is_in_no_paragraph_is_at_no_point(place: int) -> None:
    assert body_point(piece(), place) is None


def test_a_place_between_paragraphs_leads_to_the_next_one() -> None:
    own = piece()
    assert body_offset(own, 0) == 0
    assert body_offset(own, SOURCE.index("第二")) == own.body.index("村里")
    assert body_offset(own, SOURCE.index("來")) == len(own.body)


def test_a_piece_without_text_stands_nowhere() -> None:
    bare = NewsArticle(id="a-2", issue="a", position=2, headline="题")
    assert source_offset(bare, 0) is None
    assert (body_point(bare, 0), body_offset(bare, 0)) == (None, 0)


def test_each_character_of_a_headline_is_found_whatever_stands_between() -> None:
    own = piece()
    assert line_sources(own, "headline", SOURCE) == (0, 2)
    assert line_sources(replace(own, headline="河 埠　"), "headline", SOURCE) == (0, 2, 2, 4), "a blank is the next one"
    assert line_sources(replace(own, headline="河Ｂ"), "headline", "河B") == (0, 1), "wide and narrow are one letter"
    assert line_sources(replace(own, headline="别的"), "headline", SOURCE) == ()
    assert line_sources(replace(own, headline=None), "headline", SOURCE) == ()


@examples(100)
@given(st.lists(st.integers(0, 9), unique=True, max_size=4), st.integers(0, 9))
def test_joined_lines_shift_what_follows_and_nothing_before(joins: list[int], point: int) -> None:
    text = "甲乙丙丁戊己庚辛壬癸"
    printed = "".join(("\n" if k in joins else "") + char for k, char in enumerate(text))
    repairs = tuple(
        Repair(
            id=f"r{k}", kind="joined_line", rule="test", confidence=1.0, field="body", start=k, end=k, original="\n",
            result="", source=Span(printed.index(text[k]) - 1, printed.index(text[k])),
        )
        for k in sorted(joins)
    )  # fmt: skip
    own = NewsArticle(
        id="a-1", issue="a", position=1, paragraphs=(Paragraph(text=text, source=Span(0, len(printed))),),
        repairs=repairs,
    )  # fmt: skip
    there = source_offset(own, point)
    assert there is not None
    assert printed[there] == text[point]
    assert body_point(own, there) == point
