"""The process that looks into a file before it is imported: `--child preview`.

Request: `path`, `encoding`. Answer: `{"preview": …}`. It stores nothing.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from reader.workspace.children.serving import Parent, serve
from reader.workspace.previewing import preview


def look(request: dict[str, Any], parent: Parent) -> None:
    """Look and tell."""
    parent.tell("preview", dataclasses.asdict(preview(Path(request["path"]), encoding=request.get("encoding") or None)))


def main(arguments: list[str]) -> int:
    """Be this process; returns the exit status."""
    return serve(look, arguments)
