"""What was counted last is shown at the next start only where it is still so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from reader.library import Library, kept_part, kept_tree, tree
from reader.library.printed_order import PrintedOrder
from reader.model.summary import Collection, TreeNode
from tests.library.test_printed_order import agrees, store


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_part, "LARGE", 1)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was counted or sorted since."""
    done: list[str] = []
    count, sort = tree.tree, PrintedOrder._read

    def counting(db: sqlite3.Connection, before: Sequence[TreeNode]) -> tuple[TreeNode, ...]:
        done.append("tree")
        return count(db, before)

    def sorting(own: PrintedOrder, db: sqlite3.Connection) -> None:
        done.append("order")
        sort(own, db)

    monkeypatch.setattr(tree, "tree", counting)
    monkeypatch.setattr(PrintedOrder, "_read", sorting)
    return done


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    library = Library.open(folder / "library", cache=folder / "cache")
    yield library
    library.catalogue.keep_counts()
    library.close()


def seen(library: Library) -> tuple[tuple[TreeNode, ...], list[int]]:
    return library.catalogue.tree(), list(library.catalogue.row_numbers(Collection(kind="all"), sort="printed"))


def left_behind(folder: Path) -> tuple[tuple[TreeNode, ...], list[int]]:
    with opened(folder) as library:
        for number in range(4):
            store(library, number, f"2025-01-0{1 + number % 3}")
        return seen(library)


def test_a_start_after_a_start_counts_nothing(tmp_path: Path, counted: list[str]) -> None:
    before = left_behind(tmp_path)
    counted.clear()
    for _start in range(2):
        with opened(tmp_path) as library:
            assert seen(library) == before
            assert agrees(library)
    assert counted == []


def test_what_stands_below_is_read_when_somebody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, _rows = left_behind(tmp_path)
    read: list[int] = []
    parse = kept_tree._read

    def reading(data: bytes, start: int, length: int, count: int) -> tuple[TreeNode, ...]:
        read.append(count)
        return parse(data, start, length, count)

    monkeypatch.setattr(kept_tree, "_read", reading)
    with opened(tmp_path) as library:
        nodes = library.catalogue.tree()
        assert read == [len(before)]
        paper = next(node for node in nodes if node.collection.kind == "newspaper")
        assert len(paper.children) == 1
        assert read == [len(before)]
        assert [year.label for year in paper.children] == ["2025"]
        assert read == [len(before), 1]
        assert nodes == before
        seen_all = len(read)
        assert library.catalogue.tree() == before
        assert len(read) == seen_all  # once


def test_a_tree_of_another_form_is_counted(tmp_path: Path, counted: list[str]) -> None:
    before = left_behind(tmp_path)
    (path,) = (tmp_path / "cache").rglob(kept_tree.FILE)
    head, data = kept_part.read(path) or ({}, b"")
    kept_part.write(path, {**head, "form": 1}, data)
    counted.clear()
    with opened(tmp_path) as library:
        assert seen(library) == before
    assert counted == ["tree"]


def test_what_was_changed_last_is_in_what_is_kept(tmp_path: Path, counted: list[str]) -> None:
    left_behind(tmp_path)
    with opened(tmp_path) as library:
        article = library.catalogue.list(Collection(kind="all"))[0].id
        seen(library)
        with library.deed("read", article) as deed:
            deed.set_status(article, read=True)
    counted.clear()
    with opened(tmp_path) as library:
        assert [node.unread for node in library.catalogue.tree() if node.collection.kind == "all"] == [11]
        assert counted == []


def test_what_another_one_did_meanwhile_is_counted(tmp_path: Path, counted: list[str]) -> None:
    nodes, rows = left_behind(tmp_path)
    kept = {path: path.read_bytes() for path in (tmp_path / "cache").rglob("*.kept")}
    assert len(kept) == 2
    with opened(tmp_path) as library:
        store(library, 9, "2025-01-09")
    for path, data in kept.items():
        path.write_bytes(data)  # as one who has counted nothing leaves it
    counted.clear()
    with opened(tmp_path) as library:
        now = seen(library)
        assert agrees(library)
    assert len(now[1]) == len(rows) + 3
    assert now[0] != nodes
    assert counted == ["tree"]  # what came is put where it belongs in the order


@pytest.mark.parametrize("harm", ["cut", "other", "nothing", "words"])
def test_a_damaged_file_is_as_none(tmp_path: Path, counted: list[str], harm: str) -> None:
    before = left_behind(tmp_path)
    for path in (tmp_path / "cache").rglob("*.kept"):
        data = path.read_bytes()
        path.write_bytes(
            {"cut": data[:-9], "other": data[:-1] + b"!", "nothing": b"", "words": b"[1, 2]\n" + data}[harm]
        )
    counted.clear()
    with opened(tmp_path) as library:
        assert seen(library) == before
    assert counted == ["tree", "order"]


def test_another_day_has_another_tree(tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow:
        @staticmethod
        def today() -> date:
            return date(2025, 1, 2)

    left_behind(tmp_path)
    counted.clear()
    monkeypatch.setattr(kept_tree, "date", Tomorrow)
    with opened(tmp_path) as library:
        seen(library)
    assert counted == ["tree"]


def test_a_library_that_has_gone_is_made_nowhere(tmp_path: Path) -> None:
    left_behind(tmp_path)
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache")
    seen(library)
    library.close()
    (tmp_path / "cache").rename(tmp_path / "elsewhere")
    library.catalogue.keep_counts()
    assert not (tmp_path / "cache").exists()
