"""What comes of a source that is read: step by step, issue by issue, or as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one source holds: its issues in printed order, and what the reader should know."""

    issues: tuple[PublicationIssue, ...]
    warnings: tuple[str, ...] = ()

    def parts(self) -> Iterator[Part]:
        """Yield it as it would be read."""
        for issue in self.issues:
            yield ReadIssue(issue=issue, warnings=self.warnings)
        yield ReadToEnd(warnings=self.warnings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStep:
    """How far one source has come: the `share` of it that was gone through, `pieces` met in it below 1 and made of the
    issue at hand at 1, `of` all its pieces, or 0 where nobody knows yet.
    """

    share: float
    pieces: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPicture:
    """A picture that an issue names which is told after it: the bytes to be kept of it."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIssue:
    """An issue that is ready, and what the reader should know by now."""

    issue: PublicationIssue
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadUnread:
    """Pages of a PDF, from 1, that are pictures and are not read; told before its first issue."""

    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadToEnd:
    """A source has no more issues; all that the reader should know.

    `unread`: pages of a PDF, from 1, that are pictures and were not read.
    """

    warnings: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()


Part = ReadStep | ReadPicture | ReadUnread | ReadIssue | ReadToEnd | ImportFailure
