"""Name and day that are given with files: each file's issue gets them alone, and those that get the same stay one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.correction import Correction
from reader.workspace.gathering import Leaving, mark, parts_of, plan_leaving, readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.workspace.session import Session


def name_alone(
    session: Session, issue: str, newspaper: str | None, day: str | None, apart: list[tuple[str, ...]]
) -> None:
    """Put name and day on an issue, as one deed. It leaves those that it stood with, and is gathered again with those
    of them that have got the same; what stood together is added to `apart`, which is the whole run's.
    """
    given = {"newspaper": " ".join((newspaper or "").split()), "date_published": day or ""}
    own = session.library.current(issue).issue if any(given.values()) else None
    said = {field: value for field, value in given.items() if value and getattr(own, field) != value}
    if own is None or not said:
        return
    together = next((parts for parts in apart if issue in parts), None) or parts_of(session, issue)
    leaving = plan_leaving(session, issue)
    named = said.get("newspaper", own.newspaper), said.get("date_published", own.date_published)
    whole, new = _joined(session, issue, together, named, leaving) if len(together) > 1 else (issue, [])
    with session.library.deed("set", issue) as deed:
        leaving.do(deed, new)
        for field, value in said.items():
            deed.add_correction(Correction(id="", issue=issue, article="", kind="set", field=field, value=value))
        mark(deed, new, whole)
    if len(together) > 1 and together not in apart:
        apart.append(together)


def _joined(
    session: Session,
    issue: str,
    together: Sequence[str],
    named: tuple[str | None, str | None],
    leaving: Leaving,
) -> tuple[str, list[str]]:
    """Return of which issue one becomes a part that is named so, and all that have to be told; none: of no other."""
    others = {i.id: i.is_part_of for i in readable(session, together) if i.id != issue}
    same = [i.id for i in readable(session, others) if (i.newspaper, i.date_published) == named]
    if not same or not all(named):
        return issue, []
    first = next(i for i in together if i == issue or i in same)
    whole = issue if first == issue else others[first] or first
    here = parts_of(session, issue)
    kept = {i for i in here if others.get(i) == whole} - {*leaving.alone, *leaving.rest}
    parts = (part for i in same if i not in kept for part in ((i,) if i in here else parts_of(session, i)))
    return whole, list(dict.fromkeys([issue, *parts]))
