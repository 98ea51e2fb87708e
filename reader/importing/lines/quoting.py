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
_PASSED_ON = re.compile(
    r"[-—_=*\s]{2,}(?:原始邮件|原邮件|转发(?:的)?邮件(?:信息)?|original message|(?:begin )?forwarded message)"
    r"\s*:?[-—_=*\s]*$",
    re.IGNORECASE,
)
_NOTE = 16
"""Among so many lines the mark of a mail that was passed on is looked for."""
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
    passed = [k for k, line in enumerate(lines[:_NOTE]) if _PASSED_ON.match(text, line.start, line.end)]
    begin = passed[-1] + 1 if passed else 0  # what stands above is the sender's note
    count = begin
    while count < min(len(lines), begin + _MOST_HEADERS) and _HEADER.match(text, lines[count].start, lines[count].end):
        count += 1
    if count < begin + 2:
        return lines
    return [*(replace(line, role="furniture") for line in lines[:count]), *lines[count:]]
