"""Read issues again by other rules: say what each would become, then have all of them shown anew as one deed.

A revision's file is written as it is made and shown by nobody before `commit`; `give_up` takes the files away again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from reader.library import carrying, changing, entering, history, left_behind, notes, revising, storing, taking_over
from reader.library.catalogue_file import CatalogueFile
from reader.library.deed import Deed
from reader.library.issue_files import IssueFile
from reader.library.merge import Op
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.apply import apply
from reader.model.correction import Correction
from reader.model.door import doors
from reader.model.issue import PublicationIssue

Ready = tuple[Callable[[], None], Callable[[], None]]
Commit = Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """What an issue would become: `after` is its current text then, with the corrections that fit there.

    `lost` counts corrections that fit now and would not, `orphans` notes that would have no place any more, `left`
    pieces that something was done to and that would be gone.
    """

    after: PublicationIssue
    lost: int = 0
    orphans: int = 0
    left: int = 0


@doors
class Rereading:
    """One deed in the making, of however many issues."""

    def __init__(
        self, truth: Truth, file: CatalogueFile, lock: Turns, ready: Ready, commit: Commit, label: str
    ) -> None:
        """Use `Library.rereading`."""
        self._truth, self._file, self._lock, self._commit, self._label = truth, file, lock, commit, label
        self._prepare, self._writable = ready
        self._made: list[storing.Storing] = []
        self._written: list[IssueFile] = []
        self._last: tuple[str, IssueFile] | None = None  # the issue added last, and its revision

    def would_become(self, issue_id: str, issue: PublicationIssue) -> Becoming | None:
        """Return what `add` would make of an issue; None where nothing would be different. Raises NotFound."""
        issue = entering.issue(issue)
        with self._lock:
            self._prepare()
            truth = self._truth
            shown = truth.shown(issue_id)
            before = truth.shelf.issue(shown)
            made, _next = revising.minted(issue, issue_id, before=before, next_k=truth.shelf.revision(shown).next_k)
            if replace(made, source=replace(made.source, name="")) == before:
                return None
            corrections, lost = self._corrections(shown, made)
            orphans = sum(
                not a.orphan and truth.carry("annotations", document, shown, made) is None
                for a, document in zip(
                    truth.annotations_of(issue_id),
                    (d for _number, d in truth.documents_of("annotations", issue_id)),
                    strict=True,
                )
            )
            left = left_behind.would_be_left(truth, made)
        return Becoming(after=apply(made, corrections).issue, lost=lost, orphans=orphans, left=left)

    def _corrections(self, shown: IssueFile, made: PublicationIssue) -> tuple[list[Correction], int]:
        """Return the corrections that fit a reading that is stored nowhere, and how many fit only the one shown."""
        truth, found, lost = self._truth, list[Correction](), 0
        fitting = {c.id for c in truth.corrections(made.id)}
        for number, document in truth.documents_of("corrections", made.id):
            placed: carrying.Placed | None = None
            if notes.is_understood("corrections", document):
                placed = truth.carry("corrections", document, shown, made)
            register = truth.state.register("corrections", number)
            correction = notes.correction(number, document, register.reset if register else (0, ""), placed)
            if placed is not None:
                found.append(correction)
            elif correction.id in fitting:
                lost += correction.kind != "settle"  # where nothing is doubted nothing is to be settled
        return sorted(found, key=lambda c: (c.stamp, c.id)), lost

    def add(self, issue_id: str, issue: PublicationIssue, *, name: str) -> storing.Stored:
        """Write the revision of an issue, to be shown from `commit` on. Raises NotSaved, NotFound."""
        self._writable()
        issue = entering.issue(issue)
        with self._lock:
            self._prepare()
            before = set(self._truth.shelf.files(issue_id))
            made = storing.store(
                self._truth, self._file, issue, revises=issue_id, name=name, origin=self._label, again=True
            )
            if made.ops:
                self._made.append(made)
                self._written += [f for f in self._truth.shelf.files(issue_id) if f not in before]
            shown = next((op["f"]["file"] for op in made.ops if op["t"] == "imports"), self._truth.shown(issue_id).name)
            self._last = issue_id, next(f for f in self._truth.shelf.files(issue_id) if f.name == shown)
        return made.result

    def commit(self, *, in_place_of: Sequence[str] = ()) -> tuple[str, ...]:
        """Show all of them: one line of the journal, one entry of the history. Returns the issues. Raises NotSaved.

        The issues `in_place_of` which the last one comes, with its text, go into the bin with it; what was done to them
        goes along.
        """
        issues = tuple(made.result.issue for made in self._made)
        if issues or in_place_of:
            with self._lock:
                gone = Deed(self._truth, self._label, ())
                for issue in in_place_of:
                    gone.remove(issue)
                    taking_over.parted(self._truth, self._file, gone, issue)
                removed = gone.ops()
                if self._last is not None:
                    for issue in in_place_of:
                        removed += taking_over.taken_over(self._truth, issue, *self._last)
                ops: list[Op] = [*(op for made in self._made for op in made.ops), *removed]
                back = [op for made in self._made for op in storing.inverse(self._truth, made)]
                back += changing.inverse(self._truth.state, removed)
                entry = history.record(self._truth.state, self._label, issues, ops, back)
                for issue in issues:
                    self._truth.changed(issue)
                self._commit([*ops, entry], *issues)
        self._made, self._written = [], []
        return issues

    def give_up(self) -> None:
        """Leave everything as it was: take away the files that nobody has been shown."""
        with self._lock:
            for file in self._written:
                with suppress(OSError):  # a file that stays is a revision that is not shown
                    (self._truth.shelf.folder / file.path).unlink()
            if self._written:
                self._truth.read_shelf()
        self._made, self._written = [], []
