"""Name and day that are given with files: each file's issue gets them alone, and those that get the same stay one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.workspace.correcting import set_field
from reader.workspace.gathering import gather, parts_of, readable

if TYPE_CHECKING:
    from reader.workspace.session import Session


def name_alone(
    session: Session, issue: str, newspaper: str | None, day: str | None, apart: list[tuple[str, ...]]
) -> None:
    """Put name and day on an issue. It leaves those that it stood with, and is gathered again with those of them that
    have got the same; what stood together is added to `apart`, which is the whole run's.
    """
    said = {field: value for field, value in (("newspaper", newspaper), ("date_published", day)) if value}
    own = session.library.current(issue).issue if said else None
    said = {field: value for field, value in said.items() if getattr(own, field) != value}
    if not said:
        return
    together = next((parts for parts in apart if issue in parts), None) or parts_of(session, issue)
    for field, value in said.items():
        set_field(session, issue, field, value, alone=True)
    if len(together) < 2:
        return
    if together not in apart:
        apart.append(together)
    now = session.library.current(issue).issue
    named = now.newspaper, now.date_published
    same = [i.id for i in readable(session, together) if (i.newspaper, i.date_published) == named]
    if len(same) > 1 and all(named):
        gather(session, *same)
