"""Marks of type that tell what a line is: bullets, dashes, what ends a sentence and what closes behind it."""

from __future__ import annotations

import re

BULLETS = "■●◆▲◎★☆□◇△○▶►▍▌▎▏▋█※▼▽◢◤✦❖"
SYMBOLS = BULLETS + "\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\u25a0-\u25ff\u3013"
"""Inside a class of a regular expression: what marks the begin of a piece or item, any sign that is no letter, digit or
stop: 📍, ⭐, ❀.
"""
_KEY = "[0-9]\ufe0f?\u20e3"
"""A number drawn as a key: 1️⃣."""
_FIRST = re.compile(f"[{SYMBOLS}]|{_KEY}")
_ALL = re.compile(f"(?:[{SYMBOLS}\ufe0f\u200d ]|{_KEY})+")
DASHES = ("——", "—", "──")
STOPS = "。!?…;:"
"""What ends a sentence or announces the next, in folded text."""
CLOSERS = '”’」』)】》"'
"""What may stand behind a stop, in folded text."""


def has_bullet(text: str) -> bool:
    """Tell whether a line begins with a bullet: any sign that is no letter, digit or stop."""
    return _FIRST.match(text) is not None


def without_bullet(text: str) -> str:
    """Return a line without the bullets that it begins with."""
    found = _ALL.match(text) if has_bullet(text) else None
    return text[found.end() :] if found else text
