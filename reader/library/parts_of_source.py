"""Parts of one source that an earlier version divided otherwise: their text is here under other numbers.

What tells a text is its lines; those of each issue of a source are taken once while the source is being stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.library.issue_files import IssueFile
from reader.library.truth import Truth
from reader.model.errors import BaojiaError
from reader.model.issue import Source

LETTERS = 8  # that a line has at least which tells one text from others


def divided_otherwise(truth: Truth, siblings: Iterable[str], source: Source) -> IssueFile | None:
    """Return an issue of the same source that has text of this part, where all its lines are in issues of that source.

    `siblings`: the issues of the source; None where any line is new.
    """
    if not source.part:
        return None
    if truth.by_issue.lines[0] != source.sha256:
        truth.by_issue.lines = source.sha256, {}
        for issue in siblings:
            _read(truth, issue)
    known = truth.by_issue.lines[1]
    found = [known.get(line, "") for line in _lines(source)]
    issues = Counter(found)
    if not found or any(not issue or not truth.shelf.is_there(issue) for issue in issues):
        return None
    return truth.shown(issues.most_common(1)[0][0])


def noted(truth: Truth, issue: str, source: Source) -> None:
    """Take note of an issue that is being stored, while others of its source are."""
    if truth.by_issue.lines[0] == source.sha256:
        for line in _lines(source):
            truth.by_issue.lines[1].setdefault(line, issue)


def _read(truth: Truth, issue: str) -> None:
    if truth.shelf.is_there(issue):
        try:
            noted(truth, issue, truth.shelf.issue(truth.shown(issue)).source)
        except BaojiaError:
            return  # damaged: told of elsewhere


def _lines(source: Source) -> list[int]:
    bare = ("".join(line.split()) for line in source.text.splitlines())
    return [hash(line) for line in bare if len(line) >= LETTERS]
