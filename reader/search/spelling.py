"""Every way to read a word: as typed, by whole syllables, last one begun, initials (docs/search-syntax.md, part 2).

Text of one word in, alternatives out, the lowest tier first. No numpy.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from reader.hanzi import shuangpin
from reader.hanzi.folding import fold
from reader.hanzi.forms import folded_as_meant, other_forms, respellings
from reader.hanzi.syllables import beginning_with, begins_syllable, cuts, is_syllable, plain_letters, spellings
from reader.hanzi.tones import without_tone
from reader.model.door import door
from reader.search.initials import MOST_PRODUCTS, initials, mixed
from reader.search.query import Alternative, Segment, Tier
from reader.search.sounds import similar_to_any

_MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_LETTER = f"[a-zü{_MARKED}]"
_TONED_GROUP = re.compile(f"{_LETTER}(?:{_LETTER}|['’](?={_LETTER})|(?<={_LETTER})[1-5](?![0-9]))*")
_PLAIN_GROUP = re.compile(f"{_LETTER}(?:{_LETTER}|['’](?={_LETTER}))*")
_DIGIT_FORMS = {
    "0": "〇零○",
    "1": "一",
    "2": "二",
    "3": "三",
    "4": "四",
    "5": "五",
    "6": "六",
    "7": "七",
    "8": "八",
    "9": "九",
}
_DIGIT_OF = {form: digit for digit, forms in _DIGIT_FORMS.items() for form in digit + forms}
MOST_LETTERS = 60
"""Longer runs of letters are read only as typed."""


class Way(NamedTuple):
    """One reading of a part of a word."""

    tier: Tier
    segments: tuple[Segment, ...]


def digit_forms(digit: str) -> str:
    """Return the characters that stand for a digit, itself first."""
    return digit + _DIGIT_FORMS[digit]


@door
def normalised(word: str, folding: Callable[[str], str] = fold) -> str:
    """Return a typed word in the form in which it is read: composed, folded, `nu:` as nü."""
    return re.sub(r"(?<=[ln])u:", "ü", folding(unicodedata.normalize("NFC", word)))


def only_as_written(text: str) -> bool:
    """Tell whether quotes find a text only as it is written.

    No letters that are read, no digit in another script, no character or word that has another form.
    """
    typed = normalised(text)
    several = any(char in _DIGIT_OF or other_forms(char) or re.match(_LETTER, char) for char in typed)
    return not several and not any(respellings(typed)) and '"' not in text


def one_syllable(word: str, *, begun: bool = False) -> bool:
    """Tell whether a typed word is letters that are exactly one syllable (or, with `begun`, the beginning of one)."""
    text = normalised(word)
    if not re.fullmatch(f"{_LETTER}+[1-5]?", text):
        return False
    letters, toned = plain_letters(without_tone(text)[0]), not text.isascii() or text[-1].isdigit()
    return is_syllable(letters) or (begun and not toned and begins_syllable(letters))


@lru_cache(maxsize=512)
def alternatives(word: str, *, exact: bool = False, fuzzy: bool = False, scheme: str = "") -> tuple[Alternative, ...]:
    """Return every way to read the word, lowest tier first, each sequence of segments once.

    Blanks in the word are syllable breaks. `exact` (quotes) leaves out begun syllables and initials; `fuzzy` adds
    similar sounds, `scheme` a way to type two keys a syllable (双拼).
    """
    text = normalised(word, folded_as_meant)
    found: dict[tuple[tuple[Segment, ...], bool], Tier] = {}

    def add(tier: Tier, segments: tuple[Segment, ...], loose: bool) -> None:
        found.setdefault((segments, loose), tier)

    lone_letter = not exact and len(text) == 1 and "a" <= text <= "z"
    as_typed = tuple(Segment("char", char) for char in text)
    add(Tier.INITIALS if lone_letter else Tier.TYPED, as_typed, False)
    for written in (text, *respellings(text)):
        in_any_form = tuple(map(_character, written))
        if in_any_form != as_typed:
            add(Tier.FORMS, in_any_form, False)
    read = sorted(_products(text, exact) + (_two_keys(text, scheme, exact) if scheme else []), key=lambda w: w.tier)
    for tier, segments in read:
        add(tier, segments, False)
    if len(text) > 1 and any(other.readings and not other.always for char in text for other in other_forms(char)):
        add(Tier.OTHER_READING, tuple(map(_character, text)), True)
    for tier, segments in read:
        other = Tier.OTHER_INITIALS if tier is Tier.INITIALS else Tier.OTHER_READING
        add(other, segments, True)
    if fuzzy and not exact:
        for tier, segments in read:
            if tier is not Tier.INITIALS:
                add(Tier.SIMILAR, tuple(_similar(segment) for segment in segments), True)
    ordered = sorted(found.items(), key=lambda item: item[1])
    return tuple(Alternative(tier, segments, loose) for (segments, loose), tier in ordered if segments)


def _two_keys(text: str, scheme: str, exact: bool) -> list[Way]:
    """Return the word with every run of letters read as two keys a syllable; nothing where a run cannot be read so."""
    parts: list[Segment] = []
    tier = Tier.WHOLE
    keys = ";" if scheme in shuangpin.WITH_SEMICOLON else ""
    runs = re.split(f"([a-z{keys}]+)", text)
    for number, run in enumerate(runs):
        if number % 2 == 0:
            parts += map(_character, run)
            continue
        pairs = [run[k : k + 2] for k in range(0, len(run), 2)]
        if len(pairs[-1]) == 1:  # the last syllable is only begun
            sounds = shuangpin.first_keys(scheme).get(pairs.pop(), frozenset())
            if exact or not pairs or not sounds or any(runs[number + 1 :]):
                return []
            begun, tier = [Segment("sound", "", sounds)], Tier.BEGUN
        else:
            begun = []
        heard = [shuangpin.table(scheme).get(pair, frozenset()) for pair in pairs]
        if not all(heard):
            return []
        parts += [Segment("sound", "", sounds) for sounds in heard] + begun
    return [Way(tier, tuple(parts))] if len(runs) > 1 else []


def _character(char: str) -> Segment:
    if char in _DIGIT_OF:
        return Segment("digit", _DIGIT_OF[char])
    return Segment("form" if other_forms(char) else "char", char)


def _similar(segment: Segment) -> Segment:
    if segment.kind != "sound" or segment.tone:
        return segment
    return segment._replace(sounds=similar_to_any(segment.sounds))


def _products(text: str, exact: bool) -> list[Way]:
    """Return the readings of the whole word by sound: the product over its groups and characters."""
    spaced = re.sub(
        r"\s+", "", re.sub(f"(?<={_LETTER})\\s+(?={_LETTER})|(?<=[1-5])\\s+(?={_LETTER})", "'", text.strip())
    )
    patterns = [_TONED_GROUP] if not any(char in "12345" for char in text) else [_TONED_GROUP, _PLAIN_GROUP]
    result: dict[tuple[Segment, ...], Tier] = {}
    kept: dict[Tier, int] = {}
    for pattern in patterns:
        choices = _choices(spaced, pattern, exact)
        if choices is None:
            continue
        toned = bool(result)
        for combination in itertools.islice(itertools.product(*choices), 4096):
            tier = max(way.tier for way in combination)
            segments = tuple(segment for way in combination for segment in way.segments)
            if toned and tier is Tier.INITIALS:
                continue
            if segments not in result and kept.get(tier, 0) < MOST_PRODUCTS:
                result[segments] = tier
                kept[tier] = kept.get(tier, 0) + 1
    return sorted((Way(tier, segments) for segments, tier in result.items()), key=lambda way: way.tier)


def _choices(text: str, pattern: re.Pattern[str], exact: bool) -> list[list[Way]] | None:
    """Return the ways of each group and character in turn; None where no letters stand or a group cannot be read."""
    choices: list[list[Way]] = []
    place, letters = 0, False
    for group in pattern.finditer(text):
        choices += [[Way(Tier.WHOLE, (_character(char),))] for char in text[place : group.start()]]
        ways = _group_ways(group.group(), last=group.end() == len(text), exact=exact)
        if not ways:
            return None
        choices.append(ways)
        place, letters = group.end(), True
    choices += [[Way(Tier.WHOLE, (_character(char),))] for char in text[place:]]
    return choices if letters else None


def _group_ways(group: str, *, last: bool, exact: bool) -> list[Way]:
    """Return the ways to read a letter group, piece by piece between its apostrophes."""
    pieces = re.split("['’]", group)
    ways = [
        _piece_ways(piece, begun=last and not exact and k == len(pieces) - 1, exact=exact)
        for k, piece in enumerate(pieces)
    ]
    joined = [
        Way(max(way.tier for way in parts), tuple(segment for way in parts for segment in way.segments))
        for parts in itertools.islice(itertools.product(*ways), 4096)
    ]
    return sorted(joined, key=lambda way: (way.tier, len(way.segments)))


def _piece_ways(piece: str, *, begun: bool, exact: bool) -> list[Way]:
    """Return the ways to read letters without apostrophe."""
    letters, marks, closed = _tones(piece)
    if len(letters) > MOST_LETTERS:
        return []
    ways = _syllable_ways(letters, marks, closed, begun)
    unread = not ways
    if not marks and not closed and not any(way.tier is Tier.WHOLE for way in ways):
        ways += _with_latin(letters, begun)
    if exact or marks or closed:
        return ways
    ways += [Way(Tier.INITIALS, cut) for cut in initials(letters)]
    if unread:
        ways += [Way(Tier.INITIALS, cut) for cut in mixed(letters, begun)]
    return ways


def _with_latin(letters: str, begun: bool) -> list[Way]:
    """Return the ways with letters as typed: all, or a beginning or an end of them, the rest read by syllables."""
    typed = tuple(Segment("char", letter) for letter in letters)
    ways = [Way(Tier.WHOLE, typed)]
    for cut in range(1, len(letters)):
        ways += [Way(tier, typed[:cut] + read) for tier, read in _syllable_ways(letters[cut:], {}, {}, begun)]
        ways += [Way(tier, read + typed[cut:]) for tier, read in _syllable_ways(letters[:cut], {}, {}, False)]
    return sorted(ways, key=lambda way: way.tier)


def _tones(piece: str) -> tuple[str, dict[int, int], dict[int, int]]:
    """Return bare letters, place → tone of marked letters, and end → tone of syllables closed by a number."""
    letters, marks, closed = "", {}, {}
    for char in piece:
        if char.isdigit():
            closed[len(letters)] = int(char)
            continue
        bare, tone = without_tone(char)
        if tone != 5:
            marks[len(letters)] = tone
        letters += bare or "v"
    return plain_letters(letters), marks, closed


def _syllable_ways(letters: str, marks: dict[int, int], closed: dict[int, int], begun: bool) -> list[Way]:
    """Return the whole and begun ways whose syllables fit the tones."""
    ways: list[Way] = []
    for parts, open_end in cuts(letters, begun):
        tones = _tones_of(parts, marks, closed)
        if tones is None or (open_end and tones[-1]):
            continue
        heard = [Segment("sound", "", spellings(part), tone) for part, tone in zip(parts, tones, strict=True)]
        if not open_end:
            ways.append(Way(Tier.WHOLE, tuple(heard)))
        if begun and not tones[-1]:
            heard[-1] = Segment("sound", "", beginning_with(parts[-1]))
            ways.append(Way(Tier.BEGUN, tuple(heard)))
    return sorted(ways, key=lambda way: way.tier)


def _tones_of(parts: tuple[str, ...], marks: dict[int, int], closed: dict[int, int]) -> list[int] | None:
    """Return the tone asked of each part (0 = any); None where marks and numbers do not fit this cut."""
    tones: list[int] = []
    ends: set[int] = set()
    start = 0
    for part in parts:
        end = start + len(part)
        asked = {tone for place, tone in marks.items() if start <= place < end}
        if end in closed:
            asked.add(closed[end])
        if len(asked) > 1:
            return None
        tones.append(asked.pop() if asked else 0)
        ends.add(end)
        start = end
    return tones if set(closed) <= ends else None
