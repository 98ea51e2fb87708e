"""How large a picture is set on the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reader.model.picture import Figure

TALLEST = 0.95
"""So many times as high as the column is broad a picture is set at most."""


class PlacedPicture(NamedTuple):
    """A picture of the page: which one, where its file is (None: not on this machine), and how large it is set."""

    figure: Figure
    path: Path | None
    width: float
    height: float


def placed(figure: Figure, pictures: Mapping[str, Path], column: float, em: float) -> PlacedPicture:
    """Return a picture fitted to a column, never larger than it is; one that is absent is a line that says so."""
    path = pictures.get(figure.sha256)
    if path is None:
        return PlacedPicture(figure, None, column, em * 2.4)
    width, height = figure.shown_size
    scale = min(1.0, column / width, TALLEST * column / height)
    return PlacedPicture(figure, path, max(1.0, width * scale), max(1.0, height * scale))
