"""A clipping book 剪报: what a chosen row of pieces gets around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.model.door import doors
from reader.model.messages import _, counted
from reader.rendering.citation import Edition
from reader.rendering.masthead import date_words
from reader.rendering.piece import Piece


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """The title of a clipping book; with it, a writer adds title page, contents and the list of sources.

    `chapters`: the title of each chapter, by the id of the piece that begins it. `cover` is a picture (JPEG, PNG, GIF
    or WebP), empty for none; `compiler` and `preface` are the reader's words.
    """

    title: str
    chapters: Mapping[str, str] = field(default_factory=dict)
    preface: str = ""
    compiler: str = ""
    cover: bytes = b""
    edition: Edition = "2025"

    def subtitle(self, pieces: Sequence[Piece]) -> tuple[str, ...]:
        """Return the lines below the title: how many pieces, from which papers and days."""
        count = counted("剪报　{n} 篇", len(pieces)).format(n=len(pieces))
        return tuple(line for line in (count, span_words(pieces)) if line)


def span_words(pieces: Sequence[Piece]) -> str:
    """Return papers and days of several pieces: 《青石湾报》　2026年11月20日—2026年11月24日."""
    papers = list(dict.fromkeys(p.masthead.title for p in pieces if p.masthead.title))
    dates = sorted({p.masthead.date_published for p in pieces if p.masthead.date_published})
    shown = "".join(papers[:3]) + (_("等 {count} 种").format(count=len(papers)) if len(papers) > 3 else "")
    days = date_words(dates[0]) if dates else ""
    if len(dates) > 1:
        days = f"{days}—{date_words(dates[-1])}"
    return "\u3000".join(part for part in (shown, days) if part)
