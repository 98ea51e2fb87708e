"""Damage to issue files: their bytes, and where they lie."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from .damaged_tree import Named, Sample, Tree, aged

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
