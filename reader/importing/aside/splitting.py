"""Several issues in one source: where one newspaper or day ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.importing.aside.furniture import are_tails
from reader.importing.aside.nameplates import Nameplate
from reader.importing.lines.blocks import Block
from reader.importing.lines.line import PrintedText


def split(blocks: Sequence[Block], plates: dict[int, Nameplate], text: str) -> list[tuple[int, int]]:
    """Return the stretches of text that are one issue each, in order; together they are the whole text."""
    cuts = [0]
    name: str | None = None
    day: str | None = None
    tails = are_tails(blocks, plates)
    known: list[int] = []
    for k in sorted(plates):
        plate = plates[k]
        other_day = plate.date is not None and day is not None and plate.date != day
        other_name = (
            plate.newspaper is not None and name is not None and plate.newspaper != name and plate.date is not None
        )
        if other_day or other_name:
            cut = blocks[known[-1]].end if tails and known else _begin(blocks, k)
            if tails:
                cut = text.find("\n", cut) + 1 or cut
            if cut > cuts[-1]:
                cuts.append(cut)
            name, day = plate.newspaper, plate.date
        else:
            name, day = name or plate.newspaper, day or plate.date
        known.append(k)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _begin(blocks: Sequence[Block], k: int) -> int:
    """Return where the masthead that block k is part of begins."""
    while k and blocks[k - 1].label == "masthead":
        k -= 1
    return blocks[k].start - _prefix(blocks[k])


def _prefix(block: Block) -> int:
    """Return how much markup stands before a heading's text (`# `)."""
    return block.first.level + 1 if block.first.level else 0


def part_of(printed: PrintedText, start: int, end: int) -> PrintedText:
    """Return one stretch of a printed text as a text of its own."""
    lines = tuple(line.moved(-start) for line in printed.lines if start <= line.start and line.end <= end)
    return replace(printed, text=printed.text[start:end], lines=lines)
