"""The indexes of a clipping book: who wrote, who is named, in which paper, with the pages, in the order of pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.hanzi.readings import in_context
from reader.model.door import door, doors
from reader.rendering.citation import author_names
from reader.rendering.piece import Piece
from reader.rendering.printable import one_line


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name and the pages of its pieces, in order; `letter` is the one that its reading begins with, # for none."""

    name: str
    letter: str
    pages: tuple[int, ...]

    @property
    def page_words(self) -> str:
        """Return the pages with runs joined: 3, 12–14."""
        runs: list[list[int]] = []
        for page in self.pages:
            if runs and page == runs[-1][-1] + 1:
                runs[-1].append(page)
            else:
                runs.append([page])
        return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


@door
def authors(pieces: Sequence[Piece], pages: Sequence[int]) -> list[Entry]:
    """Return those who are credited, each with the pages (from 1) on which their pieces begin."""
    return names([author_names(piece.article) for piece in pieces], pages, people=True)


@door
def newspapers(pieces: Sequence[Piece], pages: Sequence[int]) -> list[Entry]:
    """Return the papers with the pages on which their pieces begin."""
    return names([[p.masthead.newspaper] if p.masthead.newspaper else [] for p in pieces], pages, people=False)


@door
def names(named: Sequence[Sequence[str]], pages: Sequence[int], *, people: bool) -> list[Entry]:
    """Return the names of each piece with the pages on which those pieces begin; `people` are read as people are."""
    found: dict[str, dict[int, None]] = {}
    for own, page in zip(named, pages, strict=True):
        for name in own:
            found.setdefault(name, {}).setdefault(page)
    sounds = {name: _sounds(name, person=people) for name in found}
    return [
        Entry(name=one_line(name), letter=_letter(sounds[name]), pages=tuple(sorted(found[name])))
        for name in sorted(found, key=lambda name: (_letter(sounds[name]), sounds[name], name))
    ]


def _sounds(name: str, *, person: bool) -> tuple[str, ...]:
    """Return the syllables of a name; a person's surname is read as one (尉迟 yu chi, 葛 ge)."""
    read = in_context(name, tones=False, person_names=person)
    return tuple(reading or char for char, reading in zip(name, read, strict=True))


def _letter(sounds: tuple[str, ...]) -> str:
    first = sounds[0][:1].upper() if sounds else ""
    return first if "A" <= first <= "Z" else "#"
