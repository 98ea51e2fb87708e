"""What a reader does is kept, listed, taken back and noticed by others."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from reader.library import Filters, Library
from reader.model.correction import Correction
from reader.model.errors import NewerFormat, NotALibrary, NotFound, NothingToUndo, ReadOnlyLibrary, WrongRequest
from reader.model.summary import Changes, Collection

from .papers import STORIES, mark, paper, with_repair

Open = Callable[..., Library]
ALL = Collection(kind="all")


def stored(library: Library) -> str:
    return library.store(with_repair(paper()), name="p.txt", origin="file").issue


def test_a_stored_issue_comes_back_as_it_was(library: Library) -> None:
    issue = stored(library)
    back = library.imported(issue)
    assert back.source == with_repair(paper()).source
    assert [a.id for a in back.articles] == [f"{issue}-{k}" for k in (1, 2, 3, 4)]
    assert [a.body for a in back.articles] == [a.body for a in paper().articles]
    assert back.articles[0].repairs == with_repair(paper()).articles[0].repairs
    assert back.set_aside == paper().set_aside


def test_the_same_source_twice_is_unchanged_and_writes_nothing(library: Library) -> None:
    stored(library)
    before = sorted(p.stat().st_size for p in library.folder.rglob("*"))
    again = library.store(with_repair(paper()), name="other.txt", origin="paste")
    assert again.status == "unchanged"
    assert sorted(p.stat().st_size for p in library.folder.rglob("*")) == before


def test_equal_imports_give_equal_bytes_on_every_machine(opened: Open) -> None:
    files = []
    for machine in ("one", "other"):
        library = opened(machine, machine=machine)
        library.store(paper(), name=f"{machine}.txt", origin=machine)
        files.append({p.name: p.read_bytes() for p in (library.folder / "issues").rglob("*.json")})
    assert files[0] == files[1]


def test_an_issue_file_opens_with_unmodified_tinydb(library: Library) -> None:
    issue = stored(library)
    (path,) = (library.folder / "issues").rglob("*.json")
    assert path.parent.name == "2026"
    assert path.parent.parent.name == "柳湾报"
    with TinyDB(path, access_mode="r", encoding="utf-8") as db:
        assert db.tables() == {"meta", "articles", "source"}
        assert db.table("meta").all()[0]["issue"] == issue
        assert [a["headline"] for a in db.table("articles")] == [s[0] for s in STORIES]
        assert db.table("source").all()[0]["text"] == paper().source.text


def test_one_deed_is_one_line_and_all_lists_follow(library: Library) -> None:
    issue = stored(library)
    first, second = f"{issue}-1", f"{issue}-2"
    told: list[Changes] = []
    library.subscribe(told.append)
    (segment,) = (library.folder / "journal").iterdir()
    before = segment.read_bytes().count(b"\n")
    with library.deed("bookmark", first, second) as deed:
        for article in (first, second):
            deed.set_status(article, bookmarked=True)
            deed.add_tag(article, "河")
    assert segment.read_bytes().count(b"\n") == before + 1
    assert told == [Changes(status=frozenset({first, second}))]
    assert [s.id for s in library.catalogue.list(Collection(kind="bookmarked"))] == [first, second]
    assert library.catalogue.count(Collection(kind="tag", path=("河",))) == (2, 2)
    assert library.status(first).tags == ("河",)
    assert library.status(f"{issue}-3").bookmarked is False


def test_a_deed_that_fails_leaves_everything_as_it_was(library: Library) -> None:
    issue = stored(library)
    with pytest.raises(ValueError), library.deed("bookmark") as deed:  # noqa: PT012 - the fault comes after a change
        deed.set_status(f"{issue}-1", bookmarked=True)
        raise ValueError
    with pytest.raises(WrongRequest), library.deed("bookmark") as deed:
        deed.set_status(f"{issue}-1", loved=True)
    assert library.status(f"{issue}-1").bookmarked is False
    assert [d.label for d in library.history()] == ["import"]


def test_nothing_is_written_where_nothing_changes(library: Library) -> None:
    issue = stored(library)
    for _ in range(2):
        with library.deed("read", f"{issue}-1") as deed:
            deed.set_status(f"{issue}-1", read=True)
            deed.remove_tag(f"{issue}-1", "没有")
    assert [d.label for d in library.history()] == ["read", "import"]


def test_undo_and_redo_over_several_deeds_and_processes(library: Library, opened: Open) -> None:
    issue = stored(library)
    article = f"{issue}-1"
    with library.deed("bookmark", article) as deed:
        deed.set_status(article, bookmarked=True)
    with library.deed("annotate", article) as deed:
        note = deed.add_annotation(mark(library.imported(issue), 0, "许多人", "谁？"))
    with library.deed("change", article) as deed:
        deed.change_annotation(note.id, note="后来知道了", color="people")
    other = opened()
    assert other.undo().label == "change"
    assert other.annotations([article])[0].note == "谁？"
    assert other.undo().label == "annotate"
    library.refresh()
    assert library.annotations() == ()
    assert library.redo().label == "annotate"
    assert library.redo().label == "change"
    assert [(a.note, a.color) for a in library.annotations()] == [("后来知道了", "people")]
    with pytest.raises(NothingToUndo):
        library.redo()
    for label in ("change", "annotate", "bookmark", "import"):
        assert library.undo().label == label
    with pytest.raises(NothingToUndo):
        library.undo()
    assert library.catalogue.count(ALL) == (0, 0)


def test_the_name_of_the_next_deed_costs_nothing_more_where_it_touched_much(library: Library) -> None:
    issue = stored(library)
    few, many = [f"{issue}-1"], [f"{issue}-{n}" for n in range(1, len(library.current(issue).issue.articles) + 1)]
    assert len(many) > 2

    def calls(ask: Callable[[], object]) -> int:
        made = 0

        def count(_frame: object, event: str, _what: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(count)
        try:
            ask()
        finally:
            sys.setprofile(None)
        return made

    needed: list[list[int]] = []
    for articles in (few, many):
        with library.deed("bookmark", few[0]) as deed:
            for article in articles:
                deed.set_status(article, bookmarked=True)
        undo = calls(library.next_undo)
        library.undo()
        needed.append([undo, calls(library.next_redo)])
    one_more_deed = 12  # the list itself is longer by one
    assert all(more <= less + one_more_deed for less, more in zip(*needed, strict=True))


def test_the_next_deeds_to_take_back_and_to_do_again_are_told(library: Library) -> None:
    issue = stored(library)
    with library.deed("bookmark", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    named = library.next_undo()
    assert (named.label, named.subjects) == ("bookmark", (f"{issue}-1",)) if named else False
    assert library.next_redo() is None
    library.undo()
    again = library.next_redo()
    assert again is not None
    assert again.label == "bookmark"


def test_a_new_deed_ends_redo(library: Library) -> None:
    issue = stored(library)
    with library.deed("read", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", read=True)
    library.undo()
    with library.deed("read", f"{issue}-2") as deed:
        deed.set_status(f"{issue}-2", read=True)
    with pytest.raises(NothingToUndo):
        library.redo()


def test_what_reading_leaves_behind_is_kept_but_not_in_the_history(library: Library) -> None:
    issue = stored(library)
    with library.deed("stop", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", reading_position=7, opened="2026-03-06T08:00:00+08:00")
    assert library.status(f"{issue}-1").reading_position == 7
    assert [d.label for d in library.history()] == ["import"]
    assert [s.id for s in library.catalogue.list(Collection(kind="recent"))] == [f"{issue}-1"]


def test_undoing_a_repair_is_seen_in_text_list_and_documents(library: Library, opened: Open) -> None:
    issue = stored(library)
    library.catalogue.tree()
    documents = library.catalogue.documents()
    imported = library.imported(issue)
    repair = imported.articles[0].repairs[0]
    with library.deed("undo_repair", f"{issue}-1") as deed:
        made = deed.add_correction(
            Correction(id="", issue=issue, article=f"{issue}-1", kind="undo_repair", value=repair.id)
        )
    assert library.corrections(issue)[0].id == made.id
    assert library.article(f"{issue}-1").body[repair.start] == "."
    assert library.catalogue.list(ALL)[0].snippet[repair.start] == "."
    again = library.catalogue.documents(documents.mark)
    assert not again.whole
    assert next(d for d in again.documents if d.id == f"{issue}-1").fields["body"][repair.start] == "."
    assert opened().article(f"{issue}-1").body[repair.start] == "."


def test_split_and_merge_change_the_rows(library: Library) -> None:
    issue = stored(library)
    body = library.imported(issue).articles[0].body
    with library.deed("split") as deed:
        deed.add_correction(
            Correction(id="", issue=issue, article=f"{issue}-1", kind="split", start=body.index("他们"))
        )
    part = f"{issue}-1.{body.index('他们')}"
    assert part in {s.id for s in library.catalogue.list(ALL)}
    with library.deed("merge") as deed:
        deed.add_correction(Correction(id="", issue=issue, article=part, kind="merge", value=f"{issue}-2"))
    assert part not in {s.id for s in library.catalogue.list(ALL)}
    assert library.article(part).id == f"{issue}-2"
    with pytest.raises(NotFound):
        library.article(f"{issue}-9")


def test_another_process_notices_and_both_may_write(library: Library, opened: Open) -> None:
    issue = stored(library)
    other = opened()
    assert [s.id for s in other.catalogue.list(ALL)] == [s.id for s in library.catalogue.list(ALL)]
    assert not other.refresh()
    told: list[Changes] = []
    other.subscribe(told.append)
    with library.deed("read", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", read=True)
    with other.deed("bookmark", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    assert f"{issue}-1" in library.refresh().status
    other.refresh()
    assert any(f"{issue}-1" in t.status for t in told)
    for one in (library, other):
        assert (one.status(f"{issue}-1").read, one.status(f"{issue}-1").bookmarked) == (True, True)
        summary = one.catalogue.list(ALL)[0]
        assert (summary.read, summary.bookmarked) == (True, True)
    new = other.store(paper(STORIES[:1], day="2026-03-06"), name="q", origin="file").issue
    assert library.refresh().articles == {f"{new}-1"}


def test_removal_recovery_and_import_of_what_was_removed(library: Library) -> None:
    issue = stored(library)
    with library.deed("remove", f"{issue}-2") as deed:
        deed.remove(f"{issue}-2")
    assert library.catalogue.count(ALL) == (3, 3)
    assert [s.id for s in library.catalogue.list(Collection(kind="removed"))] == [f"{issue}-2"]
    with library.deed("remove", issue) as deed:
        deed.remove(issue)
    assert library.issue_ids() == ()
    assert library.status(f"{issue}-1").removed
    assert library.catalogue.count(ALL) == (0, 0)
    assert library.store(with_repair(paper()), name="p", origin="file").status == "imported"
    assert library.issue_ids() == (issue,)
    assert library.catalogue.count(ALL) == (3, 3)
    with library.deed("recover", f"{issue}-2") as deed:
        deed.recover(f"{issue}-2")
    assert library.catalogue.count(ALL) == (4, 4)


def test_a_read_only_library_is_never_written_to(library: Library, opened: Open) -> None:
    issue = stored(library)
    library.close()
    before = {p: (p.stat().st_mtime_ns, p.is_file() and p.read_bytes()) for p in library.folder.rglob("*")}
    only = opened(read_only=True, machine="elsewhere")
    assert only.catalogue.count(ALL) == (4, 4)
    assert only.article(f"{issue}-1").headline == STORIES[0][0]
    with pytest.raises(ReadOnlyLibrary), only.deed("read") as deed:
        deed.set_status(f"{issue}-1", read=True)
    with pytest.raises(ReadOnlyLibrary):
        only.store(paper(day="2026-04-01"), name="x", origin="x")
    only.refresh()
    only.close()
    assert {p: (p.stat().st_mtime_ns, p.is_file() and p.read_bytes()) for p in library.folder.rglob("*")} == before


def test_other_folders_are_left_alone(tmp_path: Path, opened: Open) -> None:
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "letter.txt").write_text("x")
    with pytest.raises(NotALibrary):
        opened("strange")
    assert [p.name for p in strange.iterdir()] == ["letter.txt"]
    with pytest.raises(NotFound):
        opened("nothing", read_only=True)
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "library.json").write_text(json.dumps({"format": "baojia-library", "version": 99, "id": "x"}))
    with pytest.raises(NewerFormat):
        opened("newer")


def test_filters_facets_and_orders(library: Library) -> None:
    issue = stored(library)
    later = library.store(paper(STORIES[:2], newspaper="新渡报", day="2026-04-02"), name="q", origin="file").issue
    catalogue = library.catalogue
    rows = {s.id: s.row for s in catalogue.list(ALL)}
    assert list(rows) == [f"{later}-1", f"{later}-2", *(f"{issue}-{k}" for k in (1, 2, 3, 4))]
    named = catalogue.row_numbers(Filters(names=("柳青",), newspapers=("柳湾报",)))
    assert list(named) == [rows[f"{issue}-1"]]
    page = catalogue.row_numbers(filters=[("page", "第02版", False), ("newspaper", "渡", True)], sort="printed")
    assert [s.id for s in catalogue.summaries(page)] == [f"{issue}-3", f"{issue}-4"]
    assert len(catalogue.row_numbers(filters=[("date", "2026-04", False)])) == 2
    assert len(catalogue.row_numbers(filters=[("date", "2026-03-01..2026-03-31", False)])) == 4
    with pytest.raises(WrongRequest):
        catalogue.row_numbers(filters=[("date", "昨天", False)])
    facets = catalogue.facets(catalogue.row_numbers(ALL))
    assert facets.newspapers == (("柳湾报", 4), ("新渡报", 2))
    assert facets.names == (("柳青", 2),)
    assert dict(facets.categories) == {("河边",): 3, ("",): 3}
    by_name = [s.headline for s in catalogue.list(ALL, sort="headline")]
    assert by_name[0] == STORIES[0][0]
    assert by_name[-1] == STORIES[2][0]
    oldest = [s.id for s in catalogue.list(ALL, sort="date_ascending")]
    assert oldest[0] == f"{issue}-1"


def test_the_tree_counts_what_the_lists_show(library: Library) -> None:
    issue = stored(library)
    with library.deed("save_search") as deed:
        deed.save_search("柳树", "柳树 报:柳湾报")
    nodes = {(n.collection.kind, n.collection.path): n for n in library.catalogue.tree()}
    assert nodes["all", ()].count == 4
    assert nodes["section", ("",)].count == 2
    assert nodes["search", ("柳树 报:柳湾报",)].label == "柳树"
    newspaper = nodes["newspaper", ("柳湾报",)]
    (year,) = newspaper.children
    (day,) = year.children
    assert (year.label, day.label, day.collection.path[2]) == ("2026", "2026-03-05", issue)
    assert [(p.label, p.count) for p in day.children] == [("1 要闻", 2), ("2 生活", 2)]
    for node in (newspaper, year, day, *day.children):
        assert library.catalogue.count(node.collection) == (node.count, node.unread)


def test_three_processes_at_once_lose_nothing(library: Library, tmp_path: Path) -> None:
    issue = stored(library)
    script = (
        "import sys; from pathlib import Path; from reader.library import Library\n"
        "library = Library.open(Path(sys.argv[1]), cache=Path(sys.argv[2]), config=Path(sys.argv[3]))\n"
        "for k in range(20):\n"
        "    with library.deed('tag') as deed: deed.add_tag(sys.argv[4], f'{sys.argv[5]}{k}')\n"
        "library.close()\n"
    )
    places = [str(library.folder), str(tmp_path / "here" / "cache"), str(tmp_path / "here" / "config")]
    running = [
        subprocess.Popen([sys.executable, "-c", script, *places, f"{issue}-1", name], stderr=subprocess.PIPE)
        for name in "ab"
    ]
    for k in range(20):
        with library.deed("tag") as deed:
            deed.add_tag(f"{issue}-1", f"c{k}")
        library.refresh()
    for process in running:
        _out, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors.decode()
    library.refresh()
    expected = tuple(sorted(f"{name}{k}" for name in "abc" for k in range(20)))
    assert library.status(f"{issue}-1").tags == expected
    assert library.catalogue.list(ALL)[0].tags == expected
    assert list(library.check()) == []
