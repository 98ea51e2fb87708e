"""Sort corrections into a plan: which text is replaced, where pieces are cut and joined, which fields are set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from reader.model.article import NewsArticle
from reader.model.assembly import Edit
from reader.model.correction import KINDS, Correction
from reader.model.days import is_day
from reader.model.issue import PublicationIssue, SetAside
from reader.model.quick_dataclass import dataclass

SETTABLE = frozenset(
    [
        "headline",
        "kicker",
        "alternative_headline",
        "byline",
        "kind",
        "category",
        "print_section",
        "print_page",
        "print_page_name",
        "credits",
        "newspaper",
        "date_published",
    ]
)
OF_ISSUE = frozenset({"newspaper", "date_published", "is_part_of"})
TAKEABLE = frozenset({"headline", "kicker", "alternative_headline", "byline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of one imported body; `in_sentence`: it goes on in mid-sentence from the stretch before it.

    `placed`: it was moved here from elsewhere. `given`: text that was set aside stands here instead of a stretch.
    `headless`: the piece's first text without the piece, whose headline stays where it was.
    """

    article: str
    start: int
    end: int
    in_sentence: bool = False
    placed: bool = False
    given: SetAside | None = None
    headless: bool = False


@dataclass(slots=True)
class Plan:
    """All corrections of an issue, sorted by what they do.

    `pieces` lists, for each current piece in printed order, its stretches of imported bodies; `moves` are
    the corrections `place`, still to be carried out, `given` the ids of what was set aside and stands in a piece,
    `lengths` those of the imported bodies. `cuts` gives the id of what begins at each cut, by imported piece and
    offset, and the split that made it.
    """

    pieces: dict[str, list[Stretch]] = field(default_factory=dict)
    edits: dict[tuple[str, str], list[Edit]] = field(default_factory=dict)
    sets: dict[tuple[str, str], Correction] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    superseded: list[Correction] = field(default_factory=list)
    moves: list[Correction] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    lengths: dict[str, int] = field(default_factory=dict)
    cuts: dict[tuple[str, int], tuple[str, Correction]] = field(default_factory=dict)


def base_of(article_id: str) -> str:
    """Return the id of the imported piece that a current id begins with."""
    return article_id.partition(".")[0]


def draw_plan(issue: PublicationIssue, ordered: Sequence[Correction]) -> Plan:
    """Return the plan of corrections that are already in the order of their stamps."""
    plan = Plan()
    imported = {a.id: a for a in issue.articles}
    by_id = {c.id: c for c in ordered}
    cuts: dict[str, dict[int, Correction]] = {}
    merges: list[Correction] = []
    for correction in ordered:
        article = imported.get(base_of(correction.article))
        if correction.kind == "settle":
            fits = any(d.id == correction.value for d in issue.doubts)
        elif correction.kind == "set" and not correction.article:
            fits = correction.field in OF_ISSUE and _says(correction)
        else:
            fits = article is not None and _fits(article, correction)
        if not fits:
            plan.superseded.append(correction)
        elif correction.kind == "settle":
            plan.settled.add(correction.value)
        elif correction.kind == "set":
            _set(plan, correction)
        elif correction.kind == "split":
            cuts.setdefault(base_of(correction.article), {})[correction.start] = correction
        elif correction.kind == "merge":
            merges.append(correction)
        elif correction.kind == "place":
            plan.moves.append(correction)
        elif article is not None:
            _edit(plan, article, correction, by_id)
    for edits in plan.edits.values():
        edits.sort(key=lambda e: (e.start, e.end))
    _cut(plan, issue, cuts)
    _join(plan, merges)
    return plan


def _fits(article: NewsArticle, correction: Correction) -> bool:
    """Tell whether a correction makes sense on this imported piece."""
    kind = correction.kind
    if kind not in KINDS:
        return False
    length = len(article.field_text(correction.field)) if kind == "replace" else len(article.body)
    if kind == "undo_repair":
        return any(r.id == correction.value for r in article.repairs)
    if kind == "split":
        return 0 <= correction.start < length
    if kind in {"take", "set_aside", "replace"}:
        named = kind != "take" or correction.field in TAKEABLE
        return named and 0 <= correction.start < correction.end <= length
    return kind in {"merge", "place"} or (correction.field in SETTABLE and _says(correction))


