"""Damaged libraries: each sample damages a sound one in one way, and says what `check` must name of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.record import encode

OLD = 1_700_000_000  # seconds: no draft of this minute

Named = tuple[str, str, int | None]  # kind, file, offset
Damage = Callable[["Tree"], set[Named]]


@dataclass
class Tree:
    """A library's folder with its cache, to be damaged. `blocked`: files whose rights do not let them be read."""

    folder: Path
    cache: Path
    blocked: set[Path] = field(default_factory=set)

    def journal(self, whose: str) -> Path:
        """Return the segment of this machine (`ours`), or the other one's (`theirs`)."""
        own, other = sorted((self.folder / "journal").glob("*.jsonl"), key=lambda p: p.stat().st_size, reverse=True)
        return own if whose == "ours" else other

    def issue(self, which: str) -> Path:
        """Return an issue file: `single`, `first` or `second` revision, `part0` to `part2`."""
        for path in sorted((self.folder / "issues").glob("*/*/*.json")):
            meta = json.loads(path.read_bytes())["meta"]["1"]
            if "part" in meta or "parts" in meta:
                name = f"part{meta.get('part', 0)}"
            elif meta["newspaper"] == "柳湾报":
                name = "single"
            else:
                name = "second" if meta.get("revision", 1) == 2 else "first"
            if name == which:
                return path
        raise LookupError(which)

    def named(self, kind: str, path: Path, offset: int | None = None) -> Named:
        """Return what `check` must say of a file."""
        return kind, path.relative_to(self.folder).as_posix(), offset


@dataclass(frozen=True)
class Sample:
    """One way of damage."""

    name: str
    damage: Damage


def aged(path: Path) -> Path:
    """Make a file look as if it had lain there for long."""
    os.utime(path, (OLD, OLD), follow_symlinks=False)
    return path


def all_samples() -> list[Sample]:
    """Return all of them."""
    return [*journal_lines(), *journal_files(), *issue_bytes(), *issue_files(), *library_files(), *derived()]


# -- lines of a journal


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def _signed(body: bytes) -> bytes:
    import zlib

    return b"%08x %s\n" % (zlib.crc32(body), body)


