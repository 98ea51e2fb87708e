"""Several questions about an issue, answered as of one moment and after one wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reader.library.truth import Truth
from reader.library.turns import Turns


@contextmanager
def one_moment(truth: Truth, lock: Turns, issue: str) -> Iterator[None]:
    """Read an issue while others are answered, then hold the lock; what is gone or damaged says so when asked for."""
    if issue not in truth.at_hand:
        truth.warm(issue, lock)
    with lock:
        yield
