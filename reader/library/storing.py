"""Take an imported issue in: mint ids, find out what it is to the library, write its file, record the import."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Literal

from reader.library import bin as recycling
from reader.library import carrying, changing, going_along, ids, issue_text, parts_of_source, revising
from reader.library.catalogue_file import CatalogueFile
from reader.library.catalogue_rows import name_in
from reader.library.issue_files import IssueFile
from reader.library.merge import Op
from reader.library.truth import Truth
from reader.model.issue import PublicationIssue, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What became of a source. `candidates`: issues that it may be another version of, stored as new nonetheless.

    `part_of`: an issue of the same paper and day of which it holds other pages or pieces. `orphans` counts annotations
    whose place a piece no longer has; those on pieces that are gone tells `left_behind`.
    """

    issue: str
    status: Literal["imported", "revised", "unchanged"]
    candidates: tuple[str, ...] = ()
    part_of: str | None = None
    orphans: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """The result and the journal ops that make it so; no ops where nothing changes."""

    result: Stored
    ops: list[Op]
    before: IssueFile | None = None  # the revision that was shown until now


def store(
    truth: Truth,
    file: CatalogueFile,
    issue: PublicationIssue,
    *,
    revises: str | None,
    name: str,
    origin: str,
    again: bool,
) -> Storing:
    """Write the issue's file and return what the journal has to say of it. Raises NotSaved; NotFound for `revises`."""
    parts_of_source.arrived(truth, issue.source)
    own_id = _own_id(truth, issue.source)
    known = _known(truth, file, ids.source_key(issue.source), own_id)
    if known is None and revises is None and not again:
        siblings = partial(going_along.siblings, truth, file, issue.source.sha256)
        known = parts_of_source.divided_otherwise(truth, siblings, issue.source)
    if revises is None and known is not None and not again:
        return _come_back(truth, file, known, name, origin)
    target = revises or (known.issue if known else None)
    found = revising.Match(issue=target)
    if target is None:
        found = file.ask(lambda db: revising.match(db, issue, truth.imported))
    if found.issue is not None:
        return _revise(truth, file, issue, found.issue, name, origin)
    made, next_k = revising.minted(issue, own_id, before=None, next_k=1)
    written, _new = truth.shelf.add(made, issue_text.Revision(issue=made.id, next_k=next_k))
    result = Stored(issue=made.id, status="imported", candidates=found.candidates, part_of=found.part_of)
    along = going_along.taken_along(truth, file, made, written) if again else []
    return Storing(result=result, ops=[_record(truth, written, name, origin), *along])


def _own_id(truth: Truth, source: Source) -> str:
    """Return the id for a new issue of this source: one that was never deleted for good."""
    life = 0
    while recycling.is_purged(truth.status_document(ids.issue_id(source, life))):
        life += 1
    return ids.issue_id(source, life)


def _known(truth: Truth, file: CatalogueFile, key: str, own_id: str) -> IssueFile | None:
    """Return the file that was made from this very source."""
    paths = file.ask(lambda db: [name_in(p) for (p,) in db.execute("SELECT path FROM files WHERE source = ?", [key])])
    present = {f.path: f for p in paths for f in truth.shelf.files_at(p)}
    if present:
        return min(present.values(), key=lambda f: (truth.is_removed(f.issue), truth.shown(f.issue).name != f.name))
    return truth.shown(own_id) if truth.shelf.is_there(own_id) else None


def _come_back(truth: Truth, file: CatalogueFile, known: IssueFile, name: str, origin: str) -> Storing:
    """A source that is here already: shown as it is, taken out of the bin, or shown again instead of a later one."""
    before = truth.shown(known.issue)
    removed = truth.is_removed(known.issue)
    ops: list[Op] = []
    orphans = 0
    if removed:
        ops.append(_out_of_the_bin(truth, known.issue))
    if before.name != known.name:
        carried, orphans = _carry_all(truth, file, known)
        ops += carried
    elif not removed:
        return Storing(result=Stored(issue=known.issue, status="unchanged"), ops=[])
    result = Stored(issue=known.issue, status="imported" if removed else "revised", orphans=orphans)
    ops.append(_record(truth, known, name, origin))
    return Storing(result=result, ops=ops, before=None if removed else before)


