"""Tags of notes: words with a # before them, written in the note itself (`#水利 #待查`)."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 60
_TAG = re.compile(r"(?<![\w&/#＃])[#＃]((?=[\d_·/-]*[^\W\d_])[\w·/-]{1,%d})" % LONGEST)  # noqa: UP031  # braces


def note_tags(note: str) -> tuple[str, ...]:
    """Return the tags of a note in its order, each once: up to a space or a mark, never a number alone (#3)."""
    found: dict[str, str] = {}
    for tag in _TAG.findall(note):
        clean = tag.rstrip("·/-")
        found.setdefault(clean.casefold(), clean)
    return tuple(found.values())


def with_tags(note: str, tags: Iterable[str]) -> str:
    """Return a note with these tags: those that it has not are written at its end; what can be no tag is left out."""
    known = {tag.casefold() for tag in note_tags(note)}
    wanted = ("#" + "".join(c if re.match(r"[\w·/-]", c) else "-" for c in tag.strip()) for tag in tags)
    more = [tag for tag in wanted if note_tags(tag) == (tag[1:],) and tag[1:].casefold() not in known]
    return " ".join(part for part in (note, *dict.fromkeys(more)) if part)
