"""Pinyin above the text, as data: which characters get a reading, and which."""

from __future__ import annotations

from typing import Literal

from reader.rendering.blocks import Block

Pinyin = Literal["none", "rare", "all"]


def readings_above(text: str, which: Pinyin) -> tuple[tuple[int, str], ...]:
    """Return (offset, reading with tone marks) for the characters that get pinyin above them.

    `all` takes every hanzi, `rare` those outside the 3,755 everyday characters of GB 2312's first level. The whole
    paragraph is read at once, because a reading depends on its neighbours. The readings' tables are loaded at the
    first call.
    """
    if which == "none" or not text or (which == "rare" and not any(is_rare(c) for c in text)):
        return ()
    from reader.hanzi.readings import in_context

    return tuple(
        (k, reading)
        for k, (character, reading) in enumerate(zip(text, in_context(text), strict=True))
        if reading and (which == "all" or is_rare(character))
    )


def pinyin(block: Block, which: Pinyin) -> tuple[tuple[int, str], ...]:
    """Return the readings above one block; furniture and printed source text have none."""
    return readings_above(block.text, which) if block.field not in {None, "source"} else ()


def is_rare(character: str) -> bool:
    """Tell whether a character is a hanzi that an everyday reader may not know."""
    if not ("\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff" or character == "〇"):
        return False
    try:
        return not 0xB0 <= character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return character != "〇"
