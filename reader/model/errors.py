"""The one tree of errors.

```
BaojiaError                 expected trouble: a sentence for the reader, never a traceback
├── ImportFailure           a source gave no issue; `kind` is one of contract.md's words
├── NotFound                no piece, issue, annotation or repair of that id
├── AmbiguousQuote          a quotation stands in several places
├── LibraryError            the library's files
│   ├── NotALibrary         the folder holds something else
│   ├── LibraryGone         the library that this machine knew there is not there now
│   ├── NotSaved            the disk refused a write; nothing changed, in memory neither
│   │   └── Moved           the library was moved; `place` tells where to
│   ├── ReadOnlyLibrary     this library can only be read
│   └── NewerFormat         written by a newer 报夹
├── NothingToUndo           the list of deeds is empty
├── WrongRequest            an argument that makes no sense here
├── Cancelled               the reader stopped it; nothing half-written
├── MissingPart             a system library, font or program is missing; says the mending command
└── Unforeseen              what nobody foresaw, made at the door of a room (`door`); its cause is kept
```

Each message says what happened, to which file and place, and what can be done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

ImportFailureKind = Literal[
    "not_found",
    "unreadable",
    "empty",
    "unknown_format",
    "encoding",
    "too_large",
    "unsafe_archive",
    "encrypted",
    "no_text",
    "corrupt",
]


class BaojiaError(Exception):
    """Expected trouble, told in one sentence for the reader.

    `ends_all`: what meets it while many things are done need not try the next one.
    """

    ends_all = False


class ImportFailure(BaojiaError):
    """A source that yields no issue."""

    def __init__(self, kind: ImportFailureKind, message: str) -> None:
        super().__init__(message)
        self.kind: ImportFailureKind = kind


class NotFound(BaojiaError):
    """Nothing of that id is here."""


class AmbiguousQuote(BaojiaError):
    """A quotation stands in several places, or in none."""


class LibraryError(BaojiaError):
    """Trouble with the library's files."""

    ends_all = True


class DamagedIssue(LibraryError):
    """An issue's file is not what was written; the others are."""

    ends_all = False


class NotALibrary(LibraryError):
    """The folder holds something that is not a library."""


class LibraryGone(LibraryError):
    """The library that this machine knew in that folder is not there now, and none was made in its place."""


class NotSaved(LibraryError):
    """The disk refused a write; nothing changed, neither on disk nor in memory."""


class Moved(NotSaved):
    """The library is not here any more. `place`: where it is, or will be in a moment."""

    def __init__(self, message: str, place: Path) -> None:
        super().__init__(message)
        self.place = place


class ReadOnlyLibrary(LibraryError):
    """This library can only be read."""


class NewerFormat(LibraryError):
    """A file of a newer format than this program knows."""


class NothingToUndo(BaojiaError):
    """The list of deeds holds nothing that can be undone (or done again)."""


class WrongRequest(BaojiaError):
    """A request that makes no sense for this piece or library."""


class Cancelled(BaojiaError):
    """The reader stopped a long job; nothing is half-written."""


class MissingPart(BaojiaError):
    """A system library, font or program is missing; the message gives the command that mends it."""


class Unforeseen(BaojiaError):
    """What nobody foresaw; its cause is the fault itself."""
