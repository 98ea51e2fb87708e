"""The current text: what stands when the reader's corrections are applied to the imported text.

`apply` is a pure function. Corrections take effect in the order of their stamps; where two contradict each other the
later one wins and the earlier is listed as superseded. All of them address imported positions, so any order of
arrival gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.article import Credit, NewsArticle, Repair
from reader.model.correction import Correction
from reader.model.issue import Doubt, PublicationIssue
from reader.model.quick_dataclass import dataclass
from reader.model.text import OffsetMap, Place, Run

if TYPE_CHECKING:
    from reader.model.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The current issue, the way to it from the imported one, and what took no effect.

    `aliases` gives, for a piece that was merged into another, the id of that other. `superseded` are corrections that
    a later one overruled or that fit nothing in this text.
    """

    issue: PublicationIssue
    offsets: OffsetMap
    aliases: dict[str, str]
    superseded: tuple[Correction, ...]


def apply(issue: PublicationIssue, corrections: Iterable[Correction]) -> Applied:
    """Return the issue as the reader has corrected it."""
    ordered = sorted(corrections, key=lambda c: (c.stamp, c.id))
    if not ordered:
        return Applied(issue=issue, offsets=OffsetMap(), aliases={}, superseded=())
    from reader.model.figures import with_figures  # most issues have no corrections
    from reader.model.piecing import assemble
    from reader.model.plan import draw_plan

    plan = draw_plan(issue, ordered)
    if plan.moves:
        from reader.model.placing import move  # few issues have any

        move(plan, issue)
    imported = {a.id: a for a in issue.articles}
    runs, aside = list[Run](), list(issue.set_aside)
    alone = _left_alone(plan, imported)
    pieces = [
        imported[root] if root in alone else assemble(root, stretches, plan, imported, runs, aside)
        for root, stretches in plan.pieces.items()
    ]
    offsets = OffsetMap(runs=tuple(sorted(runs, key=lambda r: (r.source, r.target))))
    repairs = _follow_repairs((a for a in issue.articles if a.id not in alone), plan, offsets)
    pieces = with_figures(pieces, issue.articles, alone, plan.aliases, offsets)
    sets = {article for article, _name in plan.sets}
    articles = tuple(
        _numbered(_set_fields(p, plan) if p.id in sets else p, k, None if p.id in alone else repairs.get(p.id, []))
        for k, p in enumerate(pieces, 1)
    )
    whole = {name: c.value or None for (article, name), c in plan.sets.items() if not article}
    current = replace(
        issue,
        articles=articles,
        set_aside=tuple(sorted((s for s in aside if s.id not in plan.given), key=lambda s: s.span)),
        doubts=_doubts(issue, plan),
        **whole,  # type: ignore[arg-type]
    )
    return Applied(issue=current, offsets=offsets, aliases=dict(plan.aliases), superseded=tuple(plan.superseded))


def _left_alone(plan: Plan, imported: dict[str, NewsArticle]) -> set[str]:
    """Return the pieces whose text no correction touches: they are the imported ones, and cost nothing."""
    edited = {article for article, _name in plan.edits}
    return {
        root
        for root, stretches in plan.pieces.items()
        if len(stretches) == 1
        and root not in edited
        and (stretches[0].article, stretches[0].start) == (root, 0)
        and stretches[0].given is None
        and stretches[0].end == plan.lengths[root]
    }


def _numbered(piece: NewsArticle, position: int, repairs: list[Repair] | None) -> NewsArticle:
    """Return a piece at its place in the printed order, with the repairs that were followed (None: its own)."""
    if repairs is not None:
        return replace(piece, position=position, repairs=tuple(sorted(repairs, key=lambda r: (r.field, r.start))))
    return piece if piece.position == position else replace(piece, position=position)


def _doubts(issue: PublicationIssue, plan: Plan) -> tuple[Doubt, ...]:
    """Return the doubts that are not settled, each with the current piece that it is about."""
    return tuple(
        replace(d, article=plan.aliases.get(d.article, d.article) if d.article else None)
        for d in issue.doubts
        if d.id not in plan.settled
    )


def _set_fields(piece: NewsArticle, plan: Plan) -> NewsArticle:
    """Give the piece the fields that the reader set in so many words."""
    changes: dict[str, object] = {}
    for (article, name), correction in plan.sets.items():
        if article != piece.id:
            continue
        value = correction.value or None
        if name == "credits":
            pairs = (c.partition(":") for c in correction.value.split("；") if c)
            changes["credits"] = tuple(Credit(role=r, name=n) for r, _, n in pairs)
        elif name == "category":
            changes["category"] = tuple(correction.value.split("/")) if value else ()
        else:
            changes[name] = value
            if name == "headline":
                changes["headline_status"] = "printed" if value else "missing"
    return replace(piece, **changes) if changes else piece  # type: ignore[arg-type]


def _follow_repairs(articles: Iterable[NewsArticle], plan: Plan, offsets: OffsetMap) -> dict[str, list[Repair]]:
    """Return the repairs of these imported pieces by the current ones, at their current places."""
    found: dict[str, list[Repair]] = {}
    for article in articles:
        for repair in article.repairs:
            for place in offsets.forward(Place(article.id, repair.field, repair.start, repair.end))[:1]:
                undone = repair.id in plan.undone
                owner = plan.aliases.get(place.article, place.article)
                found.setdefault(owner, []).append(
                    replace(repair, field=place.field, start=place.start, end=place.end, undone=undone)
                )
    return found
