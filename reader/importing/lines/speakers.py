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


def without_speakers(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text with who wrote when, and mere talk, marked as furniture.

    A text is a chat where such a line stands among the first, and another behind a gap or a message further down.
    """
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
