"""An import of many sources can be searched when it ends; what goes wrong with that costs no import."""

from __future__ import annotations

import os
import pickle
import queue
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import Cancelled
from reader.search import SearchIndex
from reader.workspace import correcting, finding, importing, index_keeper, indexing, indexing_beside, removing
from reader.workspace.children.child import Child
from reader.workspace.children.speech import Message
from reader.workspace.session import Session, open_session
from tests.processes import below

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
    monkeypatch.setattr(indexing_beside, "CHILD", "nobody")  # it ends on the spot
    assert sum(o.articles for o in importing.import_paths(session, papers)) == len(papers)
    assert found(session) == len(papers)


def test_the_import_goes_on_when_the_other_process_is_killed(session: Session, papers: list[Path]) -> None:
    killed = []
    for k, _outcome in enumerate(importing.import_paths(session, papers)):
        if k == 3:
            killed = below(os.getpid(), f"--child {indexing_beside.CHILD}")
            for pid in killed:
                os.kill(pid, signal.SIGKILL)
    assert killed
    assert found(session) == len(papers)


class Keeper:
    """The process at whose hands the index in a folder is kept, spoken with as an import does."""

    def __init__(self, cache: Path) -> None:
        self.answers: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.child = Child(indexing_beside.CHILD, heard=self.answers.put, ended=lambda *_args: None)
        self.child.say({"cache": str(cache), "generation": "one"})

    def answer(self) -> tuple[bool, str | None]:
        line = self.answers.get(timeout=120).line
        return line["idle"], line["mark"]

    def take(self, first: int, last: int, removed: list[int], mark: str) -> tuple[bool, str | None]:
        pieces: list[indexing_beside.Piece] = [
            (row, 20261101, {"headline": f"第{row}座石桥"}, {}) for row in range(first, last)
        ]
        self.child.say({"removed": removed, "mark": mark}, pickle.dumps(pieces))
        return self.answer()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Keeper]:
    """Return the keeper of the index in `tmp_path`."""
    keeper = Keeper(tmp_path)
    assert keeper.answer() == (True, None)
    yield keeper
    keeper.child.end()


def _index(folder: Path) -> SearchIndex:
    return SearchIndex.open(folder / "index", source="one")


def test_what_was_handed_over_is_kept_when_the_import_wants_no_more(kept: Keeper, tmp_path: Path) -> None:
    assert kept.take(1, 4, [2], "one:1:3") == (True, "one:1:3")
    assert len(_index(tmp_path)) == 0
    kept.child.say({"stop": 1})
    kept.child.wait(120)
    assert (len(_index(tmp_path)), _index(tmp_path).mark) == (3, "one:1:3")


def test_much_is_put_in_force_on_the_way_and_all_of_it_when_asked(kept: Keeper, tmp_path: Path) -> None:
    assert kept.take(1, index_keeper.PUBLISHED + 1, [], "one:1:4") == (True, "one:1:4")
    assert len(_index(tmp_path)) == index_keeper.PUBLISHED
    assert kept.take(1, 1, [1], "one:2:9") == (True, "one:2:9")
    assert len(_index(tmp_path)) == index_keeper.PUBLISHED
    kept.child.say({"publish": 1})
    assert kept.answer() == (True, "one:2:9")
    assert len(_index(tmp_path)) == index_keeper.PUBLISHED - 1
