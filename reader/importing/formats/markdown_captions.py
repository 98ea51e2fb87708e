"""Which lines of a Markdown text are the words of its pictures: what is slanted, small or centred right below one, what
stands in its paragraph, and the cells of a table of pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing.formats.markdown_targets import PICTURE, link_cuts
from reader.importing.lines.blocks import chunks, visible
from reader.importing.lines.line import Line
from reader.importing.pictures.set_below import is_label, may_tell, points_down, says

_SHOWN = re.compile(r"<img\s|!\[", re.IGNORECASE)
_APART = re.compile(
    r"(?:<(?:center|small|em|i|su[bp]|font|figcaption|cite)(?:\s[^<>]*)?>|<(?:p|div|span)\s[^<>]*(?:center|caption|font-size)[^<>]*>"
    r"|(?<![*_])[*_])\s*$",
    re.IGNORECASE,
)
"""What opens right before words that are set apart from the text."""
_CENTRES = re.compile(r"<(center|div|p|figure|table)\s[^<>]*center[^<>]*>|<(center)>", re.IGNORECASE)
_NEAR = 120
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s:-]+")


def with_captions(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, those that are captions as such."""
    if not _SHOWN.search(text):
        return list(lines)
    made: list[Line] = []
    end = 0
    for line in _parted(text, lines):
        above = made[-1] if made and _is_picture(text, made[-1]) else None
        shown = above is not None or _SHOWN.search(text, end, line.start) is not None
        if shown and _is_open(line) and _tells(text, line, direct=above is not None and not line.gap):
            line = replace(line, role="caption")
            if above is not None:
                made[-1] = replace(above, role="picture")  # what it says for those who do not see it
        elif above is None and made and _is_picture(text, line) and points_down(fold(visible(text, made[-1]))):
            made[-1] = replace(made[-1], role="caption")
        made.append(line)
        end = line.end
    return made


def _is_open(line: Line) -> bool:
    return line.role is None and not line.level and not line.bold and not line.row


def _is_picture(text: str, line: Line) -> bool:
    """Tell a line of pictures and nothing else."""
    return not PICTURE.sub("", text[line.start : line.end]).strip("[]() \t") and "![" in text[line.start : line.end]


def _tells(text: str, line: Line, *, direct: bool) -> bool:
    """Tell a line below a picture that says it is its caption, is set apart, or stands in its paragraph (`direct`)."""
    folded = fold(visible(text, line)).strip()
    own = chunks(line)
    begin = own[0].start if own else line.end
    lead = text[max(0, line.start - _NEAR) : begin]
    apart = _APART.search(lead) is not None or _is_in_centre(lead)
    return says(folded) or ((apart or (direct and is_label(folded))) and may_tell(folded))


def _is_in_centre(lead: str) -> bool:
    """Tell whether an element that sets its words in the middle is still open behind what stands before them."""
    opened = [found for found in _CENTRES.finditer(lead) if "<img" not in found.group().lower()]
    return bool(opened) and f"</{(opened[-1][1] or opened[-1][2]).lower()}" not in lead[opened[-1].end() :].lower()


def _parted(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return lines, the cells of tables of pictures each as one."""
    made: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and "|" in text[lines[end].start : lines[end].end] and (end == at or not lines[end].gap):
            end += 1
        made += _cells(text, lines[at:end]) or lines[at : max(end, at + 1)]
        at = max(end, at + 1)
    return made


def _cells(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the cells of a table of pictures with their captions; nothing where it holds more words than pictures."""
    cells = [c for line in lines for c in _cells_of(text, line) if c.end > c.start and not _is_rule(text, c)]
    told = [cell for cell in cells if not _is_picture(text, cell)]
    if not 0 <= len(told) <= len(cells) - len(told) or not all(may_tell(fold(visible(text, cell))) for cell in told):
        return []
    return [replace(cell, role="caption") for cell in cells]


def _is_rule(text: str, cell: Line) -> bool:
    return _RULE.fullmatch(text, cell.start, cell.end) is not None


def _cells_of(text: str, line: Line) -> list[Line]:
    """Return the cells of a row as lines without marks at their ends."""
    made: list[Line] = []
    at = line.start
    for border in [*(b.start() for b in _CELL.finditer(text, line.start, line.end)), line.end]:
        raw = text[at:border]
        start = at + len(raw) - len(raw.lstrip())
        end = max(start, border - len(raw) + len(raw.rstrip()))
        own = text[start:end]
        made.append(
            replace(
                line, start=start, end=end, cuts=tuple(link_cuts(own, start)), role=None, row=0, indent=0.0, opens=True
            )
        )
        at = border + 1
    return made
