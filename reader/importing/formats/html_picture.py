"""What a page says of a picture: where it may be found, how large it is set, and in which figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.importing.formats.html_elements import Element
from reader.importing.pictures.placing import SMALLEST

PICTURES = frozenset({"img", "image"})
"""`image` is an `img` by another name, and inside a drawing a picture of its own."""
_ADDRESSES = ("src", "data-src", "data-original", "data-original-src", "data-lazy-src", "href", "xlink:href")
"""Attributes that tell where a picture is; pages that fetch late hold a dot in the first."""


@dataclass(frozen=True, slots=True)
class HtmlPicture:
    """A picture of a page: its addresses, the one that a browser would take first; whether the page hides it or sets
    it so small that it is a mark; the number of the `figure` element that it stands in, 0: none.
    """

    addresses: tuple[str, ...]
    furniture: bool = False
    figure: int = 0


def picture_of(attributes: Mapping[str, str | None], around: Sequence[Element], *, hidden: bool) -> HtmlPicture:
    """Return what a page says of a picture."""
    figure = next((e.number for e in reversed(around) if e.tag == "figure"), 0)
    addresses = ((attributes.get(name) or "").strip() for name in _ADDRESSES)
    sides = [_pixels(attributes.get(name)) for name in ("width", "height")]
    small = any(0 <= side < SMALLEST for side in sides)
    return HtmlPicture(tuple(dict.fromkeys(a for a in addresses if a)), hidden or small, figure)


def _pixels(told: str | None) -> int:
    """Return a side that a page tells in pixels, -1 where it tells none."""
    digits = (told or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1
