"""A piece as it was printed: with what was set aside inside it, and nothing of its neighbours."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue, SetAside, SetAsideReason, Source
from reader.model.text import Span
from reader.rendering.blocks import Block
from reader.rendering.original import as_printed, reason_words
from tests.examples import examples

Part = tuple[str, str]  # whose text ("a", "b", or why it was set aside), and the text


def printed(parts: list[Part], piece: str = "a") -> tuple[Block, ...]:
    """Return piece a of an issue that is printed so."""
    text, spans, asides = "", dict[str, list[Span]](), list[SetAside]()
    for whose, words in parts:
        span = Span(len(text), len(text) + len(words))
        text += words
        if len(whose) == 1:
            spans.setdefault(whose, []).append(span)
        elif whose != "white":
            reason: SetAsideReason = whose  # type: ignore[assignment]  # the tests write reasons
            asides.append(SetAside(id=f"s{span.start}", reason=reason, text=words, span=span))
    pieces = [NewsArticle(id=k, position=n, source_spans=tuple(v)) for n, (k, v) in enumerate(spans.items(), 1)]
    source = Source(name="", sha256="", format="text", encoding=None, text=text)
    issue = PublicationIssue(articles=tuple(pieces), set_aside=tuple(asides), source=source)
    return as_printed(next(p for p in pieces if p.id == piece), issue)


def shown(blocks: tuple[Block, ...]) -> str:
    return "\n".join(b.text for b in blocks)


def greyed(blocks: tuple[Block, ...]) -> list[str]:
    return [b.text[span.start : span.end] for b in blocks for span, _id in b.set_aside]


def test_what_was_set_aside_inside_a_piece_stands_there() -> None:
    made = printed([("a", "豆腐坊开张\n"), ("furniture", "广而告之\n"), ("a", "今天不收钱。\n")])
    assert shown(made) == "豆腐坊开张\n广而告之\n今天不收钱。"
    assert greyed(made) == ["广而告之"]
    assert [id for b in made for _span, id in b.set_aside] == ["s6"]


def test_a_label_stays_on_the_line_of_what_it_labels() -> None:
    made = printed([("a", "豆腐坊开张\n"), ("furniture", "作者："), ("a", "水春生\n"), ("a", "今天不收钱。")])
    assert shown(made).split("\n")[1] == "作者：水春生"
    assert greyed(made) == ["作者："]


def test_what_stands_next_to_a_piece_is_with_it_but_not_what_is_the_pages() -> None:
    parts = [
        ("masthead", "渡口周报\n"), ("orphan_headline", "小引\n"), ("a", "今天不收钱。\n"), ("unplaced", "又及\n"),
        ("staff", "校对：甲\n"), ("unread", "乱\n"),
    ]  # fmt: skip
    assert shown(printed(parts)) == "小引\n今天不收钱。\n又及"


def test_what_shares_a_line_with_a_piece_is_that_pieces() -> None:
    parts = [
        ("masthead", "标题："),
        ("a", "今天不收钱\n"),
        ("furniture", "----\n"),
        ("furniture", "标题："),
        ("b", "明天也是"),
    ]
    assert shown(printed(parts)) == "标题：今天不收钱\n----"
    assert shown(printed(parts, "b")).endswith("标题：明天也是")


def test_a_piece_continued_elsewhere_has_nothing_of_what_lies_between() -> None:
    parts = [
        ("a", "上半。\n"), ("furniture", "下转第二版\n"), ("b", "别的一篇。\n"), ("unread", "别篇的\n"),
        ("page", "第二版\n"), ("furniture", "上接第一版\n"), ("a", "下半。"),
    ]  # fmt: skip
    assert shown(printed(parts)) == "上半。\n下转第二版\n上接第一版\n下半。"


def test_what_is_set_aside_over_several_lines_is_given_back_once() -> None:
    made = printed([("a", "上半。\n"), ("hidden", "一\n二\n\n"), ("a", "下半。")])
    assert greyed(made) == ["一", "二"]
    assert [id for b in made for _span, id in b.set_aside] == ["", "s4"]


def test_every_reason_has_words() -> None:
    from typing import get_args

    assert set(reason_words()) == set(get_args(SetAsideReason))


@examples(150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "furniture", "page", "unread"]), st.text(alphabet="甲乙𠮷 \n", max_size=5)
        ),
        max_size=9,
    )
)
def test_every_character_of_the_piece_is_shown_once_in_order(parts: list[Part]) -> None:
    made = printed([("a", "头"), *parts])
    text = "".join(words for _whose, words in [("a", "头"), *parts])
    assert all(text[b.start : b.start + len(b.text)] == b.text for b in made)
    assert all(a.start + len(a.text) < b.start or not b.text or not a.text for a, b in pairwise(made))
    seen = {at for b in made for at in range(b.start, b.start + len(b.text))}
    at = 0
    for whose, words in [("a", "头"), *parts]:
        own = {k for k in range(at, at + len(words)) if text[k] != "\n"}
        assert whose != "a" or own <= seen
        assert whose != "b" or not {k for k in own if text[k].strip()} & seen
        at += len(words)
