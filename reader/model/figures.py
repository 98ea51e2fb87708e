"""Pictures follow what a reader does to the text: each stays behind the paragraph that it stood behind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from reader.model.article import NewsArticle
from reader.model.picture import Figure
from reader.model.provenance import paragraph_starts
from reader.model.text import OffsetMap, Place


class Moved(NamedTuple):
    """A figure, where in a current body the character before it (`behind`) or after it stands, and its caption."""

    figure: Figure
    at: int
    behind: bool
    caption: int | None


def with_figures(
    pieces: Iterable[NewsArticle],
    imported: Iterable[NewsArticle],
    alone: Set[str],
    aliases: Mapping[str, str],
    offsets: OffsetMap,
) -> list[NewsArticle]:
    """Return current pieces with the figures that came to them; those that were left `alone` keep theirs."""
    moved = _moved((a for a in imported if a.id not in alone), aliases, offsets)
    return [p if p.id in alone else _with(p, moved.get(p.id, ())) for p in pieces]


def _moved(articles: Iterable[NewsArticle], aliases: Mapping[str, str], offsets: OffsetMap) -> dict[str, list[Moved]]:
    """Return the figures of imported pieces by the current piece that each belongs to now."""
    found: dict[str, list[Moved]] = {}

    def owned(place: Place) -> Place:
        return place._replace(article=aliases.get(place.article, place.article))

    for article in articles:
        starts = paragraph_starts(article)
        for figure in article.figures:
            number = min(figure.after, len(starts))
            at = starts[number - 1] + max(0, len(article.paragraphs[number - 1].text) - 1) if number else 0
            place = owned(offsets.forward(Place(article.id, "body", at, at + bool(starts)))[0])
            caption = None
            if figure.caption_paragraph is not None and figure.caption_paragraph < len(starts):
                start = starts[figure.caption_paragraph]
                there = owned(offsets.forward(Place(article.id, "body", start, start + 1))[0])
                caption = there.start if there.article == place.article and there.end > there.start else None
            found.setdefault(place.article, []).append(Moved(figure, place.start, number > 0, caption))
    return found


def _with(piece: NewsArticle, moved: Sequence[Moved]) -> NewsArticle:
    """Return a current piece with the figures that came to it."""
    if not moved and not piece.figures:
        return piece
    starts = paragraph_starts(piece)
    figures = []
    for figure, at, behind, caption in moved:
        number = bisect_right(starts, at) if behind else max(0, bisect_right(starts, at) - 1)
        own = None if caption is None else max(0, bisect_right(starts, caption) - 1)
        figures.append(replace(figure, after=number, caption_paragraph=own))
    return replace(piece, figures=tuple(sorted(figures, key=lambda f: f.after)))
