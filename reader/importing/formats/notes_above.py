"""A piece in Markdown below notes: whence it is, who wrote, translated and looked it through, and then its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.formats.front_matter import parts_of, shown
from reader.importing.headlines.levels import OF_ISSUES
from reader.importing.lines.line import Line, PrintedText
from reader.importing.records.record import Record
from reader.model.text import Span

_NOTE = re.compile(
    r"(?P<mark>[*•-]?\s*(?:原文|本文)?(?=作者)|[*•-]?\s*)(?:(?P<person>作者|译者|翻译|校对者?|编辑)|原文(?:地址|链接|出处|标题)?|[译本]文(?:出自|链接|地址)"
    r"|(?:本文)?永久链接|(?:已|首)?发[布表]?[于在]?|来源|出处|链接|via)\s*:\s*\S"
)
_ENDS = re.compile(
    r"本文由\W{0,3}[^,。]{2,20}?(?:编译|翻译|推出|发布|首发)|如果发现[译本原]文|.{2,10}翻译计划\W.{0,40}社区"
)
_MOST = 12


def read_noted(text: str, printed: PrintedText) -> Record | None:
    """Return the piece that a Markdown text is whose title has nothing but such notes above it; None where it has none,
    names an issue, or other titles stand beside it.
    """
    lines = [line for line in printed.lines if line.role != "furniture"]
    at = next((k for k, line in enumerate(lines) if line.level), 0)
    if not 0 < at <= _MOST or at + 1 == len(lines):
        return None
    notes = [(line, _NOTE.match(fold(shown(text, line)))) for line in lines[:at]]
    head = lines[at]
    title = fold(text[head.start : head.end])
    alone = all(line.level == 0 or line.level > head.level for line in lines[at + 1 :])
    if not all(told for _line, told in notes) or not alone or dates.printed_date(title) or OF_ISSUES.search(title):
        return None
    below = _notes_below(text, lines[at + 1 :])
    body = parts_of(text, title, lines[at + 1 : len(lines) - len(below)])
    if not body or any(line.level for line in body):
        return None
    people = [[_without(line, told["mark"]) for line, told in own if told and told["person"]] for own in (notes, below)]
    others = tuple(line for line, told in (*notes, *below) if not (told and told["person"]))
    beside = tuple(line for line in printed.lines if line.role == "furniture")
    return Record(
        span=Span(0, max(line.end for line in body)),
        headline=(replace(head, level=0),),
        body=(*people[0], *body, *people[1]),
        aside=tuple(replace(line, role="furniture") for line in (*others, *beside)),
    )


def _notes_below(text: str, lines: Sequence[Line]) -> list[tuple[Line, re.Match[str] | None]]:
    """Return the notes that a text ends with: whence it is, who wrote it, who keeps it."""
    found: list[tuple[Line, re.Match[str] | None]] = []
    for line in lines[: 1 - min(_MOST, len(lines)) : -1]:
        words = fold(shown(text, line))
        told = _NOTE.match(words)
        if not told and not _ENDS.match(words) and any(c.isalnum() for c in words):
            break
        found.insert(0, (line, told))
    return found if any(told for _line, told in found) or len(found) > 1 else []


def _without(line: Line, mark: str) -> Line:
    """Return the line of a person without the mark of its list, as a credit."""
    start = line.start + len(mark)
    return replace(line, start=start, cuts=tuple(c for c in line.cuts if c.start >= start), role="credit", opens=True)
