"""What a reader did to pieces that the revision shown has no more and whose text is nowhere else: it is listed, and a
reader puts it on a piece or drops it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from reader.library import ids, named_pieces
from reader.library.catalogue_file import CatalogueFile
from reader.library.gone_pieces import AT_ONCE, as_it_was, gone, shows, without_a_row
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.library.understood import tags
from reader.library.whereabouts import Whereabouts
from reader.model.errors import BaojiaError
from reader.model.issue import PublicationIssue
from reader.model.status import LeftBehind


def left(
    truth: Truth, file: CatalogueFile, lock: Turns, prepare: Callable[[], None], issues: Collection[str] | None
) -> tuple[LeftBehind, ...]:
    """Return what shows nowhere, of these issues or of all, in the order of the pieces' ids."""
    with lock:
        prepare()
        tables = ("status", "annotations")
        known = [(t, n) for t in tables for n in truth.state.table(t)] if issues is None else []
        known += [(t, n) for i in sorted(set(issues or ())) for t in tables for n in truth.by_issue.numbers(t, i)]
        linked = sorted(named_pieces.linked(truth))
    wanted = None if issues is None else frozenset(issues)
    asked: set[str] = set()
    for at in range(0, len(linked), AT_ONCE):
        with lock:
            asked |= without_a_row(truth, file, (), wanted, linked[at : at + AT_ONCE])
        lock.give_way()
    for at in range(0, len(known), AT_ONCE):
        with lock:
            asked |= without_a_row(truth, file, known[at : at + AT_ONCE], wanted)
        lock.give_way()
    found: list[LeftBehind] = []
    for issue in sorted(asked):
        truth.warm(issue, lock)
        with lock:
            found += _left_of(truth, issue)
        lock.give_way()
    return tuple(sorted(found, key=lambda one: (ids.issue_of(one.article), ids.number_of(one.article), one.article)))


def would_be_left(truth: Truth, made: PublicationIssue) -> int:
    """Return how many pieces that something shows on would be gone with a reading that is stored nowhere."""
    count, here = 0, Whereabouts(made.articles)
    linked = named_pieces.linked(truth)
    for article, documents in gone(truth, made, linked):
        before = as_it_was(truth, article)
        seen = article in linked or any(
            table == "annotations" or shows(document) for table, _number, document in documents
        )
        count += seen and (before is None or here.home(before) is None)
    return count


def _left_of(truth: Truth, issue: str) -> list[LeftBehind]:
    """Return what shows nowhere of one issue; nothing where it is in the bin, or damaged (told elsewhere)."""
    if not truth.shelf.is_there(issue) or truth.is_removed(issue):
        return []
    try:
        applied = truth.current(issue)
    except BaojiaError:
        return []
    have = {a.id for a in applied.issue.articles} | set(applied.aliases) | {issue}
    found: dict[str, LeftBehind] = {}
    for number, document in truth.documents_of("status", issue):
        article = truth.by_issue.article_of("status", number)
        if article not in have and shows(document):
            found[article] = LeftBehind(
                article=article, bookmarked=document.get("bookmarked") is True,
                read=document.get("read") is True, tags=tags(document),
            )  # fmt: skip
    for note in truth.annotations_of(issue):
        if note.orphan and note.article not in have:
            one = found.get(note.article) or LeftBehind(article=note.article)
            found[note.article] = replace(one, annotations=(*one.annotations, note.id))
    for article, links in named_pieces.linked(truth).items():
        if ids.issue_of(article) == issue and article not in have:
            found[article] = replace(found.get(article) or LeftBehind(article=article), links=links)
    imported = truth.imported(issue)
    here = Whereabouts(imported.articles)
    named = [_named(truth, one, imported, here) for one in found.values()]
    return [
        replace(o, newspaper=applied.issue.newspaper or "", date_published=applied.issue.date_published or "")
        for o in named
        if o is not None
    ]


def _named(truth: Truth, one: LeftBehind, imported: PublicationIssue, here: Whereabouts) -> LeftBehind | None:
    """Return it with its headline; None where it was only read, and stands in a text of which most was not."""
    before = as_it_was(truth, one.article)
    if before is None:
        return one
    rejoined = one.article != before.id and any(a.id == before.id for a in imported.articles)
    only_read = one.read and not (one.bookmarked or one.tags or one.annotations or one.links)
    if only_read and (rejoined or here.home(before) is not None):
        return None
    return replace(one, headline=before.headline or before.body[:20], rejoined=rejoined)
