"""The pictures of a Markdown text: `![words](address "title")`, `![words][name]`, `![[file]]`, `<img>` amid the text,
and one that its front matter names.
"""

from __future__ import annotations

import html
import re

from reader.importing.formats.front_matter import BLOCK
from reader.importing.formats.markdown_targets import TARGET, address_of
from reader.importing.formats.neighbours import Resolve
from reader.importing.pictures.found import Found, data_of, found

_SUFFIX = r"\.(?:jpe?g|png|gif|webp|bmp|avif|tiff?|svg)"
_PICTURE = re.compile(
    rf"!\[(?P<alt>[^\[\]]{{0,300}})\](?:\({TARGET}\)|\[(?P<key>[^\[\]]{{0,100}})\])"
    rf"|!\[\[(?P<file>[^\[\]|\n]{{1,300}}{_SUFFIX})(?:\|[^\[\]\n]{{0,100}})?\]\]|<img\s(?P<tag>[^<>]+)>",
    re.IGNORECASE,
)
_FRONT = re.compile(
    rf"^[\w-]+:[ \t]*[\"']?(?P<at>[^\s\"'][^\"'\n]{{0,300}}{_SUFFIX})[\"']?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_DEFINED = re.compile(r"^ {0,3}\[(?P<key>[^\[\]]{1,100})\]:\s*<?(?P<at>[^\s<>]+)>?", re.MULTILINE)
_ATTRIBUTE = re.compile(r"\b(src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def pictures_of(text: str, resolve: Resolve) -> tuple[Found, ...]:
    """Return the pictures that a text names, each before its own words."""
    front = BLOCK.match(text)
    if not front and "![" not in text and "<img" not in text.lower():
        return ()
    defined = {m["key"].casefold(): m["at"] for m in _DEFINED.finditer(text)}
    made = []
    for one in _PICTURE.finditer(text):
        if one["tag"] is not None:
            told = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(one["tag"])}
            address, alt = told.get("src", ""), told.get("alt", "")
        else:
            alt = (one["alt"] or "").strip()
            address = address_of(one) or one["file"] or defined.get((one["key"] or alt).casefold(), "")
        if address:
            data = data_of(address) if address[:5].lower() == "data:" else resolve(address)
            name = address.partition(",")[0] if address[:5].lower() == "data:" else address
            made.append(found(data, at=one.start(), name=name, alt=alt))
    shown = {one.name for one in made}
    for one in _FRONT.finditer(front.group()) if front else ():
        if one["at"] not in shown:
            made.insert(0, found(resolve(one["at"]), at=front.end() if front else 0, name=one["at"]))
    return tuple(made)
