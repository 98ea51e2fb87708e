"""What may hold pictures of pages hands over issue by issue, unless pages of it are pictures that are not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.issue import PublicationIssue
from reader.workspace.import_progress import Progress
from reader.workspace.photographs import Steps, parts_of
from reader.workspace.reading_parts import Part, ReadIssue, ReadToEnd, ReadUnread


class Counted:
    """Parts of a source that tell how many of them were asked for."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts, self.asked = parts, 0

    def __iter__(self) -> Iterator[Part]:
        for part in self.parts:
            self.asked += 1
            yield part


def issues(count: int) -> list[Part]:
    return [
        ReadIssue(issue=PublicationIssue(newspaper="渡口报", date_published=f"2024-03-{k + 1:02d}"))
        for k in range(count)
    ]


def steps() -> Steps:
    behind = Progress(source="", done=0, total=1, bytes_done=0, bytes_total=0)
    return Steps(behind, lambda _step: None, None)


@pytest.mark.parametrize("name", ["年.zip", "年.pdf"])
def test_an_issue_is_handed_over_before_the_next_one_is_read(name: str, tmp_path: Path) -> None:
    read = Counted([*issues(9), ReadToEnd()])
    ((_origin, own, _pages),) = parts_of(tmp_path / name, iter(read), tmp_path, steps())
    for k in range(9):
        assert isinstance(next(own), ReadIssue)
        assert read.asked == k + 1
    assert list(own) == [ReadToEnd()]


def test_nothing_is_handed_over_of_what_is_to_be_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.recognition.extra.can_recognise", lambda: False)
    read = Counted([ReadUnread(pages=(3,)), *issues(2), ReadToEnd(unread=(3,))])
    ((_origin, own, _pages),) = parts_of(tmp_path / "年.pdf", iter(read), tmp_path, steps())
    assert read.asked == 4
    *_issues, end = own
    assert isinstance(end, ReadToEnd)
    assert end.warnings
