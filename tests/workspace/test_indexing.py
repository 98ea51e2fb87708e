"""The index is brought up to date in portions, by one process for another, and answers meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import Cancelled
from reader.workspace import finding, importing, indexing
from reader.workspace.session import Session, open_session

PAPER = """渡口报
2026年11月{day:02}日

第01版 要闻

# 第{day}座石桥

本报讯（记者祝小满）第{day}座石桥修好了，桥长三十七步。
"""


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[Session]:
    """Return a library of twenty papers of one piece."""
    with open_session(tmp_path / "library") as session:
        for day in range(1, 21):
            text = PAPER.format(day=day)
            assert [o.status for o in importing.import_text(session, text, name=f"{day}")] == ["imported"]
        yield session


def found(session: Session) -> int:
    return len(finding.find(session, "石桥", limit=None).hits)


def test_little_is_indexed_on_the_way_and_much_is_left(papers: Session, tmp_path: Path) -> None:
    papers.most_at_once = 5
    assert found(papers) == 0
    assert not papers.index_is_complete
    with open_session(tmp_path / "library") as other:
        other.most_at_once = 1
        steps: list[tuple[int, int]] = []
        indexing.complete(other, progress=lambda *n: steps.append(n), published=True)
        assert steps[-1] == (20, 20)
    assert found(papers) == 20
    assert papers.index_is_complete


def test_the_newest_can_be_found_before_all_is_indexed(
    papers: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "FIRST", 4)
    papers.most_at_once = 2
    with open_session(tmp_path / "library") as other:
        other.most_at_once = 2
        with pytest.raises(Cancelled):
            indexing.complete(other, cancelled=lambda: True, published=True)
    days = {h.summary.date_published for h in finding.find(papers, "石桥", limit=None).hits}
    assert days == {f"2026-11-{day:02}" for day in range(17, 21)}
    assert not papers.index_is_complete
    with open_session(tmp_path / "library") as other:
        other.most_at_once = 2
        indexing.complete(other, published=True)
    assert found(papers) == 20


def test_what_is_added_stays_when_it_is_stopped(
    papers: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(papers) == 20
    for day in range(21, 29):
        list(importing.import_text(papers, PAPER.format(day=day), name=f"{day}"))
    monkeypatch.setattr(indexing, "BATCH", 3)
    papers.most_at_once = 2
    with open_session(tmp_path / "library") as other:
        other.most_at_once = 2
        steps: list[tuple[int, int]] = []
        with pytest.raises(Cancelled):
            indexing.complete(
                other, progress=lambda *n: steps.append(n), cancelled=lambda: len(steps) == 3, published=True
            )
    assert found(papers) == 28  # six were added, the last two are few enough to add here
