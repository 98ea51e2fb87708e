"""What a page says of a picture: where it may be found, how large it is set, and in which figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from reader.importing.formats.html_elements import Element
from reader.importing.pictures.endings import is_picture_address
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
_OWN = re.compile(r"-|im(?:g|age)|photo|pic(?:$|ture)")
"""What elements of a page's own that show pictures are called: `amp-img`, `lazy-image`."""
_OF_PAGE = re.compile(
    r"(?:og|twitter):image(?::src|:url|:secure_url)?|thumbnail(?:url)?|image|image_src|msapplication-tileimage"
)
"""What a page's head calls the picture that stands for it."""
_ICON = re.compile(r"icon|logo|tile")
_TELLS = re.compile("[\u3400-\u9fff].*[\u3400-\u9fff]")
_CLICKS = re.compile(
    r"点击|單擊|单击|點擊|(?:查?看|放|打开).{0,2}(?:大图|原图|大圖|原圖)|^(?:图片|照片|图像|插图|配图|圖片|相片)$"
)
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+[^\s,]+)*\s*(?:,|$)")
"""One of several: its address, and for which screens it is."""
_GROUND = re.compile(r"url\(\s*(\"[^\"]{1,4000}\"|'[^']{1,4000}'|[^()\s\"']{1,4000})\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlPicture:
    """A picture of a page: its addresses, the one that a browser would take first; whether the page hides it or sets
    it so small that it is a mark, or only names it (`unshown`: behind a link, in its head); the number of the `figure`
    element that it stands in, 0: none; its title, where that tells of it.
    """

    addresses: tuple[str, ...]
    furniture: bool = False
    figure: int = 0
    unshown: bool = False
    title: str = ""

    def based(self, base: str) -> HtmlPicture:
        """Return the same picture of a page that says where its addresses count from."""
        if not base:
            return self
        told = (a for address in self.addresses for a in (_joined(base, address), address))
        return replace(self, addresses=tuple(dict.fromkeys(told)))


def is_picture(tag: str, attributes: Attributes) -> bool:
    """Tell an element that shows a picture and nothing else."""
    if tag in {"object", "embed", "iframe"}:
        told = (attributes.get("type") or "").lower()
        return told.startswith("image/") or is_picture_address(attributes.get("data") or attributes.get("src") or "")
    return tag in _PICTURES or (tag == "input" and (attributes.get("type") or "").lower() == "image")


def picture_at(node: Any, around: Sequence[Element], *, hidden: bool) -> HtmlPicture:
    """Return what a page says of the picture that an element shows."""
    own = node.attributes or {}
    forms = [form.attributes or {} for form in node.css("img, source")] if node.tag == "picture" else []
    forms.sort(key=lambda form: "src" not in form)  # the picture itself is said behind its other forms
    shown = forms[0] if forms else own
    small = node.tag != "image" and any(0 <= _pixels(shown.get(name)) < SMALLEST for name in ("width", "height"))
    figure = next((e.number for e in reversed(around) if e.tag == "figure"), 0)
    addresses = [*(a for form in [*forms, own] for a in _addresses(form)), *_linked(node)]
    furniture = hidden or small or node.tag == "input"
    title = title_of(shown.get("title") or "")
    return HtmlPicture(tuple(dict.fromkeys(addresses)), furniture, figure, title=title)


def title_of(told: str) -> str:
    """Return the title of a picture; empty where it is a file's name, or tells what a click does."""
    words = " ".join(told.split())
    return words if _TELLS.search(words) and not is_picture_address(words) and not _CLICKS.search(words) else ""


def words_of(node: Any) -> str:
    """Return what an element that shows a picture says for those who do not see it."""
    inner = node.css_first("img") if node.tag == "picture" else node
    told = ((inner.attributes or {}).get("alt") if inner is not None else None) or ""
    return " ".join((node.text() or "" if node.tag == "object" else told).split())


def also_shown(tag: str, node: Any, attributes: Attributes) -> Iterator[HtmlPicture]:
    """Yield the pictures of an element that holds other things too: those behind these, the still of a film, what an
    element of the page's own shows or keeps for its script, where a link leads, what stands for the page.
    """
    if tag in {"meta", "link"}:
        yield from _of_head(tag, attributes)
        return
    style = attributes.get("style") or ""
    if "url(" in style.lower():
        bare = tag not in {"html", "body"} and not (node.text() or "").strip()
        yield from (replace(one, furniture=not bare) for one in in_style(style))
    if ground := (attributes.get("background") or "").strip():
        yield HtmlPicture((ground,), furniture=True)
    if poster := (attributes.get("poster") or "").strip():
        yield HtmlPicture((poster,))
    if tag in {"a", "area"}:
        href = (attributes.get("href") or "").strip()
        if is_picture_address(href) and node.css_first("img, picture") is None:
            yield HtmlPicture((href,), unshown=True)
        return
    kept = tuple(_addresses(attributes) if _OWN.search(tag) else _kept(attributes))
    if kept and tag not in {"body", "html", "audio", "video", "source", "track", "form", "base"}:
        alone = bool(_OWN.search(tag)) or not ((node.text() or "").strip() or node.css_first("img, picture"))
        yield HtmlPicture(tuple(dict.fromkeys(kept)), unshown=not alone)


def named_by(tag: str, attributes: Attributes) -> HtmlPicture | None:
    """Return the picture that a tag alone names, as it stands amid a text; None where it names none."""
    if tag in {"a", "area", "meta", "link"}:
        href = (attributes.get("href") or "").strip()
        return HtmlPicture((href,), unshown=True) if is_picture_address(href) else None
    shows = is_picture(tag, attributes) or bool(_OWN.search(tag))
    found = [*(_addresses(attributes) if shows else _kept(attributes))]
    found += (a for one in in_style(attributes.get("style") or "") for a in one.addresses)
    return HtmlPicture(tuple(dict.fromkeys(found))) if found else None


def in_style(rules: str) -> Iterator[HtmlPicture]:
    """Yield the pictures that rules of style lay behind elements."""
    for found in _GROUND.finditer(rules):
        address = found[1].strip("'\"")
        if is_picture_address(address) or address[:11].lower() == "data:image/" or "font" not in rules.lower():
            yield HtmlPicture((address,), furniture=True)


def _of_head(tag: str, attributes: Attributes) -> Iterator[HtmlPicture]:
    """Yield the picture that a page's head names for the page, or its mark."""
    told = [attributes.get(name) or "" for name in ("property", "name", "itemprop", "rel")]
    words = " ".join(told).lower()
    address = (attributes.get("href" if tag == "link" else "content") or "").strip()
    preloads = tag == "link" and "preload" in words and (attributes.get("as") or "").lower() == "image"
    if address and (preloads or _ICON.search(words) or any(_OF_PAGE.fullmatch(w) for w in words.split())):
        mark = bool(_ICON.search(words))
        if is_picture_address(address) or not mark:
            yield HtmlPicture((address,), furniture=mark, unshown=not mark)


def _linked(node: Any) -> Iterator[str]:
    """Yield the picture that a link around a picture leads to: the same, larger."""
    above = node.parent
    for _step in range(3):
        if above is None:
            return
        if above.tag == "a" and is_picture_address(href := (above.attributes.get("href") or "").strip()):
            yield href
        above = above.parent


def _joined(base: str, address: str) -> str:
    try:
        return address if address[:5].lower() == "data:" else urljoin(base, address)
    except ValueError:
        return address


def _addresses(form: Attributes) -> Iterator[str]:
    """Yield where a form of a picture may be: as HTML says it, then wherever a page keeps an address for its script."""
    for name in _ADDRESSES:
        yield from filter(None, [(form.get(name) or "").strip()])
    yield from _kept(form)


def _kept(form: Attributes) -> Iterator[str]:
    """Yield the addresses of pictures that stand under whatever attribute."""
    for name, told in form.items():
        value = (told or "").strip()
        if name.endswith("srcset"):
            yield from (found[1] for found in _CANDIDATE.finditer(value))
        elif name not in _OTHERS and is_picture_address(value):
            yield value


def _pixels(told: str | None) -> int:
    """Return a side that a page tells in pixels, -1 where it tells none."""
    digits = (told or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1
