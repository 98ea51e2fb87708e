"""What is known to have been in a library and is not there now: cheap to say, since no file is read for it.

`check` reads every record; this is what journal, names of files and high-water marks tell at once. It is said at the
start, with every backup, and before older backups may go.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from reader.library import check, layout
from reader.library.bin import is_purged
from reader.library.check_files import BEING_WRITTEN
from reader.library.issue_files import NAME
from reader.library.problem import Problem
from reader.library.truth import Truth
from reader.model.messages import _


def losses(truth: Truth) -> list[Problem]:
    """Return damage and gaps that are known without reading, those apart that a reader has laid aside."""
    known = check.known_damage(truth)
    found = [*check.journal_problems(truth.journal), *missing_issues(truth), *check.shelf_problems(truth.shelf)]
    return [p for p in found if p.severity == "error" and p.key not in known]


def missing_issues(truth: Truth, *, on_their_way: bool = True) -> Iterator[Problem]:
    """Yield the files of which the journal says that they were imported, and that are not there.

    Without `on_their_way`, not those that another machine imported a moment ago: a synchroniser may be bringing them.
    The folders are looked at again before anything is called missing: what another process of this machine stores
    between our look at them and our reading of the journal is there. Raises LibraryError where they cannot be read.
    """
    if any(_missing(truth, on_their_way=on_their_way)):
        truth.read_shelf()
    for name in _missing(truth, on_their_way=on_their_way):
        message = _("读入过的一期不见了：{name}；可能还没同步到，也可从备份恢复。").format(name=name)
        yield Problem(
            severity="error", file=f"{layout.ISSUES}/{name}", offset=None, kind="missing_issue", message=message
        )


def _missing(truth: Truth, *, on_their_way: bool) -> Iterator[str]:
    """Yield the names of files that the journal names and the last look at the folders did not find."""
    present = {file.name for file in truth.shelf.all_files().values()}
    for number, document in truth.state.table("imports").items():
        issue, name = str(document.get("issue", "")), str(document.get("file", ""))
        if NAME.fullmatch(name) is None or name in present or is_purged(truth.status_document(issue)):
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


def issues_known(truth: Truth) -> int:
    """Return how many issues were ever imported and not deleted for good."""
    named = {str(d.get("issue", "")) for d in truth.state.table("imports").values()} | set(truth.shelf.issue_ids())
    return sum(1 for issue in named if issue and not is_purged(truth.status_document(issue)))
