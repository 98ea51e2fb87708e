"""Doubts as a worklist.

What the importer was not sure of, each with the place it is about, until the reader has settled it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.correction import Correction
from reader.model.door import door
from reader.model.errors import NotFound
from reader.model.messages import _
from reader.workspace.gathering import parts_of, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.issue import Doubt, PublicationIssue
    from reader.workspace.session import Session

CONTEXT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoubt:
    """A doubt that waits.

    `article` is the current piece (None: it is about the issue), `paragraph` the index of the paragraph that it
    begins in, where it is about the body. `printed` quotes the source around it, `source` is the name of the file.
    """

    doubt: Doubt
    issue: str
    newspaper: str | None
    date_published: str | None
    article: str | None
    headline: str | None
    paragraph: int | None
    printed: str
    source: str


@door
def open_doubts(session: Session, issue_id: str | None = None, *, characters: bool = True) -> tuple[OpenDoubt, ...]:
    """Return the doubts of an issue, or of the whole library, that the reader has not settled; without `characters`
    those of recognised characters, which are settled by their pictures (`misreadings`), are left out.
    """
    ids = session.library.issue_ids() if issue_id is None else parts_of(session, issue_id)
    issues = readable(session, ids, issue_id)
    return tuple(d for i in issues for d in _of_issue(i) if characters or not is_misreading(i, d.doubt))


def is_misreading(issue: PublicationIssue, doubt: Doubt) -> bool:
    """Tell whether a doubt is one of a character that was recognised on a picture."""
    return doubt.kind == "character" and '"recognised":1' in issue.source.layout


def _of_issue(issue: PublicationIssue) -> Iterator[OpenDoubt]:
    pieces = {a.id: a for a in issue.articles}
    for doubt in issue.doubts:
        piece = pieces.get(doubt.article or "")
        paragraph, printed = None, ""
        if doubt.span is not None:
            start, end = doubt.span
            printed = _quoted(issue.source.text, start, end)
            if piece is not None:
                spans = [p.source for p in piece.paragraphs]
                paragraph = next((k for k, s in enumerate(spans) if s and s.start <= start < s.end), None)
        yield OpenDoubt(
            doubt=doubt,
            issue=issue.id,
            newspaper=issue.newspaper,
            date_published=issue.date_published,
            article=piece.id if piece else None,
            headline=piece.headline if piece else None,
            paragraph=paragraph,
            printed=printed,
            source=issue.source.name,
        )


def _quoted(text: str, start: int, end: int) -> str:
    """Return a place with the rest of its lines, in one; … stands where these are too long to be quoted whole."""
    end = start + len(text[start:end].rstrip())
    below = text.find("\n", end)
    first = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
    last = min(below if below >= 0 else len(text), end + CONTEXT)
    words = " ".join(text[first:last].split())
    return f"{'…' if text[first - 1 : first].strip() else ''}{words}{'…' if text[last : last + 1].strip() else ''}"


@door
def settle(session: Session, issue_id: str, *doubt_ids: str) -> None:
    """Say that doubts need no more attention: it is right as it stands, or was put right. Raises NotFound."""
    known = {d.id for d in session.library.current(issue_id).issue.doubts}
    for doubt_id in doubt_ids:
        if doubt_id not in known:
            raise NotFound(_("没有编号为 {id} 的待核对。").format(id=doubt_id))
    with session.library.deed("settle", issue_id) as deed:
        for doubt_id in doubt_ids:
            deed.add_correction(Correction(id="", issue=issue_id, article="", kind="settle", field="", value=doubt_id))
