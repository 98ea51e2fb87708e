"""Texts quoted in a mail or a chat: `> ` before a line is a mark, and what stands outside is the mail's own."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.importing.lines.line import Line

QUOTE = re.compile(r"(?:[>＞][ \t]?)+")
_HEADER = re.compile(
    r"(?:发件人|收件人|抄送|密送|发送时间|发送日期|发送|日期|时间|主题|附件|from|to|cc|bcc|sent|date|subject)\s*[:：]",
    re.IGNORECASE,
)
_SHARE = 0.6
_MOST_HEADERS = 8


def unquoted(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines of a text that is quoted without their marks; what is not quoted in it is furniture.

    A text of which less than most is quoted stays as it is.
    """
    marks = [QUOTE.match(text, line.start, line.end) for line in lines]
    quoted = sum(m is not None for m in marks)
    if quoted < 2 or quoted < _SHARE * len(lines):
        return without_headers(text, lines)
    made: list[Line] = []
    gap = 0
    for line, mark in zip(lines, marks, strict=True):
        if mark is None:
            made.append(replace(line, role="furniture"))
            gap = 0
        elif mark.end() >= line.end or not text[mark.end() : line.end].strip():
            gap += 1
        else:
            body = text[mark.end() : line.end]
            lead = len(body) - len(body.lstrip())
            indent = sum(1.0 if c in "\u3000\u2003" else 0.5 for c in body[:lead])
            made.append(replace(line, start=mark.end() + lead, gap=max(gap, line.gap), indent=indent))
            gap = 0
    return made


def without_headers(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines with a mail's head (发件人：… 主题：…), where the text begins with one, marked as furniture."""
    count = 0
    while count < min(len(lines), _MOST_HEADERS) and _HEADER.match(text, lines[count].start, lines[count].end):
        count += 1
    if count < 2:
        return lines
    return [*(replace(line, role="furniture") for line in lines[:count]), *lines[count:]]
