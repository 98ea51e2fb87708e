"""How far the reading of one source has come, told by the stages to whoever listens, if anybody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from reader.model.door import door

EVERY = 200
"""So many pieces lie between two steps."""


Told = Callable[[float, int, int], None]
"""Gets `share`, `pieces`, `of`: the share (0 to 1) of the source that a format has gone through; below 1 the pieces met
so far, else those made of the issue at hand; all pieces of the source, or 0 where nobody knows yet.
"""


@dataclass(slots=True)
class _Ear:
    told: Told
    of: int = 0


_LISTENING: ContextVar[_Ear | None] = ContextVar("listening", default=None)


@door
@contextmanager
def heard_by(told: Told) -> Iterator[None]:
    """Have `told` called with the steps of what is read inside."""
    before = _LISTENING.set(_Ear(told))
    try:
        yield
    finally:
        _LISTENING.reset(before)


def met(pieces: int, share: float = 0.0) -> None:
    """Tell that a format has met so many pieces in the `share` of its source that it has been through."""
    if pieces % EVERY == 0 and (ear := _LISTENING.get()) is not None:
        ear.told(min(share, 0.999), pieces, 0)


def apart(pieces: int) -> None:
    """Tell that a source has been gone through, and that so many pieces are apart in it."""
    if (ear := _LISTENING.get()) is not None:
        ear.of = pieces
        ear.told(1.0, 0, pieces)


def made(pieces: int, of: int) -> None:
    """Tell that so many of an issue's pieces are made."""
    if pieces % EVERY == 0 and (ear := _LISTENING.get()) is not None:
        ear.told(1.0, pieces, ear.of or of)
