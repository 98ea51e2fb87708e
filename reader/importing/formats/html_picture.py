"""What a page says of a picture: where it may be found, how large it is set, and in which figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.importing.formats.html_elements import Element
from reader.importing.pictures.placing import SMALLEST

Attributes = Mapping[str, str | None]
_PICTURES = frozenset({"img", "image", "picture"})
"""`image` is an `img` by another name, and inside a drawing a picture of its own; `picture` holds forms of one."""
_ADDRESSES = (
    "src",
    "data-src",
    "data-original",
    "data-original-src",
    "data-lazy-src",
    "data",
    "poster",
    "href",
    "xlink:href",
)
"""Attributes that tell where a picture is; pages that fetch late hold a dot in the first."""
_OTHERS = frozenset({"alt", "title", "class", "id", "name", "style", "sizes", "usemap", "type"})
_NAMED = re.compile(r"[^\s?#]\.(?:jpe?g|png|gif|webp|bmp|avif|tiff?|svg)(?:[?#!@]\S*)?$", re.IGNORECASE)
"""How an address ends that is a picture's, under whatever attribute a page keeps it for its script."""
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+[^\s,]+)*\s*(?:,|$)")
"""One of several: its address, and for which screens it is."""
_GROUND = re.compile(r"url\(\s*(\"[^\"]{1,4000}\"|'[^']{1,4000}'|[^()\s\"']{1,4000})\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlPicture:
    """A picture of a page: its addresses, the one that a browser would take first; whether the page hides it or sets
    it so small that it is a mark; the number of the `figure` element that it stands in, 0: none.
    """

    addresses: tuple[str, ...]
    furniture: bool = False
    figure: int = 0


def is_picture(tag: str, attributes: Attributes) -> bool:
    """Tell an element that shows a picture and nothing else."""
    if tag in {"object", "embed"}:
        told = (attributes.get("type") or "").lower()
        return told.startswith("image/") or bool(_NAMED.search(attributes.get("data") or attributes.get("src") or ""))
    return tag in _PICTURES or (tag == "input" and (attributes.get("type") or "").lower() == "image")


def picture_at(node: Any, around: Sequence[Element], *, hidden: bool) -> HtmlPicture:
    """Return what a page says of the picture that an element shows."""
    own = node.attributes or {}
    forms = [form.attributes or {} for form in node.css("img, source")] if node.tag == "picture" else []
    forms.sort(key=lambda form: "src" not in form)  # the picture itself is said behind its other forms
    shown = forms[0] if forms else own
    small = node.tag != "image" and any(0 <= _pixels(shown.get(name)) < SMALLEST for name in ("width", "height"))
    figure = next((e.number for e in reversed(around) if e.tag == "figure"), 0)
    addresses = (a for form in [*forms, own] for a in _addresses(form))
    return HtmlPicture(tuple(dict.fromkeys(addresses)), hidden or small or node.tag == "input", figure)


def words_of(node: Any) -> str:
    """Return what an element that shows a picture says for those who do not see it."""
    inner = node.css_first("img") if node.tag == "picture" else node
    told = ((inner.attributes or {}).get("alt") if inner is not None else None) or ""
    return " ".join((node.text() or "" if node.tag == "object" else told).split())


def grounds(attributes: Attributes) -> Iterator[HtmlPicture]:
    """Yield the pictures behind what an element holds, and the still of a film: none of them stands in the text."""
    for found in _GROUND.finditer(attributes.get("style") or ""):
        yield HtmlPicture((found[1].strip("'\""),), furniture=True)
    if poster := (attributes.get("poster") or "").strip():
        yield HtmlPicture((poster,))


def _addresses(form: Attributes) -> Iterator[str]:
    """Yield where a form of a picture may be: as HTML says it, then wherever a page keeps an address for its script."""
    for name in _ADDRESSES:
        yield from filter(None, [(form.get(name) or "").strip()])
    for name, told in form.items():
        value = (told or "").strip()
        if name.endswith("srcset"):
            yield from (found[1] for found in _CANDIDATE.finditer(value))
        elif name not in _OTHERS and len(value) < _LONGEST and _NAMED.search(value):
            yield value


_LONGEST = 2000


def _pixels(told: str | None) -> int:
    """Return a side that a page tells in pixels, -1 where it tells none."""
    digits = (told or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1
