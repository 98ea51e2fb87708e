"""How large a page is looked at: a double page as two pages, and never so large that the memory is not there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from reader.recognition.reading import read_page

if TYPE_CHECKING:
    from reader.importing.readings.recognised import RecognisedLine
    from reader.recognition.pixels import Pixels, Quad

MOST = 5_700_000
"""Dots: measured, 190 bytes each."""


class Looking:
    """Finds nothing, and notes how many dots it was to look at."""

    name = "nothing"

    def __init__(self) -> None:
        self.dots: list[float] = []

    def detect(self, picture: Pixels, side: int) -> list[Quad]:
        high, wide = picture.shape[:2]
        scale = min(1.0, side / max(high, wide))
        self.dots.append(high * wide * scale * scale)
        return []

    def read(self, picture: Pixels, places: Sequence[Quad]) -> list[RecognisedLine]:
        return []


@pytest.mark.parametrize(
    ("wide", "high", "least"), [(3024, 4032, 2.8), (4600, 3300, 5.5), (2900, 2300, 5.5), (1500, 4200, 5.5)]
)
def test_a_page_is_looked_at_as_large_as_memory_allows(wide: int, high: int, least: float) -> None:
    numpy = pytest.importorskip("numpy")
    pytest.importorskip("cv2")
    engine = Looking()
    read_page(numpy.full((high, wide, 3), 255, numpy.uint8), engine)
    assert max(engine.dots) < MOST
    assert max(engine.dots) > least * 1e6
