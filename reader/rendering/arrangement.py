"""How the pieces of a clipping book are put in order and parted into chapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.model.door import doors
from reader.model.messages import _
from reader.rendering.citation import Edition
from reader.rendering.piece import Piece

Order = Literal["given", "date", "newspaper"]
Division = Literal["none", "newspaper", "month", "theme"]


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What a reader says of a book besides its title.

    `order`: as the pieces were given, the oldest first, or paper by paper. `division`: what makes a chapter. `compiler`
    and `preface` are the reader's words, empty where there are none; `edition` of GB/T 7714 for the list of sources.
    """

    order: Order = "given"
    division: Division = "none"
    compiler: str = ""
    preface: str = ""
    edition: Edition = "2025"

    def chapters(self, pieces: Sequence[Piece]) -> list[Chapter]:
        """Return the chapters; one without a title where nothing parts the book. No piece is lost or doubled."""
        ordered = sorted(pieces, key=self._key) if self.order != "given" else list(pieces)
        if self.division == "none":
            return [Chapter(title="", pieces=tuple(ordered))]
        grouped: dict[str, list[Piece]] = {}
        for piece in ordered:
            grouped.setdefault(self._name(piece), []).append(piece)
        return [Chapter(title=name, pieces=tuple(own)) for name, own in grouped.items()]

    def _key(self, piece: Piece) -> tuple[str, ...]:
        masthead = piece.masthead
        day = masthead.date_published or "9999"  # what has no day stands last
        place = (masthead.newspaper or "", masthead.print_page or "")
        return (day, *place) if self.order == "date" else (place[0], day, place[1])

    def _name(self, piece: Piece) -> str:
        masthead, article = piece.masthead, piece.article
        if self.division == "newspaper":
            return masthead.title or _("报名不详")
        if self.division == "theme":
            return article.category[0] if article.category else _("未分类")
        year, _sign, rest = (masthead.date_published or "").partition("-")
        return f"{year}年{int(rest[:2])}月" if rest[:2].isdigit() else year or _("日期不详")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Some pieces of a book under a title."""

    title: str
    pieces: tuple[Piece, ...]
