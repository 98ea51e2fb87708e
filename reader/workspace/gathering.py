"""One issue out of several sources: its pages or pieces came in files of their own, each stored as it is.

A part says of which issue it is (`is_part_of`, a correction that can be taken back); lists, tree and calendar show one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.correction import Correction
from reader.model.door import door
from reader.model.errors import BaojiaError, WrongRequest
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.library import Deed
    from reader.model.issue import PublicationIssue
    from reader.workspace.session import Session

FIELD = "is_part_of"


@door
def parts_of(session: Session, issue_id: str) -> tuple[str, ...]:
    """Return the issues that are shown as one with an issue, in their order; itself alone where nothing is gathered.

    Raises NotFound.
    """
    known = session.library.catalogue.parts(issue_id)
    if not known:
        session.library.imported(issue_id)
    return known or (issue_id,)


@door
def gather(session: Session, *issue_ids: str) -> tuple[str, ...]:
    """Show issues of one paper and day as one; returns those that were not part of it before.

    Raises NotFound, or WrongRequest where their papers or days differ or are not known. Only those named are read: a
    damaged part of theirs keeps none from joining.
    """
    parts = {i: parts_of(session, i) for i in dict.fromkeys(issue_ids)}
    issues = [session.library.current(i).issue for i in parts]
    named = {(i.newspaper, i.date_published) for i in issues}
    together = len({part for own in parts.values() for part in own}) > 1
    if len(named) > 1 or (len(parts) > 1 and not all(next(iter(named)))):
        raise WrongRequest(_("只有报名和日期相同的才能合为一期；先在“名称与日期”里改成一样。"))
    whole = issues[0].is_part_of or issues[0].id
    new = list(dict.fromkeys(part for i in issues if i.is_part_of != whole for part in parts[i.id]))
    if together and new:
        with session.library.deed("gather", *new) as deed:
            mark(deed, new, whole)
    return tuple(new) if together else ()


@door
def take_apart(session: Session, *issue_ids: str) -> tuple[str, ...]:
    """Let issues stand by themselves again; returns those that were shown with others. Raises NotFound."""
    leaving = plan_leaving(session, *issue_ids)
    if leaving.alone:
        with session.library.deed("take_apart", *leaving.alone) as deed:
            leaving.do(deed)
    return leaving.alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Issues that are to stand by themselves, what makes them parts now, and the rest, where it needs a new first."""

    alone: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    def do(self, deed: Deed, joining: Collection[str] = ()) -> None:
        """Make it part of a deed, in which some of them join others: nothing is said twice of one issue in a deed."""
        for correction in self.corrections:
            deed.drop_correction(correction)
        if rest := [part for part in self.rest if part not in joining]:
            mark(deed, rest, rest[0])


def plan_leaving(session: Session, *issue_ids: str) -> Leaving:
    """Return what is to be done so that issues stand by themselves; nothing where they do. Raises NotFound."""
    parts = tuple(dict.fromkeys(part for i in issue_ids for part in parts_of(session, i)))
    rest = tuple(part for part in parts if part not in issue_ids)
    alone = tuple(part for part in parts if part in issue_ids or len(rest) == 1)
    if len(parts) < 2:
        return Leaving()
    own = (c for part in alone for c in session.library.corrections(part))
    dropped = tuple(c.id for c in own if c.kind == "set" and not c.article and c.field == FIELD)
    headless = len(rest) > 1 and any(issue.is_part_of in alone for issue in readable(session, rest))
    return Leaving(alone=alone, corrections=dropped, rest=rest if headless else ())


@door
def readable(session: Session, issue_ids: Iterable[str], asked: str | None = None) -> Iterator[PublicationIssue]:
    """Yield issues as they are corrected, without those that are damaged or gone, which is told elsewhere.

    Raises what is wrong with the one `asked` for.
    """
    for issue in issue_ids:
        try:
            yield session.library.current(issue).issue
        except BaojiaError as trouble:
            if trouble.ends_all or issue == asked:
                raise


def mark(deed: Deed, issue_ids: Sequence[str], whole: str) -> None:
    """Say in a deed of which issue these are parts."""
    for issue in issue_ids:
        deed.add_correction(Correction(id="", issue=issue, article="", kind="set", field=FIELD, value=whole))
