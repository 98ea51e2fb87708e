"""Backups: what they lack is told, older ones go only where a later one has all of them, and one can look inside."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import time
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks._failing import CALLS, Faults, failing
from reader.library import Library, rotation
from reader.library.backup_contents import MANIFEST, SUMS, Contents
from reader.model.errors import BaojiaError, LibraryError, WrongRequest

from .papers import mark, paper

Open = Callable[..., Library]
DAILY = timedelta(days=1)
NOW = datetime.fromisoformat("2026-05-20T12:00:00+00:00")


def filled(library: Library, issues: int = 2) -> list[str]:
    stored = [library.store(paper(day=f"2026-03-{k:02}"), name="p", origin="p").issue for k in range(1, issues + 1)]
    bookmark(library, stored[0])
    return stored


def bookmark(library: Library, issue: str, piece: int = 1) -> None:
    with library.deed("bookmark") as deed:
        deed.set_status(f"{issue}-{piece}", bookmarked=True)


def remade(path: Path, change: Callable[[dict[str, object]], None] | None) -> None:
    """Write a backup again with another manifest, or as programs did that wrote none."""
    with zipfile.ZipFile(path) as archive:
        files = {n: archive.read(n) for n in archive.namelist() if n != SUMS}
    told = json.loads(files.pop(MANIFEST))
    if change is not None:
        change(told)
        files[MANIFEST] = json.dumps(told).encode()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in [*files.items(), (SUMS, sums.encode())]:
            archive.writestr(name, data)


# -- what is missing is told


@pytest.mark.parametrize("lost", ["an issue", "all issues", "the journal", "a byte"])
def test_a_backup_of_a_library_that_lacks_something_says_so(
    library: Library, opened: Open, tmp_path: Path, lost: str
) -> None:
    filled(library)
    library.close()
    issues = sorted((library.folder / "issues").rglob("*.json"))
    if lost == "a byte":
        issues[0].write_bytes(issues[0].read_bytes()[:-1] + b" ")
    else:
        for path in {"an issue": issues[:1], "all issues": issues}.get(lost, (library.folder / "journal").iterdir()):
            path.unlink()
    again = opened()
    made = again.backup(tmp_path / "b.zip")
    assert made.problems
    assert (made.articles_known, made.issues_known) == (8, 2) if lost != "a byte" else made.articles_known == 8
    if lost == "an issue":
        assert (made.articles, made.issues) == (4, 1)
    assert again.losses() or lost == "a byte"
    assert again.backup(tmp_path / "b.zip", force=True).problems


def test_a_sound_one_says_nothing_and_refuses_to_replace(library: Library, tmp_path: Path) -> None:
    filled(library)
    made = library.backup(tmp_path / "b.zip")
    assert (made.problems, made.issues, made.issues_known, made.articles) == ((), 2, 2, 8)
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    before = (tmp_path / "b.zip").read_bytes()
    with pytest.raises(WrongRequest):
        library.backup(tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == before
    assert library.losses() == []


def test_what_is_gone_is_told_at_the_first_look(library: Library, opened: Open) -> None:
    filled(library)
    library.refresh()
    next((library.folder / "issues").rglob("*.json")).unlink()
    assert any("不见了" in said for said in library.refresh().problems)
    assert library.refresh().problems == ()
    library.close()
    assert any("不见了" in said for said in opened().refresh().problems)
    for path in (library.folder / "journal").iterdir():
        path.unlink()
    emptied = opened()
    assert emptied.was_used()
    assert not opened("new").was_used()
    assert any("不见了" in said for said in emptied.refresh().problems)


def test_an_issue_that_may_still_be_on_its_way_is_no_loss_yet(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(library)
    other = opened(machine="there")
    next((library.folder / "issues").rglob("*.json")).unlink()
    assert other.refresh().problems == ()
    assert other.losses()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 3600)
    assert opened(machine="there").refresh().problems


# -- which ones go


def test_damage_never_pushes_out_the_last_good_ones(library: Library, opened: Open, tmp_path: Path) -> None:
    stored = filled(library)
    folder = tmp_path / "backups"
    good = [library.keep_backups(folder, every=timedelta(0), keep=7) for _ in range(2)]
    library.close()
    for path in (library.folder / "issues").rglob("*.json"):
        path.unlink()
    again = opened()
    for _ in range(9):
        made = again.keep_backups(folder, every=timedelta(0), keep=7)
        assert made is not None
        assert made.problems
    assert all(one is not None and Path(one.path).exists() for one in good)
    for problem in list(again.check(repair=True)):  # laid aside: nothing is known to be missing any more
        assert problem.severity == "repaired"
    for k in range(9):
        bookmark(again, stored[0], k % 4 + 1)
        made = again.keep_backups(folder, every=timedelta(0), keep=7)
        assert made is not None
        assert not made.problems
    kept = [zipfile.ZipFile(p).namelist() for p in folder.glob("*.zip")]
    assert any(sum(n.startswith("issues/") for n in names) == 2 for names in kept)


def test_purged_issues_hold_nothing_back(library: Library, tmp_path: Path) -> None:
    first, _second = filled(library)
    folder = tmp_path / "backups"
    library.keep_backups(folder, every=timedelta(0), keep=1)
    with library.deed("remove", first) as deed:
        deed.remove(first)
    library.purge(timedelta(0))
    library.keep_backups(folder, every=timedelta(0), keep=1)
    assert len(list(folder.glob("*.zip"))) == 1


def test_a_clock_that_was_wrong_stops_nothing(library: Library, tmp_path: Path) -> None:
    filled(library)
    folder = tmp_path / "backups"
    first = library.keep_backups(folder, every=DAILY, keep=1)
    assert first is not None
    assert library.keep_backups(folder, every=DAILY, keep=1) is None
    path = Path(first.path).rename(folder / f"baojia-{library.id[:8]}-20351231-000000.zip")
    remade(path, lambda told: told.update(made="2035-12-31T00:00:00+00:00"))
    os.utime(path, (2_080_000_000, 2_080_000_000))
    second = library.keep_backups(folder, every=DAILY, keep=1)
    assert second is not None  # what was made in the future says nothing of today
    assert Path(second.path).exists()
    assert library.keep_backups(folder, every=DAILY, keep=1) is None


def test_backups_of_older_programs_and_broken_ones(library: Library, tmp_path: Path) -> None:
    stored = filled(library)
    folder = tmp_path / "backups"
    first = library.keep_backups(folder, every=DAILY, keep=1)
    assert first is not None
    remade(Path(first.path), None)
    broken = folder / f"baojia-{library.id[:8]}-20200101-000000.zip"
    broken.write_bytes(b"x")
    bookmark(library, stored[1])
    assert library.keep_backups(folder, every=timedelta(0), keep=1) is not None
    assert broken.exists()  # nobody knows what is in it
    assert not Path(first.path).exists()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="needs a clock that a test can set")
@pytest.mark.parametrize("year", [1901, 1975, 2150])
def test_any_clock_gives_a_backup(library: Library, tmp_path: Path, year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(library)
    real = time.localtime

    def another_year(seconds: float | None = None) -> time.struct_time:
        now = real(seconds)
        return time.struct_time((year, *now[1:]))

    monkeypatch.setattr(time, "localtime", another_year)
    library.backup(tmp_path / "b.zip")
    assert library.look_into(tmp_path / "b.zip").issues == 2


def test_two_machines_share_a_folder(library: Library, opened: Open, tmp_path: Path) -> None:
    stored = filled(library)
    other = opened(machine="there")
    folder = tmp_path / "backups"
    for k in range(6):
        one = (library, other)[k % 2]
        one.refresh()
        bookmark(one, stored[k % 2], k % 4 + 1)
        assert one.keep_backups(folder, every=timedelta(0), keep=2) is not None
    assert library.keep_backups(folder, every=DAILY, keep=2) is None
    assert other.keep_backups(folder, every=DAILY, keep=2) is None
    found = rotation.own_backups(folder, library.id)
    newest = max(found, key=lambda b: b.clock)
    assert len(found) <= 4
    assert all(newest.has_lines_of(b) for b in found)


def contents(number: int, day: int, clock: int, lines: set[bytes]) -> Contents:
    class Known(Contents):
        def lines(self, names: object = None) -> set[bytes]:
            return lines

    return Known(
        path=Path(f"{number:03}.zip"), library="x", made=NOW - timedelta(days=day), device="d", clock=clock,
        articles=None, issues=frozenset(), segments={"journal/a": (number, number)},
    )  # fmt: skip


@given(
    st.lists(st.tuples(st.integers(-400, 900), st.integers(0, 6), st.frozensets(st.binary(max_size=1))), max_size=40),
    st.integers(1, 8),
    st.randoms(use_true_random=False),
)
def test_no_line_is_ever_lost_whatever_the_clocks_say_and_whoever_thins_out(
    made: list[tuple[int, int, frozenset[bytes]]], keep: int, chance: random.Random
) -> None:
    backups = [contents(k, day, clock, set(lines)) for k, (day, clock, lines) in enumerate(made)]
    there = {b.path for b in backups}
    everything = {x for b in backups for x in b.lines()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "unlink", lambda self: there.discard(self))
        patch.setattr("reader.library.archive.verify", lambda _path: {})
        for _ in range(3):  # machines that see different parts of the folder at the same time
            seen = [b for b in backups if b.path in there and chance.random() < 0.8]
            if seen:
                rotation.thin_out(seen, chance.choice(seen).path, keep, frozenset(), NOW)
    assert {x for b in backups if b.path in there for x in b.lines()} == everything


def test_days_weeks_and_months_stay() -> None:
    backups = [contents(k, day, 1000 - day, {b"x"}) for k, day in enumerate(range(-3, 500))]
    staying = rotation.chosen(backups, 7, NOW)
    days = [(NOW - b.made).days for b in staying]
    assert sorted(days)[:7] == [-3, -2, -1, 0, 1, 2, 3]  # by contents, though three say that they are still to come
    assert len(staying) <= 7 + rotation.WEEKS + rotation.MONTHS
    assert max(days) > 300


# -- looking in


def test_one_can_look_before_restoring(library: Library, opened: Open, tmp_path: Path) -> None:
    stored = filled(library)
    library.backup(tmp_path / "b.zip")
    bookmark(library, stored[1])
    next((library.folder / "issues").rglob("*.json")).unlink()
    before = {p: p.read_bytes() for p in library.folder.rglob("*") if p.is_file()}
    view = library.look_into(tmp_path / "b.zip")
    assert (view.same_library, view.issues, view.articles) == (True, 2, 8)
    assert (view.issues_only_there, view.deeds_only_there) == (1, 0)
    assert (view.issues_only_here, view.deeds_only_here) == (0, 1)
    assert len(view.titles) == 1
    assert view.titles[0].startswith("柳湾报 2026-03-0")
    assert {p: p.read_bytes() for p in library.folder.rglob("*") if p.is_file()} == before
    other = opened("second", machine="there").look_into(tmp_path / "b.zip")
    assert (other.same_library, other.issues_only_there) == (False, 2)
    with pytest.raises(LibraryError):
        library.look_into(next((library.folder / "journal").iterdir()))


# -- a disk that refuses


def test_a_backup_that_the_disk_refuses_leaves_the_old_one(library: Library, tmp_path: Path) -> None:
    stored = filled(library)
    target = tmp_path / "b.zip"
    library.backup(target)
    old = target.read_bytes()
    bookmark(library, stored[1])
    probe = Faults(CALLS, 10**9, 0, for_good=False)
    with failing(probe):
        library.backup(target, force=True)
    new = target.read_bytes()
    for at in range(1, probe.count + 1):
        target.write_bytes(old)
        with failing(Faults(CALLS, at, 28, for_good=True)), redirect_stderr(io.StringIO()):
            try:
                library.backup(target, force=True)
            except BaojiaError:
                assert target.read_bytes() == old
                continue
        with zipfile.ZipFile(target) as archive, zipfile.ZipFile(io.BytesIO(new)) as whole:  # but for the time in it
            assert (archive.testzip(), archive.namelist()) == (None, whole.namelist())


# -- links and rights


@pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")
def test_links_inside_a_library_lead_nowhere(library: Library, opened: Open, tmp_path: Path) -> None:
    stored = filled(library)
    library.close()
    secret = tmp_path / "id_rsa"
    secret.write_text("geheim\n" * 20)
    private = tmp_path / "private" / "2026"
    private.mkdir(parents=True)
    issue = next((library.folder / "issues").rglob("*.json"))
    (private / issue.name).write_bytes(issue.read_bytes())
    (library.folder / "journal" / "0a1b2c3d-mx000000-67a88e.jsonl").symlink_to(secret)
    (issue.parent / "0123456789ab.01234567.json").symlink_to(secret)
    (library.folder / "issues" / "邻报").symlink_to(private.parent)
    (library.folder / "damaged").symlink_to(private)
    (library.folder / ".reserve").unlink()
    (library.folder / ".reserve").symlink_to(secret)
    again = opened()
    again.refresh()
    bookmark(again, stored[1])
    made = again.backup(tmp_path / "b.zip")
    assert made.problems  # it says that a file of the journal cannot be read
    list(again.check(repair=True))
    with pytest.raises(LibraryError):
        again.store(paper(newspaper="邻报", day="2026-04-01"), name="n", origin="n")
    again.close()
    assert secret.read_text() == "geheim\n" * 20
    assert [p.name for p in private.iterdir()] == [issue.name]
    for path in library.folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert b"geheim" not in path.read_bytes(), path
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert not any(b"geheim" in archive.read(n) for n in archive.namelist())


@pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")
@pytest.mark.parametrize("which", ["issues", "journal"])
def test_a_folder_of_the_library_that_is_a_link_is_named_and_not_followed(
    library: Library, opened: Open, tmp_path: Path, which: str
) -> None:
    stored = filled(library)
    library.close()
    (library.folder / which).rename(tmp_path / "elsewhere")
    (library.folder / which).symlink_to(tmp_path / "elsewhere")
    before = sorted(p.name for p in (tmp_path / "elsewhere").rglob("*"))
    again = opened()
    assert any("链接" in p.message for p in again.check())
    assert again.losses()
    writes: dict[str, Callable[[], object]] = {
        "issues": lambda: again.store(paper(day="2026-04-01"), name="n", origin="n"),
        "journal": lambda: bookmark(again, stored[0], 2),
    }
    with pytest.raises(BaojiaError):
        writes[which]()
    assert sorted(p.name for p in (tmp_path / "elsewhere").rglob("*")) == before


@pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")
def test_nobody_else_can_read_a_new_library(library: Library, tmp_path: Path) -> None:
    stored = filled(library)
    with library.deed("annotate") as deed:
        deed.add_annotation(mark(library.imported(stored[0]), 0, "昨天清早", "给自己看的"))
    library.close()
    for root in (library.folder, tmp_path / "here"):
        assert root.stat().st_mode & 0o077 == 0
        for path in library.folder.rglob("*"):
            assert path.stat().st_mode & 0o077 == 0, path


def test_where_a_source_lay_stays_on_its_machine(library: Library, tmp_path: Path) -> None:
    for k, origin in enumerate(("/home/somebody/Papers/p.txt", "C:\\Users\\somebody\\p.txt", "p.txt"), 1):
        library.store(paper(day=f"2026-03-0{k}"), name="p.txt", origin=origin)
    library.export(tmp_path / "all.json")
    library.close()
    everything = b"".join(p.read_bytes() for p in [*library.folder.rglob("*"), tmp_path / "all.json"] if p.is_file())
    assert b"somebody" not in everything
    assert b'"origin":"p.txt"' in everything
