"""The manual inside: the pages of docs/, taken apart into sections that have the same keys in every language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from reader.model.called import called
from reader.model.door import door
from reader.model.messages import language
from reader.model.resources import document

if TYPE_CHECKING:
    from pathlib import Path

# In the order of the pages; a test holds that every language has them all.
KEYS: Final = (
    "start", "tour", "import", "read", "search", "mark", "keep", "repairs", "review", "print", "size", "backup",
    "terminal", "keys", "questions",
)  # fmt: skip
NEWS: Final = "news"
_ENDINGS: Final = {"zh_CN": "", "zh_TW": ".zh_TW", "en": ".en"}
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`|]|^[-#:| ]+$|^\d+\. |^- |^### ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the manual: `key` is the same in all languages, `text` is Markdown without its title."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a query stands: the section's key, the line without its markup, and the marked parts of that line."""

    key: str
    line: str
    marks: tuple[tuple[int, int], ...]


def page(name: str) -> Path:
    """Return a page in the language in force: `manual`, `whats-new`."""
    return document(f"{name}{_ENDINGS[language()]}.md")


@door
def sections() -> tuple[Section, ...]:
    """Return the manual's sections in the language in force, what is new as the last. Raises OSError without them.

    Commands stand in them as this reader types them, but where it is told how the program is started at all.
    """
    return _sections(language(), called())


@door
def section(key: str) -> Section:
    """Return one of them. Raises KeyError."""
    for one in sections():
        if one.key == key:
            return one
    raise KeyError(key)


@door
def steps() -> list[str]:
    """Return what the tour says, one step after another: the numbered lines of its section."""
    return [_plain(line) for line in section("tour").text.splitlines() if re.match(r"\d+\. ", line)]


@door
def find(query: str) -> list[Place]:
    """Return the lines in which a query stands, typed as for a search: hanzi, pinyin, initials, or mixed."""
    from reader.search import matches, parse

    wanted = parse(query)
    found = []
    for one in sections():
        text = "\n".join([one.title, *filter(None, map(_plain, one.text.splitlines()))])
        lines: dict[int, list[tuple[int, int]]] = {}
        for place in matches(wanted, {"body": text}):
            start = text.rfind("\n", 0, place.start) + 1
            lines.setdefault(start, []).append((place.start - start, place.end - start))
        for start, marks in lines.items():
            found.append(Place(key=one.key, line=text[start:].partition("\n")[0], marks=tuple(marks)))
    return found


def _plain(line: str) -> str:
    return _MARKUP.sub(lambda found: found[1] or "", line).strip()


@cache
def _sections(_language: str, command: str) -> tuple[Section, ...]:
    parts = re.split(r"^## (.+)$", page("manual").read_text("utf-8"), flags=re.MULTILINE)[1:]
    texts = [text.strip() for text in parts[1::2]]
    texts[1:] = [text.replace("python3 main.py", command) for text in texts[1:]]
    found = [Section(key=key, title=title, text=text) for key, title, text in zip(KEYS, parts[::2], texts, strict=True)]
    news = page("whats-new").read_text("utf-8")
    title, _line, text = news.partition("\n")
    return (*found, Section(key=NEWS, title=title.removeprefix("# "), text=text.strip().replace("\n## ", "\n### ")))
