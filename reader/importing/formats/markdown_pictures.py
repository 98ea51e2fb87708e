"""The pictures that a text names in its marks, and those of its front matter: `![words](address "title")`,
`![words][name]`, `![[file]]`, `[[File:…]]`, HTML amid the text, codes of programs that make sites
(`{{< figure src="…" >}}`, `{% asset_img … %}`), `[img]…[/img]`, `.. image::`, `image::…[]`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from reader.importing.formats.front_matter import BLOCK
from reader.importing.formats.html_picture import named_by, title_of
from reader.importing.formats.markdown_targets import TARGET, address_of, told_by
from reader.importing.formats.neighbours import Resolve
from reader.importing.lines.line import PrintedText
from reader.importing.pictures.endings import ENDING, is_picture_address
from reader.importing.pictures.found import Found, data_of, found

_MARK: Final = re.compile(
    r"!\[(?P<words>[^\[\]]{0,300})\]\(\s*\{\{[^{}\n]{1,200}\}\}(?P<behind>[^()\s]{1,2000})[^()\n]{0,300}\)"
    rf"|(?P<bang>!?)\[(?P<alt>[^\[\]]{{0,300}})\](?:\({TARGET}\)|\[(?P<key>[^\[\]]{{0,100}})\])"
    r"(?:\]\((?P<large>[^()\s<>]{1,2000})\))?"
    rf"|!\[\[(?P<file>[^\[\]|\n]{{1,300}}{ENDING})(?:\|[^\[\]\n]{{0,100}})?\]\]"
    r"|\[\[(?:file|image|media|文件|图像|圖像|檔案|图片)\s?:\s?(?P<wiki>[^\[\]|\n]{1,300})(?:\|(?P<said>[^\[\]\n]{0,300}))?\]\]"
    r"|(?P<forms><picture[\s>].{0,4000}?</picture>)"
    r"|<(?P<tag>[A-Za-z][\w.-]{0,40})\s(?P<told>[^<>]{1,8000})>"
    r"|\{\{[<%]?(?P<code>[^{}]{1,2000}?)[%>]?\}\}|\{%(?P<liquid>[^{}]{1,2000}?)%\}"
    r"|\[img[^\[\]\n]{0,40}\]\s*(?P<board>[^\[\]\s]{1,2000})\s*\[/img\]"
    r"|^[ \t]*(?:\.\.[ \t]+(?:image|figure)::[ \t]*|image::?)(?P<directive>[^\s\[\]]{1,2000})(?:\[[^\[\]\n]{0,300}\])?",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_QUICK: Final = re.compile(r"!\[|\]\(|\[\[|<[a-z]|\{[{%]|\[img|image::|figure::|^---", re.IGNORECASE)
_TAG: Final = re.compile(r"<(?P<tag>[A-Za-z][\w.-]{0,40})\s(?P<told>[^<>]{1,8000})>")
_FRONT: Final = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(?:[\w.-]{1,60}[ \t]*[:=][ \t]*)?"
    rf"(?P<at>[\"'\[]?[^\s\"'\[\]][^\n]{{0,2000}}?{ENDING}(?:\?[^\s\"']*)?[\"'\]]*)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DEFINED: Final = re.compile(
    r"^ {0,3}\[(?P<key>[^\[\]]{1,100})\]:[ \t]*<?(?P<at>[^\s<>]+)>?"
    r"(?:[ \t]+[\"'(](?P<title>[^\n]{1,300})[\"')])?[ \t]*$",
    re.MULTILINE,
)
_ATTRIBUTE: Final = re.compile(r"([\w:@-]{1,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\{[^{}]*\}|[^\s\"'>]+))")
_TEMPLATE: Final = re.compile(r"\{\{[^{}]{0,500}\}\}|\{%[^{}]{0,500}%\}|\{[^{}]{0,500}\}")
_WORD: Final = re.compile(r"\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s\"'=<>]{1,2000})")


@dataclass(frozen=True, slots=True)
class Named:
    """A picture that a text names between two places, the likeliest address first; `linked`: a link leads there."""

    at: int
    end: int
    addresses: tuple[str, ...]
    alt: str = ""
    linked: bool = False
    title: str = ""


def named_in(text: str) -> Iterator[Named]:
    """Yield the pictures that the marks of a text name, in order."""
    if not _QUICK.search(text):
        return
    defined = {m["key"].casefold(): m for m in _DEFINED.finditer(text)}
    for mark in _MARK.finditer(text):
        addresses, alt, linked = _said(mark, defined)
        if own := tuple(dict.fromkeys(filter(None, addresses))):
            yield Named(mark.start(), mark.end(), own, alt, linked, _title(mark, defined))


def _said(mark: re.Match[str], defined: Mapping[str, re.Match[str]]) -> tuple[tuple[str, ...], str, bool]:
    """Return the addresses that a mark tells, its words, and whether it is a link."""
    for name in ("file", "wiki", "board", "directive"):
        if mark[name]:
            said = (mark["said"] or "").rpartition("|")[2] if name == "wiki" else ""
            return (
                (mark[name].strip(),) if name != "wiki" or is_picture_address(mark[name].strip()) else (),
                said,
                False,
            )
    if code := mark["code"] or mark["liquid"]:
        words = (next(filter(None, word.groups())) for word in _WORD.finditer(code))
        return tuple(word for word in words if is_picture_address(word))[:1], "", False
    if mark["behind"]:
        return (mark["behind"],), mark["words"].strip(), False
    if mark["forms"]:
        told = [_of_tag(tag) for tag in _TAG.finditer(mark["forms"])]
        alt = next((alt for _addresses, alt, _linked in told if alt), "")
        return tuple(a for addresses, _alt, _linked in reversed(told) for a in addresses), alt, False
    if mark["tag"]:
        return _of_tag(mark)
    alt = (mark["alt"] or "").strip()
    there = defined.get((mark["key"] or alt).casefold())
    address = address_of(mark) or (there["at"] if there else "")
    if not mark["bang"] and not is_picture_address(address):
        return (), alt, True
    large = mark["large"] or ""
    return (address, large) if is_picture_address(large) else (address,), alt, not mark["bang"]


def _title(mark: re.Match[str], defined: Mapping[str, re.Match[str]]) -> str:
    """Return what a mark, or the line that tells where its key leads, says of a picture besides its words."""
    if mark["tag"]:
        told = {m[1].lower(): _value(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(mark["told"])}
        return title_of(told.get("title", ""))
    there = defined.get((mark["key"] or mark["alt"] or "").strip().casefold())
    return told_by(mark) or (title_of(there["title"] or "") if there else "")


def _of_tag(tag: re.Match[str]) -> tuple[tuple[str, ...], str, bool]:
    told = {m[1].lower(): _value(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag["told"])}
    picture = named_by(tag["tag"].lower(), told)
    return (picture.addresses, told.get("alt", ""), picture.unshown) if picture else ((), "", False)


def _value(told: str) -> str:
    """Return the value of an attribute, also where a program's braces stand before it or around it."""
    bare = _TEMPLATE.sub("", told)
    if bare == told or is_picture_address(bare):
        return html.unescape(bare)
    return next((w[1] or w[2] for w in _WORD.finditer(told) if w[1] or w[2]), "")


