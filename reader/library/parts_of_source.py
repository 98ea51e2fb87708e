"""Parts of one source that an earlier version divided otherwise: their text is here under other numbers.

What tells a text is its lines. An issue that is itself a part of the source as it is read now tells nothing of another
part: papers print the same story, and both are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from reader.library import ids
from reader.library.issue_files import IssueFile
from reader.library.truth import Truth
from reader.model.errors import BaojiaError
from reader.model.issue import Source

LETTERS = 8  # that a line has at least which tells one text from others


def arrived(truth: Truth, source: Source) -> None:
    """Take note of a part as it is read now, before anything is asked about the next one."""
    if not source.part:  # it is read anew
        truth.by_issue.lines, truth.by_issue.parts[source.sha256] = ("", {}), {}
    truth.by_issue.parts.setdefault(source.sha256, {})[source.part] = hash(source.text)


def divided_otherwise(truth: Truth, siblings: Callable[[], Iterable[str]], source: Source) -> IssueFile | None:
    """Return an issue of the same source that has text of this part, where issues of that source that were divided
    otherwise have all its lines; None where any is new, and of a part that was here under its number before.

    `siblings` gives the issues of the source.
    """
    if not source.part or truth.imports(ids.issue_id(source)):
        return None
    if truth.by_issue.lines[0] != source.sha256:
        truth.by_issue.lines = source.sha256, {}
        for issue in siblings():
            _read(truth, issue, source.sha256)
    lines = ["".join(line.split()) for line in source.text.splitlines()]
    found = Counter[str]()
    now = truth.by_issue.parts[source.sha256]
    for line in filter(None, lines):
        known = truth.by_issue.lines[1].get(hash(line), {}).items()
        having = [i for i, (part, text) in known if now.get(part) != text and truth.shelf.is_there(i)]
        if not having:
            return None
        if len(line) >= LETTERS:
            found.update(having)
    return truth.shown(found.most_common(1)[0][0]) if found else None


def _read(truth: Truth, issue: str, sha256: str) -> None:
    """Take note of the lines of an issue, as far as it is shown with this source."""
    if not truth.shelf.is_there(issue):
        return
    try:
        source = truth.shelf.issue(truth.shown(issue)).source
    except BaojiaError:
        return  # damaged: told of elsewhere
    if source.sha256 == sha256:
        part = source.part, hash(source.text)
        for line in source.text.splitlines():
            truth.by_issue.lines[1].setdefault(hash("".join(line.split())), {})[issue] = part
