"""Open a piece for reading: everything the page shows, gathered once."""

from __future__ import annotations

from copy import copy
from dataclasses import field
from typing import TYPE_CHECKING

from reader.model.door import door, doors
from reader.model.errors import BaojiaError, NotFound
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.model.summary import Collection
from reader.rendering import Masthead, Piece, masthead_of
from reader.rendering.original import original_text
from reader.workspace.annotating import current_annotations
from reader.workspace.word_readings import word_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model.annotation import Annotation
    from reader.model.apply import Applied
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue
    from reader.model.status import ArticleStatus
    from reader.workspace.session import Session


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPiece:
    """A piece with its surroundings. Annotations stand at places of the current text; `source_text` is the piece as
    it was printed,
    character for character, from the issue's source; `following` is the next piece of the issue in printed order,
    `pictures` the files of those of its pictures that are on this machine, by fingerprint.
    """

    article: NewsArticle
    issue: PublicationIssue
    masthead: Masthead
    status: ArticleStatus
    annotations: tuple[Annotation, ...]
    source_text: str
    following: NewsArticle | None
    readings: Mapping[str, tuple[str, ...]]
    pictures: Mapping[str, Path] = field(default_factory=dict)

    @property
    def piece(self) -> Piece:
        """What rendering, export and printing need of it."""
        return Piece(
            article=self.article,
            masthead=self.masthead,
            annotations=self.annotations,
            status=self.status,
            readings=self.readings,
            pictures=self.pictures,
        )


def owner(session: Session, article_id: str) -> tuple[str, Applied]:
    """Return the current id of a piece (a merged piece answers for its parts) and the issue it stands in.

    Raises NotFound.
    """
    issue_id = article_id.partition("-")[0]
    try:
        applied = session.library.current(issue_id)
    except NotFound:
        raise NotFound(_("没有编号为 {id} 的文章。").format(id=article_id)) from None
    found = applied.aliases.get(article_id, article_id)
    if not any(a.id == found for a in applied.issue.articles):
        raise NotFound(_("没有编号为 {id} 的文章。").format(id=article_id))
    return found, applied


def current_ids(session: Session, article_ids: Sequence[str]) -> list[str]:
    """Return the current ids of pieces, in that order. Raises NotFound.

    Those that the catalogue lists are current; only for others is their issue read.
    """
    known = session.library.catalogue.known(article_ids)
    return [i if i in known else owner(session, i)[0] for i in article_ids]


@door
def piece(session: Session, article_id: str) -> tuple[NewsArticle, Applied]:
    """Return a current piece and its issue as corrected. Raises NotFound."""
    found, applied = owner(session, article_id)
    return next(a for a in applied.issue.articles if a.id == found), applied


@door
def article(session: Session, article_id: str) -> OpenPiece:
    """Return a piece ready for the page. Raises NotFound."""
    with session.library.one_moment(article_id.partition("-")[0]):
        own, applied = piece(session, article_id)
        status, annotations = session.library.status(own.id), current_annotations(session, own.id)
        readings = word_readings(session)
    issue = applied.issue
    after = [a for a in issue.articles if a.position > own.position]
    return OpenPiece(
        article=own,
        issue=issue,
        masthead=masthead_of(issue, own),
        status=status,
        annotations=annotations,
        source_text=original_text(own, issue.source.text),
        following=_next_in_whole(session, own, issue, after) if issue.is_part_of else after[0] if after else None,
        readings=readings,
        pictures={f.sha256: path for f in own.figures if (path := session.library.pictures.path(f)) is not None},
    )


@door
def article_as_left(session: Session, article_id: str) -> OpenPiece | None:
    """Return a piece as the lists know its issue, before the journal is read; None where that is not at hand.

    For a window's start, which looks at the truth once it is painted.
    """
    view = copy(session)
    try:
        left = session.library.as_left(article_id.partition("-")[0])
        if left is None:
            return None
        view.library = left
        return article(view, article_id)
    except BaojiaError:
        return None  # the truth says what is the matter


def _next_in_whole(
    session: Session, own: NewsArticle, issue: PublicationIssue, after: Sequence[NewsArticle]
) -> NewsArticle | None:
    """Return the piece that follows one of a part in the issue as it is shown, which has the pages in their order.

    One that is damaged is passed over. A piece in the bin is not shown there: `after` are those of its own part.
    """
    whole = [s.id for s in session.library.catalogue.list(Collection(kind="issue", path=(issue.id,)))]
    if own.id not in whole:
        return after[0] if after else None
    for following in whole[whole.index(own.id) + 1 :]:
        try:
            return session.library.article(following)
        except BaojiaError as trouble:
            if trouble.ends_all:
                raise
    return None


@door
def pieces(session: Session, article_ids: Iterable[str]) -> list[Piece]:
    """Return pieces ready to be exported or printed, in the order asked. Raises NotFound."""
    return [article(session, i).piece for i in article_ids]
