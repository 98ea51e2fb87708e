"""The floor: no index at all. ripgrep and Hyperscan over the bare text, newest first, with our classes of characters.

A word is a pattern: for each position the characters that may stand there. Both scan whole lines, one an article.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks._search_contract import LIMIT, Unavailable
from benchmarks._search_corpus import Article, Typed
from benchmarks._search_wishes import COLUMNS, phrases
from reader.search import parse
from reader.search.query import Word


def pattern(typed: Typed) -> str | None:
    """Return the pattern of a query that is one word in all fields; None where it is more than that."""
    root = parse(typed.query).root
    if not isinstance(root, Word) or not root.alternatives or not set(COLUMNS) <= set(root.fields):
        return None
    rows = dict.fromkeys("".join(_class(token.kind, token.value) for token in row) for row in phrases(root)[:64])
    return "|".join(rows) or None


@cache
def _by_sound() -> dict[str, str]:
    """Return syllable → the characters that may be read so."""
    from reader.hanzi.readings import allowed

    found: dict[str, list[str]] = {}
    for code in range(0x4E00, 0xA000):
        for syllable in allowed(chr(code), tones=False):
            found.setdefault(syllable, []).append(chr(code))
    return {syllable: "".join(chars) for syllable, chars in found.items()}


@cache
def _class(kind: str, value: str) -> str:
    if kind == "c":
        return re.escape(value)
    if kind == "d":
        from reader.search.spelling import digit_forms

        return f"[{digit_forms(value)}]"
    sounds = _by_sound()
    fits = [s for s in sounds if s == value or (kind in "pi" and s.startswith(value))]
    return f"[{''.join(sorted(set(''.join(sounds[s] for s in fits))))}]"


def _write(articles: Iterable[Article], folder: Path) -> None:
    from reader.hanzi.folding import fold

    with (folder / "texts.txt").open("w", encoding="utf-8") as out, (folder / "rows.txt").open("w") as rows:
        for a in sorted(articles, key=lambda a: (-a.date, a.row)):
            out.write(fold(" ".join("\t".join(getattr(a, name) for name in COLUMNS).splitlines())) + "\n")
            rows.write(f"{a.row}\n")


class Ripgrep:
    """`rg` over one file, folded as ours: the newest fifty lines, or all."""

    name = "ripgrep (no index)"

    def __init__(self) -> None:
        if shutil.which("rg") is None:
            raise Unavailable("Debian: ripgrep")

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Write the text."""
        _write(articles, folder)

    def open(self, folder: Path) -> None:
        """Know which line is which article."""
        self.text = folder / "texts.txt"
        self.rows = [int(line) for line in (folder / "rows.txt").read_text().split()]

    def _lines(self, typed: Typed, *options: str) -> list[int] | None:
        said = pattern(typed)
        if said is None:
            return None
        command = ["rg", "--no-config", "-n", "-o", "--no-heading", *options, "-e", said, str(self.text)]
        done = subprocess.run(command, check=False, capture_output=True)
        numbers = (line.split(b":", 1)[0] for line in done.stdout.splitlines())
        return list(dict.fromkeys(self.rows[int(number) - 1] for number in numbers))

    def first(self, typed: Typed) -> list[int]:
        """Return the newest articles that hold it; every place in them is printed."""
        return self._lines(typed, "-m", str(LIMIT)) or []

    def every(self, typed: Typed) -> set[int] | None:
        """Return all of them."""
        found = self._lines(typed)
        return None if found is None else set(found)


class Hyperscan:
    """Hyperscan over the text in memory: every match; compiling belongs to asking."""

    name = "Hyperscan (no index)"

    def __init__(self) -> None:
        try:
            import hyperscan
        except ImportError as error:
            raise Unavailable("pip install hyperscan") from error
        self.h: Any = hyperscan

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Write the text."""
        _write(articles, folder)

    def open(self, folder: Path) -> None:
        """Read the text, and where its lines begin."""
        import numpy as np

        self.data = (folder / "texts.txt").read_bytes()
        self.ends = np.flatnonzero(np.frombuffer(self.data, np.uint8) == 10)
        self.rows = [int(line) for line in (folder / "rows.txt").read_text().split()]

    def every(self, typed: Typed) -> set[int] | None:
        """Return all articles that hold it."""
        import numpy as np

        said = pattern(typed)
        if said is None:
            return None
        base = self.h.Database(mode=self.h.HS_MODE_BLOCK)
        try:
            base.compile(expressions=[said.encode()], ids=[0], elements=1, flags=[self.h.HS_FLAG_UTF8])
        except self.h.error:  # a pattern of many classes is too long for it
            return None
        found: list[int] = []
        base.scan(self.data, match_event_handler=lambda _id, _from, to, _flags, _context: found.append(to))
        return {self.rows[k] for k in np.unique(np.searchsorted(self.ends, np.array(found, np.int64)))}

    def first(self, typed: Typed) -> list[int]:
        """Return the first of all: a scan does not know which will be the newest fifty."""
        return sorted(self.every(typed) or ())[:LIMIT]
