"""The process that reads issues again by today's rules: `--child reread`.

Request: `library`, `kind` and `path` of the scope, or `issues`; with `take`, what is read is stored. Answers:
`{"total": n}`, then to look `{"foreseen": {…}}` an issue; to take `{"step": n}` an issue; `{"failed": sentence}`.
Stopped at any moment, or ended, it leaves everything as it was, or all is done.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from reader.model.summary import Collection
from reader.workspace import reparsing
from reader.workspace.children.serving import Parent, serve
from reader.workspace.session import open_session


def reread(request: dict[str, Any], parent: Parent) -> None:
    """Look, or take."""
    with open_session(Path(request["library"]), there=True) as session:
        session.library.refresh()
        scope = Collection(kind=request.get("kind", "all"), path=tuple(request.get("path", ())))
        issues = request.get("issues") or reparsing.issues_of(session, scope)
        parent.tell("total", len(issues))
        if request.get("take"):
            reparsing.reparse(
                session, issues, progress=lambda step: parent.tell("step", step), cancelled=parent.stop.is_set
            )
            return
        for foreseen in reparsing.foresee(session, issues, parent.stop.is_set):
            parent.tell("foreseen", dataclasses.asdict(foreseen))


def main(arguments: list[str]) -> int:
    """Be this process; returns the exit status."""
    return serve(reread, arguments)
