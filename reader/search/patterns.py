"""Regular expressions over folded text, with a limit of time.

`regex` instead of the standard `re`, which cannot be interrupted: `(a+)+b` over one paragraph would freeze the
program for ever. Its default behaviour (version 0) is that of `re`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from reader.hanzi.folding import fold
from reader.model.messages import _

SECONDS_A_TEXT = 0.1
SECONDS_IN_ALL = 1.0


class UnreadablePattern(ValueError):
    """The expression cannot be read; the message says why."""


@dataclass(slots=True)
class Expression:
    """A compiled expression. It gives up, finding nothing more, when slow texts have cost a second altogether."""

    compiled: regex.Pattern[str]
    lost: float = field(default=0.0)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the non-empty matches in texts that are ended by NUL; positions are those of the whole."""
        start = 0
        for part in text.split("\0"):
            if self.lost < SECONDS_IN_ALL:
                for first, end in self._in_one(part):
                    yield start + first, start + end
            start += len(part) + 1

    def _in_one(self, text: str) -> list[tuple[int, int]]:
        began = time.monotonic()
        try:
            found = self.compiled.finditer(text, timeout=SECONDS_A_TEXT)
            return [match.span() for match in found if match.end() > match.start()]
        except TimeoutError:
            self.lost += time.monotonic() - began
            return []

    @property
    def gave_up(self) -> bool:
        """Tell whether some text was left unread because it took too long."""
        return self.lost > 0


def literal(source: str) -> str | None:
    """Return the folded text that an expression of nothing but hanzi stands for; None where it is more than that."""
    return fold(source) if regex.fullmatch(r"\p{Han}+", source) else None


@lru_cache(maxsize=64)
def _compiled(source: str) -> regex.Pattern[str]:
    folded = "".join(char if char.isascii() or fold(char) == char else regex.escape(fold(char)) for char in source)
    try:
        return regex.compile(folded, regex.IGNORECASE | regex.MULTILINE | regex.VERSION0)
    except (regex.error, OverflowError, RecursionError, ValueError) as error:
        raise UnreadablePattern(str(getattr(error, "msg", error)) or _("太长")) from error


def expression(source: str) -> Expression:
    """Return the expression for folded text: hanzi and full-width signs in it are folded.

    Raises `UnreadablePattern`.
    """
    return Expression(_compiled(source))
