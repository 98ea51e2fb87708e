"""Several issues in one source: where one newspaper or day ends and the next begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.importing.aside.furniture import are_tails
from reader.importing.aside.nameplates import Nameplate
from reader.importing.aside.weblines import Webline
from reader.importing.drafts import Draft
from reader.importing.lines.blocks import Block
from reader.importing.lines.line import Line, PrintedText
from reader.importing.origin import Origin
from reader.importing.pictures.found import Found
from reader.model.text import Span

Key = tuple[str | None, str | None]
"""Newspaper and day (ISO)."""


@dataclass(frozen=True, slots=True)
class Part:
    """The stretches of text, in order, that are one issue, and its newspaper and day as far as they are known.

    `guessed`: nothing but the form of a line tells that its day begins there.
    """

    stretches: tuple[tuple[int, int], ...]
    newspaper: str | None = None
    date: str | None = None
    guessed: bool = False

    def of_text(self, printed: PrintedText) -> PrintedText:
        """Return its stretches of a printed text as a text of its own."""
        lines: list[Line] = []
        pictures: list[tuple[int, int | None]] = []
        for (start, end), by in self._moves():
            pictures += (
                (at + by, beside if beside is None else beside + by)
                for at, beside in printed.pictures
                if start <= at < end
            )
            lines += (line.moved(by) for line in printed.lines if start <= line.start and line.end <= end)
        return replace(
            printed, text="".join(printed.text[start:end] for start, end in self.stretches), lines=tuple(lines),
            newspaper=self.newspaper or printed.newspaper, date=self.date or printed.date, pictures=tuple(pictures),
        )  # fmt: skip

    def of_origin(self, origin: Origin, text: str) -> Origin:
        """Return what is told of the source's bytes, layout and pictures inside it; `text`: the whole one."""
        lost: list[tuple[int, str]] = []
        own: list[Found] = []
        for (start, end), by in self._moves():
            behind = end if end < len(text) else end + 1  # what stands behind everything too
            lost += ((at + by, raw) for at, raw in origin.undecodable if start <= at < behind)
            own += (p.moved(by) for p in origin.pictures if start <= p.at < behind)
        layout = origin.layout_of(text, [(Span(*stretch), by) for stretch, by in self._moves()])
        return replace(origin, undecodable=tuple(lost), pictures=tuple(own), layout=layout)

    def _moves(self) -> Iterable[tuple[tuple[int, int], int]]:
        at = 0
        for start, end in self.stretches:
            yield (start, end), at - start
            at += end - start


def split(blocks: Sequence[Block], plates: dict[int, Nameplate], text: str) -> list[Part]:
    """Return the parts of a text that are one issue each, by their first lines; together they are the whole text."""
    cuts = [0]
    keys: list[Key] = []
    name: str | None = None
    day: str | None = None
    tails = are_tails(blocks, plates)
    only = _only({p.newspaper for p in plates.values() if p.newspaper})
    known: list[int] = []
    guessed: set[Key] = set()
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
                keys.append((name, day))
            name, day = plate.newspaper or only, plate.date
            if plate.guessed:
                guessed.add((name, day))
        else:
            name, day = name or plate.newspaper, day or plate.date
        known.append(k)
    return _parts([*cuts, len(text)], [*keys, (name, day)], guessed)


def split_by_lines(drafts: Sequence[Draft], told: Sequence[Webline], text: str) -> list[Part]:
    """Return the parts of a text each of whose pieces tells its own newspaper and day, in a line below its headline."""
    starts = [_start(draft.blocks()[0]) for draft in drafts if draft.blocks()]
    by_piece: dict[int, list[Webline]] = {}
    for line in sorted(told, key=lambda line: line.at):
        by_piece.setdefault(max(0, bisect_right(starts, line.at) - 1), []).append(line)
    only = _only({w.newspaper for w in told if w.newspaper})
    said = {k: (_first(w.newspaper for w in own) or only, _first(w.date for w in own)) for k, own in by_piece.items()}
    keys: dict[int, Key] = {k: key for k, key in said.items() if key[1]}
    if len(set(keys.values())) < 2:
        return [Part(((0, len(text)),))]
    order = sorted(keys)
    cuts, own = [0], [keys[order[0]]]
    for k in order[1:]:
        if keys[k] != own[-1]:
            cuts.append(starts[k])
            own.append(keys[k])
    return _parts([*cuts, len(text)], own, set())


def _parts(borders: Sequence[int], keys: Sequence[Key], guessed: set[Key]) -> list[Part]:
    """Return the stretches between borders by newspaper and day, those of one issue together."""
    made: dict[tuple[Key, int], list[tuple[int, int]]] = {}
    for k, (start, end) in enumerate(pairwise(borders)):
        made.setdefault((keys[k], -1 if all(keys[k]) else k), []).append((start, end))
    return [Part(tuple(stretches), *key, key in guessed) for (key, _k), stretches in made.items()]


def _begin(blocks: Sequence[Block], k: int) -> int:
    """Return where the masthead that block k is part of begins."""
    while k and blocks[k - 1].label == "masthead":
        k -= 1
    return _start(blocks[k])


def _start(block: Block) -> int:
    """Return where a block begins with the markup before a heading's text (`# `)."""
    return block.start - (block.first.level + 1 if block.first.level else 0)


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
