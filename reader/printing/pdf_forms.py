"""What is drawn again and again in a PDF, kept once in it (forms: ISO 32000-1, 8.10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_POINT = re.compile(r"(-?[0-9.]+) (-?[0-9.]+)")
EDGE = 20.0
"""Around what a form draws: readers of a PDF cut at whole dots of the screen."""


class Forms:
    """The outlines drawn in one file: a reading stands over hundreds of characters."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._met: set[str] = set()
        self._forms: dict[str, tuple[str, pikepdf.Object]] = {}

    def shown(self, drawn: str, used: dict[str, pikepdf.Object]) -> str:
        """Return what draws such outlines: themselves the first time, then their form, which the page has `used`."""
        if drawn not in self._met:
            self._met.add(drawn)
            return drawn
        if drawn not in self._forms:
            self._forms[drawn] = f"/S{len(self._forms)}", self._form(drawn)
        name, used[name] = self._forms[drawn]
        return f"{name} Do"

    def _form(self, drawn: str) -> pikepdf.Object:
        import pikepdf

        across, down = zip(*((float(x), float(y)) for x, y in _POINT.findall(drawn)), strict=True)
        return self._pdf.make_stream(
            drawn.encode("ascii"), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
            BBox=[min(across) - EDGE, min(down) - EDGE, max(across) + EDGE, max(down) + EDGE],
            Resources=pikepdf.Dictionary(),
        )  # fmt: skip
