"""The list of deeds: what was done, and how to take it back, on any of this machine's processes.

A deed's record is written in the same line as the deed. Its inverse is kept as JSON text, since only undo reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from reader.library import changing, ids
from reader.library.by_issue import ByIssue
from reader.library.entering import clean_all
from reader.library.envelope import is_op
from reader.library.merge import NEVER, Document, Op, Stamp, State
from reader.library.understood import read
from reader.model.errors import NothingToUndo
from reader.model.messages import _

TABLE = "deeds"
NUMBER = re.compile(r'"k":\s*(\d+)')
MARKS = frozenset({"status", "annotations", "corrections"})
Turn = Literal["undo", "redo"]
KEPT: dict[Turn, str] = {"undo": "inverse", "redo": "redo"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedRecord:
    """A deed that was done. `at` is ISO 8601 with offset; `here`: on this machine, so that it can be undone here.

    `annotations` are those that taking it back or doing it again touches, known of the deed that is next for that.
    """

    id: str
    label: str
    subjects: tuple[str, ...]
    at: str
    undone: bool = False
    here: bool = True
    annotations: tuple[str, ...] = ()


def record(state: State, label: str, subjects: tuple[str, ...], ops: list[Op], inverse: list[Op] | None = None) -> Op:
    """Return the op that writes a deed into the list, as things stand before it is done."""
    back = changing.inverse(state, ops) if inverse is None else inverse
    fields: Document = {
        "label": label,
        "subjects": list(subjects),
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "inverse": _text(back),
    }
    return {"t": TABLE, "k": ids.new_number(), "n": True, "f": fields}


def deeds(state: State, device: str, limit: int | None = None) -> tuple[DeedRecord, ...]:
    """Return the deeds of all machines, the last one first."""
    ordered = sorted(((_done(state, n), n) for n in state.table(TABLE)), reverse=True)
    return tuple(_record(state, n, device) for _stamp, n in ordered[:limit])


def following(state: State, device: str, which: Turn) -> DeedRecord | None:
    """Return the deed that `turn` would take back or do again, None where there is none.

    What does so is not worked out: a window asks for its name alone, of 20,000 pieces it would wait for that.
    """
    try:
        return _named(state, device, which)[0]
    except NothingToUndo:
        return None


def turn(state: State, device: str, which: Turn, only: str) -> tuple[DeedRecord, list[Op]]:
    """Return the last deed done here that stands, and the ops that take it back; or the one undone last, and those
    that do it again.

    Raises NothingToUndo where there is none, where a new deed was done since one was undone, or where it is not `only`.
    """
    found, number = _named(state, device, which)
    if only not in {"", found.id}:
        raise NothingToUndo(_("后来又做了别的事，这一件要等它们先撤回。"))
    kept, other = KEPT[which], "redo" if which == "undo" else "inverse"
    ops = [_binned_now(op) for op in changing.with_versions(state, _ops(state.table(TABLE)[number].get(kept)))]
    mark: Op = {"t": TABLE, "k": number, "f": {"undone": which == "undo", other: _text(_back(state, ops))}}
    return found, [*ops, mark]


def _binned_now(op: Op) -> Op:
    """Return an op that puts something into the bin with the time at which it does so: the bin is emptied by it."""
    if op["t"] != "status" or op.get("f", {}).get("removed") is not True:
        return op
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    unset = {"u": [n for n in op["u"] if n != "removed_at"]} if "u" in op else {}
    return {**op, "f": {**op["f"], "removed_at": now}, **unset}


def strike(state: State, issues: Collection[str]) -> list[Op]:
    """Return the ops after which no deed is taken back or done again that was done to these issues alone, or whose
    turn would write something on them: marks that went to another issue stay there.
    """
    owners = ByIssue(state)
    numbers = {str(n) for table in MARKS for issue in issues for n in owners.numbers(table, issue)}
    named = re.compile("|".join(map(re.escape, issues)))

    def may_write(text: object) -> bool:
        """Tell without reading them whether ops may touch or name one: there are thousands of deeds."""
        return isinstance(text, str) and bool(named.search(text) or numbers.intersection(NUMBER.findall(text)))

    return [
        changing.change(state, TABLE, number, {}, kept)
        for number, document in state.table(TABLE).items()
        if (kept := [name for name in KEPT.values() if name in document])
        and (
            _all_in(issues, read(TABLE, document, "subjects", []))
            or any(
                _writes_on(owners, issues, op)
                for name in kept
                if may_write(document[name])
                for op in _ops(document[name])
            )
        )
    ]


def _writes_on(owners: ByIssue, issues: Collection[str], op: Op) -> bool:
    """Tell whether an op touches what belongs to these issues or gives it to them; into the bin they may go again."""
    fields = op.get("f", {})
    if op["t"] not in MARKS or (op["t"] == "status" and fields.get("removed") is True):
        return False
    named = fields.get("article") or fields.get("issue")
    return owners.issue_of(op["t"], op["k"]) in issues or (isinstance(named, str) and ids.issue_of(named) in issues)


def _all_in(issues: Collection[str], subjects: list[str]) -> bool:
    return bool(subjects) and all(subject.partition("-")[0] in issues for subject in subjects)


def _named(state: State, device: str, which: Turn) -> tuple[DeedRecord, int]:
    number = (_standing if which == "undo" else _undone_last)(state, device)
    return _with_annotations(_record(state, number, device), state.table(TABLE)[number].get(KEPT[which])), number


def _standing(state: State, device: str) -> int:
    """Return the number of the last deed done here that stands. Raises NothingToUndo."""
    table = state.table(TABLE)
    standing = [n for n in table if _can(state, n, "undo") and _here(state, n, device)]
    if not standing:
        raise NothingToUndo(_("没有可以撤回的事。"))
    return max(standing, key=lambda n: _done(state, n))


def _undone_last(state: State, device: str) -> int:
    """Return the number of the deed undone here last. Raises NothingToUndo where a new deed was done since."""
    table = state.table(TABLE)
    own = [n for n in table if _here(state, n, device)]
    undone = [n for n in own if _can(state, n, "redo")]
    number = max(undone, key=lambda n: _undone(state, n), default=None)
    if number is None or any(
        _done(state, n) > _undone(state, number) for n in own if table[n].get("undone") is not True
    ):
        raise NothingToUndo(_("没有可以重做的事。"))
    return number


def _can(state: State, number: int, which: Turn) -> bool:
    """Tell whether a deed's turn it may be; one that was struck has nothing any more that would do it."""
    document = state.table(TABLE)[number]
    return (document.get("undone") is True) == (which == "redo") and KEPT[which] in document


