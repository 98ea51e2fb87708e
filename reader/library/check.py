"""Read every record of the library and name every damage: kind, file and place, and what can be done."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from reader.library import ids, layout
from reader.library.journal import Journal
from reader.library.shelf import NAME, Shelf
from reader.library.truth import Truth
from reader.model.errors import LibraryError, NewerFormat
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass

Severity = Literal["error", "warning", "repaired"]
BEING_WRITTEN = 600  # seconds: a younger draft may still become a file

KnownDamage = frozenset[tuple[str, int | None, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One damage.

    `file` is relative to the library folder, `offset` a byte in it, None where the whole file is meant.
    """

    severity: Severity
    file: str
    offset: int | None
    kind: str
    message: str
    length: int = 0

    @property
    def key(self) -> tuple[str, int | None, str]:
        """By which a damage that a reader has seen is known again."""
        return self.file, self.offset, self.kind


def problems(truth: Truth, place: layout.Layout, catalogue_rows: dict[str, int]) -> Iterator[Problem]:
    """Yield everything that is wrong and that no reader has seen yet. `catalogue_rows`: rows by issue, to compare."""
    known = known_damage(truth)
    found = [
        *_name_problems(place),
        *journal_problems(truth.journal),
        *_issue_problems(truth.shelf, place),
        *_stray_files(place),
        *_catalogue_problems(truth, catalogue_rows),
    ]
    yield from (p for p in found if p.key not in known)


def known_damage(truth: Truth) -> KnownDamage:
    """Return the damages that a reader has looked at and laid aside."""
    documents = truth.state.table("damage").values()
    return frozenset((str(d.get("file")), d.get("offset"), str(d.get("kind"))) for d in documents)


def damage_number(problem: Problem) -> int:
    """Return the number of the document that lays a damage aside."""
    return ids.natural_number("damage", f"{problem.file}\n{problem.offset}\n{problem.kind}")


def _name_problems(place: layout.Layout) -> Iterator[Problem]:
    for message in place.problems:
        yield Problem(severity="error", file=layout.NAME_FILE, offset=None, kind="library_file", message=message)


def journal_problems(journal: Journal) -> Iterator[Problem]:
    """Yield what is wrong with the journal.

    An unfinished last line of another machine is not here yet, and no damage.
    """
    for name, file in sorted(journal.files.items()):
        path = f"{layout.JOURNAL}/{name}"
        for bad in file.bad:
            edited = bad.kind == "hand_edited"
            message = {
                "hand_edited": _("{path} 第 {at} 字节起的一行被改过，没有采用；要采用它，用“采用”。"),
                "damaged": _("{path} 第 {at} 字节起的 {n} 字节坏了，跳过了这一行，其余都在。"),
                "unreadable": _("{path} 读不出来；请检查磁盘和文件的权限。"),
            }[bad.kind]
            yield Problem(
                severity="warning" if edited else "error", file=path, offset=bad.start, kind=bad.kind,
                length=bad.length, message=message.format(path=path, at=bad.start, n=bad.length),
            )  # fmt: skip
        if file.tail and journal.is_ours(name) and not journal.is_writing(name):
            message = _("{path} 最后一行没有写完：程序在写它的时候断了；写完之前没有报告“已保存”。")
            yield Problem(
                severity="warning", file=path, offset=file.size, kind="unfinished_line", length=file.tail,
                message=message.format(path=path),
            )  # fmt: skip
        if file.newer:
            message = _("{path} 里有更新的报夹写的记录，这里读不懂，原样留着。").format(path=path)
            yield Problem(severity="warning", file=path, offset=None, kind="newer_format", message=message)
    yield from _lost_lines(journal)


def _lost_lines(journal: Journal) -> Iterator[Problem]:
    for name, writer, first, last in journal.sequences.missing():
        path = f"{layout.JOURNAL}/{name}"
        message = _("{path} 缺第 {first} 到 {last} 条记录（{writer}）；可能还没同步到，也可从备份恢复。")
        yield Problem(
            severity="error", file=path, offset=None, kind=f"missing_lines_{first}_{last}",
            message=message.format(path=path, first=first, last=last, writer=writer),
        )  # fmt: skip
    for name, size in sorted(journal.highwater.sizes().items()):
        file = journal.files.get(name)
        path = f"{layout.JOURNAL}/{name}"
        if file is None:
            message = _("{path} 不见了，它曾有 {size} 字节；可从备份恢复。").format(path=path, size=size)
            yield Problem(severity="error", file=path, offset=None, kind="vanished", message=message)
        elif file.size + file.tail < size:
            message = _("{path} 变短了：曾有 {size} 字节，现有 {now} 字节；可从备份恢复。")
            yield Problem(
                severity="error", file=path, offset=file.size, kind="shortened",
                message=message.format(path=path, size=size, now=file.size + file.tail),
            )  # fmt: skip


def shelf_problems(shelf: Shelf) -> Iterator[Problem]:
    """Yield what came to light in issue files that somebody wanted to read."""
    for path, message in sorted(shelf.problems.items()):
        yield Problem(
            severity="error", file=f"{layout.ISSUES}/{path}", offset=None, kind="damaged_issue", message=message
        )


def _issue_problems(shelf: Shelf, place: layout.Layout) -> Iterator[Problem]:
    """Yield issue files that do not hold what they held when they were written."""
    for file in sorted(shelf.all_files().values(), key=lambda f: f.path):
        path = f"{layout.ISSUES}/{file.path}"
        try:
            issue = shelf.fresh(file)
        except NewerFormat as error:
            yield Problem(severity="warning", file=path, offset=None, kind="newer_format", message=str(error))
        except LibraryError as error:
            yield Problem(severity="error", file=path, offset=None, kind="damaged_issue", message=str(error))
        else:
            if issue is not None and issue.id != file.issue:
                message = _("{path} 里是另一期（{id}），文件名不对。").format(path=path, id=issue.id)
                yield Problem(severity="error", file=path, offset=None, kind="misnamed", message=message)


def _stray_files(place: layout.Layout) -> Iterator[Problem]:
    """Yield files that nobody reads: conflict copies of issue files, drafts of a write that was cut off, other
    people's.
    """
    for path in sorted(place.issues.rglob("*")):
        if path.is_file() and NAME.fullmatch(path.name) is None and time.time() - path.stat().st_mtime > BEING_WRITTEN:
            name = path.relative_to(place.folder).as_posix()
            kind = "draft" if path.name.endswith(".tmp") else "foreign_file"
            message = _("{path} 不是报夹写下的一期，没有读它；留在原处。").format(path=name)
            yield Problem(severity="warning", file=name, offset=None, kind=kind, message=message)


def _catalogue_problems(truth: Truth, rows: dict[str, int]) -> Iterator[Problem]:
    """Yield issues of which the catalogue shows another number of pieces than they have."""
    for issue in truth.shelf.issue_ids():
        try:
            count = len(truth.current(issue).issue.articles)
        except LibraryError:
            continue
        if rows.get(issue, 0) != count:
            message = _("目录里这一期的篇数不对：{id}；重建目录就好。").format(id=issue)
            yield Problem(severity="warning", file="", offset=None, kind="stale_catalogue", message=message)


def repaired(problem: Problem, message: str) -> Problem:
    """Return the problem as one that is dealt with."""
    return replace(problem, severity="repaired", message=message)


def bytes_at(folder: Path, problem: Problem) -> bytes:
    """Return the damaged bytes, all of the file where the whole is meant."""
    data = (folder / problem.file).read_bytes()
    return data if problem.offset is None else data[problem.offset : problem.offset + max(problem.length, 1)]
