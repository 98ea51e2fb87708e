"""What a reader did to pieces that the revision shown has no more, and where that goes.

A new reading may have a piece's text in another piece, or in another issue of the same source. Bookmarks, tags, what
was read and notes go along with the text. What finds none is listed, and a reader puts it on a piece or drops it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.library import carrying, changing, ids, revising
from reader.library.catalogue_file import CatalogueFile
from reader.library.issue_files import IssueFile
from reader.library.merge import Document, Op
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.library.understood import read, tags
from reader.model.article import NewsArticle
from reader.model.errors import BaojiaError, NotFound
from reader.model.issue import PublicationIssue
from reader.model.messages import _
from reader.model.plan import base_of
from reader.model.status import LeftBehind

AT_ONCE = 400  # documents looked at under the lock
BIN = frozenset({"removed", "removed_at"})
STAYING = frozenset({"article", "purged"})


@dataclass(frozen=True, slots=True)
class _Place:
    """An issue to which the text may have gone, in the revision that is or will be shown."""

    issue: PublicationIssue
    file: IssueFile


def taken_along(truth: Truth, file: CatalogueFile, made: PublicationIssue, written: IssueFile) -> list[Op]:
    """Return ops that give the pieces of a revision what belongs to their text, from its own issue and from others of
    its source.
    """
    place, kin = _Place(made, written), _kin(truth, file, made)
    ops: list[Op] = []
    for issue in sorted({made.id, *kin}):
        if issue != made.id and (not truth.shelf.is_there(issue) or truth.is_removed(issue)):
            continue
        source = made if issue == made.id else truth.shelf.issue(truth.shown(issue))
        for article, documents in _gone(truth, source):
            before = _as_it_was(truth, article)
            home = None if before is None else revising.home(before, made.articles)
            if before is None or home is None:
                kin.add(issue)
                continue
            for table, number, document in documents:
                if table == "status":
                    ops += _merged(truth, document, number, home.id, whole=_same(before, home))
                elif issue != made.id:  # in its own issue it is anchored
                    ops.append(_note_moved(truth, number, document, home, place))
    return ops


def left(
    truth: Truth, file: CatalogueFile, lock: Turns, prepare: Callable[[], None], issues: Collection[str] | None
) -> tuple[LeftBehind, ...]:
    """Return what shows nowhere, of these issues or of all, in the order of the pieces' ids."""
    with lock:
        prepare()
        known = [(t, n) for t in ("status", "annotations") for n in truth.state.table(t)]
    asked: set[str] = set()
    for at in range(0, len(known), AT_ONCE):
        with lock:
            asked |= _without_a_row(truth, file, known[at : at + AT_ONCE], issues)
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
    count = 0
    for article, documents in _gone(truth, made):
        before = _as_it_was(truth, article)
        seen = any(table == "annotations" or _shows(document) for table, _number, document in documents)
        count += seen and (before is None or revising.home(before, made.articles) is None)
    return count


def handed_over(truth: Truth, article: str, onto: str) -> list[Op]:
    """Return ops that put on a piece what a reader did to one that is shown no more. Raises NotFound."""
    home = truth.imported(ids.issue_of(onto))
    place = _Place(home, truth.shown(home.id))
    target = next((a for a in home.articles if a.id == base_of(onto)), None)
    if target is None:
        raise NotFound(_("报库里没有这一篇：{id}。").format(id=onto))
    issue = ids.issue_of(article)
    ops: list[Op] = []
    for number, document in truth.documents_of("status", issue):
        if truth.by_issue.article_of("status", number) == article:
            ops += _merged(truth, document, number, onto, whole=False)
    for number, document in truth.documents_of("annotations", issue):
        if truth.by_issue.article_of("annotations", number) == article:
            ops.append(_note_moved(truth, number, document, target, place))
    if ops:  # lists count the notes of a piece of which something is said
        ops.append(changing.change(truth.state, "status", ids.natural_number("status", onto), {"article": onto}))
    return ops


def _kin(truth: Truth, file: CatalogueFile, issue: PublicationIssue) -> set[str]:
    """Return the issues of the same source that have something of pieces which are gone; to be added to."""
    source = issue.source.sha256
    if issue.source.part and truth.by_issue.kin[0] == source:
        return truth.by_issue.kin[1]
    question = "SELECT DISTINCT issue FROM files WHERE source = ?1 OR (source > ?1 || ':' AND source < ?1 || ';')"
    known = [i for (i,) in file.ask(lambda db: db.execute(question, [source]).fetchall())]
    documents = [(t, n) for i in known for t in ("status", "annotations") for n in truth.by_issue.numbers(t, i)]
    found = set[str]()
    for at in range(0, len(documents), AT_ONCE):
        found |= _without_a_row(truth, file, documents[at : at + AT_ONCE], None)
    truth.by_issue.kin = source, found
    return found


