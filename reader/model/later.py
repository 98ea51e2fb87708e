"""A sequence that is made when somebody looks into it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar, overload

T = TypeVar("T")
_MAKING = threading.Lock()


class Later(Sequence[T]):
    """As the tuple that `make` returns, which is made once, when it is first looked into; it is never empty.

    Where `length` is given, to ask for that makes nothing. For any thread: everybody gets the same members.
    """

    __slots__ = ("_length", "_made", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]], length: int = 0) -> None:
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._made: tuple[T, ...] = ()
        self._length = length

    @property
    def whole(self) -> tuple[T, ...]:
        """All of it."""
        make = self._make
        if make is not None:
            made = make()
            with _MAKING:
                if self._make is not None:
                    self._made, self._length, self._make = made, len(made), None
        return self._made

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return self._length or len(self.whole)

    def __iter__(self):  # type: ignore[no-untyped-def]  # as the tuple's
        return iter(self.whole)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self.whole[at]

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self.whole == (other.whole if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self.whole)

    def __repr__(self) -> str:
        return repr(self.whole)
