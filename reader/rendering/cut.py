"""A piece as it was printed: places on its pages, what is cut out of them, and the line that says where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.model.quick_dataclass import dataclass


class Box(Protocol):
    """A box in points from the left upper corner of the page."""

    @property
    def left(self) -> float:
        """Return its left edge."""

    @property
    def top(self) -> float:
        """Return its upper edge."""

    @property
    def right(self) -> float:
        """Return its right edge."""

    @property
    def bottom(self) -> float:
        """Return its lower edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What is cut out of one page: the page's picture, its width in points, and polygons in points."""

    picture: bytes
    width: float
    polygons: Sequence[Sequence[tuple[float, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """A piece cut out of its pages, in their order; `said`: where from."""

    said: str
    parts: tuple[Cut, ...]
