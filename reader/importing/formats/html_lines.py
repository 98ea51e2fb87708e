"""HTML to lines: block by block, every word of the page once. Nothing is ever fetched or run.

Parsed by selectolax (lexbor). Pages nested deeper than a browser would bear are flattened by the standard library's
parser first: deep trees cost lexbor seconds and other parsers their text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reader.importing.formats.html_captions import with_captions, with_figures
from reader.importing.formats.html_elements import (
    ANNOTATING,
    BLOCKS,
    BOLD,
    CELLS,
    CONTROLS,
    INLINE_PARTS,
    NOTE_NUMBER,
    SILENT,
    SPACE,
    Element,
    is_data_table,
    is_hidden,
)
from reader.importing.formats.html_flat import flattened, nesting, uncrowded
from reader.importing.formats.html_line import HtmlLine, LineKind, flat_lines
from reader.importing.formats.html_picture import HtmlPicture, also_shown, in_style, is_picture, picture_at, words_of
from reader.importing.formats.html_settings import Settings
from reader.importing.formats.html_table import Grid
from reader.importing.pictures.set_below import PLAIN, Setting
from reader.model.cells import BORDER
from reader.model.text import Span

DEEPEST = 400


def html_lines(markup: str) -> list[HtmlLine]:
    """Return the lines of a page or fragment in reading order; a picture is one, with or without words."""
    markup = with_figures(uncrowded(markup))
    if nesting(markup) > DEEPEST:
        return flat_lines(flattened(markup))
    from selectolax.lexbor import LexborHTMLParser

    walk = _Walk()
    if (root := LexborHTMLParser(markup).root) is not None:
        walk.through(root)
    # Markup so broken that a browser would show nothing: its words are kept all the same.
    words = root is None or any(line.text for line in walk.lines)
    rest = [] if words else [one for one in flat_lines(flattened(markup)) if one.picture is None]
    return [*with_captions(walk.lines), *rest]


@dataclass(slots=True)
class _Block:
    """A block in the making."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    bold: int = 0
    linked: int = 0
    visible: int = 0
    cuts: list[Span] = field(default_factory=list)
    seams: list[int] = field(default_factory=list)
    setting: Setting | None = None


