"""What the pieces of this room hand one another: pixels, numbers, places of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.importing.readings.recognised import Point

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, np.dtype[np.uint8]]
    """Rows of pixels, blue, green, red."""
    Numbers = np.ndarray[Any, np.dtype[np.float64]]

Quad = tuple[Point, Point, Point, Point]
"""Left upper, right upper, right lower, left lower corner."""
