"""Whose each picture is, and behind which of its paragraphs: by where it stands in the source text, never by its look.

What is tiny, thin and small, or stands in place after place is furniture. A picture between two pieces belongs to the
one above, unless the source sets pictures above headlines throughout.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.importing.pictures.captions import with_captions
from reader.importing.pictures.found import Found
from reader.model.article import NewsArticle
from reader.model.picture import Figure, Picture, PictureAside, PictureReason

SMALLEST = 40
"""Pixels: a picture with a shorter side is a mark, a line or a button."""
THINNEST = 8.0
"""So many times as long as broad is a line or a banner, unless it has `MUCH` to show."""
MUCH = 400_000
"""Pixels: what is long and has more of them is a picture to be read (一张长图), a panorama or a scroll."""
OFTEN = 3
"""The same picture in so many places of a source is its furniture."""


def place(
    articles: Sequence[NewsArticle], pictures: Sequence[Found]
) -> tuple[tuple[NewsArticle, ...], tuple[PictureAside, ...]]:
    """Return the pieces with their pictures, and the pictures that stand in none."""
    if not pictures:
        return tuple(articles), ()
    ground = _Ground(articles)
    owned: dict[int, list[Found]] = {}
    aside: list[PictureAside] = []
    ground.above = ground.leads([p for p in pictures if _reason(p) is None])
    for one in sorted(pictures, key=lambda p: p.at):
        reason = _reason(one)
        owner = ground.owner(one) if reason is None else None
        if reason is None and owner is None:
            reason = "unplaced"
        if owner is not None and any(p.picture == one.picture for p in owned.get(owner, ())):
            owner, reason = None, "repeated"
        if owner is None:
            aside.append(_aside(one, reason or "unplaced"))
        else:
            owned.setdefault(owner, []).append(one)
    made = [_with(a, owned[k]) if k in owned else a for k, a in enumerate(articles)]
    return tuple(made), tuple(aside)


def places_of(pictures: Sequence[Found]) -> tuple[tuple[int, int | None], ...]:
    """Return where pictures stand that may stand in pieces, in order, and the text that each is set together with."""
    return tuple((p.at, p.beside) for p in sorted(pictures, key=lambda p: p.at) if _reason(p) is None)


def furniture_of(pictures: Sequence[Found]) -> frozenset[str]:
    """Return the fingerprints of pictures that stand in place after place of a source."""
    counted = Counter(p.picture.sha256 for p in pictures if p.picture is not None)
    return frozenset(sha for sha, count in counted.items() if count >= OFTEN)


def without(pictures: Sequence[Found], often: frozenset[str]) -> tuple[Found, ...]:
    """Return pictures that say which of them are furniture of the source."""
    return tuple(replace(p, reason="furniture") if p.picture and p.picture.sha256 in often else p for p in pictures)


def _reason(one: Found) -> PictureReason | None:
    if one.picture is None or one.reason is not None:
        return one.reason or "absent"
    short, long = sorted((one.picture.width, one.picture.height))
    small = short < SMALLEST or (long > THINNEST * short and short * long < MUCH)
    return "furniture" if small else None


def _aside(one: Found, reason: PictureReason) -> PictureAside:
    kept = _fields(one.picture) if one.picture is not None else {}
    return PictureAside(reason=reason, at=one.at, alt=one.alt, name=one.name, **kept)  # type: ignore[arg-type]  # by name


def _fields(picture: Picture) -> dict[str, str | int]:
    return {name: getattr(picture, name) for name in Picture.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of the source text that belongs to a piece."""

    start: int
    end: int
    piece: int


class _Ground:
    """Which stretch of the source text is whose."""

    def __init__(self, articles: Sequence[NewsArticle]) -> None:
        self._articles = articles
        self._stretches = sorted(
            (_Stretch(s.start, s.end, k) for k, a in enumerate(articles) for s in a.source_spans),
            key=lambda s: s.start,
        )
        self._starts = [s.start for s in self._stretches]
        self.above = False

    def leads(self, pictures: Sequence[Found]) -> bool:
        """Tell whether pictures stand above their headlines here: the first one does, and none ends the last piece."""
        between = [p for p in pictures if self._around(p.at) is not None]
        if not between or not self._stretches:
            return False
        first, last = min(p.at for p in between), max(p.at for p in between)
        return first <= self._stretches[0].start and last < self._stretches[-1].end and len(self._articles) > 1

    def _around(self, at: int) -> tuple[_Stretch | None, _Stretch | None] | None:
        """Return the stretches above and below a place between them; None where it is inside one."""
        k = bisect_right(self._starts, at)
        above = self._stretches[k - 1] if k else None
        if above is not None and above.start < at < above.end and self._goes_on(above, at):
            return None
        if above is not None and above.start == at:  # right before its first character
            above = self._stretches[k - 2] if k > 1 else None
            k -= 1
        return above, self._stretches[k] if k < len(self._stretches) else None

    def _goes_on(self, stretch: _Stretch, at: int) -> bool:
        """Tell whether text of its piece stands behind a place of a stretch, not only how the picture is written."""
        sources = [p.source for p in self._articles[stretch.piece].paragraphs if p.source is not None]
        own = [s for s in sources if stretch.start <= s.start < stretch.end]
        return not own or at < own[-1].end

    def _holding(self, at: int) -> int | None:
        """Return the number of the piece whose text stands at a place."""
        k = bisect_right(self._starts, at)
        above = self._stretches[k - 1] if k else None
        return above.piece if above is not None and at < above.end else None

    def owner(self, one: Found) -> int | None:
        """Return the number of the piece that a picture belongs to."""
        if one.of is not None:
            k = bisect_right(self._starts, one.of)
            return self._stretches[k - 1].piece if k else None
        if one.beside is not None and (told := self._holding(one.beside)) is not None:
            return told
        around = self._around(one.at)
        if around is None:
            return self._stretches[bisect_right(self._starts, one.at) - 1].piece
        above, below = around
        if above is None or below is None:
            return above.piece if above else below.piece if below else None
        if above.piece == below.piece:
            return above.piece
        photo = self._articles[below.piece].kind == "photo" and self._articles[above.piece].kind != "photo"
        return below.piece if self.above or photo or self._opens_with_caption(below) else above.piece

    def _opens_with_caption(self, stretch: _Stretch) -> bool:
        """Tell whether a piece begins with a caption above its headline, so that the picture above is its own."""
        first = self._articles[stretch.piece].paragraphs[:1]
        return any(p.role == "caption" and p.source is not None and p.source.start == stretch.start for p in first)


def _with(article: NewsArticle, pictures: Sequence[Found]) -> NewsArticle:
    """Return a piece with its pictures, each with its caption."""
    starts = [p.source.start if p.source is not None else -1 for p in article.paragraphs]
    figures = []
    for one in pictures:
        assert one.picture is not None
        before = [k for k, start in enumerate(starts) if 0 <= start < one.at]
        caption = next(
            (k for k, p in enumerate(article.paragraphs) if p.source and one.caption_at is not None
             and p.source.start <= one.caption_at < p.source.end), None,
        )  # fmt: skip
        figures.append(
            Figure(
                **_fields(one.picture), after=max(before, default=-1) + 1, at=one.at, alt=one.alt, name=one.name,  # type: ignore[arg-type]  # by name
                caption=one.caption, caption_paragraph=caption,
            )
        )  # fmt: skip
    figures.sort(key=lambda f: (f.after, f.at or 0))
    return with_captions(article, figures)
