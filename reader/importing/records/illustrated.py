"""The pictures that a record names: in a field, a list, an object with a caption, in HTML or Markdown within a field.

A value is a picture's address where it ends as one does, or where the name over it speaks of pictures and it looks like
an address at all. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from reader.importing.formats.html_line import HtmlLine
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_picture import HtmlPicture
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.markdown_pictures import named_in
from reader.importing.lines.line import Line
from reader.importing.pictures.endings import is_picture_address
from reader.importing.records.names import Value, first, words_of

DEEPEST: Final = 60
MARKUP: Final = re.compile(r"<(?:img|image|picture|object|embed|video|iframe|amp-|[a-z]+-img)\b|url\(", re.IGNORECASE)
_SPEAKS: Final = re.compile(
    r"image|img|photo(?!graph)|picture|(?<!to)(?<!e)pic(?:s?$|s?[_\d]|url|src|path|list)|thumb|(?<!dis)(?<!re)cover(?!age)"
    r"|banner|illustration|avatar|logo|(?<![a-z])graphic|media-reference|remotecontent"
    r"|图片|照片|配图|插图|头图|题图|封面|缩略图|附图|图$",
    re.IGNORECASE,
)
"""Names of fields that hold pictures."""
_ANY: Final = frozenset(
    ("url", "src", "href", "path", "file", "uri", "original", "data", "value", "#text", "origin", "地址", "文件")
)  # fmt: skip
"""Names that say nothing by themselves: the one above counts."""
_KINDS: Final = frozenset(("type", "medium", "kind", "mime", "mime-type", "mimetype", "contenttype", "media-type"))
_ADDRESS: Final = re.compile(r"(?:https?:)?//\S+|[\w.%~@-]*/[\w./%~@?&=+-]+", re.IGNORECASE | re.ASCII)
_OTHER: Final = re.compile(
    r"\.(?:mp[34]|m4[av]|mov|avi|flv|m3u8|webm|og[gv]|wav|pdf|s?html?|xml|json|css|js|docx?|xlsx?|zip|rar|txt)(?:[?#]\S*)?$",
    re.IGNORECASE,
)
_SAID: Final = re.compile(r"[。！？：“”<>\"\n]|\s\S*://")
_BARE: Final = re.compile(r"(?:/9j/|iVBORw0KGgo|R0lGOD|UklGR)[A-Za-z0-9+/=\s]{100,}")
"""The bytes of a JPEG, PNG, GIF or WebP in base64."""
_QUOTED: Final = re.compile(r"([\"'])([^\"'\n]{1,2000})\1")
"""Strings of a list that is no JSON, as programs print theirs."""
_SEVERAL: Final = re.compile(r"[|;\n,，；、]")
_CAPTIONS: Final = (
    "caption", "captions", "图说", "图片说明", "说明", "desc", "description", "media-caption", "figdesc", "title",
    "alt", "text",
)  # fmt: skip
_BESIDE: Final = ("图说", "图片说明", "image_caption", "photo_caption", "imagecaption", "photocaption", "caption")
_LONGEST_CAPTION: Final = 300


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that a record names, as a line that shows it, and the words that an object has for it."""

    line: HtmlLine
    caption: str = ""


@lru_cache(maxsize=4)
def markup_lines(markup: str) -> tuple[HtmlLine, ...]:
    """Return the lines of a field's HTML, which is asked for more than once; they are not to be changed."""
    return tuple(html_lines(markup))


def addresses_in(words: str, name: str = "") -> tuple[str, ...]:
    """Return the addresses of pictures that a string under a name is made of; none where it says anything else."""
    bare = words.strip()
    if bare[:11].lower() == "data:image/":
        return (bare,)
    if _BARE.match(bare):
        return ("data:image/any;base64," + bare,)
    if len(bare) < 4 or len(bare) > 20_000 or not ("." in bare or "/" in bare):
        return ()
    speaks = bool(_SPEAKS.search(name))
    for parts in (_SEVERAL.split(bare), [bare], bare.split()):
        own = tuple(part.strip() for part in parts if part.strip())
        if own and all(_is_one(part, speaks) for part in own):
            return own
    return ()


def _is_one(part: str, speaks: bool) -> bool:
    if _SAID.search(part):
        return False
    return is_picture_address(part) or (speaks and bool(_ADDRESS.fullmatch(part)) and not _OTHER.search(part))


def line_of(address: str, alt: str = "") -> HtmlLine:
    """Return the line that shows the picture at an address."""
    return HtmlLine(text=alt, kind="alt", picture=HtmlPicture((address,)))


def pictures_in(value: Any, name: str = "", caption: str = "", depth: int = 0) -> Iterator[Shown]:
    """Yield the pictures that a value names, in order, whatever it is made of."""
    if depth > DEEPEST:
        return
    if isinstance(value, str):
        yield from _in_words(value, name, caption, depth)
    elif isinstance(value, list):
        for item in value:
            yield from pictures_in(item, name, "", depth + 1)
    elif isinstance(value, dict):
        kinds = [str(v) for k, v in value.items() if str(k).lower() in _KINDS and isinstance(v, str)]
        told = " ".join(kinds) if any(_SPEAKS.search(k) for k in kinds) else ""
        own = (_caption(value) or caption) if depth else ""
        for key, item in value.items():
            over = f"{name} {told}" if str(key).lower() in _ANY else str(key)
            inner = own if isinstance(item, (str, dict)) else ""
            yield from pictures_in(item, over, inner, depth + 1)


def _in_words(words: str, name: str, caption: str, depth: int) -> Iterator[Shown]:
    if found := addresses_in(words, name):
        yield from (Shown(line_of(address), caption) for address in found)
    elif MARKUP.search(words):
        yield from (Shown(line) for line in markup_lines(words) if line.picture is not None)
    elif "![" in words:
        yield from (
            Shown(HtmlLine(text=one.alt, kind="alt", picture=HtmlPicture(one.addresses))) for one in named_in(words)
        )
    elif words.lstrip()[:1] in {"[", "{"} and ("." in words or "/" in words):
        try:
            inner = json.loads(words)
        except (ValueError, RecursionError):
            inner = [q for _sign, q in _QUOTED.findall(words) if is_picture_address(q)]
        if isinstance(inner, (list, dict)):
            yield from pictures_in(inner, name, "", depth + 1)


def _caption(value: Value) -> str:
    """Return the words that an object has for its picture."""
    for key in _CAPTIONS:
        words = " ".join(words_of(value.get(key)).split())
        if any(c.isalpha() for c in words) and len(words) <= _LONGEST_CAPTION and not addresses_in(words, key):
            return words
    return ""


def illustrate(record: Value, shown: Iterable[Shown], pictures: PagePictures) -> list[Line]:
    """Write the pictures that fields of a record name behind its text, each once and with its caption below; return the
    captions' lines. One picture has the caption of a field beside it.
    """
    made: list[Line] = []
    own = [one for one in shown if one.line.picture is not None and not pictures.knows(one.line.picture)]
    for one in own:
        if one.line.picture is None or pictures.knows(one.line.picture):
            continue
        pictures.before(one.line)
        words = one.caption or (first(record, _BESIDE) if len(own) == 1 else "")
        if words and words != one.line.text:
            made += pictures.scroll.write(words, role="caption", opens=True)
    return made