def pictures_of(text: str, resolve: Resolve) -> tuple[Found, ...]:
    """Return the pictures that a text names, each before its own words; of several forms of one the largest."""
    made = [_found(one, resolve) for one in named_in(text)]
    front = BLOCK.match(text)
    shown = {one.name for one in made}
    above = [
        found(resolve(address), at=front.end(), name=address)
        for address in (dict.fromkeys(_in_front(front.group())) if front else ())
        if front and address not in shown
    ]
    return (*above, *(one for one in made if front is None or one.at >= front.end()))


def _in_front(front: str) -> Iterator[str]:
    for line in _FRONT.finditer(front):
        for part in line["at"].split(",") if line["at"].startswith("[") else [line["at"]]:
            if is_picture_address(address := part.strip(" \t\"'[]")):
                yield address


def _found(one: Named, resolve: Resolve) -> Found:
    name, data = one.addresses[0], None
    for address in one.addresses:
        got = data_of(address) if address[:5].lower() == "data:" else resolve(address)
        if got is not None and (data is None or len(got) > len(data)):
            name, data = address, got
    short = name.partition(",")[0] if name[:5].lower() == "data:" else name
    return found(data, at=one.at, name=short, alt=one.alt, caption=one.title, reason="unshown" if one.linked else None)


def without_marks(printed: PrintedText) -> PrintedText:
    """Return a text of which the lines that are nothing but the marks of pictures say so."""
    spans = [(one.at, one.end) for one in named_in(printed.text) if not one.linked]
    if not spans:
        return printed
    bare = [any(a <= line.start and line.end <= b for a, b in spans) for line in printed.lines]
    lines = (replace(line, role="picture") if only else line for line, only in zip(printed.lines, bare, strict=True))
    return replace(printed, lines=tuple(lines))
