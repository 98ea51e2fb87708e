"""Texts in which programs that keep references put a tag before each field: `%T `, `TI  - `, `{Title}: `, `T1 `, HD.

Which field a tag is of is told by its name where it is a word, else by what stands behind it in all records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.importing.lines.line import PrintedText
from reader.importing.records.field_names import CODES, LABELS, Part
from reader.importing.records.values import LEARNT_FROM, Path, parts_by_values

_PRESS = re.compile(rf"(?P<tag>{'|'.join(CODES)})(?:\t|[ \u3000]{{2,}}|$)\s*", re.MULTILINE)
_PRESS_HEAD = re.compile(r"^HD(?:\t|[ \u3000]{2,})\S", re.MULTILINE)
_IN_TWO_LANGUAGES = re.compile(r"(?P<tag>[A-Za-z]{2,20}-[一-龥]{1,8}|[A-Z][A-Za-z]{2,20})\s?[:：][ \t]*")
_STYLES = (
    re.compile(r"%(?P<tag>[A-Z0-9@])(?:[ \t]+|$)", re.MULTILINE),
    re.compile(r"(?P<tag>[A-Z][A-Z0-9])  -(?:[ \t]+|$)", re.MULTILINE),
    re.compile(r"\{(?P<tag>[^{}\n]{2,30})\}\s?[:：][ \t]*"),
    _IN_TWO_LANGUAGES,
    re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?:[ \t]+|$)", re.MULTILINE),
)
_FIRST, _FEWEST, _LOOKED_AT = 3, 5, 2000
"""So many first lines all have tags, so many different tags are there, and so many lines are looked at."""
_PARTS: tuple[Part, ...] = ("headline", "body", "newspaper", "date", "page", "byline")


@dataclass(frozen=True, slots=True)
class Tags:
    """How a text's tags look, and the part that each is of; those of none are `other`."""

    form: re.Pattern[str]
    parts: Mapping[str, Part]

    def at(self, text: str, start: int, end: int) -> tuple[Part, str, int] | None:
        """Return the part, the tag and where its value begins, where a line begins with a tag."""
        found = self.form.match(text, start, end)
        return (self.parts.get(found["tag"], "other"), found["tag"], found.end()) if found else None


def tags_of(printed: PrintedText) -> Tags | None:
    """Return the tags of a text; None where its lines have none, or no headline and text stand behind them."""
    if _PRESS_HEAD.search(printed.text):
        return Tags(_PRESS, CODES)
    for form in _STYLES:
        found = [form.match(printed.text, line.start, line.end) for line in printed.lines[:_LOOKED_AT]]
        tags = dict.fromkeys(one["tag"] for one in found if one)
        plain = sum(len(tag) > 2 and tag.isascii() for tag in tags) if form is _IN_TWO_LANGUAGES else 0
        if len(found) > _FIRST and all(found[:_FIRST]) and len(tags) - plain >= _FEWEST:
            parts = _parts(printed, found)
            if {"headline", "body"} <= set(parts.values()):
                return Tags(form, parts)
    return None


def _parts(printed: PrintedText, found: Sequence[re.Match[str] | None]) -> dict[str, Part]:
    """Return which part each tag is of."""
    fields: dict[Path, list[str]] = {}
    head = found[0]["tag"] if found[0] else ""
    records, tag = 0, ""
    for line, one in zip(printed.lines, found, strict=False):
        if one:
            tag = one["tag"]
            records += tag == head
            if records > LEARNT_FROM:
                break
            fields.setdefault((tag,), []).append(printed.text[one.end() : line.end])
        elif tag:
            fields[tag,][-1] += "\n" + printed.text[line.start : line.end]
    named = {path: part for path in fields if (part := _named(path[0])) is not None}
    lacking = [part for part in _PARTS if part not in named.values()]
    filled = {path: own for path, values in fields.items() if (own := [v for v in values if v.strip()])}
    told = parts_by_values({p: v for p, v in filled.items() if p not in named}, records, lacking)
    return {path[0]: part for path, part in {**told, **named}.items()}


def _named(tag: str) -> Part | None:
    """Return the part that a tag's words name: Title, Source-报纸名称."""
    words = tag.split("-")
    return next((LABELS[w] for w in (words[-1], words[0].lower()) if len(words[0]) > 2 and w in LABELS), None)
