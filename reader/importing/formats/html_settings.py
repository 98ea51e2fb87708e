"""How the words of a page are set: in the middle, small, slanted, grey; by elements and their own attributes.

Style sheets are not read: what a page says by classes alone, the names of its elements tell (`page_words`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reader.importing.pictures.set_below import Setting, is_grey

_PLAIN = 16.0
"""Pixels of plain text in a browser."""
_ALIGNED = re.compile(r"text-align\s*:\s*(?:-webkit-)?([a-z]+)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*(?:(\d{1,3}(?:\.\d+)?|\.\d+)\s*(px|pt|r?em|%)|((?:x{1,2}-)?small))", re.IGNORECASE)
_PIXELS = {"px": 1 / _PLAIN, "pt": 4 / 3 / _PLAIN, "rem": 1.0}
_OF_PARENT = {"em": 1.0, "%": 0.01}
_COLOUR = re.compile(
    r"(?:^|[;\s])color\s*:\s*(?:#([0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)|([a-z]+))",
    re.IGNORECASE,
)
_GREYS = frozenset({"gray", "grey", "darkgray", "darkgrey", "dimgray", "dimgrey", "silver", "slategray"})
_SLANTING = frozenset({"em", "i", "cite", "dfn"})
_SMALL = frozenset({"small", "sub"})
_SETTING = _SLANTING | _SMALL | {"center", "font"}
_FONT_SIZES = (0.63, 0.82, 1.0, 1.13, 1.5, 2.0, 3.0)


class Settings:
    """The settings of the open elements of a page, the innermost last."""

    def __init__(self) -> None:
        self._open = [Setting()]

    @property
    def now(self) -> Setting:
        """How words are set that stand here."""
        return self._open[-1]

    def met(self, before: Setting | None) -> Setting:
        """Return how words that stand here are set together with those before them, if there are any."""
        return self._open[-1] if before is None else before.met(self._open[-1])

    def enter(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Open an element."""
        outer = self._open[-1]
        plain = tag not in _SETTING and not ("style" in attributes or "align" in attributes)
        self._open.append(outer if plain else _inside(outer, tag, attributes))

    def leave(self) -> None:
        """Close the innermost element."""
        self._open.pop()


def _inside(outer: Setting, tag: str, attributes: Mapping[str, str | None]) -> Setting:
    """Return the setting of an element in another one."""
    style, aligned = attributes.get("style") or "", attributes.get("align") or ""
    if found := _ALIGNED.search(style):
        aligned = found[1]
    centred = aligned.lower() == "center" if aligned else outer.centred or tag == "center"
    colour = _COLOUR.search(style)
    told = attributes.get("color") or "" if tag == "font" else ""
    slanted = tag in _SLANTING or "italic" in style
    grey = _is_grey(colour.groups()) if colour else _is_grey(_told(told)) if told else outer.grey
    return replace(
        outer, centred=centred, size=_size(outer.size, tag, style, attributes), grey=grey,
        slanted=outer.slanted or slanted,
    )  # fmt: skip


def _size(outer: float, tag: str, style: str, attributes: Mapping[str, str | None]) -> float:
    if found := _SIZE.search(style):
        number, unit = found[1], (found[2] or "").lower()
        if number is None:
            return 0.8 * outer
        return float(number) * (_PIXELS.get(unit) or _OF_PARENT[unit] * outer)
    if tag in _SMALL:
        return 0.83 * outer
    number = attributes.get("size") or "" if tag == "font" else ""
    if number in {"-1", "-2"}:
        return 0.83 * outer
    return _FONT_SIZES[int(number) - 1] if number in set("1234567") else outer


def _told(colour: str) -> tuple[str | None, ...]:
    found = _COLOUR.search(f"color:{colour}")
    return found.groups() if found else (None, None, None, None, colour.lower())


def _is_grey(told: tuple[str | None, ...]) -> bool:
    """Tell a colour between black and white."""
    digits, red, green, blue, name = told
    if digits:
        digits = digits if len(digits) == 6 else "".join(2 * d for d in digits)
        parts = [int(digits[k : k + 2], 16) for k in (0, 2, 4)]
    elif red is not None and green is not None and blue is not None:
        parts = [int(red), int(green), int(blue)]
    else:
        return (name or "").lower() in _GREYS
    return is_grey(*parts)
