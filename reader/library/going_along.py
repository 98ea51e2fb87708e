"""What a reader did to a piece goes along with its text: into another piece, or another issue of the same source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from reader.library import carrying, changing, corrections_along, ids, named_pieces
from reader.library.catalogue_file import CatalogueFile
from reader.library.gone_pieces import AT_ONCE, STAYING, as_it_was, gone, without_a_row
from reader.library.issue_files import IssueFile
from reader.library.merge import Document, Op
from reader.library.truth import Truth
from reader.library.understood import read
from reader.library.whereabouts import Whereabouts, letters
from reader.model.article import NewsArticle
from reader.model.errors import BaojiaError, NotFound, WrongRequest
from reader.model.issue import PublicationIssue
from reader.model.messages import _
from reader.model.plan import base_of

KINDS = ("status", "annotations", "corrections")
BIN = frozenset({"removed", "removed_at"})
OF_THE_WHOLE = frozenset({"read", "reading_position"})


@dataclass(frozen=True, slots=True)
class _Place:
    """An issue to which the text may have gone, in the revision that is or will be shown.

    `new_from`: pieces with this number and later ones were in no revision before.
    """

    issue: PublicationIssue
    file: IssueFile
    new_from: int | None = None
    text: Whereabouts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", Whereabouts(self.issue.articles))

    def is_new(self, article: str) -> bool:
        """Tell whether a reader has never seen this piece."""
        return self.new_from is not None and ids.number_of(article) >= self.new_from


def taken_along(truth: Truth, file: CatalogueFile, made: PublicationIssue, written: IssueFile) -> list[Op]:
    """Return ops that give the pieces of a revision what belongs to their text, from its own issue and from others of
    its source; and to others of its source what belongs to text that went there before. Settings that name a piece go
    along too.
    """
    before = [revision for revision, f in truth.shelf.revisions(made.id) if f.name != written.name]
    place = _Place(made, written, new_from=max((revision.next_k for revision in before), default=1))
    kin, named, became = _kin(truth, file, made), named_pieces.named(truth), dict[str, str]()
    elsewhere = cache(lambda: tuple(_elsewhere(truth, file, made)))  # read where anything is missing, and once
    ops = _kept_out_of_the_bin(truth, made)
    for issue in sorted({made.id, *kin}):
        if issue != made.id and (not truth.shelf.is_there(issue) or truth.is_removed(issue)):
            continue
        source = made if issue == made.id else _shown(truth, issue)
        for article, documents in gone(truth, source, named) if source is not None else ():
            piece = as_it_was(truth, article)
            found = None if piece is None else _found(piece, place, elsewhere if issue == made.id else tuple)
            if piece is None or found is None:
                kin.add(issue)
                continue
            at, home = found
            became[article] = home.id
            staying = _staying(piece, home, new=at.is_new(home.id))
            if issue != at.issue.id:
                ops += corrections_along.moved(truth, piece, home, at.file.name, partial(_into, truth, "corrections"))
            for table, number, document in documents:
                if table == "status":
                    ops += merged(truth, document, number, home.id, staying)
                elif issue != at.issue.id:  # in its own issue it is anchored
                    ops.append(_note_moved(truth, number, document, home, at))
    return [*ops, *named_pieces.renamed(truth, became)]


def handed_over(truth: Truth, article: str, onto: str) -> list[Op]:
    """Return ops that put on a piece what a reader did to one that is shown no more.

    Raises NotFound, and WrongRequest for a piece in the bin, where nobody would see it.
    """
    home = truth.imported(ids.issue_of(onto))
    place = _Place(home, truth.shown(home.id))
    target = next((a for a in home.articles if a.id == base_of(onto)), None)
    if target is None:
        raise NotFound(_("报库里没有这一篇：{id}。").format(id=onto))
    if truth.status(onto).removed:
        raise WrongRequest(_("这一篇移去了，放上去就看不到了；先恢复它，或放到别的文章上：{id}。").format(id=onto))
    issue = ids.issue_of(article)
    ops: list[Op] = []
    for number, document in truth.documents_of("status", issue):
        if truth.by_issue.article_of("status", number) == article:
            ops += merged(truth, document, number, onto, STAYING | BIN | {"reading_position"})
    for number, document in truth.documents_of("annotations", issue):
        if truth.by_issue.article_of("annotations", number) == article:
            ops.append(_note_moved(truth, number, document, target, place))
    if ops:  # lists count the notes of a piece of which something is said
        ops.append(changing.change(truth.state, "status", ids.natural_number("status", onto), {"article": onto}))
    return [*ops, *named_pieces.renamed(truth, {article: onto})]


def siblings(truth: Truth, file: CatalogueFile, source: str) -> list[str]:
    """Return the issues that were read from a source."""
    question = "SELECT DISTINCT issue FROM files WHERE source = ?1 OR (source > ?1 || ':' AND source < ?1 || ';')"
    return sorted(i for (i,) in file.ask(lambda db: db.execute(question, [source]).fetchall()))


def _kin(truth: Truth, file: CatalogueFile, issue: PublicationIssue) -> set[str]:
    """Return the issues of the same source that have something of pieces which are gone; to be added to."""
    source = issue.source.sha256
    if issue.source.part and truth.by_issue.kin[0] == source:
        return truth.by_issue.kin[1]
    known = set(siblings(truth, file, source))
    documents = [(t, n) for i in known for t in KINDS for n in truth.by_issue.numbers(t, i)]
    found = set[str]()
    for at in range(0, len(documents), AT_ONCE):
        found |= without_a_row(truth, file, documents[at : at + AT_ONCE], None)
    named = sorted(n for n in named_pieces.named(truth) if ids.issue_of(n) in known)
    for at in range(0, len(named), AT_ONCE):
        found |= without_a_row(truth, file, (), None, named[at : at + AT_ONCE])
    truth.by_issue.kin = source, found
    return found


def _shown(truth: Truth, issue: str) -> PublicationIssue | None:
    """Return an issue in the revision that is shown; None where it is damaged (told elsewhere)."""
    try:
        return truth.shelf.issue(truth.shown(issue))
    except BaojiaError:
        return None


def _found(
    piece: NewsArticle, place: _Place, elsewhere: Callable[[], tuple[_Place, ...]]
) -> tuple[_Place, NewsArticle] | None:
    """Return where a piece's text is: in the issue that is being stored, or else in others of its source."""
    home = place.text.home(piece)
    if home is not None:
        return place, home
    return next(((other, home) for other in elsewhere() if (home := other.text.home(piece)) is not None), None)


