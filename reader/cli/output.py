"""Standard output for answers, standard error for messages."""

from __future__ import annotations

import json
import sys
from typing import Any


class Output:
    """Where a command says what it found. With `as_json`, standard output holds JSON Lines and nothing else."""

    def __init__(self, *, as_json: bool, verbose: bool = False) -> None:
        self.as_json = as_json
        self.verbose = verbose

    def record(self, described: dict[str, Any], words: str = "") -> None:
        """Print one object: as a line of JSON, or as the words a person reads."""
        if self.as_json:
            line = json.dumps(described, ensure_ascii=False)
            sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
        elif words:
            self.text(words)

    def text(self, words: str) -> None:
        """Print text for a person, or a text format that was asked for."""
        sys.stdout.write(clean(words) + "\n")

    def say(self, message: str) -> None:
        """Tell what happened, on standard error."""
        sys.stderr.write(clean(message) + "\n")
        sys.stderr.flush()

    def progress(self, message: str) -> None:
        """Show how far a long job is: one line that replaces itself, only on a terminal."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K" + clean(message)[:100])
            sys.stderr.flush()

    def end_progress(self) -> None:
        """Clear the progress line."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")


def clean(text: str) -> str:
    """Return text that cannot drive a terminal: control and direction characters are shown, not obeyed."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or c.isprintable() or c in "\u3000\xa0" else f"\\u{ord(c):04x}" for c in text)
