"""The words of a page without its tree, for pages nested deeper or broken worse than a browser would bear."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import islice

from reader.importing.formats.html_elements import BLOCKS, SPACE
from reader.importing.formats.html_picture import HtmlPicture, named_by

_LONG_TAG = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[\s/][^<>]{2000,})>")
_ATTRIBUTE = re.compile(r"""[^\s"'/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
_MOST_ATTRIBUTES = 200


class _Flat(HTMLParser):
    """The text of a page whose nesting no tree should hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str | HtmlPicture] = []
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        if tag in BLOCKS or tag == "br":
            self.close_line()
        if (picture := named_by(tag, dict(attrs))) is not None:
            self.close_line()
            self.lines.append(picture)

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in {"script", "style"}))
        if tag in BLOCKS:
            self.close_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(SPACE.sub(" ", data))

    def close_line(self) -> None:
        """End the block."""
        text = "".join(self.parts).strip()
        if text:
            self.lines.append(text)
        self.parts.clear()


def flattened(markup: str) -> list[str | HtmlPicture]:
    """Return the words of a page, block by block, and the pictures between them."""
    parser = _Flat()
    # The parser asserts that a marked section (`<![CDATA[`) has a known name; in a damaged page it is text.
    parser.feed(markup.replace("<![", "&lt;!["))
    parser.close()
    parser.close_line()
    return parser.lines


def uncrowded(markup: str) -> str:
    """Return markup whose long tags have no more attributes than a page needs."""
    return _LONG_TAG.sub(_without_crowd, markup)


def _without_crowd(tag: re.Match[str]) -> str:
    """Return a long tag without its attributes where they are more than a page needs: lexbor compares each with all."""
    crowd = sum(1 for _ in islice(_ATTRIBUTE.finditer(tag["rest"]), _MOST_ATTRIBUTES + 1))
    return f"<{tag['name']}>" if crowd > _MOST_ATTRIBUTES else tag.group()


def nesting(markup: str) -> int:
    """Return the greatest depth of open elements, roughly: void and unclosed paragraphs count too."""
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]{0,500}?(/?)>", markup):
        name = tag.group(2).lower()
        if name in {"br", "img", "hr", "meta", "link", "input", "p", "li", "td", "tr", "area", "col", "option"}:
            continue
        depth += -1 if tag.group(1) else 0 if tag.group(3) else 1
        deepest = max(deepest, depth)
        depth = max(depth, 0)
    return deepest
