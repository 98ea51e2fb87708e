"""双拼 by the definition of docs/search-syntax.md, worked out naively: what `brute_force` adds with a scheme.

Shares with the program the tables of keys, which have tests of their own.
"""

from __future__ import annotations

import re

from reader.hanzi import shuangpin

from .brute_force import Place, Text, lowest, may_begin, prepared, same_character, sounds_of, word_places

Step = str | frozenset[str]


def word_places_with(text: Text, word: str, exact: bool, scheme: str) -> set[Place]:
    """Return every place of a word in a text, with two keys a syllable beside all other ways."""
    return lowest(word_places(text, word, exact) | key_places(text, word, exact, scheme))


def steps(word: str, exact: bool, scheme: str) -> tuple[list[Step], int] | None:
    """Return what each position must be and the tier, None where the word cannot be read with two keys."""
    more = ";" if scheme in shuangpin.WITH_SEMICOLON else ""
    typed = prepared(word)
    found: list[Step] = []
    tier, letters, k = 2, False, 0
    while k < len(typed):
        run = re.match(f"[a-z{more}]+", typed[k:])
        if run is None:
            found.append(typed[k])
            k += 1
            continue
        keys, letters = run.group(), True
        k += len(keys)
        pairs = [keys[place : place + 2] for place in range(0, len(keys) - 1, 2)]
        found += [shuangpin.table(scheme).get(pair, frozenset()) for pair in pairs]
        if len(keys) % 2:
            if exact or len(keys) == 1 or k < len(typed):
                return None
            begun = [meant for pair, meant in shuangpin.table(scheme).items() if pair[0] == keys[-1]]
            found.append(frozenset[str]().union(*begun))
            tier = 3
    return (found, tier) if letters and all(found) else None


def key_places(text: Text, word: str, exact: bool, scheme: str) -> set[Place]:
    """Return the places that a word has as pairs of keys alone."""
    read = steps(word, exact, scheme)
    if read is None:
        return set()
    wanted, tier = read
    return {
        Place(text.field, text.annotation, k, k + len(wanted), tier if _stands(text, k, wanted, loosely=False) else 5)
        for k in _beginnings(text, wanted[0])
        if k + len(wanted) <= len(text.letters) and _stands(text, k, wanted, loosely=True)
    }


def _beginnings(text: Text, first: Step) -> list[int]:
    def fits(char: str) -> bool:
        if isinstance(first, str):
            return may_begin(char, first, False)
        return any(syllable in first for syllable, _tone in sounds_of(char))

    chars = "".join(filter(fits, text.alphabet))
    return [found.start() for found in re.finditer(f"[{re.escape(chars)}]", text.letters)] if chars else []


def _stands(text: Text, start: int, wanted: list[Step], *, loosely: bool) -> bool:
    heard = text.any if loosely else text.context
    return all(
        same_character(text, start + n, step, loosely=loosely)
        if isinstance(step, str)
        else any(syllable in step for syllable, _tone in heard[start + n])
        for n, step in enumerate(wanted)
    )
