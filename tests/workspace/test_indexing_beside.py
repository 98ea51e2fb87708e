"""An import of many sources can be searched when it ends; what goes wrong with that costs no import."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from reader.model.errors import Cancelled
from reader.search import SearchIndex
from reader.workspace import correcting, finding, importing, indexing, indexing_beside, removing
from reader.workspace.session import Session, open_session

PAPER = """渡口报
2026年11月{day:02}日

第01版 要闻

# 第{day}座石桥

本报讯（记者祝小满）第{day}座石桥修好了，桥长三十七步。
"""


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Return so many papers that the index grows beside their import."""
    made = [tmp_path / f"{day}.txt" for day in range(1, importing.MANY + 6)]
    for day, path in enumerate(made, 1):
        path.write_text(PAPER.format(day=day), "utf-8")
    return made


def found(session: Session) -> int:
    return len(finding.find(session, "石桥", limit=None).hits)


def published(session: Session) -> int:
    """Return how many pieces anybody who opens the index finds in it."""
    return len(indexing.open_index(session.library))


def test_many_papers_can_be_found_when_they_are_in(session: Session, papers: list[Path]) -> None:
    assert [o.status for o in importing.import_paths(session, papers)] == ["imported"] * len(papers)
    assert published(session) == len(papers)
    session.most_at_once = 1
    assert found(session) == len(papers)
    assert session.index_is_complete


def test_an_index_in_use_takes_over_what_was_made_beside(session: Session, papers: list[Path]) -> None:
    list(importing.import_paths(session, papers[:2]))
    assert found(session) == 2
    list(importing.import_paths(session, papers))
    generation = session.index.generation
    assert generation == indexing.open_index(session.library).generation  # moved on, and not made a second time
    assert found(session) == len(papers)


def test_revisions_and_removed_pieces_are_followed(session: Session, papers: list[Path]) -> None:
    first = next(iter(importing.import_paths(session, papers[:1])))
    assert first.issue is not None
    removing.remove(session, first.issue)
    papers[1].write_text(PAPER.format(day=2).replace("三十七", "四十"), "utf-8")
    for outcome in importing.import_paths(session, papers[1:]):
        if outcome.date_published == "2026-11-05":
            assert outcome.issue is not None
            correcting.set_field(session, f"{outcome.issue}-1", "headline", "第五座木桥")
    assert published(session) == len(papers) - 1
    assert len(finding.find(session, "木桥", limit=None).hits) == 1


def test_where_another_process_keeps_the_index_it_is_left_to_it(session: Session, papers: list[Path]) -> None:
    with indexing.keeper(session.library.cache_folder) as kept:
        assert kept
        assert sum(o.articles for o in importing.import_paths(session, papers)) == len(papers)
        assert published(session) == 0
    assert found(session) == len(papers)


def test_an_index_far_behind_is_left_for_later(
    session: Session, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    list(importing.import_paths(session, papers[:3]))
    monkeypatch.setattr(indexing, "MANY", 2)
    list(importing.import_paths(session, papers))
    assert published(session) == 0
    indexing.complete(session)
    assert found(session) == len(papers)


def test_stopping_keeps_what_is_in_and_nothing_half(session: Session, papers: list[Path], tmp_path: Path) -> None:
    stored: list[str] = []
    coming = importing.import_paths(session, papers, cancelled=lambda: len(stored) == 5)
    with pytest.raises(Cancelled):
        stored.extend(outcome.status for outcome in coming)
    assert len(session.library.issue_ids()) == 5
    assert found(session) == 5
    with open_session(tmp_path / "library") as other:
        assert found(other) == 5


def test_the_import_goes_on_when_the_other_process_ends(
    session: Session, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing_beside, "keep_index", int)  # it fails on the spot: no such arguments
    assert sum(o.articles for o in importing.import_paths(session, papers)) == len(papers)
    assert found(session) == len(papers)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Connection]:
    """Return the end of a pipe at whose other end the index in `tmp_path` is kept."""
    own, other = Pipe()
    thread = threading.Thread(target=indexing_beside.keep_index, args=(other, tmp_path, "one"))
    thread.start()
    assert own.recv() == (True, None)
    yield own
    own.close()
    thread.join()


def _pieces(first: int, last: int) -> list[indexing_beside.Piece]:
    return [(row, 20261101, {"headline": f"第{row}座石桥"}, {}) for row in range(first, last)]


def _index(folder: Path) -> SearchIndex:
    return SearchIndex.open(folder / "index", source="one")


def test_what_was_handed_over_is_kept_when_the_importing_process_is_gone(kept: Connection, tmp_path: Path) -> None:
    kept.send((_pieces(1, 4), [2], "one:1:3"))
    assert kept.recv() == (True, "one:1:3")
    kept.close()
    with indexing.keeper(tmp_path, patience=10) as free:
        assert free
    assert (len(_index(tmp_path)), _index(tmp_path).mark) == (3, "one:1:3")


def test_much_is_put_in_force_on_the_way(kept: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing_beside, "PUBLISHED", 3)
    kept.send((_pieces(1, 5), [], "one:1:4"))
    assert kept.recv() == (True, "one:1:4")
    assert len(_index(tmp_path)) == 4
    kept.send(([], [1], "one:2:9"))
    assert kept.recv() == (True, "one:2:9")
    kept.send(None)
    assert kept.recv() == (True, "one:2:9")
    assert len(_index(tmp_path)) == 3
