"""The process that imports, so that the window never waits: `python -m reader.ui.shell.import_child`.

Standard input: one JSON line, the request. Standard output: JSON lines, `{"progress": …}`, `{"outcome": …}` or
`{"failed": sentence}`. It never loads Qt. It may be ended at any moment: each issue is stored whole or not at all.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import speak
from reader.workspace import importing
from reader.workspace.session import Session, open_session

NICENESS = 10


def main() -> int:
    """Import what the request asks for; returns 0, or 130 where it was stopped."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_args: stop.set())
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    request: dict[str, Any] = json.loads(sys.stdin.readline())
    speak(request.get("language"))
    try:
        with open_session(Path(request["library"])) as session:
            for outcome in _outcomes(session, request, stop):
                _tell("outcome", dataclasses.asdict(outcome))
    except Cancelled:
        return 130
    except BaojiaError as trouble:
        _tell("failed", str(trouble))
    return 0


def _outcomes(session: Session, request: dict[str, Any], stop: threading.Event) -> Iterator[importing.ImportOutcome]:
    options = importing.ImportOptions(**request.get("options", {}))
    if "text" in request:
        yield from importing.import_text(session, request["text"], name=request["name"], options=options)
        return
    paths = [Path(path) for path in request["paths"]]
    yield from importing.import_paths(
        session,
        paths,
        options,
        progress=lambda step: _tell("progress", dataclasses.asdict(step)),
        cancelled=stop.is_set,
    )


def _tell(kind: str, what: object) -> None:
    sys.stdout.write(json.dumps({kind: what}, ensure_ascii=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