def _out_of_the_bin(truth: Truth, issue: str) -> Op:
    lying = {"removed", "removed_at", "purged"} & truth.status_document(issue).keys()
    return changing.change(truth.state, "status", ids.natural_number("status", issue), {}, lying)


def _revise(truth: Truth, file: CatalogueFile, issue: PublicationIssue, target: str, name: str, origin: str) -> Storing:
    """Write a revision of an issue; the same text as the one shown changes nothing."""
    shown = truth.shown(target)
    before, stored = truth.shelf.issue(shown), truth.shelf.revision(shown)
    made, next_k = revising.minted(issue, target, before=before, next_k=stored.next_k)
    if replace(made, source=replace(made.source, name="")) == before:
        return Storing(result=Stored(issue=target, status="unchanged"), ops=[])
    revision = issue_text.Revision(issue=target, revision=stored.revision + 1, revises=shown.sha8, next_k=next_k)
    written, _new = truth.shelf.add(made, revision)
    ops, orphans = _carry_all(truth, file, written)
    if truth.is_removed(target):
        ops.append(_out_of_the_bin(truth, target))
    result = Stored(issue=target, status="revised", orphans=orphans)
    return Storing(result=result, ops=[_record(truth, written, name, origin), *ops], before=shown)


def _carry_all(truth: Truth, catalogue: CatalogueFile, file: IssueFile) -> tuple[list[Op], int]:
    """Return ops that write down where annotations and corrections stand in a revision, and give pieces what belongs
    to their text; and how many annotations lost their place in a piece that is there.
    """
    made = truth.shelf.issue(file)
    have = {a.id for a in made.articles}
    ops: list[Op] = []
    orphans = 0
    for table in ("annotations", "corrections"):
        for number, document in truth.documents_of(table, file.issue):
            known, _placed = carrying.anchored(document, file.name)
            if known:
                continue
            placed = truth.carry(table, document, file)
            orphans += table == "annotations" and placed is None and truth.by_issue.article_of(table, number) in have
            ops.append(changing.change(truth.state, table, number, {"anchor": carrying.anchor(file.name, placed)}))
    return ops + going_along.taken_along(truth, catalogue, made, file), orphans


def _record(truth: Truth, file: IssueFile, name: str, origin: str) -> Op:
    """Return the op that says when and from where this revision was imported; the one written last is shown."""
    number = ids.natural_number("imports", f"{file.issue}/{file.name}")
    first = truth.state.table("imports").get(number, {}).get("at")
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    fields = {
        "issue": file.issue,
        "file": file.name,
        "name": name,
        "origin": bare(origin),
        "at": first or now,
        "again": now,
    }
    return {"t": "imports", "k": number, "f": fields}


def bare(origin: str) -> str:
    """Return the name alone: where a source lay on this machine is nobody's business where the library goes."""
    return origin.replace("\\", "/").rstrip("/").rpartition("/")[2]


def inverse(truth: Truth, stored: Storing) -> list[Op]:
    """Return the ops that take an import back: a new issue goes into the bin, a revision gives way."""
    issue = stored.result.issue
    others = [op for op in stored.ops if op["t"] != "imports"]
    if stored.before is None:
        number = ids.natural_number("status", issue)
        back: Op = {"t": "status", "k": number, "f": {"article": issue, "removed": True}}  # `history` says since when
        return [back, *changing.inverse(truth.state, [op for op in others if op["k"] != number])]
    number = ids.natural_number("imports", f"{issue}/{stored.before.name}")
    fields = truth.state.table("imports").get(number) or {"issue": issue, "file": stored.before.name}
    return [{"t": "imports", "k": number, "f": dict(fields)}, *changing.inverse(truth.state, others)]
