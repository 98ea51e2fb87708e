"""Texts copied from a chat: a line of who wrote and when stands above each message.

程砚 2024/3/5 8:41          程砚 2024-03-05 08:41:07
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importing.lines.line import Line

_SPEAKER = re.compile(
    r"[^\d\s:：,，。][^\s:：,，。]{0,15}(?:\s?[(（][^()（）]{1,20}[)）])?\s+(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|今天|昨天|星期[一二三四五六日天])?\s*"
    r"(?:[上下]午\s?|[AP]M\s?)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?$"
)
_REMARK = 40
"""A message of one line that is no longer, and has no text below it, is talk."""
_BEGIN = 3


_FLOOR = re.compile(r"(?:第?\s?\d{1,5}\s?楼|#\d{1,5}|\d{1,5}#|沙发|板凳|地板)(?=[\s:：|]|$)[^。]{0,60}$")
"""Whose reply in a forum the lines below are."""
_LONGEST_REPLY = 3


def _without_replies(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a thread with its replies marked as furniture: few short lines below who wrote them."""
    floors = [
        k
        for k, line in enumerate(lines)
        if k and line.end - line.start <= 70 and _FLOOR.match(text, line.start, line.end)
    ]
    made = list(lines)
    for at, k in enumerate(floors if len(floors) >= 2 else ()):
        end = floors[at + 1] if at + 1 < len(floors) else len(lines)
        short = all(line.end - line.start <= _REMARK for line in lines[k + 1 : end])
        last = end if short and end - k <= _LONGEST_REPLY + 1 else k + 1
        for j in range(k, last):
            made[j] = replace(lines[j], role="furniture")
    return made


def without_speakers(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text with who wrote when, and mere talk, marked as furniture.

    A text is a chat where such a line stands among the first, and another behind a gap or a message further down.
    """
    lines = _without_replies(text, lines)
    said = [
        k for k, line in enumerate(lines) if line.end - line.start <= 60 and _SPEAKER.match(text, line.start, line.end)
    ]
    if len(said) < 2 or said[0] >= _BEGIN or any(k + 1 < len(lines) and lines[k + 1].gap for k in said):
        return list(lines)
    made = list(lines)
    for at, k in enumerate(said):
        end = said[at + 1] if at + 1 < len(said) else len(lines)
        made[k] = replace(lines[k], role="furniture")
        talk = end - k == 2 and lines[k + 1].end - lines[k + 1].start <= _REMARK
        if talk:
            made[k + 1] = replace(lines[k + 1], role="furniture")
        elif k + 1 < end:
            made[k + 1] = replace(lines[k + 1], gap=max(1, lines[k + 1].gap))
    return made
