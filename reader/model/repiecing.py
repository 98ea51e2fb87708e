"""Which text makes which piece, said anew: rows of stretches in, corrections that make them out.

A reader who draws pieces on a page says whole pieces, not single cuts. The splits, merges and moves that stood before
give way to those that are needed; they do not depend on each other's order, so that they may be one deed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.model.correction import Correction
from reader.model.issue import PublicationIssue
from reader.model.placing import SET_ASIDE, target_of
from reader.model.plan import Stretch, base_of, cut_names
from reader.model.quick_dataclass import dataclass
from reader.model.rows import Row, Rows, merged_row, plain, planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Repieced:
    """The corrections that give way and those that come, without ids and quotations; `roots` are the pieces' ids, in
    the order of the rows asked for.
    """

    dropped: tuple[Correction, ...]
    made: tuple[Correction, ...]
    roots: tuple[str, ...]


def repieced(rows: Rows, asked: Sequence[Row] = ()) -> Repieced:
    """Return what has to be corrected that the pieces are as the rows say now; `asked` are those to be named.

    Raises RuntimeError where the rows are no whole of the text: nothing shall be lost.
    """
    wanted = [merged_row(row) for row in rows.rows]
    involved = _involved(rows, wanted)
    cuts = {(s.article, s.start) for row in wanted for s in row if s.start or s.headless}
    kept = [c for key, (_name, c) in rows.plan.cuts.items() if key[0] not in involved or key in cuts]
    splits = [
        _made(rows.issue, article, "split", start=start, end=start + 1)
        for article, start in sorted(cuts)
        if article in involved and (article, start) not in rows.plan.cuts
    ]
    names = _names(rows, [*kept, *splits])
    merges = [
        _made(rows.issue, _id(own, names), "merge", "sentence" if own.in_sentence else "body", value=_id(one, names))
        for row in wanted if row[0].article in involved
        for one, own in pairwise(row)
    ]  # fmt: skip
    gone = [c for c in rows.corrections if _gives_way(c, involved) and c not in kept]
    said = {_said(c): c for c in gone if c.kind == "merge"}
    kept += [said[_said(m)] for m in merges if _said(m) in said]
    dropped = [c for c in gone if c not in kept]
    merges = [m for m in merges if _said(m) not in said]
    roots = [_id(row[0], names) for row in wanted]
    made = [*splits, *merges, *_renamed(rows, wanted, roots, dropped)]
    _check(rows, wanted, roots, [c for c in rows.corrections if c not in dropped], made)
    return Repieced(dropped=tuple(dropped), made=tuple(made), roots=tuple(_id(row[0], names) for row in asked))


def _involved(rows: Rows, wanted: Sequence[Row]) -> set[str]:
    """Return the imported pieces whose text is to stand otherwise, and all that they are joined with."""
    before, after = {tuple(r) for r in rows.pieces.values()}, {tuple(r) for r in wanted}
    found = {s.article for row in before ^ after for s in row}
    while True:
        more = {s.article for r in (*before, *after) for s in r if any(t.article in found for t in r)}
        if more <= found:
            return found
        found |= more


def _names(rows: Rows, splits: Iterable[Correction]) -> dict[tuple[str, int], str]:
    own: dict[str, list[Correction]] = {}
    for split in splits:
        own.setdefault(base_of(split.article), []).append(split)
    names = {(a, start): n for a, found in own.items() for start, n in cut_names(a, found).items()}
    for (article, at), (_name, split) in rows.plan.cuts.items():
        if (article, split.start) in names:
            names[article, at] = names[article, split.start]
    return names


def _renamed(rows: Rows, wanted: Sequence[Row], roots: Sequence[str], dropped: list[Correction]) -> list[Correction]:
    """Return what was said of pieces that are known by another id now; the old words are dropped."""
    made = []
    for old, row in rows.pieces.items():
        said = [c for (piece, _name), c in rows.plan.sets.items() if piece == old]
        if old in roots or not said:
            continue
        homes = (r for r, own in zip(roots, wanted, strict=True) if any(_meet(s, row[0]) for s in own))
        new = next(homes, "")
        if new and new not in rows.pieces:
            dropped += said
            made += [_made(rows.issue, new, "set", c.field, value=c.value) for c in said]
    return made


def _check(
    rows: Rows, wanted: Sequence[Row], roots: Sequence[str], kept: Sequence[Correction], made: Sequence[Correction]
) -> None:
    latest = max((c.stamp for c in kept), default=(0, ""))
    now = [replace(c, id=f"new{k}", stamp=latest) for k, c in enumerate(made)]
    plan = planned(rows.issue, sorted([*kept, *now], key=lambda c: (c.stamp, c.id)))
    found = {root: row for root, own in plan.pieces.items() if (row := plain(own))}
    if found != dict(zip(roots, wanted, strict=True)):
        raise RuntimeError("the pieces would not be as they were drawn")


def _meet(one: Stretch, other: Stretch) -> bool:
    return one.article == other.article and one.start <= other.start < one.end


def _id(own: Stretch, names: dict[tuple[str, int], str]) -> str:
    return names[own.article, own.start] if own.start or own.headless else own.article


def _said(merge: Correction) -> tuple[str, str, str]:
    return merge.article, merge.field, merge.value


def _gives_way(correction: Correction, involved: set[str]) -> bool:
    """Tell whether a correction says which text makes which piece, of pieces that are said anew."""
    own = base_of(correction.article) in involved
    match correction.kind:
        case "split":
            return own
        case "merge":
            return own or base_of(correction.value) in involved
        case "place":
            target = target_of(correction.value)
            return correction.field != SET_ASIDE and (own or (target is not None and target[0] in involved))
    return False


def _made(
    issue: PublicationIssue,
    article: str,
    kind: str,
    field: str = "body",
    *,
    start: int = 0,
    end: int = 0,
    value: str = "",
) -> Correction:
    return Correction(
        id="", issue=issue.id, article=article, kind=kind, field=field, start=start, end=end, value=value  # type: ignore[arg-type]  # one of the kinds
    )  # fmt: skip
