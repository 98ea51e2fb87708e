"""The copy of the journal's state is the journal's state, or is not used, whatever happened to the files meanwhile."""

from __future__ import annotations

import copy
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, kept_part, kept_state
from reader.library.journal import Journal, Touched
from reader.library.merge import UNSET, Register
from reader.model.summary import Collection
from tests.examples import examples

from .papers import paper

Open = Callable[..., Library]
VALUES = st.sampled_from([True, False, 3, "渡口", None, ["甲", "乙"], {"x": 1.5}, "\udc80"])
FIELDS = st.dictionaries(st.sampled_from(["read", "tags", "note", "article"]), VALUES, min_size=1, max_size=3)
DOCUMENTS = st.tuples(st.sampled_from(["status", "annotations", "imports"]), st.integers(1, 4))
CHANGES = st.tuples(DOCUMENTS, st.sampled_from(["f", "f", "f", "n", "u", "x"]), FIELDS)
LINES = st.lists(st.lists(CHANGES, min_size=1, max_size=3), min_size=1, max_size=8)
HARM = st.sampled_from(
    ["none", "none", "grown", "other machine", "cut", "cut at a line", "one bit", "gone", "exchanged", "half a line",
     "copy cut", "copy changed", "copy of before", "catalogue behind", "renamed"]
)  # fmt: skip


@pytest.fixture(autouse=True)
def short_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_state, "LARGE", 0)


def op(change: tuple[tuple[str, int], str, dict[str, Any]], journal: Journal) -> dict[str, Any]:
    (table, number), kind, fields = change
    made: dict[str, Any] = {"t": table, "k": number}
    if kind in {"f", "n"}:
        made["f"] = dict(fields)
        if seen := journal.state.versions(table, number):
            made["b"] = {"note": seen}
        if kind == "n":
            made["n"] = True
    elif kind == "u":
        made["u"] = sorted(fields)
    else:
        made["x"] = True
    return made


def write(journal: Journal, lines: list[list[Any]]) -> None:
    journal.refresh()
    for line in lines:
        journal.commit([op(change, journal) for change in line])
    journal.close()


def opened(folder: Path, cache: Path, device: str) -> Journal:
    return Journal(folder / "journal", cache, lambda: device, folder / ".reserve", read_only=False)


def said(journal: Journal) -> tuple[Any, ...]:
    """Return all that is known, registers made."""
    state = journal.state
    registers = {
        (table, number): _plain(register)
        for table in sorted(state._registers)
        for number in sorted(state.numbers(table))
        if (register := state.register(table, number)) is not None
    }
    files = {name: replace(file, stat=(0, 0, 0), kept=False) for name, file in journal.files.items()}
    return copy.deepcopy((state.documents, registers, state.clock, files, sorted(journal.sequences.packed())))


def _plain(register: Register) -> tuple[Any, ...]:
    values = {name: "unset" if value is UNSET else value for name, value in register.values.items()}
    stamps = [register.stamp_of(name) for name in sorted(values)]
    own = register.touched, register.reset, register.gone, register.heads or {}, register.replaced or set()
    return values, stamps, *own


def news(folder: Path, cache: Path, marks: dict[str, int]) -> tuple[Journal, Touched]:
    journal = opened(folder, cache, "aaaaaaaa")
    journal.cached_marks = dict(marks)
    return journal, journal.refresh()


def harmed(folder: Path, cache: Path, harm: str, lines: list[list[Any]], at: int, marks: dict[str, int]) -> None:
    files = sorted((folder / "journal").iterdir())
    victim = files[at % len(files)]
    data, kept = victim.read_bytes(), cache / kept_state.FILE
    match harm:
        case "grown":
            own = opened(folder, cache, "aaaaaaaa")
            write(own, lines)
        case "other machine":
            write(opened(folder, folder.parent / "elsewhere", "bbbbbbbb"), lines)
        case "cut":
            victim.write_bytes(data[: at % (len(data) + 1)])
        case "cut at a line":
            victim.write_bytes(b"".join(data.splitlines(keepends=True)[:-1]))
        case "one bit":
            spot = at % len(data)
            victim.write_bytes(data[:spot] + bytes([data[spot] ^ 1]) + data[spot + 1 :])
        case "gone":
            victim.unlink()
        case "exchanged":
            victim.write_bytes(b"".join(sorted(data.splitlines(keepends=True), reverse=True)))
        case "half a line":
            victim.write_bytes(data + data[: at % len(data)].replace(b"\n", b""))
        case "copy cut" if kept.exists():
            kept.write_bytes(kept.read_bytes()[: at % kept.stat().st_size])
        case "copy changed" if kept.exists():
            whole = kept.read_bytes()
            spot = at % len(whole)
            kept.write_bytes(whole[:spot] + bytes([whole[spot] ^ 4]) + whole[spot + 1 :])
        case "catalogue behind":
            marks[victim.name] = at % (len(data) + 1)
        case "renamed":
            victim.rename(victim.with_name(victim.name.replace(".jsonl", " (1).jsonl")))