@dataclass(slots=True)
class _Walk:
    """Goes through a tree without recursion; what is not the text of a block follows the block it stands in."""

    lines: list[HtmlLine] = field(default_factory=list)
    block: _Block = field(default_factory=_Block)
    aside: list[HtmlLine] = field(default_factory=list)
    around: list[Element] = field(default_factory=list)
    count: int = 0
    level: int = 0
    bold: int = 0
    link: int = 0
    row: int = 0
    hidden: int = 0
    scriptless: int = 0
    control: int = 0
    caption: int = 0
    annotating: int = 0
    base: str = ""
    tables: list[Grid | None] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)

    def through(self, root: Any) -> None:
        """Read a whole tree."""
        stack: list[tuple[Any, tuple[bool, bool] | None]] = [(root, None)]
        while stack:
            node, opened = stack.pop()
            tag = node.tag
            if tag == "-text":
                self.say(node.text_content or "")
            elif tag == "style":
                for ground in in_style(node.text() or ""):
                    self.picture(ground)
            elif tag is None or tag[0] in "-!_" or tag in SILENT:
                continue
            elif opened is not None:
                self.leave(tag, *opened)
            elif tag == "br":
                self.say(" ") if self.row else self.close()
            elif is_picture(tag, node.attributes or {}):
                self.picture(picture_at(node, self.around, hidden=self.hidden > self.scriptless), words_of(node))
            else:
                stack.append((node, self.enter(tag, node)))
                children = []
                child = node.child
                while child is not None:
                    children.append((child, None))
                    child = child.next
                stack += reversed(children)
        self.close()

    def say(self, text: str) -> None:
        """Add running text to the block; white space of the markup is one space."""
        words = SPACE.sub(" ", text)
        if self.hidden or self.control:
            if words.strip():
                kind: LineKind = "hidden" if self.hidden else "control"
                self.aside.append(HtmlLine(text=words.strip(), around=tuple(self.around), kind=kind))
            return
        block = self.block
        if not block.parts or block.parts[-1][-1] == BORDER:
            words = words.lstrip(" ")
        if not words:
            return
        if self.annotating:
            block.cuts.append(Span(block.size, block.size + len(words)))
        block.parts.append(words)
        block.size += len(words)
        visible = len(words.strip())
        if visible:
            block.setting = self.settings.met(block.setting)
        block.visible += visible
        block.bold += visible if self.bold else 0
        block.linked += visible if self.link else 0

    def picture(self, seen: HtmlPicture, words: str = "") -> None:
        """Note a picture with its words: where it stands, or behind the block where that has begun."""
        line = HtmlLine(text=words, around=tuple(self.around), kind="alt", picture=seen.based(self.base))
        (self.aside if self.block.visible or self.row else self.lines).append(line)

    def enter(self, tag: str, node: Any) -> tuple[bool, bool]:
        """Open an element; return whether it hides what it holds, and whether that only annotates the text."""
        attributes = node.attributes or {}
        self.settings.enter(tag, attributes)
        hides = is_hidden(tag, attributes)
        annotates = tag in ANNOTATING or self._is_note(tag, node, attributes.get("href") or "")
        if tag in BLOCKS:
            if not self.row:
                self.close()
            elif tag not in CELLS:
                self.say(" ")
            self.count += 1
            self.around.append(Element(self.count, tag, attributes))
        if tag == "table":
            self.tables.append(Grid() if is_data_table(node) else None)
        grid = self.tables[-1] if self.tables else None
        self.row += tag == "tr" and grid is not None
        if grid is not None and self.row and tag in CELLS:
            self.put_borders(grid.cell(attributes))
        if tag == "base" and not self.base:
            self.base = (attributes.get("href") or "").strip()
        for other in also_shown(tag, node, attributes):
            self.picture(other)
        self._count(tag, 1)
        self.hidden += hides
        self.annotating += annotates
        return hides, annotates

    def _row_number(self) -> int:
        grid = self.tables[-1] if self.tables and self.row else None
        return grid.rows + 1 if grid is not None else 0

    def put_borders(self, count: int) -> None:
        """Put the borders before a cell."""
        if count:
            self.block.parts.append(BORDER * count)
            self.block.size += count

    def leave(self, tag: str, hides: bool, annotates: bool) -> None:
        """Close an element."""
        if tag in BLOCKS:
            if not self.row or tag == "tr":
                self.close()
            elif tag not in CELLS:
                self.say(" ")
            self.around.pop()
        if tag == "tr" and self.row:
            self.row -= 1
            if self.tables and (grid := self.tables[-1]) is not None:
                grid.end_row()
        if tag == "table":
            self.tables.pop()
        self._count(tag, -1)
        self.settings.leave()
        self.hidden -= hides
        self.annotating -= annotates

    def _count(self, tag: str, by: int) -> None:
        """Count the open elements that tell how text is set."""
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.level = int(tag[1]) if by > 0 else 0
        self.bold += by * (tag in BOLD)
        self.link += by * (tag == "a")
        self.control += by * (tag in CONTROLS)
        self.scriptless += by * (tag == "noscript")
        self.caption += by * (tag == "figcaption")
        if tag in INLINE_PARTS and self.block.size:
            self.block.seams.append(self.block.size)

    def _is_note(self, tag: str, node: Any, target: str) -> bool:
        """Tell a note's number above the line from a power or an ordinal."""
        if tag != "sup" and not (tag == "a" and target.startswith("#")):
            return False
        before = "".join(self.block.parts[-1:])[-1:]
        return before > "\u2000" and bool(NOTE_NUMBER.fullmatch((node.text() or "").strip()))

    def close(self) -> None:
        """End the block."""
        block, self.block = self.block, _Block()
        text = "".join(block.parts).rstrip(" \t")
        if text.strip():
            cuts = tuple(Span(c.start, min(c.end, len(text))) for c in block.cuts if c.start < len(text))
            kind: LineKind = "row" if self.row else "caption" if self.caption else "text"
            if sum(c.end - c.start for c in cuts) >= len(text.strip()):
                kind, cuts = "hidden", ()
            self.lines.append(
                HtmlLine(
                    text=text, level=self.level, bold=block.bold >= block.visible > 0,
                    linked=block.linked / max(1, block.visible), around=tuple(self.around), cuts=cuts,
                    seams=_between_words(text, block.seams), kind=kind, row=self._row_number(),
                    setting=block.setting or PLAIN,
                )
            )  # fmt: skip
        self.lines += self.aside
        self.aside = []


def _between_words(text: str, seams: list[int]) -> tuple[int, ...]:
    """Return the places where two inline elements meet and neither ends with white space."""
    return tuple(
        sorted({k for k in seams if 0 < k < len(text) and not text[k].isspace() and not text[k - 1].isspace()})
    )
