"""Move text of an issue to where the reader says that it stands: a paragraph before another one, text set aside back
into a piece.

A piece is a row of stretches of imported bodies; what is moved becomes a stretch of its own in another row. All places
count in the imported bodies, so that moves commute with whatever else the reader corrects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.plan import Stretch, base_of

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.model.correction import Correction
    from reader.model.issue import PublicationIssue
    from reader.model.plan import Plan

SET_ASIDE = "set_aside"
"""The field of a correction `place` that gives back text set aside: its `value` is the set-aside's id."""
WORDS = 24
"""So many characters of the paragraph that it goes before tell a place in another revision."""


def target_value(article: NewsArticle, offset: int, *, behind: bool = False) -> str:
    """Return where text goes, as a correction tells it: imported piece, offset in its body, words that stand there.

    No words: it goes behind the text that ends at the offset.
    """
    return f"{article.id}:{offset}:{'' if behind else article.body[offset : offset + WORDS]}"


def target_of(value: str) -> tuple[str, int, str] | None:
    """Return imported piece, offset and words of a target; None where the value tells none."""
    article, _colon, rest = value.partition(":")
    offset, _colon, words = rest.partition(":")
    return (article, int(offset), words) if article and offset.isdecimal() and len(offset) < 12 else None


def _fits(issue: PublicationIssue, bodies: Mapping[str, str], correction: Correction) -> bool:
    """Tell whether a correction `place` makes sense on this issue."""
    body = bodies[base_of(correction.article)]
    if correction.field == SET_ASIDE:
        known = any(s.id == correction.value for s in issue.set_aside)
        return known and 0 <= correction.start <= len(body)
    target = target_of(correction.value)
    if target is None or target[0] not in bodies or not 0 <= target[1] <= len(bodies[target[0]]):
        return False
    inside = target[0] == base_of(correction.article) and correction.start < target[1] < correction.end
    return 0 <= correction.start < correction.end <= len(body) and not inside


def move(plan: Plan, issue: PublicationIssue) -> None:
    """Carry out a plan's corrections `place`, in the order of their stamps; one whose text is torn takes no effect."""
    asides = {s.id: s for s in issue.set_aside}
    bodies = {a.id: a.body for a in issue.articles}
    for correction in plan.moves:
        if not _fits(issue, bodies, correction):
            plan.superseded.append(correction)
            continue
        base = base_of(correction.article)
        if correction.field == SET_ASIDE:
            aside = asides[correction.value]
            moved = Stretch(article=base, start=correction.start, end=correction.start, placed=True, given=aside)
            to = (base, correction.start, correction.start == correction.end)
        else:
            target = target_of(correction.value)
            assert target is not None  # `fits` has looked at it
            moved = Stretch(article=base, start=correction.start, end=correction.end, placed=True)
            to = (*target[:2], not target[2])
        if _tears(plan, moved) or not _take_out(plan, moved):
            plan.superseded.append(correction)
            continue
        _put_in(plan, moved, *to, len(bodies[to[0]]))
        if moved.given is not None:
            plan.given.add(moved.given.id)


def _tears(plan: Plan, moved: Stretch) -> bool:
    """Tell whether another correction replaces text across an end of what is to be moved."""
    edits = plan.edits.get((moved.article, "body"), ())
    return any(e.start < at < e.end for e in edits for at in (moved.start, moved.end))


def _take_out(plan: Plan, moved: Stretch) -> bool:
    """Take the text out of the piece that holds it; False where no stretch holds all of it."""
    if moved.given is not None:
        return True
    for stretches in plan.pieces.values():
        for k, own in enumerate(stretches):
            if own.given is None and own.article == moved.article and own.start <= moved.start <= moved.end <= own.end:
                before, after = replace(own, end=moved.start), replace(own, start=moved.end, in_sentence=False)
                # A piece keeps its first stretch, empty or not: its headline hangs on it.
                keeps = not own.placed or before.start < before.end
                stretches[k : k + 1] = ([before] if keeps else []) + ([after] if after.start < after.end else [])
                return True
    return False


def _put_in(plan: Plan, moved: Stretch, article: str, offset: int, behind: bool, length: int) -> None:
    """Put a stretch where an imported place stands now, before the text there or behind the text that ends there;
    where that is gone, at the end of its piece.
    """
    for stretches in plan.pieces.values():
        for k, own in enumerate(stretches):
            if own.given is not None or own.article != article:
                continue
            if own.start < offset <= own.end if behind and offset else own.start <= offset < own.end or length == 0:
                parts = [replace(own, end=offset), moved, replace(own, start=offset, in_sentence=False)]
                kept = [p for p in parts if p is moved or p.start < p.end or (p is parts[0] and not own.placed)]
                stretches[k : k + 1] = kept
                return
    home = next(s for s in plan.pieces.values() if any(o.article == article and not o.placed for o in s))
    home.append(moved)
