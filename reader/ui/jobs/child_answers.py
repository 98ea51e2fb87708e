"""The other end of `child_process`: one request comes in, JSON lines go out, and it may be ended at any moment.

Standard input: one JSON line, the request. Standard output: JSON lines, each an object of one kind of answer;
`{"failed": sentence}` where the work cannot be done. Never loads Qt.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import speak

NICENESS = 10


def serve(work: Callable[[dict[str, Any], threading.Event], None], _arguments: list[str]) -> int:
    """Do the work for the request; return the exit status: 0, or 130 where it was stopped.

    `work` gets the request and an event that is set when it shall stop; it raises Cancelled then. It runs niced, so
    that the window comes first.
    """
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_args: stop.set())
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    request: dict[str, Any] = json.loads(sys.stdin.readline())
    speak(request.get("language"))
    try:
        work(request, stop)
    except Cancelled:
        return 130
    except (BaojiaError, OSError) as trouble:
        tell("failed", str(trouble))
    return 0


def tell(kind: str, what: object) -> None:
    """Answer with one line, at once."""
    sys.stdout.write(json.dumps({kind: what}, ensure_ascii=True) + "\n")
    sys.stdout.flush()
