"""A piece as it was printed: what is cut out of its pages, and the line that says where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What is cut out of one page: the page's picture, its width in points, its number, and polygons in points."""

    picture: bytes
    width: float
    polygons: Sequence[Sequence[tuple[float, float]]]
    sheet: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """A piece cut out of its pages, in their order; `said`: where from."""

    headline: str
    said: str
    parts: tuple[Cut, ...]
