"""What the process that reads can be asked for (`reading_child` tells what it answers)."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.workspace.import_progress import size_of

if TYPE_CHECKING:
    from reader.model.issue import PublicationIssue


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Something to be read: `do` and what that needs, the name it is called by, its size in bytes."""

    name: str
    size: int
    line: dict[str, Any]
    data: bytes = field(default=b"", repr=False)


def file_request(path: Path, encoding: str | None = None, *, do: str = "path") -> Request:
    """Ask for a file, folder or archive."""
    place = str(path.absolute())
    return Request(name=path.name, size=size_of(path), line={"do": do, "path": place, "encoding": encoding})


def text_request(text: str, name: str) -> Request:
    """Ask for a text that somebody pasted."""
    data = text.encode("utf-8", "surrogatepass")
    return Request(name=name, size=len(data), line={"do": "text"}, data=data)


def bytes_request(data: bytes, name: str, encoding: str | None = None) -> Request:
    """Ask for bytes of unknown format."""
    return Request(name=name, size=len(data), line={"do": "bytes", "encoding": encoding}, data=data)


def stored_request(issue: PublicationIssue) -> Request:
    """Ask for a stored issue to be read again with today's rules."""
    data = pickle.dumps(issue, pickle.HIGHEST_PROTOCOL)
    return Request(name=issue.source.name, size=len(issue.source.text) * 3, line={"do": "stored"}, data=data)