def _gone(truth: Truth, issue: PublicationIssue) -> Iterator[tuple[str, list[tuple[str, int, Document]]]]:
    """Yield the pieces of an issue that this revision of it has not, with what a reader did to each."""
    have = {a.id for a in issue.articles}
    found: dict[str, list[tuple[str, int, Document]]] = {}
    for table in ("status", "annotations"):
        for number, document in truth.documents_of(table, issue.id):
            article = base_of(truth.by_issue.article_of(table, number))
            if article not in have and article != issue.id and (table != "status" or any(_fields(document))):
                found.setdefault(article, []).append((table, number, document))
    yield from found.items()


def _as_it_was(truth: Truth, article: str) -> NewsArticle | None:
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


def _fields(document: Document) -> list[str]:
    """Return what a status says besides whose it is."""
    return [name for name, value in document.items() if value and name not in STAYING]


def _same(one: NewsArticle, other: NewsArticle) -> bool:
    return revising.letters(one) == revising.letters(other)


def _merged(truth: Truth, document: Document, number: int, onto: str, *, whole: bool) -> list[Op]:
    """Return ops that add a status to a piece's own and take it from where it shows no more.

    What lay in the bin takes only a piece there that is the `whole` of it and nothing else.
    """
    staying = STAYING if whole else STAYING | BIN
    moved = {name: value for name, value in document.items() if name not in staying}
    own, target = truth.status_document(onto), ids.natural_number("status", onto)
    fields: dict[str, Any] = {"article": onto}
    for name, value in moved.items():
        newer = name == "opened" and read("status", own, name, "") < read("status", document, name, "")
        if value and (newer or not own.get(name)) and (name != "reading_position" or whole):
            fields[name] = value
    if not moved:
        return []
    taken = changing.change(truth.state, "status", number, {"article": document.get("article", "")}, moved)
    return [changing.change(truth.state, "status", target, fields), taken]


def _note_moved(truth: Truth, number: int, document: Document, home: NewsArticle, place: _Place) -> Op:
    """Return the op that makes a note one of another piece: at its words there, or with no place of its own."""
    made_on = [
        f for f in truth.shelf.files(truth.by_issue.issue_of("annotations", number)) if f.name == document.get("file")
    ]
    placed = carrying.carry_into(document, truth.shelf.issue(made_on[0]), home) if made_on else None
    fields: Document = {"article": home.id, "file": place.file.name}
    if placed is None:
        fields["anchor"] = carrying.anchor(place.file.name, None)
        return changing.change(truth.state, "annotations", number, fields)
    unset = ["anchor"] if "anchor" in document else []
    return changing.change(truth.state, "annotations", number, {**placed.fields(), **fields}, unset)


def _without_a_row(
    truth: Truth, file: CatalogueFile, known: Sequence[tuple[str, int]], issues: Collection[str] | None
) -> set[str]:
    """Return the issues of the pieces that these documents speak of and no list has."""
    pieces: set[str] = set()
    for table, number in known:
        article = truth.by_issue.article_of(table, number)
        document = truth.state.table(table).get(number)
        if "-" in article and document is not None and (table == "annotations" or _shows(document)):
            pieces.add(article)
    wanted = [p for p in pieces if issues is None or ids.issue_of(p) in issues]
    question = f"SELECT id FROM articles WHERE id IN ({', '.join('?' * len(wanted))})"
    rows = file.ask(lambda db: db.execute(question, wanted).fetchall())
    return {ids.issue_of(p) for p in set(wanted) - {i for (i,) in rows}}


def _shows(document: Document) -> bool:
    """Tell whether a status would be seen on a piece; what lay in the bin is missed by nobody."""
    marked = document.get("bookmarked") is True or document.get("read") is True or bool(tags(document))
    return marked and document.get("removed") is not True


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
        if article not in have and _shows(document):
            found[article] = LeftBehind(
                article=article, bookmarked=document.get("bookmarked") is True,
                read=document.get("read") is True, tags=tags(document),
            )  # fmt: skip
    for note in truth.annotations_of(issue):
        if note.orphan and note.article not in have:
            one = found.get(note.article) or LeftBehind(article=note.article)
            found[note.article] = replace(one, annotations=(*one.annotations, note.id))
    return [_named(truth, one, applied.issue) for one in found.values()]


def _named(truth: Truth, one: LeftBehind, issue: PublicationIssue) -> LeftBehind:
    before = _as_it_was(truth, one.article)
    headline = "" if before is None else before.headline or before.body[:20]
    return replace(one, headline=headline, newspaper=issue.newspaper or "", date_published=issue.date_published or "")
