"""Headline lines that say what they are: （引题）… （主题）… （副题）…"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from reader.importing.lines.line import LineRole, PrintedText
from reader.importing.records.field_names import NAMES

_PARTS: tuple[Literal["kicker", "headline", "subheadline"], ...] = ("kicker", "headline", "subheadline")
_ROLES: dict[str, LineRole] = {name: part for part in _PARTS for name in NAMES[part] if not name.isascii()}
_LABEL = re.compile(
    r"[(（\[【〔<]\s*(?P<name>"
    + "|".join(sorted(_ROLES, key=len, reverse=True))
    + r")\s*[)）\]】〕>]\s*[:：]?\s*(?=\S)"
)


_NAMES = "(?P<name>" + "|".join(sorted(_ROLES, key=len, reverse=True)) + ")"
_COLON = re.compile(_NAMES + r"\s*[:：]\s*(?=\S)")
_SPACE = re.compile(_NAMES + r"[ \u3000\t]+(?=\S)")


def read_labels(printed: PrintedText) -> PrintedText:
    """Return the lines of a text in which labelled headline lines are known for what they are, without their labels."""
    for label in (_LABEL, _COLON, _SPACE):
        found = _found(printed, label)
        roles = [_ROLES[m["name"]] for m in found.values()]
        # In brackets a label is one; 主题： alone may stand in a notice or a mail, 标题 and a space in a sentence.
        enough = {_LABEL: 1, _COLON: 99, _SPACE: 2}[label]
        if "headline" in roles and (len(set(roles)) > 1 or roles.count("headline") >= enough):
            break
    else:
        return printed
    lines = list(printed.lines)
    for k, mark in found.items():
        lines[k] = replace(lines[k], start=mark.end(), role=_ROLES[mark["name"]])
    return replace(printed, lines=tuple(lines))


def _found(printed: PrintedText, label: re.Pattern[str]) -> dict[int, re.Match[str]]:
    """Return the labels at the beginnings of lines, by the line's number."""
    return {k: m for k, line in enumerate(printed.lines) if (m := label.match(printed.text, line.start, line.end))}
