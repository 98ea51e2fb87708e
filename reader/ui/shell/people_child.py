"""The process that reads a large library for its people index: `python -m reader.ui.shell.people_child`.

Standard input: one JSON line, the request (`library`, `language`). Standard output: JSON lines, `{"progress": [done,
total]}`, `{"entries": […]}` in portions, `{"failed": sentence}`. It never loads Qt and may be ended at any moment.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import speak
from reader.workspace import people
from reader.workspace.session import open_session

NICENESS = 10
PORTION = 200
MOST = 3000  # of each kind


def main() -> int:
    """Read and tell; returns 0, or 130 where it was stopped."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_args: stop.set())
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    request: dict[str, Any] = json.loads(sys.stdin.readline())
    speak(request.get("language"))
    try:
        with open_session(Path(request["library"])) as session:
            session.library.refresh()
            index = people.bring_up(session, progress=lambda *n: _tell("progress", n), cancelled=stop.is_set)
            for kind in people.KINDS:
                entries = index.entries(kind)[:MOST]
                for at in range(0, len(entries), PORTION):
                    _tell("entries", [dataclasses.asdict(e) for e in entries[at : at + PORTION]])
    except Cancelled:
        return 130
    except BaojiaError as trouble:
        _tell("failed", str(trouble))
    return 0


def _tell(kind: str, what: object) -> None:
    sys.stdout.write(json.dumps({kind: what}, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
