"""The process that builds the search index, so that the window never waits: `--child index`.

Request: `library`, `language`, `rebuild`. Answers: `{"progress": [done, total]}`, `{"failed": sentence}`. An index is
put in force whole or not at all.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from reader.ui.jobs.child_answers import serve, tell
from reader.workspace import indexing
from reader.workspace.session import open_session


def build(request: dict[str, Any], stop: threading.Event) -> None:
    """Build what the request asks for."""
    with open_session(Path(request["library"]), there=True) as session:
        session.library.refresh()
        session.most_at_once = 1  # all of it with progress, and so that it can be stopped
        if request.get("rebuild"):
            indexing.rebuild(session.library, session.index, progress=_progress, cancelled=stop.is_set)
        else:
            indexing.complete(session, progress=_progress, cancelled=stop.is_set, published=True)


def _progress(done: int, total: int) -> None:
    tell("progress", [done, total])


def main(arguments: list[str]) -> int:
    """Be this process; returns the exit status."""
    return serve(build, arguments)
