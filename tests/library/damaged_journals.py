"""Damage to whole segments of a journal."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.library.record import encode

from .damaged_lines import lines_of
from .damaged_tree import Named, Sample, Tree, aged


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
    return {tree.named("unreadable", path, 0)}


def _no_rights(tree: Tree, path: Path) -> set[Named]:
    tree.blocked.add(path)
    return {tree.named("unreadable", path, 0)}


def _conflict_copy(_tree: Tree, path: Path) -> set[Named]:
    shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-20260305-101010-ABCDEFG.jsonl"))
    return set()


def _halves(tree: Tree, path: Path) -> set[Named]:
    lines = lines_of(path)
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
    lines = lines_of(path)
    payload = json.loads(lines[-1][9:])
    lines[-1] = encode({**payload, "end": payload["end"] + 2})
    path.write_bytes(b"".join(lines))
    return {tree.named(f"missing_lines_{payload['end'] + 1}_{payload['end'] + 2}", path)}


def _by_an_editor(_tree: Tree, path: Path) -> set[Named]:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return set()


def _other_bytes(tree: Tree, path: Path) -> set[Named]:
    size = path.stat().st_size
    count = len(lines_of(path)) - 1
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