def _says(correction: Correction) -> bool:
    """Tell whether a correction gives its field something that it can hold."""
    return correction.field != "date_published" or not correction.value or is_day(correction.value)


def _set(plan: Plan, correction: Correction) -> None:
    key = (correction.article, correction.field)
    if key in plan.sets:
        plan.superseded.append(plan.sets[key])
    plan.sets[key] = correction


def _edit(plan: Plan, article: NewsArticle, correction: Correction, by_id: dict[str, Correction]) -> None:
    """Note a replacement of text; an earlier one that it overlaps gives way."""
    name, start, end, text, taken = correction.field, correction.start, correction.end, correction.value, None
    if correction.kind == "undo_repair":
        repair = next(r for r in article.repairs if r.id == correction.value)
        name, start, end = repair.field, repair.start, repair.end
        text = re.sub(r"\s*\n\s*", "\n", repair.original)
        plan.undone.add(repair.id)
    elif correction.kind in {"take", "set_aside"}:
        taken = correction.field if correction.kind == "take" else "set_aside"
        name, text = "body", ""
    edit = Edit(start=start, end=end, text=text, correction=correction.id, taken=taken)
    kept = []
    for other in plan.edits.get((article.id, name), ()):
        if _overlap(edit, other):
            loser = by_id[other.correction]
            plan.superseded.append(loser)
            if loser.kind == "undo_repair":
                plan.undone.discard(loser.value)
                if correction.kind == "undo_repair" and correction.value == loser.value:
                    plan.undone.add(loser.value)
        else:
            kept.append(other)
    plan.edits[article.id, name] = [*kept, edit]


def _overlap(one: Edit, other: Edit) -> bool:
    """Two edits cannot both stand; insertions at one point, or at the edge of another edit, can."""
    if one.start == one.end or other.start == other.end:
        return (
            (one.start, one.end) == (other.start, other.end)
            or other.start < one.start < other.end
            or one.start < other.start < one.end
        )
    return max(one.start, other.start) < min(one.end, other.end)


def _cut(plan: Plan, issue: PublicationIssue, cuts: dict[str, dict[int, Correction]]) -> None:
    """Cut each imported body at its splits; a cut inside replaced text moves behind it."""
    for article in issue.articles:
        edits = plan.edits.get((article.id, "body"), ())
        own = cuts.get(article.id, {})
        marks = [(0, article.id)]
        names = cut_names(article.id, own.values())
        for offset in sorted(own):
            at = next((e.end for e in edits if e.start < offset < e.end), offset)
            at = max(at, marks[-1][0])
            marks.append((at, names[offset]))
            plan.cuts[article.id, at] = names[offset], own[offset]
        plan.lengths[article.id] = article.body_length
        ends = [m[0] for m in marks[1:]] + [plan.lengths[article.id]]
        for (start, piece), end in zip(marks, ends, strict=True):
            headless = not start and piece != article.id
            plan.pieces[piece] = [Stretch(article=article.id, start=start, end=end, headless=headless)]


def cut_names(article: str, splits: Iterable[Correction]) -> dict[int, str]:
    """Return the ids of what splits of a piece cut off, by their offsets.

    A split that was carried to a revision says in its `value` where it was made: what it cuts off keeps its id.
    """
    made: dict[int, str] = {}
    for split in sorted(splits, key=lambda c: (not c.value, c.start)):
        name = f"{article}.{split.value or split.start}"
        made[split.start] = name if name not in made.values() else f"{article}.{split.start}.{len(made)}"
    return made


def _join(plan: Plan, merges: list[Correction]) -> None:
    """Append merged pieces to the pieces they belong to."""
    order = {piece: k for k, piece in enumerate(plan.pieces)}
    for merge in merges:
        source = plan.aliases.get(merge.article, merge.article)
        target = plan.aliases.get(merge.value, merge.value)
        if source == target or source not in plan.pieces or target not in plan.pieces or merge.article in plan.aliases:
            plan.superseded.append(merge)
            continue
        moved = plan.pieces.pop(source)
        moved[0] = replace(moved[0], in_sentence=merge.field == "sentence")
        if (
            order[source] < order[target]
        ):  # the reader joined a piece to one printed after it: the text keeps the order asked for
            order[source] = order[target]
        plan.pieces[target] = [*plan.pieces[target], *moved]
        for alias, owner in list(plan.aliases.items()):
            if owner == source:
                plan.aliases[alias] = target
        plan.aliases[source] = target
