"""The pictures of a Markdown text: `![words](address "title")`, `![words][name]`, and `<img>` amid the text."""

from __future__ import annotations

import html
import re

from reader.importing.formats.html_pictures import Resolve
from reader.importing.pictures.found import Found, data_of, found

_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]]{0,300})\](?:\(\s*<?(?P<at>[^()\s<>]{1,4000}|data:[^()\s<>]+)>?(?:\s+[\"'(][^\"')]{0,300}[\"')])?\s*\)"
    r"|\[(?P<key>[^\[\]]{0,100})\])|<img\s(?P<tag>[^<>]+)>",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"^ {0,3}\[(?P<key>[^\[\]]{1,100})\]:\s*<?(?P<at>[^\s<>]+)>?", re.MULTILINE)
_ATTRIBUTE = re.compile(r"\b(src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def pictures_of(text: str, resolve: Resolve) -> tuple[Found, ...]:
    """Return the pictures that a text names, each before its own words."""
    if "![" not in text and "<img" not in text.lower():
        return ()
    defined = {m["key"].casefold(): m["at"] for m in _DEFINED.finditer(text)}
    made = []
    for one in _PICTURE.finditer(text):
        if one["tag"] is not None:
            told = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(one["tag"])}
            address, alt = told.get("src", ""), told.get("alt", "")
        else:
            alt = one["alt"].strip()
            address = one["at"] or defined.get((one["key"] or alt).casefold(), "")
        if address:
            data = data_of(address) if address[:5].lower() == "data:" else resolve(address)
            name = address.partition(",")[0] if address[:5].lower() == "data:" else address
            made.append(found(data, at=one.start(), name=name, alt=alt))
    return tuple(made)