def _cut_inside(tree: Tree, whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    start = sum(map(len, lines[:k]))
    path.write_bytes(b"".join(lines[:k]) + lines[k][: len(lines[k]) // 2])
    found = {tree.named("shortened", path, start)}
    return found | ({tree.named("unfinished_line", path, start)} if whose == "ours" else set())


def _cut_before(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    path.write_bytes(b"".join(lines[:k]))
    return {tree.named("shortened", path, sum(map(len, lines[:k])))}


def _lost_line(tree: Tree, path: Path, k: int, count: int) -> set[Named]:
    """Return the hole that a line leaves; the last line tells only how many there are."""
    return set() if k == count - 1 else {tree.named(f"missing_lines_{k + 1}_{k + 1}", path)}


def _changed(kind: str, change: Callable[[bytes], bytes]) -> Callable[[Tree, str, Path, int], set[Named]]:
    def damage(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
        lines = _lines(path)
        start = sum(map(len, lines[:k]))
        lines[k] = change(lines[k])
        path.write_bytes(b"".join(lines))
        size = sum(map(len, lines))
        shorter = {tree.named("shortened", path, size)} if size < start + _size_before(tree, path, start) else set()
        end = k == len(lines) - 1
        named = "damaged" if end and kind == "hand_edited" else kind
        return {tree.named(named, path, start)} | _lost_line(tree, path, k, len(lines)) | shorter

    return damage


def _size_before(tree: Tree, path: Path, start: int) -> int:
    sizes = json.loads(next(tree.cache.glob("*/highwater.json")).read_text())
    return int(sizes[path.name]) - start


def _without(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    hole = _lost_line(tree, path, k, len(lines))
    del lines[k]
    path.write_bytes(b"".join(lines))
    return hole | {tree.named("shortened", path, sum(map(len, lines)))}


def _twice(_tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    path.write_bytes(b"".join([*lines[: k + 1], *lines[k:]]))
    return set()


def _swapped(_tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    other = (k + 1) % len(lines)
    lines[k], lines[other] = lines[other], lines[k]
    path.write_bytes(b"".join(lines))
    return set()


def _glued(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    if k == len(lines) - 1:  # behind the last line there is nothing to glue it to: it is not finished
        path.write_bytes(b"".join(lines)[:-1])
        start = sum(map(len, lines[:k]))
        tail = {tree.named("unfinished_line", path, start)} if _whose == "ours" else set()
        return tail | {tree.named("shortened", path, start)}
    lines[k] = lines[k][:-1]
    path.write_bytes(b"".join(lines))
    return {tree.named("shortened", path, sum(map(len, lines)))}


def _rubbish_before(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    path.write_bytes(b"".join([*lines[:k], b"?!\n", *lines[k:]]))
    return {tree.named("damaged", path, sum(map(len, lines[:k])))}


def _of_the_future(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    payload = json.loads(lines[k][9:])
    lines[k] = encode({**payload, "v": 9, "more": "x" * 9})
    path.write_bytes(b"".join(lines))
    return set() if "end" in payload else {tree.named("newer_format", path)}


def _not_understood(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = _lines(path)
    payload = json.loads(lines[k][9:])
    if "end" in payload:
        lines[k] = encode({**payload, "end": "many, many"})
    else:
        lines[k] = encode({**payload, "o": [{"table": "renamed", "why": "x" * len(lines[k])}]})
    path.write_bytes(b"".join(lines))
    return {tree.named("newer_format", path)}


LINE_DAMAGES: dict[str, Callable[[Tree, str, Path, int], set[Named]]] = {
    "cut inside": _cut_inside,
    "cut before": _cut_before,
    "bit flipped in the JSON": _changed("damaged", lambda line: line[:11] + bytes([line[11] ^ 0x80]) + line[12:]),
    "bit flipped in the checksum": _changed("hand_edited", lambda line: bytes([line[0] ^ 1]) + line[1:]),
    "zeros inside": _changed("damaged", lambda line: line[:12] + bytes(16) + line[28:]),
    "all zeros": _changed("damaged", lambda line: bytes(len(line) - 1) + b"\n"),
    "bytes lost": _changed("damaged", lambda line: line[:12] + line[20:]),
    "a byte too many": _changed("damaged", lambda line: line[:10] + b"?" + line[10:]),
    "no JSON, checksum right": _changed("damaged", lambda line: _signed(b'{"v":' + b"?" * (len(line) - 15))),
    "line lost": _without,
    "line twice": _twice,
    "lines swapped": _swapped,
    "line feed lost": _glued,
    "rubbish before": _rubbish_before,
    "of a later version": _of_the_future,
    "not understood": _not_understood,
}


def journal_lines() -> Iterator[Sample]:
    """Yield damages of one line: the first, one in the middle, the last, the one that closes the segment."""
    for whose in ("ours", "theirs"):
        for place in ("first", "middle", "last", "closing"):
            for what, damage in LINE_DAMAGES.items():

                def run(tree: Tree, whose: str = whose, place: str = place, damage=damage) -> set[Named]:  # type: ignore[no-untyped-def]
                    path = tree.journal(whose)
                    count = len(_lines(path))
                    k = {"first": 0, "middle": count // 2, "last": count - 2, "closing": count - 1}[place]
                    return damage(tree, whose, path, k)  # type: ignore[no-any-return]

                yield Sample(f"{whose} {place} line: {what}", run)


# -- files of a journal


def _emptied(tree: Tree, path: Path) -> set[Named]:
    path.write_bytes(b"")
    return {tree.named("shortened", path, 0)}


def _deleted(tree: Tree, path: Path) -> set[Named]:
    path.unlink()
    return {tree.named("vanished", path)}


def _other_name(tree: Tree, path: Path) -> set[Named]:
    path.rename(path.with_name("另存的 " + path.name))
    return {tree.named("vanished", path)}


def _no_journals_name(tree: Tree, path: Path) -> set[Named]:
    new = aged(path.rename(path.with_suffix(".bak")))
    return {tree.named("vanished", path), tree.named("foreign_file", new)}


def _too_deep(tree: Tree, path: Path) -> set[Named]:
    (path.parent / "旧").mkdir()
    new = aged(path.rename(path.parent / "旧" / path.name))
    return {tree.named("vanished", path), tree.named("foreign_file", new)}


def _folder_instead(tree: Tree, path: Path) -> set[Named]:
    path.unlink()
    path.mkdir()
    return {tree.named("unreadable", path, 0)}


def _link_to_nowhere(tree: Tree, path: Path) -> set[Named]:
    path.unlink()
    path.symlink_to("nowhere")
    return {tree.named("unreadable", path, 0)}


def _link_to_itself(tree: Tree, path: Path) -> set[Named]:
    path.unlink()
    path.symlink_to(path.name)
    return {tree.named("unreadable", path, 0)}


def _link_elsewhere(tree: Tree, path: Path) -> set[Named]:
    path.symlink_to(path.rename(tree.cache / path.name))
    return set()


def _no_rights(tree: Tree, path: Path) -> set[Named]:
    tree.blocked.add(path)
    return {tree.named("unreadable", path, 0)}


def _conflict_copy(_tree: Tree, path: Path) -> set[Named]:
    shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-20260305-101010-ABCDEFG.jsonl"))
    return set()


def _halves(tree: Tree, path: Path) -> set[Named]:
    lines = _lines(path)
    path.with_name(path.name + " (conflicted copy)").write_bytes(b"".join(lines[2:]))
    path.write_bytes(b"".join(lines[:2]))
    return {tree.named("shortened", path, sum(map(len, lines[:2])))}


def _half_copied(tree: Tree, path: Path) -> set[Named]:
    draft = path.with_name(f"{path.name}.1a2b3c4d.tmp")
    draft.write_bytes(path.read_bytes()[:200])
    return {tree.named("draft", aged(draft))}


def _something_else(tree: Tree, path: Path) -> set[Named]:
    other = path.with_name("说明.txt")
    other.write_text("别人放的")
    return {tree.named("foreign_file", aged(other))}


def _told_more(tree: Tree, path: Path) -> set[Named]:
    lines = _lines(path)
    payload = json.loads(lines[-1][9:])
    lines[-1] = encode({**payload, "end": payload["end"] + 2})
    path.write_bytes(b"".join(lines))
    return {tree.named(f"missing_lines_{payload['end'] + 1}_{payload['end'] + 2}", path)}


def _by_an_editor(_tree: Tree, path: Path) -> set[Named]:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return set()


def _other_bytes(tree: Tree, path: Path) -> set[Named]:
    size = path.stat().st_size
    count = len(_lines(path)) - 1
    path.write_bytes(b"\xa5" * (size - 1) + b"\n")
    return {tree.named("damaged", path, 0)} if count else set()


JOURNAL_DAMAGES: dict[str, Callable[[Tree, Path], set[Named]]] = {
    "empty": _emptied,
    "deleted": _deleted,
    "under another name": _other_name,
    "under no journal's name": _no_journals_name,
    "a folder too deep": _too_deep,
    "a folder instead": _folder_instead,
    "a link to nowhere": _link_to_nowhere,
    "a link to itself": _link_to_itself,
    "a link elsewhere": _link_elsewhere,
    "no rights": _no_rights,
    "a conflict copy beside": _conflict_copy,
    "in two halves": _halves,
    "half copied beside": _half_copied,
    "something else beside": _something_else,
    "tells of more lines": _told_more,
    "saved by an editor": _by_an_editor,
    "other bytes": _other_bytes,
}


def journal_files() -> Iterator[Sample]:
    """Yield damages of whole segments, and of the folder."""
    for whose in ("ours", "theirs"):
        for what, damage in JOURNAL_DAMAGES.items():
            yield Sample(f"{whose}: {what}", lambda tree, w=whose, d=damage: d(tree, tree.journal(w)))  # type: ignore[misc]
    yield Sample("journal is a file", _journal_is_a_file)


def _journal_is_a_file(tree: Tree) -> set[Named]:
    names = list((tree.folder / "journal").iterdir())
    shutil.rmtree(tree.folder / "journal")
    (tree.folder / "journal").write_text("?")
    return {("unreadable", "journal", None), *(tree.named("vanished", p) for p in names)}


# -- bytes of issue files

WHICH = ("single", "first", "second", "part0", "part1", "part2")


def _lacking(tree: Tree, which: str) -> set[Named]:
    """Return what is said besides where a file cannot be read: of the other parts; of the revision before it, which is
    shown now and not what the catalogue lists.
    """
    if which == "second":
        return {("stale_catalogue", "", None)}
    if not which.startswith("part"):
        return set()
    return {tree.named("missing_part", tree.issue("part1" if which == "part0" else "part0"))}


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Tree, str], set[Named]]:
    def damage(tree: Tree, which: str) -> set[Named]:
        path, lacking = tree.issue(which), _lacking(tree, which)
        path.write_bytes(change(path.read_bytes()))
        return {tree.named("damaged_issue", path)} | lacking

    return damage


def _flip(at: float) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        k = round(at * (len(data) - 1))
        return data[:k] + bytes([data[k] ^ 4]) + data[k + 1 :]

    return change


def issue_bytes() -> Iterator[Sample]:
    """Yield damages inside an issue file."""
    changes: dict[str, Callable[[bytes], bytes]] = {
        "cut in half": lambda d: d[: len(d) // 2],
        "last byte cut": lambda d: d[:-1],
        "empty": lambda _d: b"",
        "bit flipped at the start": _flip(0.0),
        "bit flipped in the middle": _flip(0.5),
        "bit flipped at the end": _flip(1.0),
        "zeros in the middle": lambda d: d[: len(d) // 2] + bytes(32) + d[len(d) // 2 + 32 :],
        "bytes lost": lambda d: d[:60] + d[80:],
        "a byte too many": lambda d: d + b"\n",
        "edited": lambda d: d.replace("。".encode(), "！".encode(), 1),
        "saved by an editor": lambda d: b"\xef\xbb\xbf" + d,
    }
    for which in WHICH:
        for what, change in changes.items():
            yield Sample(f"{which}: {what}", lambda tree, w=which, c=change: _bytes(c)(tree, w))  # type: ignore[misc]


# -- issue files among others


def _gone(tree: Tree, which: str, path: Path) -> set[Named]:
    """Return what is said of a file that is not there under its name. The journal knows the first of several parts."""
    missing = {("missing_issue", f"issues/{path.name}", None)} if which not in {"part1", "part2"} else set()
    return missing | (_lacking(tree, which) if which.startswith("part") else set())


def _named_for(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def _remove(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    named = _gone(tree, which, path)
    path.unlink()
    return named


def _wrong_mark(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    named = _gone(tree, which, path)
    new = path.rename(path.with_name(f"{path.name.partition('.')[0]}.00000000.json"))
    return named | {tree.named("damaged_issue", new)}


def _wrong_issue(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    named = _gone(tree, which, path)
    new = path.rename(path.with_name(f"ffffffffffff.{path.name.partition('.')[2]}"))
    return named | {tree.named("misnamed", new)}


def _wrong_depth(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    named = _gone(tree, which, path)
    return named | {tree.named("unread_issue", path.rename(tree.folder / "issues" / path.name))}


def _second_copy(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    (tree.folder / "issues" / "龘" / "2026").mkdir(parents=True)
    shutil.copy(path, tree.folder / "issues" / "龘" / "2026" / path.name)
    return {tree.named("unread_issue", path)}


def _issue_folder(tree: Tree, which: str) -> set[Named]:
    path, lacking = tree.issue(which), _lacking(tree, which)
    path.unlink()
    path.mkdir()
    return {tree.named("unreadable", path)} | lacking


def _issue_link(tree: Tree, which: str) -> set[Named]:
    path, lacking = tree.issue(which), _lacking(tree, which)
    path.unlink()
    path.symlink_to(path.name if which == "single" else "nowhere")
    return {tree.named("unreadable", path)} | lacking


def _issue_blocked(tree: Tree, which: str) -> set[Named]:
    path, lacking = tree.issue(which), _lacking(tree, which)
    tree.blocked.add(path)
    return {tree.named("unreadable", path)} | lacking


def _later_schema(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    named = _gone(tree, which, path)
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"]["schema"] = 9
    data = json.dumps(tables).encode()
    path.unlink()
    new = path.with_name(f"{path.name.partition('.')[0]}.{_named_for(data)}.json")
    new.write_bytes(data)
    return named | {tree.named("newer_format", new)}


def _no_issue_inside(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    named = _gone(tree, which, path)
    data = b'{"_default": {}}'
    path.unlink()
    new = path.with_name(f"{path.name.partition('.')[0]}.{_named_for(data)}.json")
    new.write_bytes(data)
    return named | {tree.named("damaged_issue", new)}


def _copy_of_a_synchroniser(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    new = path.with_name(f"{path.stem}.sync-conflict-20260305-101010-ABCDEFG.json")
    shutil.copyfile(path, new)
    return {tree.named("foreign_file", aged(new))}


def _issue_draft(tree: Tree, which: str) -> set[Named]:
    path = tree.issue(which)
    new = path.with_name(f"{path.name}.1a2b3c4d.tmp")
    new.write_bytes(path.read_bytes()[:99])
    return {tree.named("draft", aged(new))}


ISSUE_DAMAGES: dict[str, Callable[[Tree, str], set[Named]]] = {
    "deleted": _remove, "under a wrong fingerprint": _wrong_mark, "under another issue's name": _wrong_issue,
    "in the wrong depth": _wrong_depth, "a second copy": _second_copy, "a folder instead": _issue_folder,
    "a link to nowhere": _issue_link, "no rights": _issue_blocked, "of a later version": _later_schema,
    "no issue inside": _no_issue_inside, "a synchroniser's copy": _copy_of_a_synchroniser, "a draft": _issue_draft,
}  # fmt: skip


def issue_files() -> Iterator[Sample]:
    """Yield damages of whole issue files, and of their folders."""
    for which in WHICH:
        for what, damage in ISSUE_DAMAGES.items():
            yield Sample(f"{which}: {what}", lambda tree, w=which, d=damage: d(tree, w))  # type: ignore[misc]
    yield Sample("two issues have each other's contents", _exchanged)
    yield Sample("issues is a file", _issues_is_a_file)
    yield Sample("issues is gone", lambda tree: _issues_is_a_file(tree, leave=False))
    yield Sample("a paper's folder links round in a circle", _circle)


def _exchanged(tree: Tree) -> set[Named]:
    one, other = tree.issue("single"), tree.issue("first")
    a, b = one.read_bytes(), other.read_bytes()
    one.write_bytes(b)
    other.write_bytes(a)
    return {tree.named("damaged_issue", one), tree.named("damaged_issue", other)}


def _issues_is_a_file(tree: Tree, *, leave: bool = True) -> set[Named]:
    names = [tree.issue(w).name for w in ("single", "first", "second", "part0")]
    shutil.rmtree(tree.folder / "issues")
    if leave:
        (tree.folder / "issues").write_text("?")
    return {("missing_issue", f"issues/{n}", None) for n in names} | (
        {("unreadable", "issues", None)} if leave else set()
    )


def _circle(tree: Tree) -> set[Named]:
    link = tree.folder / "issues" / "圈"
    link.symlink_to("圈")
    return {tree.named("foreign_file", aged(link))}


# -- library.json, and what is derived


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
