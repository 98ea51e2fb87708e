"""The printed pages of an issue with the words on them as they read now: what a PDF that can be searched is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import NotFound
from reader.model.messages import _
from reader.model.placing import SET_ASIDE
from reader.model.text import Place
from reader.rendering import masthead_of
from reader.workspace.cutting import why_no_picture
from reader.workspace.facsimile import paper_of
from reader.workspace.page_keeping import pages_of
from reader.workspace.printed_lines import printed_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importing.pages.marks import Box
    from reader.model.apply import Applied
    from reader.workspace.printed_lines import PrintedLine
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSheet:
    """A page's picture, the pixels that a point takes in it, and its lines, each with its words as they read now."""

    sheet: int
    picture: bytes
    scale: float
    lines: tuple[tuple[str, Box], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePages:
    """What an issue is called, and its pages that have pictures here, from the first; `missing` have none."""

    title: str
    numbers: tuple[int, ...]
    missing: tuple[int, ...]


@door
def title_of(session: Session, issue_id: str) -> str:
    """Return what an issue is called, with its day. Raises NotFound where no layout of its pages is kept."""
    issue = session.library.current(issue_id).issue
    if paper_of(issue.source) is None:
        raise NotFound(_("这一期没有版面：不是从 PDF、照片或识字的结果来的。"))
    title = masthead_of(issue, issue.articles[0]).title if issue.articles else ""
    return " ".join(part for part in (title, issue.date_published) if part) or issue.source.name


@door
def issue_pages(session: Session, issue_id: str) -> IssuePages:
    """Return which pages of an issue can be written. Raises NotFound where none can."""
    issue = session.library.current(issue_id).issue
    first = printed_page(session, issue_id, 1)
    kept = pages_of(session, issue.source)
    here = [k for k in range(1, first.sheets + 1) if k in kept and session.library.pictures.path(kept[k]) is not None]
    if not here:
        raise NotFound(why_no_picture("absent" if kept else "unkept"))
    missing = tuple(k for k in range(1, first.sheets + 1) if k not in here)
    return IssuePages(title=title_of(session, issue_id), numbers=tuple(here), missing=missing)


@door
def page_sheets(session: Session, issue_id: str, pages: IssuePages) -> Iterator[PageSheet]:
    """Yield the pages one by one. Raises NotFound where a picture is damaged."""
    applied = session.library.current(issue_id)
    kept = pages_of(session, applied.issue.source)
    for number in pages.numbers:
        data = session.library.pictures.read(kept[number])
        if isinstance(data, str):
            raise NotFound(_("第 {n} 面：{why}").format(n=number, why=why_no_picture(data)))
        lines = [(words_now(applied, one), one.box) for one in printed_page(session, issue_id, number).lines]
        yield PageSheet(sheet=number, picture=data, scale=kept[number].scale, lines=tuple(lines))


def words_now(applied: Applied, line: PrintedLine) -> str:
    """Return what a line reads now: as it was corrected, else as it was read."""
    if line.field == SET_ASIDE:
        return line.words
    now = []
    for place in applied.offsets.forward(Place(line.article, line.field, line.start, line.end)):
        own = next(
            (a for a in applied.issue.articles if a.id == applied.aliases.get(place.article, place.article)), None
        )
        now.append(own.field_text(place.field)[place.start : place.end] if own is not None else "")
    words = "".join("".join(now).split("\n"))
    return words or line.words
