"""Where a reader was in one library: kept by the library's own id, so that no library opens on another's place."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from typing import TYPE_CHECKING, Any

from reader.model import kept_file
from reader.model.door import door
from reader.model.quick_dataclass import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from reader.workspace.session import Session

FOLDER = "desks"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskState:
    """`collection` and those in `expanded` and `unread_only` are written as the window writes them; `place` is the code
    point of the body at the top of the page of `article`. `sort` is the order of the list, `grouped` whether its
    groups are named; `folded` are the tree's labels whose rows are folded away.
    """

    collection: str = ""
    article: str = ""
    place: int = 0
    sort: str = "printed"
    grouped: bool = False
    expanded: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    unread_only: tuple[str, ...] = ()


@door
def load(session: Session) -> DeskState:
    """Return what is remembered of a library; a missing or damaged file gives the defaults, as does a wrong value, or a
    disk that does not give it out: then it stays as it is.
    """
    try:
        raw = json.loads(kept_file.read(_path(session)) or b"null")
    except (OSError, ValueError, RecursionError):
        return DeskState()
    known: dict[str, Any] = {}
    defaults = DeskState()
    for entry in dataclasses.fields(DeskState):
        value, default = raw.get(entry.name) if isinstance(raw, dict) else None, getattr(defaults, entry.name)
        if isinstance(default, tuple) and isinstance(value, list):
            known[entry.name] = tuple(str(v) for v in value)
        elif type(value) is type(default):
            known[entry.name] = value
    return DeskState(**known)


@door
def save(session: Session, state: DeskState) -> None:
    """Write it down. A disk that refuses costs nothing but this memory."""
    path = _path(session)
    with contextlib.suppress(OSError):
        text = json.dumps(dataclasses.asdict(state), ensure_ascii=False, indent=1)
        kept_file.write(path, text.encode("utf-8", "surrogatepass"), "made_again")


def _path(session: Session) -> Path:
    return session.config / FOLDER / f"{session.library.id}.json"
