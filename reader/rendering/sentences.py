"""A piece cut into sentences, for reading aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.model.article import NewsArticle
from reader.model.door import door
from reader.model.provenance import paragraph_starts

_SENTENCE = re.compile(r"[^。！？!?…；]*(?:[。！？!?…；]+[”’）〉》」』】)]*|$)")
_SILENT = re.compile(r"[\s〔〕□■◆●▲★☆]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A stretch to be spoken in one breath: `field[start:end]` of the piece; `spoken` is what the voice is given."""

    field: str
    start: int
    end: int
    spoken: str


@door
def sentences(article: NewsArticle) -> tuple[Sentence, ...]:
    """Return the headline and the sentences of all paragraphs in reading order; empty stretches are left out."""
    found: list[Sentence] = []
    for name in ("kicker", "headline", "alternative_headline", "byline"):
        text = article.field_text(name)
        if name == "byline" and text and text in article.body:
            continue
        found.extend(_of(name, 0, text, whole=True))
    for paragraph, start in zip(article.paragraphs, paragraph_starts(article), strict=True):
        found.extend(_of("body", start, paragraph.text, whole=paragraph.role in {"subhead", "verse"}))
    return tuple(found)


def _of(name: str, start: int, text: str, *, whole: bool) -> list[Sentence]:
    spans = [(0, len(text))] if whole else [m.span() for m in _SENTENCE.finditer(text)]
    return [
        Sentence(field=name, start=start + a, end=start + b, spoken=_SILENT.sub(" ", text[a:b]).strip())
        for a, b in spans
        if any(c.isalnum() for c in text[a:b])
    ]
