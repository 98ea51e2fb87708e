"""The process that imports, so that the window never waits: `--child import`.

Request: `library`, `paths` or `text` with `name`, `options`. Answers: `{"progress": …}`, `{"outcome": …}`,
`{"failed": sentence}`. Each issue is stored whole or not at all. It stays for the next request, and with it the one
that reads (`workspace.fence`); no library is open meanwhile.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.workspace import importing
from reader.workspace.children.serving import Parent, serve
from reader.workspace.import_progress import Progress
from reader.workspace.session import Session, open_session
from reader.workspace.storing import ImportOptions, ImportOutcome
from reader.workspace.unfinished_imports import UnfinishedImports


def bring_in(request: dict[str, Any], parent: Parent) -> None:
    """Import what the request asks for."""
    with open_session(Path(request["library"]), there=True) as session:
        for outcome in _outcomes(session, request, parent):
            parent.tell("outcome", dataclasses.asdict(outcome))


def _outcomes(session: Session, request: dict[str, Any], parent: Parent) -> Iterator[ImportOutcome]:
    options = ImportOptions(**request.get("options", {}))
    if "text" in request:
        yield from importing.import_text(session, request["text"], name=request["name"], options=options)
        return
    paths, noted = [Path(path) for path in request["paths"]], False
    unfinished = UnfinishedImports(session.library.cache_folder)

    def told(step: Progress) -> None:
        nonlocal noted
        if step.pictures and not noted:
            noted = True
            unfinished.begin(request["paths"], request.get("options", {}))
        parent.tell("progress", dataclasses.asdict(step))

    yield from importing.import_paths(session, paths, options, progress=told, cancelled=parent.stop.is_set)
    unfinished.forget(request["paths"])


def main(arguments: list[str]) -> int:
    """Be this process; returns the exit status."""
    return serve(bring_in, arguments)
