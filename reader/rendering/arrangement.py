"""How the pieces of a clipping book are put in order and parted into chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from reader.model.door import door, doors
from reader.model.messages import _
from reader.rendering.citation import Edition
from reader.rendering.piece import Piece

Order = Literal["given", "date", "newspaper"]
Division = Literal["none", "newspaper", "month", "theme"]
PartName = Literal["half_title", "guide", "chronicle", "people", "authors", "places", "newspapers", "sources"]
PARTS: tuple[PartName, ...] = get_args(PartName)
"""The parts of a book that a reader may leave out: half title 书名页前, 凡例, 大事年表, the four indexes, 出处."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A piece where the compiler put it: what is said before and after it, and whether it begins a page."""

    article: str
    introduction: str = ""
    remark: str = ""
    own_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedChapter:
    """A chapter made by hand; without a title its pieces follow those before."""

    title: str
    pieces: tuple[Planned, ...] = ()


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What a reader says of a book besides its title.

    `order`: as the pieces were given, the oldest first, or paper by paper. `division`: what makes a chapter. Both give
    way to `planned`, chapters made by hand; pieces that stand in none of them follow the last. `compiler`, `publisher`
    and `preface` are the reader's words, empty where there are none; `edition` of GB/T 7714 for the list of sources.
    `omitted` parts are left out. `people` and `places` are the names in the text of each piece, by its id.
    """

    order: Order = "given"
    division: Division = "none"
    planned: tuple[PlannedChapter, ...] = ()
    compiler: str = ""
    publisher: str = ""
    preface: str = ""
    edition: Edition = "2025"
    omitted: frozenset[str] = frozenset()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def has(self, part: PartName) -> bool:
        """Tell whether the book has that part."""
        return part not in self.omitted

    def chapters(self, pieces: Sequence[Piece]) -> list[Chapter]:
        """Return the chapters; one without a title where nothing parts the book. No piece is lost or doubled."""
        if self.planned:
            return self._by_hand(pieces)
        ordered = sorted(pieces, key=self._key) if self.order != "given" else list(pieces)
        if self.division == "none":
            return [Chapter(title="", pieces=tuple(ordered))]
        grouped: dict[str, list[Piece]] = {}
        for piece in ordered:
            grouped.setdefault(self._name(piece), []).append(piece)
        return [Chapter(title=name, pieces=tuple(own)) for name, own in grouped.items()]

    def _by_hand(self, pieces: Sequence[Piece]) -> list[Chapter]:
        left = {piece.article.id: piece for piece in pieces}
        made: list[Chapter] = []
        for chapter in self.planned:
            own, begin = [], set()
            for planned in chapter.pieces:
                piece = left.pop(planned.article, None)
                if piece is not None:
                    own.append(replace(piece, introduction=planned.introduction, remark=planned.remark))
                    begin |= {planned.article} if planned.own_page else set()
            made.append(Chapter(title=chapter.title, pieces=tuple(own), own_page=frozenset(begin)))
        if left:
            made.append(Chapter(title="", pieces=tuple(left.values())))
        return [chapter for chapter in made if chapter.pieces]

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
    """Some pieces of a book under a title; those in `own_page`, by id, begin a page."""

    title: str
    pieces: tuple[Piece, ...]
    own_page: frozenset[str] = frozenset()


@door
def as_planned(chapters: Sequence[Chapter]) -> tuple[PlannedChapter, ...]:
    """Return chapters as a reader may go on with them by hand."""
    return tuple(
        PlannedChapter(
            title=chapter.title,
            pieces=tuple(
                Planned(
                    article=piece.article.id, introduction=piece.introduction, remark=piece.remark,
                    own_page=piece.article.id in chapter.own_page,
                )
                for piece in chapter.pieces
            ),
        )
        for chapter in chapters
    )  # fmt: skip
