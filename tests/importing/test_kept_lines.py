"""Lines that a format told of: kept with the text, so that the issue is read again as the file was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importing import read_bytes
from reader.importing.lines.kept import excerpt_of_lines, is_of_lines, keep_lines, kept_lines
from reader.importing.lines.line import Line, PrintedText
from reader.importing.rereading import read_stored
from reader.model.issue import PublicationIssue
from reader.model.text import Span
from tests.examples import examples

TEXT = "渡口灯会照常\n　　灯会照常开，船工都来了，天黑以前就点灯。\n又添一座浮桥\n　　桥上可以走车了，昨天试过三回。\n"


def _lines() -> st.SearchStrategy[tuple[Line, ...]]:
    def made(parts: list[tuple[int, int, Line]]) -> tuple[Line, ...]:
        lines, at = [], 0
        for step, length, line in parts:
            start, at = at + step, at + step + length
            cuts = (Span(start, start + 1),) if length > 2 and line.bold else ()
            lines.append(replace(line, start=start, end=at, cuts=cuts))
        return tuple(lines)

    line = st.builds(
        Line, start=st.just(0), end=st.just(1), gap=st.integers(0, 3), indent=st.sampled_from([0.0, 2.0, 1.5]),
        level=st.integers(0, 6), bold=st.booleans(), opens=st.sampled_from([None, True, False]), wraps=st.booleans(),
        size=st.sampled_from([1.0, 1.25]), role=st.sampled_from([None, "headline", "row", "caption"]),
        sheet=st.integers(0, 2), row=st.integers(0, 3), before=st.integers(0, 2),
    )  # fmt: skip
    return st.lists(st.tuples(st.integers(0, 4), st.integers(1, 9), line), min_size=1, max_size=12).map(made)


@examples(60)
@given(_lines())
def test_lines_come_back_as_they_were_kept(lines: tuple[Line, ...]) -> None:
    printed = PrintedText(text="字" * 200, lines=lines, newspaper="渡口报", page="3")
    assert kept_lines(keep_lines(printed), printed.text) == printed


def test_a_part_keeps_its_own_lines() -> None:
    lines = (Line(start=0, end=6, level=1), Line(start=9, end=29, opens=True), Line(start=30, end=36, bold=True))
    whole = keep_lines(PrintedText(text=TEXT, lines=lines))
    part = kept_lines(excerpt_of_lines(whole, TEXT, [(Span(30, len(TEXT)), -30)]), TEXT[30:])
    assert part.lines == (Line(start=0, end=6, bold=True),)


def _issue(data: bytes, name: str) -> PublicationIssue:
    (issue,) = read_bytes(data, name=name).issues
    return issue


def _nameless(issue: PublicationIssue) -> PublicationIssue:
    return replace(issue, id="", articles=tuple(replace(a, id="") for a in issue.articles))


PAGE = (
    "<html><body><p>渡口报　2024年5月6日　星期一</p>"
    + "".join(
        f"<h2>{head}</h2><p>本报讯（记者　褚立人）{body}</p><p>{body}<b>又说了一回</b>，船工都记下了。</p>"
        for head, body in (
            ("渡口灯会今晚照常", "灯会照常开，船工都来了，天黑以前就点灯，岸上的人等了一个下午。"),
            ("老桥边又添一座浮桥", "桥上可以走车了，昨天试过三回，老人和孩子先过，担子后过。"),
            ("夜校今年多收二十人", "夜校的灯一直亮到十点，教室里坐不下的人就站在窗外听。"),
        )
    )
    + "<table><tr><td>村名</td><td>户数</td></tr><tr><td>上渡</td><td>31</td></tr>"
    "<tr><td>下渡</td><td>42</td></tr></table>"
    "</body></html>"
).encode()


def test_what_is_read_again_is_what_the_file_was_read_as() -> None:
    issue = _issue(PAGE, "报.html")
    assert is_of_lines(issue.source.layout)
    assert len(issue.articles) == 3
    assert _nameless(read_stored(issue)) == _nameless(issue)


def test_a_headline_that_only_its_level_tells_is_found_again() -> None:
    issue = _issue(PAGE, "报.html")
    broken = replace(issue, articles=issue.articles[:1])  # as rules might have read it that saw one piece
    assert [a.headline for a in read_stored(broken).articles] == [a.headline for a in issue.articles]
    without = replace(broken, source=replace(issue.source, layout=""))
    assert len(read_stored(without).articles) == 1


def test_the_layout_is_a_small_share_of_the_text() -> None:
    issue = _issue(PAGE, "报.html")
    assert (
        len(issue.source.layout) < 0.15 * len(issue.source.text.encode()) * 3
    )  # the file holds each word twice and more


_PLAIN = [0, 0, 0, 0, 0, 0, 1, "", 0, 1]
WRONG: list[object] = [
    [],
    {"v": 1, "lines": []},
    {"v": 2, "lines": {}},
    {"v": 1, "lines": {"start": [0]}},
    {"v": 1, "lines": {"start": [900], "length": [3], "styles": [_PLAIN]}},
    {"v": 1, "lines": {"start": [0], "length": [3], "styles": [[0, 0, 0, 0, 9, 0, 1, "", 0, 1]]}},
    {"v": 1, "lines": {"start": [0], "length": [3], "styles": [[0, 0, 0, 0, 0, 0, 1, "king", 0, 1]]}},
]


@pytest.mark.parametrize("wrong", ["", *(json.dumps(w, separators=(",", ":")) for w in WRONG)])
def test_a_damaged_layout_is_no_layout(wrong: str) -> None:
    with pytest.raises(ValueError):
        kept_lines(wrong, TEXT)
    issue = _issue(PAGE, "报.html")
    assert len(read_stored(replace(issue, source=replace(issue.source, layout=wrong))).articles) == 3


def test_words_outside_the_text_are_kept() -> None:
    kept = json.loads(
        keep_lines(PrintedText(text=TEXT, lines=(Line(start=0, end=6),), date="2024-05-06", page_name="乡村"))
    )
    assert kept["lines"]["told"] == {"date": "2024-05-06", "page_name": "乡村"}
