"""Take over what somebody wrote into a journal file by hand: read the line as it is, and do what it says anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reader.library import changing, regular
from reader.library.merge import Op, State
from reader.model.errors import NotFound
from reader.model.messages import _


def ops_of(state: State, path: Path, offset: int) -> list[Op]:
    """Return ops that make the documents what the edited line at `offset` says.

    Raises NotFound where it says nothing.
    """
    try:
        line = regular.read(path, offset).partition(b"\n")[0]
        payload: Any = json.loads(line.rstrip(b"\r")[9:])
        return [_anew(state, op) for op in payload["o"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotFound(_("《{path}》的第 {at} 字节处没有读得懂的记录。").format(path=path, at=offset)) from error


def _anew(state: State, op: Any) -> Op:
    table, number = str(op["t"]), int(op["k"])
    if op.get("x"):
        return changing.delete(state, table, number)
    fields = op.get("f") or {}
    if not isinstance(fields, dict):
        raise TypeError(fields)
    if op.get("n"):
        return changing.insert(state, table, number, fields)
    return changing.change(state, table, number, fields, op.get("u") or ())
