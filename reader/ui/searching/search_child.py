"""The process that searches a large library for the window: `--child search`.

Standard input: JSON lines, first `library` and `language`, then questions (`number`, `stream`, `newest`, `refresh`,
`question`: a pickled Question, from our own parent). Standard output: a JSON line for each, `{"number": …,
"answer": …}` (pickled) or `{"number": …, "failed": sentence}`; none for a question that a newest one of its stream has
overtaken. It never loads Qt, writes nothing but the index, and ends with its standard input.
"""

from __future__ import annotations

import base64
import json
import pickle
import queue
import sys
import threading
from pathlib import Path
from typing import Any

from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import speak
from reader.ui.searching.questions import answer
from reader.workspace.session import Session, open_session

AT_ONCE = 300


class Questions:
    """The questions as they come in, read on a thread of their own so that running work hears it is overtaken."""

    def __init__(self) -> None:
        self.waiting: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self.newest: dict[str, int] = {}
        self.over = False
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            asked: dict[str, Any] = json.loads(line)
            if asked.get("newest"):
                self.newest[asked["stream"]] = asked["number"]
            self.waiting.put(asked)
        self.over = True
        self.waiting.put(None)

    def overtaken(self, asked: dict[str, Any]) -> bool:
        """Tell whether nobody wants the answer to this question any more."""
        return self.over or asked["number"] < self.newest.get(asked["stream"], 0)


def main(_arguments: list[str]) -> int:
    """Answer until the window has gone."""
    begun: dict[str, Any] = json.loads(sys.stdin.readline())
    speak(begun.get("language"))
    questions = Questions()
    with open_session(Path(begun["library"])) as session:
        session.most_at_once = AT_ONCE
        while (asked := questions.waiting.get()) is not None:
            if "question" in asked and not questions.overtaken(asked):
                _answer(session, questions, asked)
    return 0


def _answer(session: Session, questions: Questions, asked: dict[str, Any]) -> None:
    number = asked["number"]
    try:
        if asked.get("refresh"):
            session.library.refresh()
        question = pickle.loads(base64.b64decode(asked["question"]))
        found = answer(session, question, lambda: questions.overtaken(asked))
    except Cancelled:
        return
    except BaojiaError as trouble:
        _tell({"number": number, "failed": str(trouble)})
        return
    _tell({"number": number, "answer": base64.b64encode(pickle.dumps(found)).decode()})


def _tell(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")
    sys.stdout.flush()
