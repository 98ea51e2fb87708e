"""What is known to have been in a library and is not there now: cheap to say, since no file is read for it.

`check` reads every record; this is what journal, names of files and high-water marks tell at once. It is said at the
start, with every backup, and before older backups may go.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from reader.library import check, layout
from reader.library.bin import is_purged
from reader.library.check_files import BEING_WRITTEN
from reader.library.issue_files import NAME
from reader.library.merge import Document
from reader.library.problem import Problem
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.messages import _

AT_ONCE = 200  # files that may be missing, judged at once


def losses(truth: Truth, lock: Turns) -> list[Problem]:
    """Return damage and gaps that are known without reading, those apart that a reader has laid aside."""
    with lock:
        known = check.known_damage(truth)
        found = [*check.journal_problems(truth.journal), *check.shelf_problems(truth.shelf)]
    found += missing_issues(truth, lock)
    return [p for p in found if p.severity == "error" and p.key not in known]


def missing_issues(truth: Truth, lock: Turns, *, on_their_way: bool = True) -> Iterator[Problem]:
    """Yield the files of which the journal says that they were imported, and that are not there.

    Without `on_their_way`, not those that another machine imported a moment ago: a synchroniser may be bringing them.
    The folders are looked at again before anything is called missing: what another process of this machine stores
    between our look at them and our reading of the journal is there. The lock is held for a moment at a time. Raises
    LibraryError where the folders cannot be read.
    """
    with lock:
        imports = list(truth.state.table("imports").items())
    missing = [one for one in imports if not _is_there(truth, one[1])]
    if missing:
        truth.read_shelf_by_and_by(lock)
    for at in range(0, len(missing), AT_ONCE):
        with lock:
            names = list(_missing(truth, missing[at : at + AT_ONCE], on_their_way=on_their_way))
        for name in names:
            message = _("读入过的一期不见了：{name}；可能还没同步到，也可从备份恢复。").format(name=name)
            yield Problem(
                severity="error", file=f"{layout.ISSUES}/{name}", offset=None, kind="missing_issue", message=message
            )


def _is_there(truth: Truth, document: Document) -> bool:
    """Tell whether an imported file is there, or was deleted for good; any thread may ask."""
    issue, name = str(document.get("issue", "")), str(document.get("file", ""))
    return truth.shelf.has(name) or is_purged(truth.status_document(issue))


def _missing(truth: Truth, imports: Iterable[tuple[int, Document]], *, on_their_way: bool) -> Iterator[str]:
    """Yield the names of files that the journal names and the last look at the folders did not find."""
    for number, document in imports:
        name = str(document.get("file", ""))
        if NAME.fullmatch(name) is None or _is_there(truth, document):
            continue
        if on_their_way or not _may_be_coming(truth, number):
            yield name


def _may_be_coming(truth: Truth, number: int) -> bool:
    register = truth.state.register("imports", number)
    if register is None:
        return False
    stamp, writer = register.touched
    theirs = not writer.startswith(f"{truth.journal.device}.")
    return theirs and time.time() - stamp / 1e6 < BEING_WRITTEN


def issues_known(truth: Truth, lock: Turns) -> int:
    """Return how many issues were ever imported and not deleted for good."""
    with lock:
        imports, there = list(truth.state.table("imports").values()), truth.shelf.issue_ids()
    named = {str(d.get("issue", "")) for d in imports} | set(there)
    return sum(1 for issue in named if issue and not is_purged(truth.status_document(issue)))
