"""What a child has said and nobody has heard yet; while that is much, it waits with saying more."""

from __future__ import annotations

import threading
from collections import deque
from typing import Final

from reader.workspace.children.speech import Message

MOST: Final = 16 << 20
"""So many bytes may lie here unheard."""


class Inbox:
    """Messages of one child at a time: what another one says late is lost. `None` stands for its end."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._unheard: deque[Message | None] = deque()
        self._bytes = 0
        self._sender = 0

    def only(self, sender: int) -> None:
        """From now on take what this one says, and forget what others have said."""
        with self._news:
            self._sender, self._bytes = sender, 0
            self._unheard.clear()
            self._news.notify_all()

    def put(self, sender: int, message: Message | None) -> None:
        """Lay down a message; waits until there is room for it, or nobody wants it."""
        with self._news:
            self._news.wait_for(lambda: self._bytes < MOST or sender != self._sender)
            if sender != self._sender:
                return
            self._unheard.append(message)
            self._bytes += len(message.data) if message is not None else 0
            self._news.notify_all()

    def get(self, seconds: float) -> Message | None:
        """Return the next message. Raises TimeoutError where none comes in so many seconds."""
        with self._news:
            if not self._news.wait_for(lambda: bool(self._unheard), seconds):
                raise TimeoutError
            message = self._unheard.popleft()
            self._bytes -= len(message.data) if message is not None else 0
            self._news.notify_all()
            return message
