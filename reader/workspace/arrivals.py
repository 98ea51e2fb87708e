"""What came since a saved search looked last.

It remembers up to which import that was, so that nothing is taken twice and nothing missed: not by a program that ended
in between, and not by a reader who takes a tag off again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.model.days import moment
from reader.model.summary import Collection

if TYPE_CHECKING:
    from reader.library.deed import Deed
    from reader.workspace.session import Session

ORDERS = "standing/"
"""Settings so named say what a search does (`standing_orders`)."""
_LOOKED = "standing-looked/"
_AT_ONCE = 500
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


class Looked(NamedTuple):
    """Up to which import a search has looked: the time of the last one, and the issues of that very second."""

    until: str
    issues: tuple[str, ...]


def came_since(session: Session, looked: Looked) -> tuple[frozenset[int], Looked]:
    """Return the rows of what was imported since, and up to where that is."""
    rows: set[int] = set()
    since, until, issues = _moment(looked.until), looked.until, set(looked.issues)
    catalogue = session.library.catalogue
    newest = catalogue.row_numbers(Collection(kind="all"), sort="added")
    for start in range(0, len(newest), _AT_ONCE):
        some = catalogue.summaries(newest[start : start + _AT_ONCE])
        fresh = [(s, _moment(s.added or "")) for s in some]
        fresh = [(s, at) for s, at in fresh if at >= since]
        if start == 0 and fresh and fresh[0][1] > since:
            until, issues = fresh[0][0].added or "", set[str]()
        rows.update(s.row for s, at in fresh if at > since or s.issue not in looked.issues)
        issues.update(s.issue for s, at in fresh if at == _moment(until))
        if len(fresh) < len(some):
            break
    return frozenset(rows), Looked(until, tuple(sorted(issues)))


def look_from_here(session: Session, deed: Deed, name: str) -> None:
    """Let a search look at what arrives from now on."""
    newest = session.library.catalogue.list(Collection(kind="all"), sort="added", limit=1)
    until = (newest[0].added if newest else None) or datetime.now(UTC).isoformat(timespec="seconds")
    keep_looked(deed, name, came_since(session, Looked(until, ()))[1])


def keep_looked(deed: Deed, name: str, looked: Looked) -> None:
    """Write down up to where a search has looked."""
    deed.set_setting(_LOOKED + name, [looked.until, list(looked.issues)])


def carry(session: Session, deed: Deed, old: str, new: str) -> None:
    """Let what a search does, and how far it has looked, go with its name; `new` is empty where it is forgotten."""
    for kind in (ORDERS, _LOOKED):
        known = session.library.settings(kind).get(kind + old)
        if known is not None:
            deed.set_setting(kind + old, None)
            if new:
                deed.set_setting(kind + new, known)


def looked(session: Session, name: str) -> Looked:
    """Return up to where a search has looked; nowhere, where it is not known."""
    match session.library.settings(_LOOKED).get(_LOOKED + name):
        case [str(until), list(issues)]:
            return Looked(until, tuple(issue for issue in issues if isinstance(issue, str)))
        case _:
            return Looked("", ())


def _moment(said: str) -> datetime:
    """Read a time; long ago where it is none."""
    return moment(said) or _EVER
