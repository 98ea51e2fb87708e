"""The finished issue: repair ids, positions, whose each stretch of source is, what is set aside, what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reader.importing.categories import category
from reader.importing.composing import Composed
from reader.importing.lines.blocks import Block
from reader.importing.text.code import holds_words
from reader.importing.text.mending import number_repairs
from reader.model.article import NewsArticle
from reader.model.issue import Doubt, DoubtKind, SetAside, SetAsideReason
from reader.model.packed_repairs import begins, in_order, named
from reader.model.text import Span


@dataclass(slots=True)
class Claim:
    """A stretch of source text and whose it is: a piece's index, or what is set aside."""

    start: int
    end: int
    piece: int = -1
    reason: SetAsideReason = "furniture"


def cover(source: str, claims: list[Claim]) -> list[Claim]:
    """Return claims that hold every character of the source that is no white space, in order, none overlapping.

    Marks and code between two claims (`# `, an underline, a bracket, a tag) go to the claim whose line they stand on;
    letters, digits and hanzi go to none: they become claims of their own, `unplaced`.
    """
    claims = sorted((c for c in claims if c.end > c.start), key=lambda c: (c.start, -c.end))
    made: list[Claim] = []
    for claim in claims:
        if made and claim.start < made[-1].end:
            claim.start = made[-1].end
            if claim.start >= claim.end:
                continue
        made.append(claim)
    if not made:
        return [Claim(0, len(source.rstrip()), reason="unplaced")] if source.strip() else []
    made = sorted([*made, *_unplaced(source, made)], key=lambda c: c.start)
    _fill(source, None, made[0], 0, made[0].start)
    for above, below in pairwise(made):
        _fill(source, above, below, above.end, below.start)
    _fill(source, made[-1], None, made[-1].end, len(source))
    return made


def _unplaced(source: str, made: Sequence[Claim]) -> list[Claim]:
    """Return a claim for every run of letters between claims: what no stage has said anything of."""
    found: list[Claim] = []
    at = 0
    for start, end in [*((c.start, c.end) for c in made), (len(source), len(source))]:
        between = source[at:start] if start > at else ""
        if holds_words(between):
            first = next(k for k, c in enumerate(between) if c.isalnum())
            last = next(k for k in range(len(between) - 1, -1, -1) if between[k].isalnum())
            found.append(Claim(at + first, at + last + 1, reason="unplaced"))
        at = max(at, end)
    return found


def _fill(source: str, above: Claim | None, below: Claim | None, start: int, end: int) -> None:
    """Give what stands between two claims to one of them, or a part to each."""
    if start >= end:
        return
    between = source[start:end]
    if not between.strip():
        return
    # The last line goes to the claim below, the others to the one above.
    cut = between.rfind("\n")
    line = start + cut + 1
    if below is not None and (cut >= 0 or above is None):
        if source[line:end].strip():
            below.start = line + len(source[line:end]) - len(source[line:end].lstrip())
        end = line
    elif below is not None and above is not None and source[start : start + 1].isspace():
        below.start = start + len(between) - len(between.lstrip())
        return
    if source[start:end].strip():
        if above is not None:
            above.end = start + len(source[start:end].rstrip())
        elif below is not None:
            below.start = start + len(source[start:end]) - len(source[start:end].lstrip())


def claims_of(aside: Sequence[Block], orphans: Sequence[Block]) -> list[Claim]:
    """Return what the blocks of no piece claim."""
    made = [Claim(b.start, b.end, reason=b.reason) for b in aside]
    made += (Claim(b.start, b.end, reason="orphan_headline") for b in orphans)
    return made


@dataclass(slots=True)
class Filed:
    """The issue's parts that are ready."""

    articles: list[NewsArticle] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)


def file_away(source: str, pieces: Sequence[Composed], left: list[Claim]) -> Filed:
    """Number the repairs, give every piece its stretches of source, and set aside the rest: what `left` claims."""
    filed = Filed()
    claims = [Claim(s.start, s.end, k) for k, piece in enumerate(pieces) for s in piece.claims] + left
    spans: list[list[Span]] = [[] for _ in pieces]
    last = None
    for claim in cover(source, claims):
        if claim.piece < 0:
            filed.set_aside.append(
                SetAside(
                    id=f"s{claim.start}",
                    reason=claim.reason,
                    text=source[claim.start : claim.end],
                    span=Span(claim.start, claim.end),
                )
            )
        elif last is not None and last == claim.piece:
            spans[claim.piece][-1] = Span(spans[claim.piece][-1].start, claim.end)
        else:
            spans[claim.piece].append(Span(claim.start, claim.end))
        last = claim.piece if claim.piece >= 0 else None
    begun, again = bytearray(len(source) + 1), dict[int, int]()
    for k, piece in enumerate(pieces):
        article = piece.article
        repairs = in_order(article.repairs)
        piece.article = replace(
            article,
            position=k + 1,
            repairs=named(repairs, number_repairs(begins(repairs), begun, again)),
            source_spans=tuple(spans[k]),
            category=category(article),
        )
        filed.articles.append(piece.article)
    return filed


@dataclass(slots=True)
class Doubts:
    """Doubts in the making, with ids that are unique in the issue."""

    made: list[Doubt] = field(default_factory=list)
    _used: dict[int, int] = field(default_factory=dict)

    def add(
        self, kind: DoubtKind, message: str, confidence: float, *, article: int | None = None, span: Span | None = None
    ) -> None:
        """Note a doubt; `article` is the piece's position, from 1."""
        at = span.start if span else 0
        count = self._used[at] = self._used.get(at, 0) + 1
        letter = "" if count == 1 else chr(96 + min(count, 26)) + ("" if count <= 26 else str(count))
        self.made.append(
            Doubt(
                id=f"d{at}{letter}", kind=kind, message=message, confidence=round(confidence, 2),
                article=None if article is None else str(article), span=span,
            )
        )  # fmt: skip
