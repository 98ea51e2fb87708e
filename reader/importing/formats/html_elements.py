"""What the elements of HTML do to text: part it into blocks, annotate it, hide it, set it bold.

HTML Living Standard, sections 4 and 15 (rendering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

BLOCKS = frozenset(
    (
        "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table",
        "section", "article", "blockquote", "main", "header", "footer", "nav", "aside", "form", "dl", "dt",
        "dd", "pre", "figure", "figcaption", "center", "hr", "body", "html", "address", "fieldset", "caption",
        "head", "title", "noscript", "founder-content", "founder-title", "founder-author",
    )
)  # fmt: skip
CELLS = frozenset({"td", "th"})
SILENT = frozenset({"script", "style", "template"})
"""Their text is none of the page's."""
CONTROLS = frozenset({"select", "option", "button", "textarea", "svg", "canvas", "object", "iframe", "title"})
"""Their words are no running text: buttons, choices, labels inside drawings, the name of the window."""
BOLD = frozenset({"b", "strong"})
ANNOTATING = frozenset({"rt", "rp", "rtc", "del", "s", "strike"})
"""Readings above the characters, and words struck out: no words of the sentence."""
INLINE_PARTS = frozenset({"span", "a", "em", "i", "time", "font", "label", "small", "cite", "b", "strong", "u"})
NOTE_NUMBER = re.compile(r"[\[(（〔【]?\s*(?:\d{1,3}|[*†‡①-⑳㊀-㊉])\s*[\])）〕】]?")
FURNITURE = frozenset({"nav", "footer", "aside", "form"})
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_ ])(?:nav|foot|footer|copy(?:right)?|menu|breadcrumb|share|related|recommend|comment|sidebar|toolbar"
    r"|login|search)(?:$|[-_ ])|paper-bot",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"comment|reply|replies|discuss|pinglun|liuyan|guestbook", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)
_LONGEST_CELL = 80
SPACE = re.compile(r"[ \t\r\n\f]+")
"""White space of the markup: one space, however much of it there is."""


class Element:
    """An element around a line: `number` tells it from its like; `name` is its tag, id and classes."""

    __slots__ = ("name", "number", "tag")

    def __init__(self, number: int, tag: str, attributes: Mapping[str, str | None]) -> None:
        self.number = number
        self.tag = tag
        self.name = " ".join(filter(None, (tag, attributes.get("id"), attributes.get("class"))))

    @property
    def is_furniture(self) -> bool:
        """Whether its name says that it holds what stands around pieces."""
        return self.tag in FURNITURE or bool(_FURNITURE_NAME.search(self.name[len(self.tag) :]))

    @property
    def holds_replies(self) -> bool:
        """Whether its name says that it holds what readers wrote."""
        return bool(_REPLIES.search(self.name))


def is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a browser shows nothing of an element: hidden, or for browsers without scripts only."""
    return tag == "noscript" or "hidden" in attributes or bool(_NOT_SHOWN.search(attributes.get("style") or ""))


def is_data_table(table: Any) -> bool:
    """Tell a table of values from one that lays out a page: rows of short cells, none of them a list of links."""
    if table.css_first("table table, ul, h1, h2, h3, form, td div div") is not None:
        return False
    rows = [[(c.text() or "").strip() for c in row.css("td, th")] for row in table.css("tr")]
    told = sum(bool(words) for row in rows for words in row)
    if told <= len(table.css("img")) or any(
        not any(words) and row.css_first("img") is not None for words, row in zip(rows, table.css("tr"), strict=True)
    ):
        return False  # pictures, and their captions below or beside
    broad = [row for row in rows if len(row) > 1]
    cells = [cell for row in rows for cell in row]
    if len(broad) < 2 or len(broad) < 0.6 * len(rows) or max(map(len, cells)) > _LONGEST_CELL:
        return False
    linked = sum(len((a.text() or "").strip()) for a in table.css("a"))
    return linked <= 0.3 * sum(map(len, cells))
