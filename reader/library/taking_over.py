"""What a reader did to an issue goes along when it becomes a revision of another: onto the pieces it has there.

Its pieces are the revision's, one by one, so that every place is known. Corrections are copied: in the bin it stays as
it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.library import carrying, changing, ids, named_pieces, notes, revising
from reader.library.catalogue_file import CatalogueFile
from reader.library.deed import Deed
from reader.library.going_along import BIN, merged
from reader.library.gone_pieces import STAYING
from reader.library.issue_files import IssueFile
from reader.library.merge import Op
from reader.library.truth import Truth
from reader.model.correction import Correction
from reader.model.issue import PublicationIssue
from reader.model.placing import SET_ASIDE
from reader.model.plan import base_of

PART = "is_part_of"
NAMED = ("newspaper", "date_published")


def taken_over(truth: Truth, gone: str, of: str, file: IssueFile) -> list[Op]:
    """Return ops that put what was done to the issue `gone` on the revision of `of` in `file`, which has its text."""
    own, made = truth.imported(gone), truth.shelf.issue(file)
    pairs = {k: k for k in range(len(made.articles))}
    if len(own.articles) != len(made.articles):  # another machine has just had it read again
        pairs = revising.align(own.articles, made.articles)
    names = {own.articles[k].id: made.articles[n].id for n, k in pairs.items()}
    here = {a.id for a in truth.imported(of).articles}
    return [
        *_states(truth, gone, names, here),
        *_notes(truth, gone, names, file),
        *_corrections(truth, gone, of, names, file),
        *named_pieces.renamed(truth, {p: onto for p in named_pieces.named(truth) if (onto := _named(names, p))}),
    ]


def parted(truth: Truth, catalogue: CatalogueFile, deed: Deed, issue: str) -> None:
    """Let an issue be part of no other; those that were named as parts of it are parts of what it was part of, or else
    of the first among them.
    """
    whole = issue
    for correction in truth.corrections(issue):
        if correction.kind == "set" and not correction.article and correction.field == PART:
            whole = correction.value or issue
            deed.drop_correction(correction.id)
    question = "SELECT issue FROM articles WHERE whole <> issue AND whole = ? GROUP BY issue ORDER BY MIN(place)"
    rest = [i for (i,) in catalogue.ask(lambda db: db.execute(question, [issue]).fetchall())]
    for other in rest:
        value = rest[0] if whole == issue else whole
        deed.add_correction(Correction(id="", issue=other, article="", kind="set", field=PART, value=value))


def _named(names: dict[str, str], article: str) -> str | None:
    """Return the id that a piece, or a piece cut off one, has in the revision."""
    base = base_of(article)
    return names[base] + article[len(base) :] if base in names else None


def _states(truth: Truth, gone: str, names: dict[str, str], here: set[str]) -> Iterator[Op]:
    """Yield ops for bookmarks, tags and what was read; a piece that lies in the bin in one of both is shown."""
    for number, document in truth.documents_of("status", gone):
        onto = _named(names, truth.by_issue.article_of("status", number))
        if onto is not None:
            binned = {} if base_of(onto) in here else {n: v for n, v in document.items() if n in BIN}
            kept = {n: v for n, v in document.items() if n not in BIN}
            yield from merged(truth, {**kept, **binned}, number, onto, STAYING)
    for before, onto in names.items():
        if truth.status_document(onto).get("removed") is True and not truth.status_document(before).get("removed"):
            number = ids.natural_number("status", onto)
            yield changing.change(truth.state, "status", number, {"article": onto}, BIN)


def _notes(truth: Truth, gone: str, names: dict[str, str], file: IssueFile) -> Iterator[Op]:
    """Yield ops that make notes those of the revision's pieces; one whose words are lost waits there to be put back."""
    homes: dict[str, None] = {}
    for note in truth.annotations_of(gone):
        home, number = _named(names, note.article), notes.number_of(note.id)
        if home is None:
            continue
        homes[base_of(home)] = None
        document = truth.state.table("annotations")[number]
        if note.orphan:
            lost = {"article": home, "file": file.name, "anchor": carrying.anchor(file.name, None)}
            yield changing.change(truth.state, "annotations", number, lost)
            continue
        fields = {name: getattr(note, name) for name in notes.PLACE} | {"article": home, "file": file.name}
        yield changing.change(truth.state, "annotations", number, fields, {"anchor"} & document.keys())
    for home in homes:  # lists count the notes of a piece of which something is said
        yield changing.change(truth.state, "status", ids.natural_number("status", home), {"article": home})


def _corrections(truth: Truth, gone: str, of: str, names: dict[str, str], file: IssueFile) -> Iterator[Op]:
    """Yield ops for the corrections that fit, in their order; what is said of all the issue stays as it is there."""
    there = set(_there(truth, of, file))
    printed = truth.imported(of), truth.shelf.issue(file)
    made = []
    for correction in truth.corrections(gone):
        renamed = _renamed(correction, of, names) if correction.article else _kept(correction, *printed)
        if renamed is not None and _told(renamed) not in there:
            made.append(renamed)
    numbers = sorted((ids.new_number() for _one in made), key=notes.correction_id)  # of one line, ordered by their ids
    for number, correction in zip(numbers, made, strict=True):
        yield changing.insert(truth.state, "corrections", number, notes.correction_document(correction, file.name))


def _there(truth: Truth, of: str, file: IssueFile) -> Iterator[tuple[object, ...]]:
    """Yield what the issue's own corrections say in the revision."""
    for number, document in truth.documents_of("corrections", of):
        placed = truth.carry("corrections", document, file) if notes.is_understood("corrections", document) else None
        if placed is not None:
            yield _told(notes.correction(number, document, (0, ""), placed))


def _told(correction: Correction) -> tuple[object, ...]:
    if correction.kind == "set" and not correction.article:
        return "set", correction.field
    place = correction.article, correction.field, correction.start, correction.end
    return correction.kind, *place, correction.value


def _kept(correction: Correction, before: PublicationIssue, made: PublicationIssue) -> Correction | None:
    """Return what keeps an issue's own name or day where the reader had put right the one that its revision prints."""
    if correction.kind != "set":
        return replace(correction, issue=before.id)
    own = getattr(before, correction.field) if correction.field in NAMED else None
    return replace(correction, issue=before.id, value=own) if own and own != getattr(made, correction.field) else None


def _renamed(correction: Correction, of: str, names: dict[str, str]) -> Correction | None:
    """Return a correction as one of the revision's pieces; None where it has none of that name."""
    article, value = _named(names, correction.article), correction.value
    if correction.kind == "merge":
        value = _named(names, value) or ""
    elif correction.kind == "place" and correction.field != SET_ASIDE:
        target, colon, rest = value.partition(":")
        value = (_named(names, target) or "") + colon + rest
    return None if article is None else replace(correction, issue=of, article=article, value=value)
