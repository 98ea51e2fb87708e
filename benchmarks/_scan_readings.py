"""Readings of composed pages: kept in a folder so that layout is measured without reading anew, and made perfect.

A perfect reading has the lines and places that were recognised, with the characters that are printed there: what is
still wrong with it is not the engine's characters.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from benchmarks._page_gold import Issue, Words
from reader.importing.readings.recognised import PageReading, RecognisedLine, as_json, from_json
from reader.recognition.engine import Engine
from reader.recognition.reading import read_page

_ALIKE = 60.0
"""A recognised line is the printed one that it is like by so many in a hundred."""


_FEWEST = 4
"""Fewer characters are like many lines."""


def kept_readings(folder: Path | None, name: str, count: int) -> list[PageReading]:
    """Return the readings of an issue of so many pages that lie in a folder; none unless all of them do."""
    paths = [folder / f"{name}-{k}.json" for k in range(1, count + 1)] if folder else []
    return [from_json(p.read_text("utf-8")) for p in paths] if all(p.is_file() for p in paths) else []


def fresh_readings(
    pictures: Sequence[Any], engine: Engine, folder: Path | None, name: str
) -> tuple[list[PageReading], float]:
    """Return what an engine reads on an issue's pictures, kept in a folder, and the processor's seconds."""
    begun = time.process_time()
    made = [read_page(picture, engine)[0] for picture in pictures]
    spent = time.process_time() - begun
    for k, reading in enumerate(made if folder else (), 1):
        assert folder is not None
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}-{k}.json").write_text(as_json(reading), "utf-8")
    return made, spent


def perfect(reading: PageReading, issue: Issue) -> PageReading:
    """Return a reading with the characters that are printed where each line was found."""
    gold = [
        "".join(m.text.split())
        for sheet in issue.sheets
        for m in sheet.marks
        if isinstance(m, Words) and m.text.strip()
    ]
    known = set(gold)
    return replace(reading, lines=tuple(_perfect(x, gold, known) for x in reading.lines))


def _perfect(line: RecognisedLine, gold: Sequence[str], known: set[str]) -> RecognisedLine:
    """Return a line with what is printed there; one that two columns were read as is told in two parts."""
    if "".join(line.text.split()) in known:
        return _with(line, line.text)
    wide = [k for k, (a, b) in enumerate(line.white) if k and (b - a) * line.across > 0.7 * line.down]
    parts = [line.text[a:b] for a, b in pairwise([0, *wide, len(line.text)])]
    return _with(line, "".join(_printed("".join(part.split()), gold, known) for part in parts))


def _printed(words: str, gold: Sequence[str], known: set[str]) -> str:
    """Return what is printed where words were read: of all lines the likest stretch, themselves where none is like."""
    if words in known or len(words) < _FEWEST:
        return words
    best, part = 0.0, words
    for one in gold:
        found = partial_ratio_alignment(words, one, score_cutoff=max(_ALIKE, best + 0.01))
        if found is not None and found.score > best:
            best = found.score
            part = one[found.dest_start : found.dest_end] if len(one) > len(words) + 1 else one
    return part


def _with(line: RecognisedLine, text: str) -> RecognisedLine:
    """Return a line with another text; what the engine left out stands between its neighbours."""
    kept: list[tuple[str, float, tuple[float, float]]] = []
    for op in Levenshtein.opcodes(line.text, text):
        a, b, c, d = op.src_start, op.src_end, op.dest_start, op.dest_end
        if op.tag == "delete":
            kept += [(line.text[k], line.at[k], line.white[k]) for k in range(a, b) if line.text[k].isspace()]
            continue
        low = line.at[a - 1] if a else 0.0
        high = line.at[b] if b < len(line.at) else 1.0
        for n, char in enumerate(text[c:d]):
            k = a + n if a + n < b else None
            at = line.at[k] if k is not None else low + (high - low) * (n + 1) / (d - c + 1)
            kept.append((char, at, line.white[k] if k is not None else (0.0, 0.0)))
    return replace(
        line, text="".join(c for c, _a, _w in kept), at=tuple(a for _c, a, _w in kept),
        white=tuple(w for _c, _a, w in kept), sure=(1.0,) * len(kept), others=("",) * len(kept),
    )  # fmt: skip
