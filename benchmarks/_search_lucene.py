"""Lucene by a Java process of its own (`Lucene.java`): all readings, initials and digits at a character's place."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks._search_contract import Unavailable
from benchmarks._search_corpus import Article, Typed
from benchmarks._search_fts5 import _DIGIT_OF, _readings
from benchmarks._search_wishes import COLUMNS, Token, Tongued, asked, columns, phrases
from reader.hanzi.syllables import SYLLABLES
from reader.search.query import Word

_JARS = Path("/usr/share/java")
_NEEDED = ("core", "analyzers-common", "queries", "highlighter", "memory")
_MOST_PHRASES = 64


def _path(folder: Path) -> str:
    """Compile, if that was not done, and return the class path."""
    jars = [next(iter(sorted(_JARS.glob(f"lucene-{name}-[0-9]*.jar"))), None) for name in _NEEDED]
    if None in jars or shutil.which("javac") is None:
        raise Unavailable("Debian: liblucene8-java and a JDK")
    path = ":".join([*map(str, jars), str(folder)])
    if not (folder / "Lucene.class").exists():
        source = Path(__file__).with_name("Lucene.java")
        subprocess.run(["javac", "-nowarn", "-cp", path, "-d", str(folder), str(source)], check=True)
    return path


class Lucene:
    """One segment, sorted by date; the first hits are those of BM25, their places marked by the unified highlighter."""

    name = "Lucene 8 (colocated readings)"

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles; tokens of each character are given, so that Java needs no tables."""
        path = _path(folder)
        stored = list(articles)
        chars = sorted({char for a in stored for name in COLUMNS for char in getattr(a, name)})
        with (folder / "tokens.txt").open("w", encoding="utf-8") as out:
            for char, (folded, readings) in zip(chars, _readings("".join(chars)), strict=True):
                if char.isspace():
                    continue
                tokens = dict.fromkeys((f"c{folded}", *(f"d{digit}" for digit in _DIGIT_OF.get(folded, ""))))
                tokens |= dict.fromkeys((*(f"s{r}" for r in readings), *(f"i{r[0]}" for r in readings)))
                tokens |= dict.fromkeys(f"i{r[:2]}" for r in readings if r[:2] in {"zh", "ch", "sh"})
                out.write(f"{ord(char)} {' '.join(tokens)}\n")
        command = ["java", "-Xmx1g", "-cp", path, "Lucene", "build", str(folder)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True, encoding="utf-8") as java:
            assert java.stdin is not None
            for a in stored:
                texts = [getattr(a, name).replace("\t", " ").replace("\n", "\u2028") for name in COLUMNS]
                java.stdin.write("\t".join([str(a.row), str(a.date), *(t.replace("\r", " ") for t in texts)]) + "\n")
            java.stdin.close()
        if java.returncode:
            raise Unavailable("Java ended with an error")

    def open(self, folder: Path) -> None:
        """Start the process that answers."""
        command = ["java", "-Xmx1g", "-cp", _path(folder), "Lucene", "ask", str(folder)]
        self._java = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    @property
    def process(self) -> int:
        """The number of the process that answers."""
        return self._java.pid

    def _answer(self, what: str, typed: Typed) -> str | None:
        said = asked(typed, _Polish())
        if said is None or said.startswith("N "):
            return None
        assert self._java.stdin is not None
        assert self._java.stdout is not None
        self._java.stdin.write(f"{what} {said}\n")
        self._java.stdin.flush()
        return self._java.stdout.readline()

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits by rank; their places are marked."""
        return [int(row) for row in (self._answer("first", typed) or "").split()]

    def newest(self, typed: Typed) -> list[int]:
        """Return the newest hits; their places are marked."""
        return [int(row) for row in (self._answer("newest", typed) or "").split()]

    def total(self, typed: Typed) -> int:
        """Return how many articles match."""
        return int(self._answer("count", typed) or 0)

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        found = self._answer("every", typed)
        return None if found is None else {int(row) for row in found.split()}


class _Polish(Tongued[str]):
    """What Lucene can say, in Polish notation; near as both anywhere."""

    def word(self, word: Word) -> str | None:
        """Say a word as one of its phrases in one of its columns."""
        rows = list(dict.fromkeys(tuple(map(_terms, row)) for row in phrases(word)))[:_MOST_PHRASES]
        said = [f"P {name} {len(row)} {' '.join(row)}" for row in rows for name in columns(word)]
        return _joined("O", said) if said else None

    def all_of(self, parts: Sequence[str]) -> str:
        """Join by AND."""
        return _joined("A", parts)

    def any_of(self, parts: Sequence[str]) -> str:
        """Join by OR."""
        return _joined("O", parts)

    def without(self, part: str) -> str:
        """Turn into the contrary."""
        return f"N {part}"


def _joined(kind: str, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{kind} {len(parts)} {' '.join(parts)}"


def _terms(token: Token) -> str:
    if token.kind == "p":
        return "|".join(f"s{syllable}" for syllable in SYLLABLES if syllable.startswith(token.value))
    return token.kind + (token.value if not token.value.isspace() else "␣")
