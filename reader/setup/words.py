"""What the set-up says: plain sentences on standard error, Chinese or English by `--lang` or the locale.

The catalogues of the other rooms are not used here: this room stands alone.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class SetUpError(Exception):
    """The set-up cannot go on. Its text says what lacks and the command that mends it."""


def in_chinese(arguments: Sequence[str]) -> bool:
    """Return whether the reader is spoken to in Chinese: `--lang`, else the locale; the C locale, too, gets Chinese."""
    asked = ""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    asked = asked or next((os.environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(k)), "C")
    name = asked.split(".", maxsplit=1)[0]
    return name in {"C", "POSIX"} or name.startswith("zh")


class Voice:
    """Speaks to the reader on standard error, in one of two languages."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._chinese = in_chinese(arguments)

    def pick(self, chinese: str, english: str) -> str:
        """Return the sentence in the reader's language."""
        return chinese if self._chinese else english

    def say(self, chinese: str, english: str) -> None:
        """Write one line to standard error."""
        print(self.pick(chinese, english), file=sys.stderr, flush=True)

    @contextmanager
    def waiting(self, chinese: str, english: str) -> Iterator[None]:
        """Say what takes long now; on a terminal the seconds run behind it."""
        sentence = self.pick(chinese, english)
        if not sys.stderr.isatty():
            print(sentence, file=sys.stderr, flush=True)
            yield
            return
        done = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(sentence, done), daemon=True)
        ticker.start()
        try:
            yield
        finally:
            done.set()
            ticker.join()

    def _tick(self, sentence: str, done: threading.Event) -> None:
        seconds = 0
        print(sentence, end="", file=sys.stderr, flush=True)
        while not done.wait(1):
            seconds += 1
            shown = self.pick(f"　{seconds} 秒", f"  {seconds} s")
            print(f"\r{sentence}{shown}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr, flush=True)
