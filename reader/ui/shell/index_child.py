"""The process that builds the search index, so that the window never waits: `python -m reader.ui.shell.index_child`.

Standard input: one JSON line, the request (`library`, `language`, `rebuild`). Standard output: JSON lines,
`{"progress": [done, total]}` or `{"failed": sentence}`. It never loads Qt. It may be ended at any moment: an index is
put in force whole or not at all.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import speak
from reader.workspace import indexing
from reader.workspace.session import open_session

NICENESS = 10


def main() -> int:
    """Build what the request asks for; returns 0, or 130 where it was stopped."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_args: stop.set())
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    request: dict[str, Any] = json.loads(sys.stdin.readline())
    speak(request.get("language"))
    try:
        with open_session(Path(request["library"])) as session:
            session.library.refresh()
            session.most_at_once = 1  # all of it with progress, and so that it can be stopped
            if request.get("rebuild"):
                indexing.rebuild(session.library, session.index, progress=_progress, cancelled=stop.is_set)
            else:
                indexing.complete(session, progress=_progress, cancelled=stop.is_set, published=True)
    except Cancelled:
        return 130
    except (BaojiaError, OSError) as trouble:
        _tell("failed", str(trouble))
    return 0


def _progress(done: int, total: int) -> None:
    _tell("progress", [done, total])


def _tell(kind: str, what: object) -> None:
    sys.stdout.write(json.dumps({kind: what}, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