def _elsewhere(truth: Truth, file: CatalogueFile, made: PublicationIssue) -> Iterator[_Place]:
    """Yield the other issues of a source that are shown; each revision is read once while its source is read again."""
    source = made.source.sha256
    if truth.by_issue.places[0] != source:
        truth.by_issue.places = source, {}
    known = truth.by_issue.places[1]
    for issue in siblings(truth, file, source):
        if issue != made.id and truth.shelf.is_there(issue) and not truth.is_removed(issue):
            at = known.get(issue)
            if at is None or at.file != truth.shown(issue):
                shown = _shown(truth, issue)
                known.pop(issue, None)
                if shown is None:
                    continue
                at = known[issue] = _Place(shown, truth.shown(issue))
            yield at


def _staying(piece: NewsArticle, home: NewsArticle, *, new: bool) -> frozenset[str]:
    """Return the fields of a status that do not go along to where the text is.

    Nobody put a piece into the bin that was seen there before, or that has other text too. A text is read where most
    of it is.
    """
    one, other = letters(piece), letters(home)
    if one == other:
        return STAYING if new else STAYING | BIN
    return STAYING | BIN | ({"reading_position"} if 2 * len(one) > len(other) else OF_THE_WHOLE)


def _kept_out_of_the_bin(truth: Truth, made: PublicationIssue) -> list[Op]:
    """Return ops that take pieces out of the bin whose text the revision shown has once more, outside it: this one has
    it once.
    """
    here = {a.id: a for a in made.articles}
    status = truth.documents_of("status", made.id)
    binned = {truth.by_issue.article_of("status", n): n for n, d in status if d.get("removed") is True}
    if not binned.keys() & here.keys() or (before := _shown(truth, made.id)) is None:
        return []
    left = {letters(a) for a in before.articles if a.id not in here and a.id not in binned}
    return [
        changing.change(truth.state, "status", number, {"article": article}, BIN)
        for article, number in binned.items()
        if article in here and letters(here[article]) in left
    ]


def merged(truth: Truth, document: Document, number: int, onto: str, staying: frozenset[str]) -> list[Op]:
    """Return ops that add a status to a piece's own and take it from where it shows no more."""
    moved = {name: value for name, value in document.items() if name not in staying}
    own, target = truth.status_document(onto), ids.natural_number("status", onto)
    fields: dict[str, Any] = {"article": onto}
    for name, value in moved.items():
        newer = name == "opened" and read("status", own, name, "") < read("status", document, name, "")
        if value and (newer or not own.get(name)):
            fields[name] = value
    if not moved:
        return []
    taken = changing.change(truth.state, "status", number, {"article": document.get("article", "")}, moved)
    return [changing.change(truth.state, "status", target, fields), taken]


def _note_moved(truth: Truth, number: int, document: Document, home: NewsArticle, place: _Place) -> Op:
    """Return the op that makes a note one of another piece: at its words there, or with no place of its own."""
    placed = _into(truth, "annotations", number, document, home)
    fields: Document = {"article": home.id, "file": place.file.name}
    if placed is None:
        fields["anchor"] = carrying.anchor(place.file.name, None)
        return changing.change(truth.state, "annotations", number, fields)
    unset = ["anchor"] if "anchor" in document else []
    return changing.change(truth.state, "annotations", number, {**placed.fields(), **fields}, unset)


def _into(truth: Truth, table: str, number: int, document: Document, home: NewsArticle) -> carrying.Placed | None:
    """Return where a note or correction stands in a piece; None where its words are not there, or the revision it was
    made on is damaged, which has been told.
    """
    files = truth.shelf.files(truth.by_issue.issue_of(table, number))
    made_on = next((f for f in files if f.name == document.get("file")), None)
    try:
        return None if made_on is None else carrying.carry_into(document, truth.shelf.issue(made_on), home)
    except BaojiaError:
        return None
