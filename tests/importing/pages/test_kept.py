"""Where the type of a page stands is kept with its text: enough to understand the page anew, and little."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks._page_make_up import compose
from benchmarks._page_renderers import render
from benchmarks._page_scoring import score
from reader.importing import read_bytes, read_source, read_stored
from reader.importing.pages.kept import excerpt, kept_pages, marks_of, places
from reader.importing.reading import ImportResult
from reader.library import issue_text
from reader.model.issue import PublicationIssue
from reader.model.text import Span
from tests.importing.accounts import check_issue
from tests.importing.formats.test_pdf import column, document

FIRST = ["　　渡口的灯笼昨夜没有亮，", "撑船的人一早就到了岸边。"]


def imported(seed: int, kind: str) -> tuple[PublicationIssue, ...]:
    """Return what is read of an issue composed at random."""
    return read_bytes(render(compose(seed, kind), "plain"), name="page.pdf").issues


def stored_size(issue: PublicationIssue) -> int:
    """Return the bytes of an issue's files."""
    named = replace(issue, id="abcdefabcdef")
    return sum(len(data) for _r, data in issue_text.write(named, issue_text.Revision(issue=named.id)))


@pytest.mark.gui
@pytest.mark.parametrize("kind", ["modular", "flow", "upright", "spread", "several", "jump", "table"])
def test_kept_pages_are_understood_as_the_file_was(qapp: object, kind: str) -> None:
    own = compose(5000, kind)
    found = read_bytes(render(own, "plain"), name="page.pdf")
    again = ImportResult(source=found.source, issues=tuple(map(read_stored, found.issues)))
    for issue in again.issues:
        check_issue(issue)
        assert issue.source.layout
    before, after = score(own, found), score(own, again)
    assert {name: (before[name], after[name]) for name in before if after[name] < before[name] - 0.1} == {}


@pytest.mark.gui
def test_the_layout_is_a_small_share_of_the_issue_file(qapp: object) -> None:
    for issue in imported(5001, "several"):
        bare = replace(issue, source=replace(issue.source, layout=""))
        assert stored_size(issue) - stored_size(bare) < 0.15 * stored_size(issue)


def test_each_run_keeps_its_words_and_its_place() -> None:
    (issue,) = read_bytes(document([*column(50, FIRST), (50, 740, 24, "灯笼没有亮")]), name="a.pdf").issues
    (page,) = marks_of(issue.source.layout, issue.source.text)
    assert (page.width, page.height) == (595, 842)
    at = issue.source.text.index("撑船")
    ((sheet, box),) = places(issue.source.layout, [Span(at, at + 2)])
    assert sheet == 1
    assert (box.left, box.right, round(box.bottom - box.top)) == (50, 50 + 12 * 9, 9)
    assert {r.size for r in page.runs} == {9, 24}
    assert "".join(r.text for r in page.runs) == "".join(issue.source.text.split())


def test_the_layout_of_a_part_is_cut_as_its_text_is() -> None:
    (issue,) = read_bytes(document([*column(50, FIRST), (50, 740, 24, "灯笼没有亮")]), name="a.pdf").issues
    text = issue.source.text
    at = text.index("撑船")
    part = excerpt(issue.source.layout, [(Span(at, len(text)), -at)])
    ((_marks, _upright, placed),) = kept_pages(part)
    assert [text[at:][slice(*p.span)] for p in placed] == ["撑船的人一早就到了岸边。"]


@pytest.mark.parametrize(
    "wrong",
    ["", "[]", "{}", '{"v":2}', '{"v":1,"faces":[],"pages":[{"size":[1]}]}', "[" * 100_000,
     '{"v":1,"faces":[["",0]],"pages":[{"size":[9,9],"start":[99999],"length":[3],"left":[0],'
     '"width":[1],"bottom":[1],"styles":[[1,0,100,1]]}]}'],
)  # fmt: skip
def test_a_damaged_layout_is_no_layout(wrong: str) -> None:
    (issue,) = read_bytes(document(column(50, FIRST)), name="a.pdf").issues
    damaged = replace(issue, source=replace(issue.source, layout=wrong))
    with pytest.raises(ValueError, match=r"layout|Expecting|values to unpack"):
        marks_of(wrong, issue.source.text)
    assert read_stored(damaged).articles[0].body == read_stored(issue).articles[0].body


def test_the_kept_pages_are_json_of_numbers() -> None:
    (issue,) = read_bytes(document(column(50, FIRST)), name="a.pdf").issues
    kept = json.loads(issue.source.layout)
    assert kept["v"] == 1
    first, second = (issue.source.text.index(words) for words in ("渡口", "撑船"))
    assert kept["pages"][0]["start"] == [first, second - first]
    assert kept["pages"][0]["length"] == [11, 12]


def paged(number: int, headline: str) -> bytes:
    """Return a page of one day's paper."""
    head = f"青禾日报　2026年4月12日　第0{number}版"
    return document([(50, 800, 9, head), (50, 760, 24, headline), *column(50, FIRST * 4), *column(300, FIRST * 4)])


def test_pages_in_files_of_their_own_are_kept_together(tmp_path: Path) -> None:
    for number, headline in ((1, "灯笼没有亮"), (2, "面馆添了座位")):
        (tmp_path / f"0{number}版.pdf").write_bytes(paged(number, headline))
    (issue,) = read_source(tmp_path).issues
    check_issue(issue)
    assert len(marks_of(issue.source.layout, issue.source.text)) == 2
    again = read_stored(issue)
    assert [(a.headline, a.print_page) for a in again.articles] == [("灯笼没有亮", "1"), ("面馆添了座位", "2")]
    assert [a.body for a in again.articles] == [a.body for a in issue.articles]


def test_a_layout_that_lacks_a_page_is_not_read_from() -> None:
    (issue,) = read_bytes(paged(1, "灯笼没有亮"), name="a.pdf").issues
    text = issue.source.text
    part = excerpt(issue.source.layout, [(Span(0, text.index("撑船")), 0)])
    damaged = replace(issue, source=replace(issue.source, layout=part))
    assert "撑船" in "".join(a.body for a in read_stored(damaged).articles)
