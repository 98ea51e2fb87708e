"""A child's own end: hear what the parent asks, answer, and end with it.

The child's standard input and output belong to this talk alone: whatever else prints or reads finds other ones.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from reader.model.door import door, doors
from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import speak
from reader.workspace.children import lifeline, speech
from reader.workspace.children.speech import Message

NICENESS = 10


@doors
class Parent:
    """Who asks: `stop` is set when the parent wants no more of what is being done, or has gone.

    `noticed` gets each request as it comes in, on another thread, while an earlier one is still being met.
    """

    def __init__(self, noticed: Callable[[Message], None] = lambda _asked: None) -> None:
        self._noticed = noticed
        self.stop = threading.Event()
        self._asked: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        with suppress(ValueError, OSError):  # an interrupt is for the parent, which then ends this process
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._in = os.fdopen(os.dup(0), "rb")
        self._out = os.fdopen(os.dup(1), "wb")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        threading.Thread(target=self._hear, daemon=True, name="parent").start()

    def requests(self) -> Iterator[Message]:
        """Yield what is asked, until there is nobody who could ask."""
        while (asked := self._asked.get()) is not None:
            speak(asked.line.get("language"))
            yield asked

    def tell(self, kind: str, what: object, data: bytes = b"", **more: object) -> None:
        """Answer with one message, at once."""
        speech.write(self._out, Message({kind: what, **more}, data))

    def _hear(self) -> None:
        with suppress(OSError, speech.Garbled):
            while (said := speech.read(self._in)) is not None:
                if "stop" in said.line:
                    break
                self._noticed(said)
                self._asked.put(said)
        self.stop.set()
        self._asked.put(None)


@door
def begin(arguments: list[str], noticed: Callable[[Message], None] = lambda _asked: None) -> Parent:
    """Bind this process to its parent; `arguments` are those behind `--child NAME`."""
    if arguments:
        lifeline.hold(int(arguments[0]))
    return Parent(noticed)


@door
def serve(work: Callable[[dict[str, Any], Parent], None], arguments: list[str]) -> int:
    """Do the work for each request, and tell when it is done; returns the exit status: 0, or 130 where it was stopped.

    `work` raises Cancelled when `parent.stop` is set. A message of the key `failed` says why a request could not be
    met. It all runs niced, so that the window comes first.
    """
    parent = begin(arguments)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    for asked in parent.requests():
        try:
            work(asked.line, parent)
        except Cancelled:
            return 130
        except (BaojiaError, OSError) as trouble:
            parent.tell("failed", str(trouble))
        parent.tell("done", 0)
    sys.stderr.flush()
    return 0
