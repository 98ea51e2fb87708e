"""Pieces that a reader did something to and that a revision of their issue has no more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reader.library import ids
from reader.library.catalogue_file import CatalogueFile
from reader.library.issue_text import Revision
from reader.library.merge import Document
from reader.library.truth import Truth
from reader.library.understood import tags
from reader.model.article import NewsArticle
from reader.model.errors import BaojiaError, NotFound
from reader.model.issue import PublicationIssue
from reader.model.plan import base_of

AT_ONCE = 400  # documents looked at under the lock
STAYING = frozenset({"article", "purged"})


def gone(
    truth: Truth, issue: PublicationIssue, named: Collection[str]
) -> Iterator[tuple[str, list[tuple[str, int, Document]]]]:
    """Yield the pieces of an issue that this revision of it has not, with what a reader did to each; and those that
    are `named` somewhere, or were corrected.
    """
    have = {a.id for a in issue.articles}
    found: dict[str, list[tuple[str, int, Document]]] = {}
    for table in ("status", "annotations"):
        for number, document in truth.documents_of(table, issue.id):
            article = base_of(truth.by_issue.article_of(table, number))
            if article not in have and article != issue.id and (table != "status" or any(_fields(document))):
                found.setdefault(article, []).append((table, number, document))
    corrected = (truth.by_issue.article_of("corrections", n) for n, _d in truth.documents_of("corrections", issue.id))
    for article in map(base_of, (*named, *corrected)):
        if ids.issue_of(article) == issue.id and article not in have and article != issue.id:
            found.setdefault(article, [])
    yield from found.items()


def as_it_was(truth: Truth, article: str) -> NewsArticle | None:
    """Return a piece as the last revision has it that has it."""
    base = base_of(article)
    try:
        revisions = truth.shelf.revisions(ids.issue_of(article))
    except NotFound:
        return None
    for _revision, file in reversed(revisions):
        try:
            found = next((a for a in truth.shelf.issue(file).articles if a.id == base), None)
        except BaojiaError:
            continue  # damaged: told of elsewhere
        if found is not None:
            return found
    return None


def revisions_with(truth: Truth, issue: str, article: str) -> tuple[Revision, ...]:
    """Return the revisions of an issue, none where a piece is named that no readable one has. Raises NotFound."""
    found = truth.shelf.revisions(issue)
    return () if article and as_it_was(truth, article) is None else tuple(revision for revision, _file in found)


def _fields(document: Document) -> list[str]:
    """Return what a status says besides whose it is."""
    return [name for name, value in document.items() if value and name not in STAYING]


def without_a_row(
    truth: Truth,
    file: CatalogueFile,
    known: Sequence[tuple[str, int]],
    issues: Collection[str] | None,
    named: Collection[str] = (),
) -> set[str]:
    """Return the issues of the pieces that these documents speak of, or that are `named`, and no list has."""
    pieces: set[str] = set(named)
    for table, number in known:
        article = truth.by_issue.article_of(table, number)
        document = truth.state.table(table).get(number)
        if "-" in article and document is not None and (table != "status" or shows(document)):
            pieces.add(article)
    wanted = [p for p in pieces if issues is None or ids.issue_of(p) in issues]
    question = f"SELECT id FROM articles WHERE id IN ({', '.join('?' * len(wanted))})"
    rows = file.ask(lambda db: db.execute(question, wanted).fetchall())
    return {ids.issue_of(p) for p in set(wanted) - {i for (i,) in rows}}


def shows(document: Document) -> bool:
    """Tell whether a status would be seen on a piece; what lay in the bin is missed by nobody."""
    marked = document.get("bookmarked") is True or document.get("read") is True or bool(tags(document))
    return marked and document.get("removed") is not True
