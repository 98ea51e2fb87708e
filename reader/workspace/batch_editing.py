"""Correct many pieces at once: one deed, one undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.model.correction import Correction
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.plan import SETTABLE
from reader.model.quick_dataclass import dataclass
from reader.workspace.correcting import ISSUE_FIELDS, KINDS, check_day
from reader.workspace.gathering import parts_of
from reader.workspace.opening import current_ids

if TYPE_CHECKING:
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a change of newspaper or day reaches: so many `issues`, and in them `others` besides the pieces meant."""

    issues: int
    others: int


@door
def reach(session: Session, article_ids: Sequence[str]) -> Reach:
    """Return which issues pieces are in, and how many other pieces those hold."""
    issues = {article.partition("-")[0] for article in article_ids}
    whole = sum(
        issue.count
        for paper in session.library.catalogue.tree()
        if paper.collection.kind == "newspaper"
        for year in paper.children
        for issue in year.children
        if issue.collection.path[2] in issues
    )
    return Reach(issues=len(issues), others=max(whole - len(set(article_ids)), 0))


@door
def edit(session: Session, article_ids: Sequence[str], fields: Mapping[str, str]) -> tuple[str, ...]:
    """Say what fields of pieces are, and newspaper and date_published of the issues they are in; returns the pieces.

    Raises WrongRequest or NotFound before anything is written.
    """
    values = {name: " ".join(value.split()) for name, value in fields.items()}
    for name, value in values.items():
        if name not in SETTABLE:
            raise WrongRequest(_("没有“{field}”这一项可改。").format(field=name))
        if name == "kind" and value not in KINDS:
            raise WrongRequest(_("种类只能是 {kinds}。").format(kinds="、".join(KINDS)))
        if name == "date_published" and value:
            check_day(value)
    found = tuple(dict.fromkeys(current_ids(session, article_ids)))
    issues = tuple(dict.fromkeys(article.partition("-")[0] for article in found))
    of_issues = {name: value for name, value in values.items() if name in ISSUE_FIELDS}
    of_pieces = {name: value for name, value in values.items() if name not in ISSUE_FIELDS}
    changes = [(issue, "", name, value) for issue in issues for name, value in of_issues.items()]
    changes += [(a.partition("-")[0], a, name, value) for a in found for name, value in of_pieces.items()]
    if not changes:
        return ()
    subjects = (*(issues if of_issues else ()), *(found if of_pieces else ()))
    with session.library.deed("set", *subjects) as deed:
        for issue, article, name, value in changes:
            deed.add_correction(Correction(id="", issue=issue, article=article, kind="set", field=name, value=value))
    return found


@door
def name_issues(session: Session, *, unnamed: Sequence[str], newspaper: str, undated: Sequence[str], day: str) -> None:
    """Put a name on some issues with their parts, and a day on some, as one deed; an empty one on none.

    Raises WrongRequest for a day that is none, or NotFound, before anything is written.
    """
    name = " ".join(newspaper.split())
    if day:
        check_day(day)
    changes = [(part, "newspaper", name) for i in unnamed if name for part in parts_of(session, i)]
    changes += [(part, "date_published", day) for i in undated if day for part in parts_of(session, i)]
    if not changes:
        return
    with session.library.deed("set", *dict.fromkeys(issue for issue, _field, _value in changes)) as deed:
        for issue, field, value in changes:
            deed.add_correction(Correction(id="", issue=issue, article="", kind="set", field=field, value=value))
