"""What the list holds: one row a piece, with what a search found in it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.summary import ArticleSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A piece in the list; spans are (start, end) of hits in headline and snippet, `why` says in words how it fits."""

    summary: ArticleSummary
    snippet: str
    headline_hits: tuple[tuple[int, int], ...] = ()
    snippet_hits: tuple[tuple[int, int], ...] = ()
    why: str = ""


def plain_row(summary: ArticleSummary) -> Row:
    """Return the row of a piece that no search found."""
    return Row(summary=summary, snippet=summary.snippet)
