"""Marks of type that tell what a line is: bullets, dashes, what ends a sentence and what closes behind it."""

from __future__ import annotations

BULLETS = "■●◆▲◎★☆□◇△○▶►▍▌▎▏▋█※▼▽◢◤✦❖"
DASHES = ("——", "—", "──")
STOPS = "。!?…;:"
"""What ends a sentence or announces the next, in folded text."""
CLOSERS = '”’」』)】》"'
"""What may stand behind a stop, in folded text."""
