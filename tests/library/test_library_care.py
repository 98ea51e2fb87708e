"""Backup, restore, check, repair, export, the bin: nothing is lost, and nothing expires by itself."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from reader.library import Library, Problem, catalogue_schema
from reader.model.errors import LibraryError, NotFound
from reader.model.summary import Collection

from .papers import STORIES, mark, paper

Open = Callable[..., Library]
ALL = Collection(kind="all")


def filled(library: Library) -> str:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    for k in (1, 2, 3):
        with library.deed("annotate") as deed:
            piece = library.imported(issue).articles[k - 1]
            deed.add_annotation(mark(library.imported(issue), k - 1, piece.body[:5], f"第{k}条"))
    with library.deed("bookmark") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    return issue


def kinds(problems: list[Problem]) -> list[str]:
    return sorted(p.kind for p in problems)


def segment(library: Library) -> Path:
    return min((library.folder / "journal").glob("*.jsonl"))


def test_a_sound_library_has_no_problems(library: Library) -> None:
    filled(library)
    assert list(library.check()) == []
    assert library.statistics().annotations == 3
    assert library.statistics().articles == 4


def test_backup_and_restore_into_an_empty_folder(library: Library, opened: Open, tmp_path: Path) -> None:
    issue = filled(library)
    made = library.backup(tmp_path / "out" / "b.zip")
    assert (made.articles, Path(made.path).exists()) == (4, True)
    other = opened("second", machine="there")
    assert other.restore(tmp_path / "out" / "b.zip").articles == 4
    assert other.imported(issue) == library.imported(issue)
    assert other.annotations() == library.annotations()
    assert other.status(f"{issue}-1") == library.status(f"{issue}-1")
    assert list(other.check()) == []


def test_restoring_never_overwrites_newer_work(library: Library, tmp_path: Path) -> None:
    issue = filled(library)
    library.backup(tmp_path / "b.zip")
    note = library.annotations()[0]
    with library.deed("change") as deed:
        deed.change_annotation(note.id, note="新的")
        deed.set_status(f"{issue}-1", bookmarked=False)
    library.restore(tmp_path / "b.zip")
    assert library.annotations()[0].note == "新的"
    assert library.status(f"{issue}-1").bookmarked is False


def test_a_damaged_backup_is_refused_and_changes_nothing(library: Library, opened: Open, tmp_path: Path) -> None:
    filled(library)
    path = tmp_path / "b.zip"
    library.backup(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    other = opened("second", machine="there")
    with pytest.raises(LibraryError):
        other.restore(path)
    assert other.issue_ids() == ()


def test_a_backup_cannot_write_outside_the_library(opened: Open, tmp_path: Path) -> None:
    import hashlib

    evil = b"x"
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        names = ["journal/../../escaped.jsonl", "issues/a/b/../../../x.json", "/journal/x.jsonl"]
        for name in names:
            archive.writestr(name, evil)
        archive.writestr("SHA256SUMS", "".join(f"{hashlib.sha256(evil).hexdigest()}  {n}\n" for n in names))
    library = opened()
    library.restore(tmp_path / "evil.zip")
    assert not list(tmp_path.rglob("escaped.jsonl"))
    assert not list(tmp_path.rglob("x.json*"))


def test_rotating_backups_keep_the_newest(library: Library, tmp_path: Path) -> None:
    filled(library)
    folder = tmp_path / "backups"
    assert library.keep_backups(folder, every=timedelta(days=1), keep=2) is not None
    assert library.keep_backups(folder, every=timedelta(days=1), keep=2) is None
    (folder / "mine.zip").write_text("x")
    for _ in range(4):
        assert library.keep_backups(folder, every=timedelta(0), keep=2) is not None
    assert len(list(folder.glob("baojia-*.zip"))) == 2
    assert (folder / "mine.zip").exists()


def test_every_kind_of_damage_is_named_with_its_place(library: Library, opened: Open, tmp_path: Path) -> None:
    issue = filled(library)
    library.close()
    path = segment(library)
    lines = path.read_bytes().splitlines(keepends=True)
    damaged = lines[1][:40] + b"\x00" + lines[1][41:]
    edited = lines[2].replace("第2条".encode(), "第二条".encode())
    path.write_bytes(lines[0] + damaged + edited + lines[4] + lines[5][:-9])
    (issue_file,) = (library.folder / "issues").rglob("*.json")
    issue_file.write_bytes(issue_file.read_bytes().replace("三百".encode(), "四百".encode()))
    found = {p.kind: p for p in opened().check()}
    assert set(found) == {
        "damaged", "hand_edited", "unfinished_line", "missing_lines_2_4", "shortened", "damaged_issue"
    }  # fmt: skip
    assert found["damaged"].offset == len(lines[0])
    assert found["hand_edited"].offset == len(lines[0]) + len(damaged)
    assert found["damaged_issue"].file.endswith(issue_file.name)
    assert all(p.message for p in found.values())
    assert opened().status(f"{issue}-1").bookmarked


def test_new_damage_is_told_once_when_it_is_noticed(library: Library, opened: Open) -> None:
    issue = filled(library)
    library.close()
    path = segment(library)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], lines[1][:40] + b"!" + lines[1][41:], *lines[2:]]))
    again = opened()
    (said,) = again.refresh().problems
    assert path.name in said
    assert again.refresh().problems == ()
    with again.deed("read") as deed:
        deed.set_status(f"{issue}-1", read=True)
    assert again.refresh().problems == ()


def test_repair_destroys_nothing_and_tells_once(library: Library, opened: Open, tmp_path: Path) -> None:
    issue = filled(library)
    library.backup(tmp_path / "b.zip")
    library.close()
    path = segment(library)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], lines[1][:40] + b"!" + lines[1][41:], *lines[2:]]))
    (issue_file,) = (library.folder / "issues").rglob("*.json")
    good = issue_file.read_bytes()
    issue_file.write_bytes(good[:-20])
    (library.folder / "library.json").write_text("{")
    before = {p: p.read_bytes() for p in (library.folder / "journal").iterdir()}
    again = opened()
    done = list(again.check(repair=True, backups=[tmp_path / "b.zip"]))
    assert {p.severity for p in done} == {"repaired"}
    assert issue_file.read_bytes() == good
    kept = [p.read_bytes() for p in (library.folder / "damaged").iterdir()]
    assert good[:-20] in kept
    for file, data in before.items():
        assert file.read_bytes().startswith(data)
    again.close()
    last = opened()
    assert list(last.check()) == []
    assert last.status(f"{issue}-1").bookmarked
    assert len(last.annotations()) == 2
    last.restore(tmp_path / "b.zip")
    assert len(last.annotations()) == 3


def test_a_line_written_by_hand_is_taken_over_when_asked(library: Library, opened: Open) -> None:
    filled(library)
    library.close()
    path = segment(library)
    path.write_bytes(path.read_bytes().replace("第2条".encode(), "改过了".encode()))
    again = opened()
    (problem,) = [p for p in again.check() if p.kind == "hand_edited"]
    assert problem.offset is not None
    again.adopt(problem.file, problem.offset)
    assert "改过了" in [a.note for a in again.annotations()]
    assert [p.kind for p in again.check() if p.kind == "hand_edited"] == []


def test_the_export_opens_with_unmodified_tinydb(library: Library, tmp_path: Path) -> None:
    issue = filled(library)
    library.export(tmp_path / "all.json")
    with TinyDB(tmp_path / "all.json", encoding="utf-8", access_mode="r") as db:
        (first,) = db.table("articles").search(where("id") == f"{issue}-1")
        assert first["headline"] == STORIES[0][0]
        assert first["status"]["bookmarked"] is True
        assert len(db.table("annotations")) == 3
        assert db.table("sources").all()[0]["text"] == paper().source.text
    linked = json.loads((tmp_path / "all.annotations.jsonld").read_text(encoding="utf-8"))
    assert linked["total"] == 3
    assert linked["items"][0]["target"]["source"] == f"urn:baojia:{issue}-1"


def test_nothing_expires_by_itself(library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    issue = filled(library)
    with library.deed("remove", issue) as deed:
        deed.remove(issue)
    files = {p for p in library.folder.rglob("*") if p.is_file()}
    library.close()
    import time

    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 50 * 365 * 86400)
    monkeypatch.setattr(time, "time_ns", lambda: int((real() + 50 * 365 * 86400) * 1e9))
    later = opened()
    later.refresh()
    list(later.check())
    later.rebuild_catalogue()
    later.close()
    assert files <= {p for p in library.folder.rglob("*") if p.is_file()}
    assert opened().catalogue.count(Collection(kind="removed"))[0] == 4


def test_tags_are_renamed_merged_and_removed(library: Library) -> None:
    issue = filled(library)
    with library.deed("tag") as deed:
        deed.add_tag(f"{issue}-1", "河")
        deed.add_tag(f"{issue}-2", "河")
        deed.add_tag(f"{issue}-2", "水")
    with library.deed("rename_tag") as deed:
        deed.rename_tag("河", "水")
    assert [library.status(f"{issue}-{k}").tags for k in (1, 2)] == [("水",), ("水",)]
    assert library.catalogue.count(Collection(kind="tag", path=("河",))) == (0, 0)
    library.undo()
    assert [library.status(f"{issue}-{k}").tags for k in (1, 2)] == [("河",), ("水", "河")]
    with library.deed("drop_tag") as deed:
        deed.drop_tag("河")
    assert [library.status(f"{issue}-{k}").tags for k in (1, 2)] == [(), ("水",)]
    with pytest.raises(NotFound), library.deed("drop_tag") as deed:
        deed.drop_tag("河")


def test_the_bin_is_emptied_only_on_request_and_the_id_never_returns(library: Library) -> None:
    issue = filled(library)
    with library.deed("remove", issue) as deed:
        deed.remove(issue)
    assert library.purge(timedelta(days=30)) == ()
    assert library.purge(timedelta(0)) == (issue,)
    assert list((library.folder / "issues").rglob("*.json")) == []
    assert library.catalogue.count(Collection(kind="removed")) == (0, 0)
    anew = library.store(paper(), name="p.txt", origin="file")
    assert anew.status == "imported"
    assert anew.issue != issue
    assert library.catalogue.count(ALL) == (4, 4)


def test_what_is_deleted_for_good_is_gone_for_the_session_that_stored_it(library: Library) -> None:
    filled(library)
    library.refresh()
    issue = library.store(paper(day="2026-03-09"), name="p.txt", origin="file").issue
    with library.deed("remove", issue) as deed:
        deed.remove(issue)
    assert library.purge(timedelta(0)) == (issue,)
    assert library.purge(timedelta(0)) == ()  # it was deleted once
    assert [p for p in library.check() if p.severity == "error"] == []


def test_the_catalogue_can_be_lost_or_broken_at_any_time(library: Library, opened: Open, tmp_path: Path) -> None:
    filled(library)
    before = [(s.id, s.bookmarked, s.annotations) for s in library.catalogue.list(ALL)]
    tree = library.catalogue.tree()
    generation = library.catalogue.generation
    for path in library.cache_folder.glob("catalogue-*.sqlite"):
        data = bytearray(path.read_bytes())
        data[100:3000] = b"\xff" * 2900
        path.write_bytes(data)
    other = opened()
    assert [(s.id, s.bookmarked, s.annotations) for s in other.catalogue.list(ALL)] == before
    assert other.catalogue.tree() == tree
    assert other.catalogue.generation != generation
    assert [(s.id, s.bookmarked, s.annotations) for s in library.catalogue.list(ALL)] == before
    other.close()
    library.close()
    shutil.rmtree(tmp_path / "here" / "cache")
    assert [(s.id, s.bookmarked, s.annotations) for s in opened().catalogue.list(ALL)] == before


def test_a_catalogue_that_another_process_began_and_left_is_completed(library: Library) -> None:
    filled(library)
    before = [(s.id, s.bookmarked, s.annotations) for s in library.catalogue.list(ALL)]
    catalogue_schema.create(library.cache_folder / "catalogue-abandoned.sqlite")
    (library.cache_folder / "catalogue.json").write_text(
        json.dumps({"version": catalogue_schema.VERSION, "generation": "abandoned"})
    )
    assert library.catalogue.list(ALL) == ()
    library.refresh()
    assert library.catalogue.generation == "abandoned"
    assert [(s.id, s.bookmarked, s.annotations) for s in library.catalogue.list(ALL)] == before


def test_a_rebuild_takes_over_what_happens_meanwhile(library: Library) -> None:
    issue = filled(library)
    done: list[tuple[int, int]] = []

    def meanwhile(now: int, total: int) -> None:
        done.append((now, total))
        with library.deed("read") as deed:
            deed.set_status(f"{issue}-4", read=True)

    library.rebuild_catalogue(meanwhile)
    assert done == [(1, 1)]
    assert [s.id for s in library.catalogue.list(ALL) if s.read] == [f"{issue}-4"]
