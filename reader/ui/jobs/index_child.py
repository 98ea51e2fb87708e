"""The process that builds the search index, so that the window never waits: `--child index`.

Request: `library`, `rebuild`. Answers: `{"progress": [done, total]}`, `{"failed": sentence}`. An index is
put in force whole or not at all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.workspace import indexing
from reader.workspace.children.serving import Parent, serve
from reader.workspace.session import open_session


def build(request: dict[str, Any], parent: Parent) -> None:
    """Build what the request asks for."""

    def progress(done: int, total: int) -> None:
        parent.tell("progress", [done, total])

    stopped = parent.stop.is_set
    with open_session(Path(request["library"]), there=True) as session:
        session.library.refresh()
        session.most_at_once = 1  # all of it with progress, and so that it can be stopped
        if request.get("rebuild"):
            indexing.rebuild(session.library, session.index, progress=progress, cancelled=stopped)
        else:
            indexing.complete(session, progress=progress, cancelled=stopped, published=True)


def main(arguments: list[str]) -> int:
    """Be this process; returns the exit status."""
    return serve(build, arguments)
