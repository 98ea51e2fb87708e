"""The process that looks into a file before it is imported: `--child preview`.

Request: `path`, `encoding`, `language`. Answer: `{"preview": …}`. It stores nothing.
"""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path
from typing import Any

from reader.ui.jobs.child_answers import serve, tell
from reader.workspace.previewing import preview


def look(request: dict[str, Any], _stop: threading.Event) -> None:
    """Look and tell."""
    tell("preview", dataclasses.asdict(preview(Path(request["path"]), encoding=request.get("encoding") or None)))


def main(arguments: list[str]) -> int:
    """Be this process; returns the exit status."""
    return serve(look, arguments)
