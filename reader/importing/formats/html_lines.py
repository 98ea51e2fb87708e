"""HTML to lines: block by block, with heading levels, bold type and furniture told apart. Nothing is ever fetched or
run.

Parsed by selectolax (lexbor). Pages nested deeper than a browser would bear are flattened by the standard library's
parser first: deep trees cost lexbor seconds and other parsers their text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

DEEPEST = 400
BLOCKS = frozenset(
    (
        "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table",
        "section", "article", "blockquote", "main", "header", "footer", "nav", "aside", "form", "dl", "dt",
        "dd", "pre", "figure", "figcaption", "center", "hr", "body", "html", "address", "fieldset",
        "founder-content", "founder-title", "founder-author",
    )
)  # fmt: skip
SILENT = frozenset(
    (
        "script", "style", "template", "iframe", "object", "embed", "svg", "math", "head", "title", "select",
        "option", "button", "input", "textarea", "canvas",
    )
)  # fmt: skip
BOLD = frozenset({"b", "strong"})
FURNITURE = frozenset({"nav", "footer", "aside", "form"})
FURNITURE_NAME = re.compile(
    r"(?:^|[-_ ])(?:nav|foot|footer|copy(?:right)?|menu|breadcrumb|share|related|recommend|comment|sidebar|toolbar"
    r"|login|search)(?:$|[-_ ])|paper-bot",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class HtmlLine:
    """One block's text.

    `level` of a heading 1–6, else 0; `marks` are names of the elements around it (tag, id, class).
    """

    text: str
    level: int = 0
    bold: bool = False
    furniture: bool = False
    linked: float = 0.0
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Block:
    """A block in the making."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    linked: int = 0
    length: int = 0


def html_lines(markup: str) -> tuple[list[HtmlLine], int]:
    """Return the lines of a page or fragment in reading order, and how many pictures it shows."""
    if nesting(markup) > DEEPEST:
        return _flattened(markup), 0
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)
    root = tree.root
    if root is None:
        return [], 0
    lines: list[HtmlLine] = []
    pictures = _walk(root, lines)
    if not lines:  # markup so broken that a browser would show nothing: its words are kept all the same
        lines = _flattened(markup)
    return lines, pictures


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


def _walk(root: Any, lines: list[HtmlLine]) -> int:
    """Go through the tree without recursion; returns the number of pictures."""
    pictures = 0
    block = _Block()
    state: dict[str, Any] = {"level": 0, "bold": 0, "furniture": 0, "link": 0, "pre": 0}
    marks: list[str] = []

    def close() -> None:
        nonlocal block
        text = "".join(block.parts).strip(" ")
        if text.strip():
            lines.append(
                HtmlLine(
                    text=text,
                    level=state["level"],
                    bold=block.bold >= block.length > 0,
                    furniture=state["furniture"] > 0,
                    linked=block.linked / max(1, block.length),
                    marks=tuple(marks),
                )
            )
        block = _Block()

    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag
        if tag == "-text":
            _say(node.text_content or "", block, state)
            continue
        if tag is None or tag in {"-comment", "-doctype", "!doctype", "_comment", "-undef"} or tag in SILENT:
            continue
        if leaving:
            _leave(tag, node, state, marks, close)
            continue
        if tag == "br":
            close()
            continue
        if tag == "img":
            pictures += 1
            continue
        _enter(tag, node, state, marks, close)
        stack.append((node, True))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack += [(c, False) for c in reversed(children)]
    close()
    return pictures


def _say(text: str, block: _Block, state: dict[str, Any]) -> None:
    """Add running text to the block; white space of the markup is one space."""
    words = _SPACE.sub(" ", text)
    if not block.parts:
        words = words.lstrip(" ")
    if not words:
        return
    block.parts.append(words)
    visible = len(words.strip())
    block.length += visible
    block.bold += visible if state["bold"] else 0
    block.linked += visible if state["link"] else 0


def _enter(tag: str, node: Any, state: dict[str, Any], marks: list[str], close: Any) -> None:
    attributes = node.attributes or {}
    name = " ".join(filter(None, (attributes.get("id"), attributes.get("class"))))
    if tag in BLOCKS:
        close()
        marks.append(f"{tag} {name}".strip())
        if FURNITURE_NAME.search(name) or tag in FURNITURE:
            state["furniture"] += 1
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        state["level"] = int(tag[1])
    state["bold"] += tag in BOLD
    state["link"] += tag == "a"


def _leave(tag: str, node: Any, state: dict[str, Any], marks: list[str], close: Any) -> None:
    if tag in BLOCKS:
        close()
        marks.pop()
        attributes = node.attributes or {}
        name = " ".join(filter(None, (attributes.get("id"), attributes.get("class"))))
        if FURNITURE_NAME.search(name) or tag in FURNITURE:
            state["furniture"] -= 1
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        state["level"] = 0
    state["bold"] -= tag in BOLD
    state["link"] -= tag == "a"


class _Flat(HTMLParser):
    """The text of a page whose nesting no tree should hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[HtmlLine] = []
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        if tag in BLOCKS or tag == "br":
            self.close_line()

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in {"script", "style"}))
        if tag in BLOCKS:
            self.close_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(_SPACE.sub(" ", data))

    def close_line(self) -> None:
        """End the block."""
        text = "".join(self.parts).strip()
        if text:
            self.lines.append(HtmlLine(text=text))
        self.parts.clear()


def _flattened(markup: str) -> list[HtmlLine]:
    parser = _Flat()
    # The parser asserts that a marked section (`<![CDATA[`) has a known name; in a damaged page it is text.
    parser.feed(markup.replace("<![", "&lt;!["))
    parser.close()
    parser.close_line()
    return parser.lines
