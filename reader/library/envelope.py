"""What a line of the journal must be like to count: the types of its envelope, judged before anything is taken in.

A line that fails falls as a whole, as if it were not there, and `check` names it. The values inside `f` are nobody's
business here: they are judged where they are read out (`understood`), so that state is the same function of the lines
in every version. See docs/formats.md.
"""

from __future__ import annotations

from typing import Any

from reader.library.record import VERSION, Payload

LARGEST = 1 << 63  # numbers of documents are 53 bits; this much still fits into every database


def newer(payload: Payload) -> bool:
    """Tell whether a line is of a later version of the format: kept, passed over, told of."""
    version = payload.get("v", 0)
    return type(version) is int and version > VERSION


def is_sound(payload: Payload) -> bool:
    """Tell whether a line of this version of the format, or an earlier one, has the shape that docs/formats.md says."""
    if type(payload.get("v", 0)) is not int or type(payload.get("d")) is not str:
        return False
    if "end" in payload:
        return _is_count(payload["end"])
    ops = payload.get("o")
    return (
        _is_count(payload.get("s"))
        and _is_clock(payload.get("h"))
        and type(payload.get("at", 0)) is int
        and type(ops) is list
        and all(map(is_op, ops))
    )


def is_op(op: Any) -> bool:
    """Tell whether this is the change of one document."""
    if type(op) is not dict:
        return False
    number = op.get("k")
    if type(op.get("t")) is not str or type(number) is not int or not -LARGEST <= number < LARGEST:
        return False
    if len(op) == 3 and type(op.get("f")) is dict:  # so are most, and nothing more is asked of them
        return True
    return len(op) == 2 or (
        type(op.get("f", {})) is dict
        and type(op.get("n", True)) is bool
        and type(op.get("x", True)) is bool
        and ("u" not in op or _are_names(op["u"]))
        and ("b" not in op or _are_versions(op["b"]))
    )


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < LARGEST


def _is_clock(value: Any) -> bool:
    """A clock may be wrong by any amount: it orders, and nothing else."""
    return type(value) is int and value >= 0


def _are_names(value: Any) -> bool:
    return type(value) is list and all(type(name) is str for name in value)


def _are_versions(value: Any) -> bool:
    """Tell whether this names versions of fields: `{"note": [[h, d], …]}`."""
    return type(value) is dict and all(
        type(versions) is list
        and all(type(v) is list and len(v) == 2 and _is_clock(v[0]) and type(v[1]) is str for v in versions)
        for versions in value.values()
    )
