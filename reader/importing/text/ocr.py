"""Spaces that character recognition puts between hanzi."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.lines.blocks import Block
from reader.importing.text.mending import Seam, Strand
from reader.model.text import Span

_HAN = "一-鿿\u3400-\u4dbf"
_BETWEEN = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")
_CJK = rf"{_HAN}，。、：；！？（）“”‘’《》【】—…·％,:;?!()"
# Between two Chinese characters or marks, and between a hanzi and a number; never between Latin words.
_NOISE = re.compile(rf"(?<=[{_CJK}])[ \u3000]+(?=[{_CJK}0-9０-９])|(?<=[0-9０-９%])[ \u3000]+(?=[{_CJK}])")
_SINGLE = re.compile(r"(?<=\S) (?=\S)")
SHARE = 0.04
"""So many spaces a hanzi make a recognised text: printed ones have under one in a thousand in their paragraphs."""
SEAM = Seam(kind="space", rule="ocr_space", confidence=0.9)


def is_noisy(blocks: Sequence[Block]) -> bool:
    """Tell whether a text is full of spaces that nobody printed."""
    spaces = hanzi = 0
    for block in blocks:
        if block.label == "text" and block.size >= 25:
            if " " in block.text:
                spaces += len(_BETWEEN.findall(block.text))
            hanzi += block.size
    return hanzi > 0 and spaces >= SHARE * hanzi and spaces >= 5


def without_noise(source: str, strand: Strand) -> Strand:
    """Return a strand of running text with those spaces left out."""
    made: Strand | None = None
    for k, chunk in enumerate(strand.chunks):
        part = clean_headline(source, chunk) if _is_spaced_out(source, chunk) else _cut(source, chunk, _NOISE)
        if made is None:
            made = part
        else:
            made.join(part, strand.seams[k - 1])
    return made or strand


def _is_spaced_out(source: str, chunk: Span) -> bool:
    """Tell whether nearly every character of a line stands apart, digits too."""
    text = source[chunk.start : chunk.end]
    return len(text) >= 8 and len(_SINGLE.findall(text)) >= 0.4 * len(text)


def clean_headline(source: str, chunk: Span) -> Strand:
    """Return a headline without such spaces. Wider ones beside them are its line breaks and stay, as one.

    A single space in a headline that is not spaced throughout is printed.
    """
    text = source[chunk.start : chunk.end]
    wide = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
    single = len(_SINGLE.findall(text))
    if not wide.search(text):
        return _cut(source, chunk, _SINGLE) if single > 0.25 * len(text) else Strand([chunk])
    made: Strand | None = None
    at = chunk.start
    for found in (*wide.finditer(text), None):
        end = chunk.start + (found.start() if found else len(text))
        part = _cut(source, Span(at, end), _SINGLE)
        if made is None:
            made = part
        else:
            made.join(part, Seam(kind="space", rule="ocr_space", confidence=0.9, text=" "))
        at = chunk.start + (found.end() if found else len(text))
    return made or Strand([chunk])


def _cut(source: str, chunk: Span, pattern: re.Pattern[str]) -> Strand:
    text = source[chunk.start : chunk.end]
    strand = Strand([])
    at = chunk.start
    for found in pattern.finditer(text):
        strand.chunks.append(Span(at, chunk.start + found.start()))
        strand.seams.append(SEAM)
        at = chunk.start + found.end()
    strand.chunks.append(Span(at, chunk.end))
    return strand
