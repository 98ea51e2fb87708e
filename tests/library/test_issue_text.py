"""Issue files: what is kept in memory of an issue just stored is what its file would give."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.importing import read_text
from reader.library import Library, issue_text, model_json
from reader.model.article import Paragraph
from reader.model.cells import cells_of
from reader.model.issue import Doubt, PublicationIssue
from reader.model.packed_repairs import PackedRepairs
from reader.model.text import Span

from .papers import paper, with_repair

Open = Callable[..., Library]
MANY = tuple((f"第{k}条消息", (f"这是第{k}条，说的是第{k}座桥。",)) for k in range(1, 1205))
LONG = tuple((f"第{k}条长消息", ("桥上的灯一盏一盏亮起来。" * 900,)) for k in range(1, 150))


def _doubtful() -> PublicationIssue:
    issue = with_repair(paper())
    doubts = (
        Doubt(id="d0", kind="date", message="没有印日期。", confidence=0.0),
        Doubt(id="d9", kind="boundary", message="从哪里开始不一定对。", confidence=0.5, article="2", span=Span(9, 12)),
    )
    return replace(issue, doubts=doubts, source=replace(issue.source, undecodable=((3, "ff"), (7, "81"))))


def _half_pair() -> PublicationIssue:
    issue = paper()
    broken = replace(issue.articles[0], headline="半个\ud83d字")
    source = replace(issue.source, text=issue.source.text + "\ud83d")
    return replace(issue, articles=(broken, *issue.articles[1:]), source=source)


def _mended() -> PublicationIssue:
    """Return an issue whose repairs and texts hold what JSON has to escape."""
    issue = with_repair(paper())
    (repair,) = issue.articles[0].repairs
    odd = [
        replace(repair, id='r"1', rule='"repairs":0', original="\\\n\t\x00\ud83d", result="\u2028\U0001f30a"),
        replace(repair, confidence=1e-07, source=None, undone=True),
        replace(repair, confidence=1, field="headline"),
    ]
    article = replace(issue.articles[0], repairs=(repair, *odd), headline='"repairs":0')
    return replace(issue, articles=(article, *issue.articles[1:]))


@pytest.mark.parametrize("issue", [paper(()), _doubtful(), _half_pair(), _mended(), paper(MANY), paper(LONG)])
def test_an_issue_just_stored_is_what_its_files_say(issue: PublicationIssue, library: Library, opened: Open) -> None:
    own = library.store(issue, name="p.txt", origin="o").issue
    again = opened()
    assert library.imported(own) == again.imported(own)
    assert library.revisions(own) == again.revisions(own)
    assert len(library.imported(own).articles) == len(issue.articles)
    assert list(again.check()) == []
    assert again.store(issue, name="p.txt", origin="o").status == "unchanged"


def test_repairs_are_written_as_everything_else_is() -> None:
    for article in _mended().articles:
        made = "".join(model_json.piece(article))
        assert made == model_json.PRINTED.encode(model_json.bare(article, skip=("issue",)))


def _spaced(words: int) -> PublicationIssue:
    """Return an issue of one piece whose text has a repair a word."""
    (issue,) = read_text("春 " * words, name="p.txt").issues
    return issue


def test_packed_repairs_are_stored_without_being_made(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    issue, made = _spaced(4000), 0
    assert isinstance(issue.articles[0].repairs, PackedRepairs)
    read = PackedRepairs.__getitem__

    def counted(own: PackedRepairs, at: int) -> object:
        nonlocal made
        made += 1
        return read(own, at)

    with monkeypatch.context() as patch:
        patch.setattr(PackedRepairs, "__getitem__", counted)
        stored = library.store(issue, name="p.txt", origin="o").issue
    assert made < 10
    assert [r.original for r in library.imported(stored).articles[0].repairs] == [" "] * 3999


def test_a_large_file_is_written_in_little_more_than_its_own_room() -> None:
    issue = replace(_spaced(12_000), id="0123456789ab")
    tracemalloc.start()
    try:
        sizes = [len(data) for _revision, data in issue_text.write(issue, issue_text.Revision(issue=issue.id))]
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert max(sizes) > 1_500_000
    assert most < 2 * max(sizes)


def _tabled() -> PublicationIssue:
    issue = paper(MANY[:1])
    (article,) = issue.articles
    rows = (
        Paragraph(text="队\t分", source=Span(0, 3), cells=cells_of("队\t分"), table=1, header=True),
        Paragraph(text="6", source=Span(0, 1), cells=cells_of("6", 1), table=1),
    )
    return replace(issue, articles=(replace(article, paragraphs=rows),))


def test_cells_come_back_from_the_file_and_from_a_damaged_one_only_where_they_fit(opened: Open) -> None:
    library = opened()
    issue = library.store(_tabled(), name="p", origin="o").issue
    wanted = library.imported(issue).articles[0].paragraphs
    (file,) = (library.folder / "issues").rglob("*.json")
    _revision, tables = issue_text.read(file.read_bytes())
    assert issue_text.assemble([tables]).articles[0].paragraphs == wanted == _tabled().articles[0].paragraphs
    rows = tables["articles"]["1"]["paragraphs"]
    assert rows[1] == {"text": "6", "source": [0, 1], "cells": [[0, 0], [0, 1]], "table": 1}
    for wrong in ([[0, 9]], "x", [[1, 0]], [3]):
        rows[1]["cells"] = wrong
        assert issue_text.assemble([tables]).articles[0].paragraphs[1].cells == ()
