"""Damage to library.json, and to what is derived."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from .damaged_tree import Damage, Named, Sample, Tree


def library_files() -> Iterator[Sample]:
    """Yield damages of library.json. (One of a later version is refused on opening.)"""
    contents: dict[str, bytes] = {
        "empty": b"", "cut": b'{"format": "baojia-lib', "zeros": bytes(99), "binary": b"\xff\xfe\x00{",
        "somebody else's": b'{"name": "x"}', "a list": b"[]",
        "without an id": b'{"format": "baojia-library", "version": 1}',
        "an id that is none": b'{"format": "baojia-library", "version": 1, "id": 7}',
        "a version that is none": b'{"format": "baojia-library", "version": "x", "id": "y"}',
        "absurdly nested": b"[" * 100_000,
    }  # fmt: skip
    expected: set[Named] = {("library_file", "library.json", None)}
    for what, data in contents.items():

        def write(tree: Tree, data: bytes = data) -> set[Named]:
            (tree.folder / "library.json").write_bytes(data)
            return expected

        yield Sample(f"library.json: {what}", write)

    def instead(make: Callable[[Path], object]) -> Damage:
        def damage(tree: Tree) -> set[Named]:
            (tree.folder / "library.json").unlink()
            make(tree.folder / "library.json")
            return expected

        return damage

    yield Sample("library.json: deleted", instead(lambda _path: None))
    yield Sample("library.json: a folder instead", instead(Path.mkdir))
    yield Sample("library.json: a link to itself", instead(lambda path: path.symlink_to(path.name)))

    def with_mark(tree: Tree) -> set[Named]:
        path = tree.folder / "library.json"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        return set()

    yield Sample("library.json: saved by an editor", with_mark)


def derived() -> Iterator[Sample]:
    """Yield damages of the cache: it is made anew without a word, or said to be stale."""

    def catalogue(tree: Tree) -> Path:
        return next(tree.cache.glob("*/catalogue-*.sqlite"))

    def cached(what: str, pattern: str, change: Callable[[bytes], bytes]) -> Sample:
        def damage(tree: Tree) -> set[Named]:
            for path in tree.cache.glob(pattern):
                path.write_bytes(change(path.read_bytes()))
            return set()

        return Sample(f"{pattern[2:]}: {what}", damage)

    for pattern in ("*/catalogue-*.sqlite", "*/catalogue.json", "*/highwater.json"):
        yield cached("empty", pattern, lambda _data: b"")
        yield cached("zeros", pattern, lambda data: bytes(len(data)))
        yield cached("cut", pattern, lambda data: data[: len(data) // 2])
        yield cached("rubbish", pattern, lambda data: b"?" * len(data))

    def sql(statement: str) -> Damage:
        def damage(tree: Tree) -> set[Named]:
            with sqlite3.connect(catalogue(tree)) as db:
                db.execute(statement)
            db.close()
            return {("stale_catalogue", "", None)}

        return damage

    yield Sample("catalogue: a piece lost", sql("DELETE FROM articles WHERE row = 1"))
    yield Sample("catalogue: another headline", sql("UPDATE articles SET head_mark = head_mark + 1 WHERE row = 2"))
    yield Sample("catalogue: another piece", sql("UPDATE articles SET id = 'ffffffffffff-1' WHERE row = 3"))

    def all_gone(tree: Tree) -> set[Named]:
        shutil.rmtree(tree.cache)
        return set()

    yield Sample("cache: all gone", all_gone)
