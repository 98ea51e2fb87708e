"""Characters that were recognised doubtfully, as a worklist: each with its picture, settled one by one or all alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.correction import Correction
from reader.model.door import door
from reader.model.provenance import body_point, line_sources
from reader.model.text import Place
from reader.workspace.correcting import placed_correction
from reader.workspace.facsimile import LINES, paper_of
from reader.workspace.page_keeping import pages_of
from reader.workspace.reviewing import open_doubts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.importing.pages.facsimile import PrintedBox
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue
    from reader.workspace.reviewing import OpenDoubt
    from reader.workspace.session import Session

CONTEXT = 14
AROUND = 7.0
"""So many em of the line are shown at each side of a character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulCharacter:
    """A character that may be another: one of `others`, the likelier first, or none of them.

    `place` is its imported place, `before` and `after` what the page reads around it; `printed` where it stands.
    """

    issue: str
    doubt: str
    article: str
    headline: str
    char: str
    others: str
    sure: float
    place: Place
    before: str
    after: str
    printed: PrintedBox


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterPicture:
    """A page's picture, and on it, in pixels, the strip to be shown and the character: left, top, right, bottom."""

    data: bytes
    strip: tuple[float, float, float, float]
    character: tuple[float, float, float, float]


@door
def doubtful_characters(session: Session, issue_id: str | None = None) -> tuple[DoubtfulCharacter, ...]:
    """Return what is not settled of an issue, or of the whole library, page by page."""
    doubts: dict[str, list[OpenDoubt]] = {}
    for waiting in open_doubts(session, issue_id):
        if waiting.doubt.kind == "character" and waiting.doubt.span is not None:
            doubts.setdefault(waiting.issue, []).append(waiting)
    return tuple(one for own, its in doubts.items() for one in _of_issue(session.library.imported(own), its))


def _of_issue(imported: PublicationIssue, doubts: Sequence[OpenDoubt]) -> Iterable[DoubtfulCharacter]:
    from reader.importing.pages.kept import doubtful

    paper = paper_of(imported.source)
    if paper is None:
        return
    runs = {p.span.start: p.run for p in doubtful(imported.source.layout, 1.0)}
    text = imported.source.text
    for one in doubts:
        span = one.doubt.span
        run = runs.get(span.start) if span is not None else None
        place = _place(imported, span.start) if span is not None else None
        boxes = paper.boxes([span]) if span is not None else []
        if span is None or run is None or place is None or not boxes:
            continue
        yield DoubtfulCharacter(
            issue=imported.id, doubt=one.doubt.id, article=one.article or "", headline=one.headline or "",
            char=text[span.start : span.end], others=run.others, sure=run.confidence, place=place,
            before=_line(text[max(0, span.start - CONTEXT) : span.start]),
            after=_line(text[span.end : span.end + CONTEXT]), printed=boxes[0],
        )  # fmt: skip


def _line(words: str) -> str:
    return "".join(words.split())


def _place(imported: PublicationIssue, source: int) -> Place | None:
    """Return the imported place of a character of the source text, as far as it stands there as it is printed."""
    article = next((a for a in imported.articles if any(s.start <= source < s.end for s in a.source_spans)), None)
    if article is None:
        return None
    at = body_point(article, source)
    if at is not None:
        return _if_same(article, Place(article.id, "body", at, at + 1), imported.source.text[source])
    for name in LINES:
        line = line_sources(article, name, imported.source.text)
        if source in line:
            k = line.index(source)
            return _if_same(article, Place(article.id, name, k, k + 1), imported.source.text[source])
    return None


def _if_same(article: NewsArticle, place: Place, char: str) -> Place | None:
    return place if article.field_text(place.field)[place.start : place.end] == char else None


@door
def picture_of(session: Session, one: DoubtfulCharacter) -> CharacterPicture | None:
    """Return the picture of a character amid its line; None where the page has none here."""
    pages = pages_of(session, session.library.imported(one.issue).source)
    page = pages.get(one.printed.sheet)
    data = session.library.pictures.read(page) if page is not None else "absent"
    if page is None or isinstance(data, str):
        return None
    box, scale = one.printed.box, page.scale
    em = max(box.width, box.height)
    middle, level = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    strip = (middle - AROUND * em, level - 1.1 * em, middle + AROUND * em, level + 1.1 * em)
    return CharacterPicture(
        data=data, strip=tuple(x * scale for x in strip),  # type: ignore[arg-type]  # of four
        character=(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale),
    )  # fmt: skip


@door
def alike(all_: Iterable[DoubtfulCharacter], one: DoubtfulCharacter) -> tuple[DoubtfulCharacter, ...]:
    """Return those that were read as the same character and may be the same others."""
    return tuple(d for d in all_ if d is not one and d.char == one.char and set(d.others) & set(one.others))


@door
def keep(session: Session, *characters: DoubtfulCharacter) -> None:
    """Say that characters are right as they were read."""
    _settle(session, characters, None)


@door
def correct(session: Session, value: str, *characters: DoubtfulCharacter) -> None:
    """Say what characters really are; all of it is one deed."""
    _settle(session, characters, value)


def _settle(session: Session, characters: Sequence[DoubtfulCharacter], value: str | None) -> None:
    with session.library.deed("settle" if value is None else "replace", *{c.issue for c in characters}) as deed:
        for one in characters:
            if value is not None and value != one.char:
                deed.add_correction(placed_correction(session, one.issue, one.place, "replace", value=value))
            deed.add_correction(
                Correction(id="", issue=one.issue, article="", kind="settle", field="", value=one.doubt)
            )