def _back(state: State, ops: list[Op]) -> list[Op]:
    """Return the ops that take these back. Of an issue that revision is shown whose import was written last: it is
    written once more.
    """
    back = changing.inverse(state, [op for op in ops if op["t"] != "imports"])
    issues = {op["f"].get("issue") for op in ops if op["t"] == "imports" and op.get("f")}
    shown: dict[str, int] = {}
    for number, document in state.table("imports").items() if issues else ():
        issue = str(document.get("issue", ""))
        if issue in issues and (issue not in shown or _touched(state, number) > _touched(state, shown[issue])):
            shown[issue] = number
    return [*back, *({"t": "imports", "k": n, "f": dict(state.table("imports")[n])} for n in shown.values())]


def _touched(state: State, number: int) -> Stamp:
    register = state.register("imports", number)
    return NEVER if register is None else register.touched


def _with_annotations(found: DeedRecord, text: object) -> DeedRecord:
    """Add which annotations ops touch; those of a deed that touches none are not read for it."""
    if not isinstance(text, str) or '"annotations"' not in text:
        return found
    from reader.library import notes

    touched = dict.fromkeys(notes.annotation_id(op["k"]) for op in _ops(text) if op.get("t") == "annotations")
    return replace(found, annotations=tuple(touched))


def _done(state: State, number: int) -> Stamp:
    """Return when a deed was done the first time."""
    register = state.register(TABLE, number)
    return NEVER if register is None else register.reset


def _undone(state: State, number: int) -> Stamp:
    register = state.register(TABLE, number)
    return NEVER if register is None else register.stamp_of("undone")


def _here(state: State, number: int, device: str) -> bool:
    return _done(state, number)[1].partition(".")[0] == device


def _record(state: State, number: int, device: str) -> DeedRecord:
    document = state.table(TABLE)[number]
    subjects: list[str] = read(TABLE, document, "subjects", [])
    return DeedRecord(
        id=f"d{number:x}",
        label=read(TABLE, document, "label", ""),
        subjects=clean_all(subjects),
        at=read(TABLE, document, "at", ""),
        undone=document.get("undone") is True,
        here=_here(state, number, device),
    )


def _text(ops: list[Op]) -> str:
    return json.dumps(ops, ensure_ascii=False, separators=(",", ":"))


def _ops(text: object) -> list[Op]:
    """Return the ops in a record; a record that cannot be read takes nothing back."""
    try:
        ops = json.loads(text) if isinstance(text, str) else []
    except (ValueError, RecursionError):
        return []
    return ops if isinstance(ops, list) and all(map(is_op, ops)) else []
