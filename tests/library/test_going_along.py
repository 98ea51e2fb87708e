"""What a reader did to a piece goes where its text goes, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.library import Library
from reader.model.article import NewsArticle
from reader.model.errors import WrongRequest
from reader.model.summary import Collection

from .papers import STORIES, mark
from .test_left_behind import lived_in, of_one_file, said

Open = Callable[..., Library]
ALL, BIN = Collection(kind="all"), Collection(kind="removed")
LONG = ("长堤十日", tuple(f"第{k}日写的是堤上的另一件事，走到第{k * 7}根桩也没有写完。" for k in range(40)))


def listed(library: Library, which: Collection) -> list[str]:
    return [row.id for row in library.catalogue.list(which)]


@pytest.mark.parametrize("binned", [2, 4])
def test_of_a_story_printed_twice_the_one_that_nobody_removed_stays(library: Library, binned: int) -> None:
    twice = (STORIES[0], STORIES[2], STORIES[1], STORIES[2])
    issue = library.store(of_one_file(twice, "a"), name="p", origin="p").issue
    with library.deed("remove") as deed:
        deed.remove(f"{issue}-{binned}")
    seen = {s.headline for s in library.catalogue.list(ALL)}
    stored = library.store(of_one_file(twice[:3], "a"), name="p", origin="p", again=True)
    assert stored.status == "revised"
    assert {s.headline for s in library.catalogue.list(ALL)} == seen
    assert len(listed(library, ALL)) == 3
    assert listed(library, BIN) == []
    library.undo()
    assert listed(library, BIN) == [f"{issue}-{binned}"]


def test_a_long_text_is_not_read_because_a_short_one_in_it_was(library: Library) -> None:
    issue = library.store(of_one_file((STORIES[0], LONG, STORIES[3]), "a"), name="p", origin="p").issue
    with library.deed("read") as deed:
        deed.set_status(f"{issue}-3", read=True, bookmarked=True)
    joined = of_one_file((STORIES[0], (LONG[0], (*LONG[1], *STORIES[3][1]))), "a")
    library.store(joined, name="p", origin="p", again=True)
    assert said(library, f"{issue}-2") == (True, False, ())
    assert library.left_behind() == ()
    library.store(of_one_file((STORIES[0], LONG, STORIES[3]), "a"), name="p", origin="p")
    assert library.status(f"{issue}-3").read  # as it was read, should it come back


def test_marks_go_to_a_part_of_the_file_that_was_read_before(library: Library) -> None:
    first = library.store(of_one_file((STORIES[0], STORIES[3]), "a"), name="p", origin="p").issue
    second = of_one_file((STORIES[1], STORIES[2]), "a", part=1, day="2026-03-06")
    later = library.store(second, name="p", origin="p").issue
    note = lived_in(library, later, 2, "茶馆")
    library.store(of_one_file((STORIES[0], STORIES[2], STORIES[3]), "a"), name="p", origin="p", again=True)
    library.store(of_one_file(STORIES[1:2], "a", part=1, day="2026-03-06"), name="p", origin="p", again=True)
    assert library.left_behind() == ()
    (home,) = [a.id for a in library.imported(first).articles if a.headline == STORIES[2][0]]
    assert said(library, home) == (True, True, ("河",))
    (found,) = library.annotations([home])
    assert (found.id, found.exact, found.orphan) == (note.id, "茶馆", False)
    assert [(s.id, s.annotations) for s in library.catalogue.list(Collection(kind="bookmarked"))] == [(home, 1)]


def test_a_note_that_goes_back_is_counted_where_it_is(library: Library, opened: Open) -> None:
    issue = library.store(of_one_file((STORIES[0], STORIES[2]), "a"), name="p", origin="p").issue
    other = library.store(of_one_file((STORIES[1], STORIES[3]), "b", day="2026-03-06"), name="p", origin="p").issue
    with library.deed("note") as deed:
        deed.add_annotation(mark(library.imported(issue), 1, "茶馆", "记下"))
    library.store(of_one_file(STORIES[:1], "a"), name="p", origin="p", again=True)
    with library.deed("hand_over") as deed:
        deed.hand_over(f"{issue}-2", f"{other}-1")

    def counted() -> dict[str, int]:
        return {s.id: s.annotations for s in library.catalogue.list(ALL) if s.annotations}

    assert counted() == {f"{other}-1": 1}
    library.undo()
    assert counted() == {}
    library.redo()
    library.close()
    library = opened()
    assert counted() == {f"{other}-1": 1}
    library.undo()
    assert counted() == {}
    library.rebuild_catalogue()
    assert counted() == {}


@pytest.mark.parametrize("follows", [True, False], ids=["a machine that follows", "one that was switched off"])
def test_another_machine_counts_a_note_that_went_back_where_it_is(
    library: Library, opened: Open, tmp_path: Path, follows: bool
) -> None:
    def elsewhere() -> Library:
        return Library.open(library.folder, cache=tmp_path / "there" / "cache", config=tmp_path / "there" / "config")

    issue = library.store(of_one_file((STORIES[0], STORIES[2]), "a"), name="p", origin="p").issue
    other = library.store(of_one_file((STORIES[1], STORIES[3]), "b", day="2026-03-06"), name="p", origin="p").issue
    with library.deed("note") as deed:
        deed.add_annotation(mark(library.imported(issue), 1, "茶馆", "记下"))
    library.store(of_one_file(STORIES[:1], "a"), name="p", origin="p", again=True)
    with library.deed("hand_over") as deed:
        deed.hand_over(f"{issue}-2", f"{other}-1")
    there = elsewhere()
    for back in (1, 2):  # the hand-over; and the reading with it, which speaks of the note's issue
        there.refresh()
        assert [(s.id, s.annotations) for s in there.catalogue.list(ALL) if s.annotations] == [(f"{other}-1", 1)]
        if not follows:
            there.close()
        for _time in range(back):
            library.undo()
        if not follows:
            there = elsewhere()
        there.refresh()
        found = [(s.id, s.annotations) for s in there.catalogue.list(ALL) if s.annotations]
        assert found == [(s.id, s.annotations) for s in library.catalogue.list(ALL) if s.annotations]
        assert found == ([] if back == 1 else [(f"{issue}-2", 1)])
        for _time in range(back):
            library.redo()
    there.close()


def test_a_damaged_revision_that_is_not_shown_stops_nothing(library: Library, opened: Open) -> None:
    issue = library.store(of_one_file((STORIES[0], STORIES[2]), "a"), name="p", origin="p").issue
    lived_in(library, issue, 2, "茶馆")
    (old,) = library.folder.rglob(f"{issue}*.json")
    library.store(of_one_file((("另题", STORIES[0][1]), STORIES[2]), "a"), name="p", origin="p", again=True)
    library.close()
    old.chmod(0o644)
    old.write_bytes(old.read_bytes()[: old.stat().st_size // 2])
    library = opened()
    library.store(of_one_file(STORIES[:1], "a"), name="p", origin="p", again=True)
    (left,) = library.left_behind()
    moved = of_one_file(STORIES[1:3], "a", part=1, day="2026-03-06")
    day = library.store(moved, name="p", origin="p", again=True).issue
    assert said(library, f"{day}-2") == (True, True, ("河",))
    assert [(n.article, n.id, n.exact) for n in library.annotations()] == [(f"{day}-2", *left.annotations, "茶馆")]
    library.close()


def test_nothing_is_put_by_hand_on_what_lies_in_the_bin(library: Library) -> None:
    issue = library.store(of_one_file((STORIES[0], STORIES[2]), "a"), name="p", origin="p").issue
    other = library.store(of_one_file(STORIES[1:2], "b", day="2026-03-09"), name="p", origin="p").issue
    lived_in(library, issue, 2, "茶馆")
    library.store(of_one_file(STORIES[:1], "a"), name="p", origin="p", again=True)
    (left,) = library.left_behind()
    for target in (other, f"{other}-1"):
        with library.deed("remove") as deed:
            deed.remove(target)
        with pytest.raises(WrongRequest), library.deed("hand_over") as deed:
            deed.hand_over(left.article, f"{other}-1")
        with library.deed("recover") as deed:
            deed.recover(target)
    assert library.left_behind() == (left,)


def test_each_issue_of_a_source_is_read_once_while_the_source_is_read_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.library.whereabouts import Whereabouts

    days = [(STORIES[k], (f"散记{k}", (f"第{k}日风大，渡口停了{k + 3}回，人都在茶馆里等天晴。",))) for k in range(4)]
    parts = [of_one_file(two, "a", part=k, day=f"2026-03-0{k + 1}") for k, two in enumerate(days)]
    issues = [library.store(part, name="p", origin="p").issue for part in parts]
    for issue in issues:
        with library.deed("mark") as deed:
            deed.set_status(f"{issue}-2", bookmarked=True)
    put_together: list[int] = []
    ready = Whereabouts.__init__

    def counted(self: Whereabouts, pieces: Sequence[NewsArticle]) -> None:
        put_together.append(1)
        ready(self, pieces)

    monkeypatch.setattr(Whereabouts, "__init__", counted)
    for k, two in enumerate(days):
        library.store(of_one_file(two[:1], "a", part=k, day=f"2026-03-0{k + 1}"), name="p", origin="p", again=True)
    assert len(put_together) <= 3 * len(days)  # each as it is stored, and as another's sibling before and after
