"""The process that reads a large library for its people index: `--child people`.

Request: `library`. Answers: `{"progress": [done, total]}`, `{"entries": […]}` in portions, `{"failed":
sentence}`.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.workspace import people
from reader.workspace.children.serving import Parent, serve
from reader.workspace.session import open_session

if TYPE_CHECKING:
    from reader.search.people import Entry

PORTION = 200
MOST = 3000  # of each kind


def read(request: dict[str, Any], parent: Parent) -> None:
    """Read the library and tell the index of people."""
    with open_session(Path(request["library"]), there=True) as session:
        session.library.refresh()
        index = people.bring_up(session, progress=lambda *n: parent.tell("progress", n), cancelled=parent.stop.is_set)
        for kind in people.KINDS:
            entries = index.entries(kind, most=MOST)
            for at in range(0, len(entries), PORTION):
                parent.tell("entries", [dataclasses.asdict(e) for e in entries[at : at + PORTION]])


def main(arguments: list[str]) -> int:
    """Be this process; returns the exit status."""
    return serve(read, arguments)


def entry_of(told: dict[str, Any]) -> Entry:
    """Return an entry as it was told by the process."""
    from reader.search.people import Entry, Evidence

    roles = tuple((str(role), int(count)) for role, count in told.pop("roles"))
    evidence = tuple(Evidence(*e) for e in told.pop("evidence"))
    return Entry(**told, roles=roles, evidence=evidence)
