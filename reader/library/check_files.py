"""Verify the issue files, and name what lies in the library's folders and is read by nobody."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.library import layout, regular
from reader.library.issue_files import NAME, IssueFile, Misnamed
from reader.library.issue_text import Revision
from reader.library.problem import Problem
from reader.library.shelf import Shelf
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.errors import LibraryError, NewerFormat, NotFound
from reader.model.messages import _

BEING_WRITTEN = 600  # seconds: a younger draft may still become a file


def issue_problems(truth: Truth) -> Iterator[Problem]:
    """Yield issue files that do not hold what they held when they were written, and those that are gone."""
    from reader.library import losses

    shelf = truth.shelf
    for file in sorted(shelf.all_files().values(), key=lambda f: f.path):
        problem = _issue_problem(shelf, file)
        if problem is not None:
            yield problem
    yield from _missing_parts(shelf)
    yield from losses.missing_issues(truth, Turns())


def _issue_problem(shelf: Shelf, file: IssueFile) -> Problem | None:
    path = f"{layout.ISSUES}/{file.path}"
    try:
        regular.read(shelf.folder / file.path)
    except OSError:
        message = _("{path} 读不出来；请检查磁盘和文件的权限。").format(path=path)
        return Problem(severity="error", file=path, offset=None, kind="unreadable", message=message)
    try:
        shelf.fresh(file)
    except Misnamed as error:
        message = _("{path} 里是另一期（{id}），文件名不对。").format(path=path, id=error.inside)
        return Problem(severity="error", file=path, offset=None, kind="misnamed", message=message)
    except NewerFormat as error:
        return Problem(severity="warning", file=path, offset=None, kind="newer_format", message=str(error))
    except (LibraryError, NotFound) as error:
        if _is_a_sound_part(shelf, file):
            return None  # others are missing or damaged: told there
        return Problem(severity="error", file=path, offset=None, kind="damaged_issue", message=str(error))
    others = sorted(shelf.other_values(file))
    if not others:
        return None
    message = _("{path} 里有这个版本不认得的内容（{fields}），别处照常，原样留着。")
    message = message.format(path=path, fields="、".join(others))
    return Problem(severity="info", file=path, offset=None, kind="other_value", message=message)


def _is_a_sound_part(shelf: Shelf, file: IssueFile) -> bool:
    try:
        return shelf.revision(file).parts > 1
    except (LibraryError, NotFound):
        return False


def _missing_parts(shelf: Shelf) -> Iterator[Problem]:
    """Yield a part of each large issue of which others are missing."""
    for issue in sorted(shelf.issue_ids()):
        whole: dict[tuple[str | None, int], list[tuple[Revision, IssueFile]]] = {}
        for file in shelf.files(issue):
            with suppress(LibraryError, NotFound):
                revision = shelf.revision(file)
                if revision.parts > 1:
                    whole.setdefault((revision.whole, revision.revision), []).append((revision, file))
        for parts in whole.values():
            there = {revision.part for revision, _file in parts}
            lacking = sorted(set(range(parts[0][0].parts)) - there)
            if lacking:
                path = f"{layout.ISSUES}/{min(parts, key=lambda p: p[0].part)[1].path}"
                message = _("{path} 这一期分成 {n} 个文件，缺第 {lacking} 个；可能还没同步到，也可从备份恢复。").format(
                    path=path, n=parts[0][0].parts, lacking="、".join(str(k + 1) for k in lacking)
                )
                yield Problem(severity="error", file=path, offset=None, kind="missing_part", message=message)


def stray_files(shelf: Shelf, place: layout.Layout) -> Iterator[Problem]:
    """Yield what nobody reads: conflict copies and second copies of issue files, drafts of a write that was cut off,
    other people's files, links that lead nowhere.
    """
    read = shelf.all_files()
    for path in _below(place.issues):
        name = path.relative_to(place.folder).as_posix()
        if path.relative_to(place.issues).as_posix() in read:
            continue
        if NAME.fullmatch(path.name) is not None:
            message = _("{path} 放错了地方，或是另一处那一份的副本，没有读它；留在原处。").format(path=name)
            yield Problem(severity="warning", file=name, offset=None, kind="unread_issue", message=message)
        else:
            yield from _foreign(path, name)
    for path in _below(place.journal):
        if path.parent != place.journal or ".jsonl" not in path.name or path.name.endswith(".tmp"):
            yield from _foreign(path, path.relative_to(place.folder).as_posix())


def _foreign(path: Path, name: str) -> Iterator[Problem]:
    with suppress(OSError):
        if time.time() - path.lstat().st_mtime <= BEING_WRITTEN:
            return
    kind = "draft" if path.name.endswith(".tmp") else "foreign_file"
    message = _("{path} 不是报夹写下的，没有读它；留在原处。").format(path=name)
    yield Problem(severity="warning", file=name, offset=None, kind=kind, message=message)


def _below(folder: Path) -> Iterator[Path]:
    """Yield everything below a folder that is no folder itself; links are not followed."""
    for above, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(above) / n for n in folders if (Path(above) / n).is_symlink())
        yield from (Path(above) / n for n in sorted(names))
