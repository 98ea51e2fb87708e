"""Read every record of the library and name every damage: kind, file and place, and what can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.library import catalogue_rows, layout, regular
from reader.library.catalogue import Marks
from reader.library.entering import clean
from reader.library.journal import Journal
from reader.library.problem import KnownDamage, Problem
from reader.library.shelf import Shelf
from reader.library.truth import Truth
from reader.library.understood import other_fields, read
from reader.model.errors import LibraryError, NotFound
from reader.model.messages import _


def problems(truth: Truth, place: layout.Layout, listed: Marks) -> Iterator[Problem]:
    """Yield everything that is wrong and that no reader has seen yet. `listed`: by the catalogue, to compare."""
    from reader.library import check_files  # news are looked for without it

    known = known_damage(truth)
    found = [
        *_name_problems(place),
        *journal_problems(truth.journal),
        *check_files.issue_problems(truth),
        *check_files.stray_files(truth.shelf, place),
        *_catalogue_problems(truth, listed),
        *_other_values(truth),
    ]
    yield from (p for p in found if p.key not in known)


def known_damage(truth: Truth) -> KnownDamage:
    """Return the damages that a reader has looked at and laid aside."""
    return frozenset(
        (read("damage", d, "file", ""), read("damage", d, "offset", None), read("damage", d, "kind", ""))
        for d in truth.state.table("damage").values()
    )


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
                "malformed": _("{path} 第 {at} 字节起的一行不是报夹的记录（校验码是对的），跳过了这一行，其余都在。"),
                "damaged": _("{path} 第 {at} 字节起的 {n} 字节坏了，跳过了这一行，其余都在。"),
                "unreadable": _("{path} 读不出来；请检查磁盘和文件的权限。"),
            }[bad.kind]
            if bad.kind == "unreadable" and (journal.folder / name).is_symlink():
                message = _("{path} 是一个链接，报库里的链接不跟过去；把文件本身放在这里。")
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
        elif file.readable and file.size + file.tail < size:
            message = _("{path} 变短了：曾有 {size} 字节，现有 {now} 字节；可从备份恢复。")
            yield Problem(
                severity="error", file=path, offset=file.size, kind="shortened",
                message=message.format(path=path, size=size, now=file.size + file.tail),
            )  # fmt: skip


def shelf_problems(shelf: Shelf) -> Iterator[Problem]:
    """Yield what came to light in issue files that somebody wanted to read."""
    for path, message in sorted(shelf.content.problems.items()):
        yield Problem(
            severity="error", file=f"{layout.ISSUES}/{path}", offset=None, kind="damaged_issue", message=message
        )


def _catalogue_problems(truth: Truth, rows: Marks) -> Iterator[Problem]:
    """Yield issues of which the catalogue shows other pieces than they have."""
    for issue in truth.shelf.issue_ids():
        try:
            pieces = truth.current(issue).issue.articles
        except (LibraryError, NotFound):
            continue
        if rows.get(issue, frozenset()) != {(a.id, *catalogue_rows.marks(a)) for a in pieces}:
            message = _("目录里这一期与报库里的不一样：{id}；重建目录就好。").format(id=issue)
            yield Problem(severity="warning", file="", offset=None, kind="stale_catalogue", message=message)


def _other_values(truth: Truth) -> Iterator[Problem]:
    """Yield, field by field, how many records hold a value that this version does not understand: no damage."""
    state = truth.state
    for table in sorted(state.documents):
        found = Counter(name for document in state.table(table).values() for name in other_fields(table, document))
        for name, count in sorted(found.items()):
            message = _("{n} 条记录（{table}）的“{name}”是这个版本不认得的，别处照常，原样留着。")
            yield Problem(
                severity="info", file=layout.JOURNAL, offset=None, kind=f"other_value_{table}_{clean(name)}",
                message=message.format(n=count, table=table, name=clean(name)),
            )  # fmt: skip


def bytes_at(folder: Path, problem: Problem) -> bytes:
    """Return the damaged bytes, all of the file where the whole is meant."""
    data = regular.read(folder / problem.file)
    return data if problem.offset is None else data[problem.offset : problem.offset + max(problem.length, 1)]
