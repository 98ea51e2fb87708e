"""A line of type on a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.importing.pages.marks import Box, Run


@dataclass(slots=True, eq=False)
class Line:
    """One line of type, put together of `runs`. `frame` is the index of the smallest frame around it, -1 for the page
    itself; `row` the number of the row that it is in its table, from 1.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    size: float
    face: str = ""
    bold: bool = False
    confidence: float = 1.0
    upright: bool = False
    frame: int = -1
    gaps: list[tuple[float, float]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    row: int = 0

    @property
    def middle(self) -> float:
        """The x of its centre."""
        return (self.left + self.right) / 2

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def measure(self) -> float:
        """Its width in em."""
        return (self.right - self.left) / self.size
