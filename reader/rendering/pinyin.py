"""Pinyin above the text, as data: which characters get a reading, and which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from reader.model.door import door, doors
from reader.model.quick_dataclass import dataclass
from reader.rendering.blocks import Block
from reader.rendering.piece import Piece

Pinyin = Literal["none", "rare", "all"]


@door
def pinyin_of(name: str) -> Pinyin:
    """Return which characters get a reading by its name, `none` for a name that is none."""
    return "all" if name == "all" else "rare" if name == "rare" else "none"


_NAMES = frozenset({"byline", "credits"})


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """Which characters get a reading (`all` hanzi, or those outside the 3,755 of GB 2312's first level), and which one.

    `names` are people whom the piece names, who are read by their surnames wherever they stand. With `spoken`, 一 and
    不 have the tone that they take in speech, else the dictionary's. `own`: words whose readings the reader has set.
    """

    which: Pinyin = "none"
    spoken: bool = False
    names: tuple[str, ...] = ()
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def readings(self, text: str, *, byline: bool = False) -> tuple[tuple[int, str], ...]:
        """Return (offset, reading with tone marks) for the characters of a paragraph that get pinyin above them.

        The whole paragraph is read at once, because a reading depends on its neighbours. The readings' tables are
        loaded at the first call.
        """
        if self.which == "none" or not text or (self.which == "rare" and not any(is_rare(c) for c in text)):
            return ()
        from reader.hanzi.readings import in_context
        from reader.hanzi.spoken import as_spoken

        read = in_context(text, person_names=byline, names=self.names, own=self.own)
        return tuple(
            (k, reading)
            for k, (character, reading) in enumerate(
                zip(text, as_spoken(text, read) if self.spoken else read, strict=True)
            )
            if reading and (self.which == "all" or is_rare(character))
        )

    def of(self, block: Block) -> tuple[tuple[int, str], ...]:
        """Return the readings above one block; furniture and printed source text have none."""
        if block.field in {None, "source"}:
            return ()
        return self.readings(block.text, byline=block.field in _NAMES)


@door
def above_piece(piece: Piece, which: Pinyin, *, spoken: bool = False) -> Above:
    """Return what stands above a piece, whose credited people are read by their surnames."""
    names = dict.fromkeys(credit.name for credit in piece.article.credits)
    return Above(which=which, spoken=spoken, names=tuple(names), own=piece.readings)


@door
def beside_rare(text: str) -> tuple[int, ...]:
    """Return the rare characters that stand right before another, above which the one reading would meet the next."""
    return tuple(k for k in range(len(text) - 1) if is_rare(text[k]) and is_rare(text[k + 1]))


def is_rare(character: str) -> bool:
    """Tell whether a character is a hanzi that an everyday reader may not know."""
    if not ("\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" or character == "〇"):
        return False
    try:
        return not 0xB0 <= character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return character != "〇"
