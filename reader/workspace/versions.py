"""An issue that is another version of one here, by the reader's word: what `--revises` says before an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.workspace.gathering import readable

if TYPE_CHECKING:
    from reader.library import Stored
    from reader.model.issue import PublicationIssue
    from reader.workspace.session import Session


class Other(NamedTuple):
    """An issue beside another: its source's name, how many pieces it has, and how many of these are in the other.

    `together`: both are shown as one. `same_day`: they are of one paper and day.
    """

    issue: str
    newspaper: str
    date_published: str
    source: str
    pieces: int
    same: int
    together: bool
    same_day: bool


@door
def beside(session: Session, issue_id: str, also: tuple[str, ...] = ()) -> tuple[Other, ...]:
    """Return the other issues of the same paper and day, and those named, those with most of its pieces first.

    Reads each of them: for a worker. Raises NotFound.
    """
    own = session.library.current(issue_id).issue
    named = {i: None for i in also if i != issue_id and i in session.library.issue_ids()}
    if own.newspaper and own.date_published:
        day = (("newspaper", own.newspaper, False), ("date", own.date_published, False))
        catalogue = session.library.catalogue
        rows = catalogue.row_numbers(filters=day, sort="printed")
        named |= {s.issue: None for s in catalogue.summaries(rows) if s.newspaper == own.newspaper}
    named.pop(issue_id, None)
    found = [_beside(own, other) for other in readable(session, named)]
    return tuple(sorted(found, key=lambda other: -other.same))


def _beside(own: PublicationIssue, other: PublicationIssue) -> Other:
    from reader.library import align

    same = len(align(other.articles, own.articles))
    return Other(
        issue=other.id, newspaper=other.newspaper or "", date_published=other.date_published or "",
        source=other.source.name, pieces=len(other.articles), same=same,
        together=other.is_part_of is not None and other.is_part_of == own.is_part_of,
        same_day=(other.newspaper, other.date_published) == (own.newspaper, own.date_published),
    )  # fmt: skip


@door
def make_version(session: Session, issue_id: str, of: str) -> Stored:
    """Show an issue as a revision of another, whose pieces keep their ids where they are the same.

    What was done to it goes along, and what it was by itself goes into the bin. One deed. Raises NotFound, NotSaved,
    WrongRequest also where something was left behind in it, which would go into the bin unseen.
    """
    if issue_id == of:
        raise WrongRequest(_("一份报纸不能是它自己的另一个版本。"))
    own = session.library.imported(issue_id)
    if left := session.library.left_behind((issue_id,)):
        raise WrongRequest(
            _(
                "这一份里有 {n} 处做过的事没有着落，换了就看不见了；先在批注栏末尾安置它们（left-behind），再换。"
            ).format(n=len(left))
        )
    rereading = session.library.rereading("revise")
    try:
        stored = rereading.add(of, own, name=own.source.name)
        rereading.commit(in_place_of=(issue_id,))
    except BaseException:
        rereading.give_up()
        raise
    return stored
