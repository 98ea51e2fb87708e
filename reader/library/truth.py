"""What is true: issue files and journal together, without any derived file.

Imported text, the reader's corrections on it, the current text, status, annotations, all under the library's lock.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library import by_and_by, by_issue, ids
from reader.library.backlog import Backlog
from reader.library.catalogue_rows import text_rows
from reader.library.issue_files import IssueFile, Reading
from reader.library.journal import Journal, Touched
from reader.library.merge import Document, State
from reader.library.shelf import Shelf
from reader.library.turns import Turns
from reader.library.understood import read, tags
from reader.model.annotation import Annotation
from reader.model.apply import Applied, apply
from reader.model.article import NewsArticle
from reader.model.correction import Correction
from reader.model.errors import BaojiaError, NotFound
from reader.model.issue import PublicationIssue
from reader.model.messages import _
from reader.model.status import ArticleStatus

# How places are carried to another revision concerns only pieces with corrections or notes: a start can do without.
if TYPE_CHECKING:
    from reader.library import carrying

KEPT = 64  # current issues in memory


class _Current(NamedTuple):
    applied: Applied
    pieces: dict[str, NewsArticle]


class Truth:
    """Issue files and journal of one library."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self.journal = journal
        self._shelf = Shelf(folder, self.latest_import, journal.still_here)
        self.by_issue = by_issue.ByIssue(journal.state)
        self._replayed = False
        self._looked = False
        self.backlog = Backlog()
        self._current: OrderedDict[str, _Current] = OrderedDict()
        self.at_hand = self._current.keys()  # the issues whose current text is kept
        self._carried: dict[tuple[str, int, str], carrying.Placed | None] = {}

    # -- staying up to date

    @property
    def shelf(self) -> Shelf:
        """The issue files; the folders are looked at on first use: nobody can meet a shelf that knows nothing."""
        if not self._looked:
            self.read_shelf()
        return self._shelf

    @property
    def state(self) -> State:
        """The reader's state; the journal is read on first use, after the first list is on screen."""
        if not self._replayed:
            self.read_journal()
        return self.journal.state

    def read_journal(self) -> None:
        """Take in new journal lines."""
        first = not self._replayed
        collecting = first and gc.isenabled()
        if collecting:  # nothing of the many objects that are made here can go yet: looking for it costs a third
            gc.disable()
        try:
            touched = self.journal.refresh()
        finally:
            if collecting:
                gc.enable()
        self._replayed = True
        if first:
            self.by_issue.forget()
        self.note(touched)

    def read_journal_by_and_by(self, lock: Turns) -> None:
        """Take in new journal lines some at a time, without the lock between; files are read without it."""
        by_and_by.read_journal(self.journal, self.note, lock)
        with lock:
            if not self._replayed:
                self._replayed = True
                self.by_issue.forget()

    def warm(self, issue: str, lock: Turns) -> list[tuple[Any, ...]] | None:
        """Have the current text of an issue at hand, worked out without the lock; returns its rows for the catalogue.

        None where it is gone, damaged, or changes all the time: whoever asks next finds out.
        """
        for _attempt in range(3):
            try:
                known = self.shelf.learn(issue, lock)
                if not self.shelf.is_there(issue):  # what brought it in may have told the lists before we looked
                    self.read_shelf_by_and_by(lock)
                with lock:
                    file, corrections = self.shown(issue), self.corrections(issue)
                    files, name, kept = self.shelf.files(issue), self.name_of(file), self._current.get(issue)
                reading = None
                if kept is None:
                    reading = self.shelf.content.read(file, files, known)
                    applied = apply(named(reading.issue, name), corrections)
                    kept = _Current(applied, {a.id: a for a in applied.issue.articles})
                rows = text_rows(kept.applied.issue)
                with lock:
                    if file == self.shown(issue) and corrections == self.corrections(issue):
                        self._keep(issue, kept, reading)
                        return rows
            except BaojiaError:
                return None
        return None

    def read_shelf(self) -> None:
        """Look for new issue files. A medium that is gone is not an empty one. Raises LibraryError."""
        self.journal.still_here()
        self._looked = True
        for issue in self._shelf.refresh():
            self.changed(issue)

    def read_shelf_by_and_by(self, lock: Turns) -> None:
        """Look for new issue files, which is done without the lock. Raises LibraryError."""
        with lock:
            self.journal.still_here()
        by_and_by.read_shelf(self._shelf, self.changed, lock)
        with lock:
            self._looked = True

    def note(self, touched: Touched) -> None:
        """Take note of documents that changed, and forget what was worked out from them."""
        self.backlog.documents |= touched
        self.backlog.noted |= self.by_issue.note(touched)
        for table, number in touched:
            if table in {"corrections", "imports"}:
                self._current.pop(self.by_issue.issue_of(table, number), None)

    def changed(self, issue: str) -> None:
        """Take note that an issue has a new file, or another one is shown."""
        self._current.pop(issue, None)
        self.backlog.issues.add(issue)

    def settings(self, prefix: str) -> dict[str, object]:
        """Return the settings that travel with the library and whose names begin so, by name."""
        found = {str(s.get("name", "")): s.get("value") for s in self.state.table("settings").values()}
        return {name: value for name, value in found.items() if name.startswith(prefix) and value is not None}

    # -- issues

    def issue_ids(self) -> tuple[str, ...]:
        """Return the ids of all issues that are there and not removed, in no order that means anything."""
        return tuple(sorted(i for i in self.shelf.issue_ids() if not self.is_removed(i)))

    def latest_import(self, issue: str) -> str | None:
        """Return the name of the file that was imported last."""
        best: tuple[tuple[int, str], str] | None = None
        for number, document in self.documents_of("imports", issue):
            register = self.state.register("imports", number)
            if register is not None and (best is None or register.touched > best[0]):
                best = (register.touched, read("imports", document, "file", ""))
        return best[1] if best else None

    def imports(self, issue: str) -> tuple[Document, ...]:
        """Return the records of this issue's imports, the first one first."""
        records = (d for _, d in self.documents_of("imports", issue))
        return tuple(sorted(records, key=lambda d: read("imports", d, "at", "")))

    def shown(self, issue: str) -> IssueFile:
        """Return the first file of the revision that is shown; raises NotFound."""
        return self.shelf.shown(issue)

    def imported(self, issue: str) -> PublicationIssue:
        """Return an issue as imported, in the revision that is shown."""
        file = self.shown(issue)
        return self.named(self.shelf.issue(file), file)

    def named(self, issue: PublicationIssue, file: IssueFile) -> PublicationIssue:
        """Return the issue with its source's name, which the journal knows."""
        return named(issue, self.name_of(file))

    def name_of(self, file: IssueFile) -> str:
        """Return what the source of an issue file was called."""
        imports = self.imports(file.issue)
        records = [d for d in imports if d.get("file") == file.name] or list(imports)
        return read("imports", records[-1], "name", "") if records else ""

    def current(self, issue: str) -> Applied:
        """Return an issue as the reader has corrected it."""
        return self._worked_out(issue).applied

    def _seen(self, issue: str) -> None:
        """Look for its files where none is known: what brought it in may have told the lists before we looked."""
        if not self.shelf.is_there(issue):
            self.read_shelf()

    def _worked_out(self, issue: str) -> _Current:
        kept = self._current.get(issue)
        if kept is None:
            self._seen(issue)
            applied = apply(self.imported(issue), self.corrections(issue))
            kept = _Current(applied, {a.id: a for a in applied.issue.articles})
        self._keep(issue, kept)
        return kept

    def _keep(self, issue: str, current: _Current, reading: Reading | None = None) -> None:
        """Have a current issue at hand for a while, and what was read for it."""
        if reading is not None:
            self.shelf.keep(reading)
        self._current[issue] = current
        self._current.move_to_end(issue)
        while len(self._current) > KEPT:
            self._current.popitem(last=False)

    def article(self, article: str) -> NewsArticle:
        """Return a current piece; an id that was merged into another leads there. Raises NotFound."""
        worked = self._worked_out(ids.issue_of(article))
        found = worked.pieces.get(article) or worked.pieces.get(worked.applied.aliases.get(article, ""))
        if found is None:
            raise NotFound(_("报库里没有这一篇：{id}。").format(id=article))
        return found

    # -- what the reader did

    def status_document(self, target: str) -> Document:
        """Return the status fields of a piece or issue; empty where nothing was ever done to it."""
        return self.state.table("status").get(ids.natural_number("status", target), {})

    def with_status(self, issue: str) -> set[str]:
        """Return the pieces of an issue to which anything was ever done."""
        return {self.by_issue.article_of("status", number) for number, _d in self.documents_of("status", issue)}

    def is_removed(self, issue: str) -> bool:
        """Tell whether a whole issue lies in the bin."""
        return self.status_document(issue).get("removed") is True

    def status(self, article: str) -> ArticleStatus:
        """Return the reader's state of a piece."""
        document = self.status_document(article)
        issue = ids.issue_of(article)
        return ArticleStatus(
            article=article,
            bookmarked=document.get("bookmarked") is True,
            read=document.get("read") is True,
            tags=tags(document),
            opened=read("status", document, "opened", None),
            added=self.added(issue),
            reading_position=read("status", document, "reading_position", 0),
            removed=document.get("removed") is True or (issue != article and self.is_removed(issue)),
        )

    def added(self, issue: str) -> str | None:
        """Return when an issue was first imported."""
        return next((at for d in self.imports(issue) if (at := read("imports", d, "at", ""))), None)

    def corrections(self, issue: str) -> tuple[Correction, ...]:
        """Return the corrections that fit the revision shown, at their places in it, in the order of their stamps."""
        return tuple(c for c, fits in self.all_corrections(issue) if fits)

    def all_corrections(self, issue: str) -> list[tuple[Correction, bool]]:
        """Return every correction of an issue, and whether it still fits the revision shown."""
        found: list[tuple[Correction, bool]] = []
        documents = self.documents_of("corrections", issue)
        if not documents:
            return found
        from reader.library import notes

        file = self._shown(issue)
        for number, document in documents:
            register = self.state.register("corrections", number)
            stamp = (0, "") if register is None else register.reset
            known = notes.is_understood("corrections", document)
            placed = self._place("corrections", number, document, file) if known else None
            found.append((notes.correction(number, document, stamp, placed), placed is not None))
        return sorted(found, key=lambda c: (c[0].stamp, c[0].id))

    def annotations(self, articles: Iterable[str] | None) -> tuple[Annotation, ...]:
        """Return annotations of these imported pieces (None: all), piece by piece, in the order of the text."""
        wanted, _read = None if articles is None else set(articles), self.state
        issues = self.by_issue.issues("annotations") if wanted is None else sorted({ids.issue_of(a) for a in wanted})
        found = [a for issue in issues for a in self.annotations_of(issue) if wanted is None or a.article in wanted]
        if len(found) > 1:
            from reader.library.notes import reading_order as in_order

            found.sort(key=in_order)
        return tuple(found)

    def annotation(self, number: int) -> Annotation:
        """Return one annotation. Raises NotFound."""
        from reader.library import notes

        document = self.state.table("annotations").get(number)
        if document is None:
            raise NotFound(_("没有这条批注：{id}。").format(id=notes.annotation_id(number)))
        issue = self.by_issue.issue_of("annotations", number)
        return notes.annotation(number, document, self._place("annotations", number, document, self._shown(issue)))

    def annotations_of(self, issue: str) -> list[Annotation]:
        """Return the annotations of one issue, in no order."""
        documents = self.documents_of("annotations", issue)
        if not documents:
            return []
        from reader.library import notes

        shown = self._shown(issue)
        return [notes.annotation(n, d, self._place("annotations", n, d, shown)) for n, d in documents]

    def documents_of(self, table: str, issue: str) -> list[tuple[int, Document]]:
        """Return the documents of an issue in a table, with their numbers."""
        known, at = self.state.table(table), self.by_issue  # which names issues that a note has moved from, too
        return [(n, known[n]) for n in at.numbers(table, issue) if n in known and at.issue_of(table, n) == issue]

    def _shown(self, issue: str) -> IssueFile | None:
        return self.shown(issue) if self.shelf.is_there(issue) else None

    def _place(self, table: str, number: int, document: Document, file: IssueFile | None) -> carrying.Placed | None:
        """Return where an annotation or correction stands in the revision in `file`, worked out where no line says."""
        from reader.library import carrying

        if file is None:
            return None
        known, placed = carrying.anchored(document, file.name)
        if known:
            return placed
        key = (table, number, file.name)
        if key not in self._carried:
            self._carried[key] = self.carry(table, document, file)
        return self._carried[key]

    def carry(
        self, table: str, document: Document, file: IssueFile, new: PublicationIssue | None = None
    ) -> carrying.Placed | None:
        """Work out where a document's place is in another revision, or in `new`, which is no file yet."""
        from reader.library import carrying

        made_on = next((f for f in self.shelf.files(file.issue) if f.name == document.get("file")), None)
        try:
            old = None if made_on is None else self.shelf.issue(made_on)
            new = new or self.shelf.issue(file)
        except BaojiaError:
            return None
        carry = carrying.carry_annotation if table == "annotations" else carrying.carry_correction
        return carry(document, old, new)


def named(issue: PublicationIssue, name: str) -> PublicationIssue:
    """Return an issue whose source is called so."""
    return replace(issue, source=replace(issue.source, name=name))
