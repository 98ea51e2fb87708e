"""Damage to one line of a journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.library.record import encode

from .damaged_tree import Named, Sample, Tree


def lines_of(path: Path) -> list[bytes]:
    """Return the lines of a segment, with their ends."""
    return path.read_bytes().splitlines(keepends=True)


def _signed(body: bytes) -> bytes:
    import zlib

    return b"%08x %s\n" % (zlib.crc32(body), body)


def _cut_inside(tree: Tree, whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    start = sum(map(len, lines[:k]))
    path.write_bytes(b"".join(lines[:k]) + lines[k][: len(lines[k]) // 2])
    found = {tree.named("shortened", path, start)}
    return found | ({tree.named("unfinished_line", path, start)} if whose == "ours" else set())


def _cut_before(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    path.write_bytes(b"".join(lines[:k]))
    return {tree.named("shortened", path, sum(map(len, lines[:k])))}


def _lost_line(tree: Tree, path: Path, k: int, count: int) -> set[Named]:
    """Return the hole that a line leaves; the last line tells only how many there are."""
    return set() if k == count - 1 else {tree.named(f"missing_lines_{k + 1}_{k + 1}", path)}


def _changed(kind: str, change: Callable[[bytes], bytes]) -> Callable[[Tree, str, Path, int], set[Named]]:
    def damage(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
        lines = lines_of(path)
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
    lines = lines_of(path)
    hole = _lost_line(tree, path, k, len(lines))
    del lines[k]
    path.write_bytes(b"".join(lines))
    return hole | {tree.named("shortened", path, sum(map(len, lines)))}


def _twice(_tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    path.write_bytes(b"".join([*lines[: k + 1], *lines[k:]]))
    return set()


def _swapped(_tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    other = (k + 1) % len(lines)
    lines[k], lines[other] = lines[other], lines[k]
    path.write_bytes(b"".join(lines))
    return set()


def _glued(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    if k == len(lines) - 1:  # behind the last line there is nothing to glue it to: it is not finished
        path.write_bytes(b"".join(lines)[:-1])
        start = sum(map(len, lines[:k]))
        tail = {tree.named("unfinished_line", path, start)} if _whose == "ours" else set()
        return tail | {tree.named("shortened", path, start)}
    lines[k] = lines[k][:-1]
    path.write_bytes(b"".join(lines))
    return {tree.named("shortened", path, sum(map(len, lines)))}


def _rubbish_before(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    path.write_bytes(b"".join([*lines[:k], b"?!\n", *lines[k:]]))
    return {tree.named("damaged", path, sum(map(len, lines[:k])))}


def _of_the_future(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    payload = json.loads(lines[k][9:])
    lines[k] = encode({**payload, "v": 9, "more": "x" * 9})
    path.write_bytes(b"".join(lines))
    return set() if "end" in payload else {tree.named("newer_format", path)}


def _not_understood(tree: Tree, _whose: str, path: Path, k: int) -> set[Named]:
    lines = lines_of(path)
    payload = json.loads(lines[k][9:])
    if "end" in payload:
        lines[k] = encode({**payload, "end": "many, many"})
    else:
        lines[k] = encode({**payload, "o": [{"table": "renamed", "why": "x" * len(lines[k])}]})
    path.write_bytes(b"".join(lines))
    return {tree.named("malformed", path, sum(map(len, lines[:k])))}


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
                    count = len(lines_of(path))
                    k = {"first": 0, "middle": count // 2, "last": count - 2, "closing": count - 1}[place]
                    return damage(tree, whose, path, k)  # type: ignore[no-any-return]

                yield Sample(f"{whose} {place} line: {what}", run)
