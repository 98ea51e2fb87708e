"""The process that searches a large library for the window: `--child search`.

Each request has `library`, `number`, `stream`, `newest`, `refresh`, and behind it a pickled Question, from our own
parent. Each is answered with its `number` and a pickle, or `failed`: sentence; not at all where a newest one of its
stream has overtaken it. It never loads Qt and writes nothing but the index.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from reader.model.errors import BaojiaError, Cancelled
from reader.ui.searching.questions import answer
from reader.workspace.children import serving
from reader.workspace.children.speech import Message
from reader.workspace.session import Session, open_session

AT_ONCE = 300


class Newest:
    """The newest question of each stream, heard while an earlier one is being answered."""

    def __init__(self) -> None:
        self._newest: dict[str, int] = {}

    def notice(self, asked: Message) -> None:
        """A question has come in."""
        if asked.line.get("newest"):
            self._newest[asked.line["stream"]] = asked.line["number"]

    def overtaken(self, line: dict[str, Any]) -> bool:
        """Tell whether nobody wants the answer to this question any more."""
        return bool(line["number"] < self._newest.get(line["stream"], 0))


def main(arguments: list[str]) -> int:
    """Answer until the window has gone."""
    newest = Newest()
    parent = serving.begin(arguments, newest.notice)
    session: Session | None = None
    try:
        for asked in parent.requests():
            if session is None:
                session = open_session(Path(asked.line["library"]), there=True)
                session.most_at_once = AT_ONCE
            if asked.data and not newest.overtaken(asked.line):
                _answer(session, parent, newest, asked)
    finally:
        if session is not None:
            session.close()
    return 0


def _answer(session: Session, parent: serving.Parent, newest: Newest, asked: Message) -> None:
    number = asked.line["number"]
    try:
        if asked.line.get("refresh"):
            session.library.refresh()
        question = pickle.loads(asked.data)
        found = answer(session, question, lambda: parent.stop.is_set() or newest.overtaken(asked.line))
    except Cancelled:
        return
    except BaojiaError as trouble:
        parent.tell("failed", str(trouble), number=number)
        return
    parent.tell("number", number, pickle.dumps(found))