@contextmanager
def place() -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory() as root:
        folder, cache = Path(root) / "library", Path(root) / "cache"
        (folder / "journal").mkdir(parents=True)
        cache.mkdir()
        yield folder, cache


@examples(60)
@given(LINES, LINES, LINES, st.lists(st.tuples(HARM, st.integers(0, 5000)), min_size=1, max_size=3))
def test_the_state_of_the_copy_is_that_of_the_journal(
    mine: list[list[Any]], theirs: list[list[Any]], later: list[list[Any]], harms: list[tuple[str, int]]
) -> None:
    with place() as (folder, cache):
        write(opened(folder, cache, "aaaaaaaa"), mine)
        write(opened(folder, folder.parent / "elsewhere", "bbbbbbbb"), theirs)
        reader, _touched = news(folder, cache, {})
        marks = reader.marks()
        reader.close()
        assert (cache / kept_state.FILE).exists()
        for harm, at in harms:
            if any((folder / "journal").iterdir()):
                harmed(folder, cache, harm, later, at, marks)
        plain = folder.parent / "plain"
        shutil.copytree(cache, plain)
        (plain / kept_state.FILE).unlink(missing_ok=True)
        one, told = news(folder, plain, marks)
        other, told_by_copy = news(folder, cache, marks)
        assert said(other) == said(one)
        assert told_by_copy == told
        assert other.highwater.sizes() == one.highwater.sizes()
        one.close()
        other.close()
        write(opened(folder, folder.parent / "elsewhere", "bbbbbbbb"), later)
        assert one.refresh() == other.refresh()
        assert said(other) == said(one)


@pytest.mark.parametrize("harm", ["none", "grown", "other machine"])
def test_the_copy_is_used_where_it_can_be(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with place() as (folder, cache):
        line = [[(("status", 1), "f", {"read": True})], [(("status", 2), "f", {"read": False})]]
        write(opened(folder, cache, "aaaaaaaa"), line * 20)
        reader, _touched = news(folder, cache, {})
        marks = reader.marks()
        reader.close()
        with monkeypatch.context() as patch:  # who writes here has not written enough for another copy
            patch.setattr(kept_state, "LARGE", 1 << 20)
            harmed(folder, cache, harm, line, 0, marks)
        read: list[int] = []
        join = Journal._join

        def joining(own: Journal, *given: Any) -> bool:
            read.append(1)
            return join(own, *given)

        monkeypatch.setattr(Journal, "_join", joining)
        news(folder, cache, marks)
        assert len(read) <= (0 if harm == "none" else 4)  # lines, and the record of how many there are


def test_what_a_killed_process_left_is_in_the_state(library: Library, opened: Open) -> None:
    """A process that wrote after the copy was made and never closed anything."""
    issue = library.store(paper(), name="p.txt", origin="file").issue
    library.close()
    assert (library.cache_folder / kept_state.FILE).exists()
    killed = opened()
    with killed.deed("bookmark", f"{issue}-1") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    after = opened()
    assert after.status(f"{issue}-1").bookmarked
    assert [s.id for s in after.catalogue.list(Collection(kind="bookmarked"))] == [f"{issue}-1"]
    assert after.history()[0].subjects == (f"{issue}-1",)
    assert after.undo().id == killed.history()[0].id
    assert not after.status(f"{issue}-1").bookmarked


def test_a_copy_of_another_version_is_none(library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    library.close()
    found = kept_part.read(library.cache_folder / kept_state.FILE)
    assert found is not None
    taken: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(kept_state, "marshal", SimpleNamespace(loads=lambda data: taken.append(len(data))))
        patch.setattr(kept_state, "MADE_BY", [*kept_state.MADE_BY, "later"])
        assert opened().issue_ids() == (issue,)
    assert not taken


def test_it_is_written_anew_only_once_there_is_more(library: Library, opened: Open) -> None:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    library.close()
    file = library.cache_folder / kept_state.FILE
    first = file.stat().st_mtime_ns
    for number in itertools.count():
        own = opened()
        with own.deed("read", f"{issue}-1") as deed:
            deed.set_status(f"{issue}-1", read=bool(number % 2))
        own.close()
        if file.stat().st_mtime_ns != first:
            break
    assert number < 40
