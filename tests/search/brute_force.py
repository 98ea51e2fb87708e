"""The definition of docs/search-syntax.md, part 2, worked out naively.

Own parser, own segmentation, one position after another.

Shares with the program only data that has tests of its own: folding, the table of syllables, allowed readings,
readings in context and the words of the dictionary. Slow on purpose: letters are matched against the readings of the
text by recursion, never cut into syllables beforehand.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from reader.hanzi.folding import fold
from reader.hanzi.forms import WORDS
from reader.hanzi.forms import rows as forms_table
from reader.hanzi.readings import readings
from reader.hanzi.syllables import SYLLABLES
from reader.hanzi.tones import without_tone
from reader.hanzi.words import only_longer_words

FIELD_ORDER = {"headline": 0, "kicker": 1, "alternative_headline": 1, "byline": 2, "section": 3, "note": 4, "body": 5}
FIELD_NAMES = {
    "标题": {"headline", "kicker", "alternative_headline"},
    "title": {"headline", "kicker", "alternative_headline"},
    "biaoti": {"headline", "kicker", "alternative_headline"},
    "记者": {"byline"},
    "by": {"byline"},
    "jizhe": {"byline"},
    "正文": {"body"},
    "body": {"body"},
    "zhengwen": {"body"},
    "批注": {"note"},
    "note": {"note"},
    "pizhu": {"note"},
}
EVERYWHERE = set(FIELD_ORDER)
DIGITS = ["0〇零○", "1一", "2二", "3三", "4四", "5五", "6六", "7七", "8八", "9九"]
CONSONANTS = set("bcdfghjklmnpqrstwxyzaeo")


class Place(NamedTuple):
    """A place found: field, annotation, start, end, tier."""

    field: str
    annotation: str | None
    start: int
    end: int
    tier: int


class Text:
    """A field's folded text with the readings of each character."""

    def __init__(self, field: str, text: str, annotation: str | None = None) -> None:
        self.field, self.annotation = field, annotation
        self.letters, self.printed = fold(text), text
        known = readings()
        printed = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        numbers = known.numbers(self.letters, person_names=field == "byline", printed=printed)
        self.context = [_sound(number) for number in numbers.tolist()]
        self.any = [sounds_of(char) for char in self.letters]
        self.alphabet = set(self.letters)


@cache
def _sound(number: int) -> tuple[tuple[str, int], ...]:
    name = readings().names[number]
    return (without_tone(name),) if name else ()


@cache
def sounds_of(char: str) -> tuple[tuple[str, int], ...]:
    """Return the syllables with tones that a character may have."""
    return tuple(without_tone(readings().names[number]) for number in readings().allowed(char))


def texts(fields: Mapping[str, str], notes: Mapping[str, str]) -> list[Text]:
    """Return the searchable texts of a piece."""
    return [Text(name, text) for name, text in fields.items() if text] + [
        Text("note", text, key) for key, text in notes.items()
    ]


# --- one word -------------------------------------------------------------------------------------------------------


class Piece(NamedTuple):
    """Letters between apostrophes, with place → tone of marks and end → tone of numbers."""

    letters: str
    marks: tuple[tuple[int, int], ...]
    closed: tuple[tuple[int, int], ...]


def prepared(word: str) -> str:
    """Normalise a typed word."""
    typed = unicodedata.normalize("NFC", word)
    text = "".join(one if one in one_reading() else other for one, other in zip(typed, fold(typed), strict=True))
    return text.replace("nu:", "nü").replace("lu:", "lü")


def is_letter(char: str) -> bool:
    """Tell whether the character belongs to a letter group: a–z, ü, a letter with a tone mark."""
    if "a" <= char <= "z" or char == "ü":
        return True
    base = unicodedata.normalize("NFD", char)
    return (
        len(base) > 1
        and base[0] in "aeiounm"
        and set(base[1:]) <= set("\u0304\u0301\u030c\u0300\u0308")
        and base[1:] != "\u0308"
    )


@lru_cache(maxsize=4096)
def units(word: str, toned: bool) -> tuple[str | tuple[Piece, ...], ...]:
    """Cut a prepared word into single characters and groups of pieces.

    With `toned`, digits 1–5 behind letters are tones.
    """
    text = word.strip()
    for k in range(len(text) - 2, 0, -1):
        if text[k].isspace():
            joins = (is_letter(text[k - 1]) or text[k - 1] in "12345") and is_letter(text[k + 1])
            text = text[:k] + ("'" if joins else "") + text[k + 1 :]
    result: list[str | tuple[Piece, ...]] = []
    k = 0
    while k < len(text):
        if not is_letter(text[k]):
            result.append(text[k])
            k += 1
            continue
        end = k + 1
        while end < len(text):
            here, before, behind = text[end], text[end - 1], text[end + 1 : end + 2]
            number = toned and here in "12345" and is_letter(before) and not behind.isdecimal()
            apostrophe = here in "'’" and bool(behind) and is_letter(behind)
            if not (is_letter(here) or number or apostrophe):
                break
            end += 1
        result.append(tuple(piece(part) for part in re.split("['’]", text[k:end])))
        k = end
    return tuple(result)


def piece(text: str) -> Piece:
    """Take the tones out of letters."""
    letters, marks, closed = "", [], []
    for char in text:
        if char.isdecimal():
            closed.append((len(letters), int(char)))
            continue
        base, tone = without_tone(char)
        if tone != 5:
            marks.append((len(letters), tone))
        letters += base
    for wrong, right in (("jv", "ju"), ("qv", "qu"), ("xv", "xu"), ("yv", "yu")):
        letters = letters.replace(wrong, right)
    return Piece(letters, tuple(marks), tuple(closed))


@cache
def typed_forms(syllable: str) -> tuple[str, ...]:
    """Return how people type a syllable: nü as nv and as nu."""
    if syllable not in SYLLABLES:
        return ()
    return (syllable, syllable[0] + "u" + syllable[2:]) if syllable[:2] in ("lv", "nv") else (syllable,)


TYPED = {form for syllable in SYLLABLES for form in typed_forms(syllable)}
BEGINNINGS = {form[:k] for form in TYPED for k in range(1, len(form) + 1)}
_WHOLE = re.compile("(?:" + "|".join(sorted(TYPED, key=len, reverse=True)) + ")+")
_BEGUN = re.compile(
    "(?:"
    + "|".join(sorted(TYPED, key=len, reverse=True))
    + ")*(?:"
    + "|".join(sorted(BEGINNINGS, key=len, reverse=True))
    + ")"
)


@cache
def canonical(syllable: str) -> str:
    """Return one name for all syllables that sound alike to some."""
    for one, other in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"), ("h", "f")):
        if syllable.startswith(one):
            syllable = other + syllable[len(one) :]
            break
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable


@cache
def sounds_alike(part: str, syllable: str, begun: bool) -> bool:
    """Tell whether a typed part may mean a syllable that sounds like this one."""
    meant = [s for s in SYLLABLES if any(form.startswith(part) if begun else form == part for form in typed_forms(s))]
    return any(canonical(s) == canonical(syllable) for s in meant)


class Way(NamedTuple):
    """How letters may be read: by readings in context or any; initials allowed; last syllable begun allowed.

    Similar sounds.
    """

    context: bool
    exact: bool
    similar: bool = False


def piece_ends(text: Text, k: int, item: Piece, way: Way, last: bool, alone: bool) -> set[tuple[int, int]]:
    """Return (end, kind) of the stretches from k that the piece can mean; kind 2 whole, 3 begun, 4 initials."""
    heard = text.context if way.context else text.any
    marks, closed = dict(item.marks), dict(item.closed)
    toned = bool(marks or closed)
    size = len(item.letters)

    def tone_of(start: int, end: int) -> int | None:
        asked = {tone for place, tone in item.marks if start <= place < end} | (
            {closed[end]} if end in closed else set()
        )
        if len(asked) > 1 or any(start < place < end for place in closed):
            return None
        return asked.pop() if asked else 0

    def fits(position: int, part: str, tone: int, begun: bool) -> bool:
        if position >= len(heard):
            return False
        for syllable, its in heard[position]:
            if tone and its != tone:
                continue
            forms = typed_forms(syllable)
            if any(form.startswith(part) if begun else form == part for form in forms):
                return True
            if way.similar and not tone and sounds_alike(part, syllable, begun):
                return True
        return False

    def whole(start: int, stop: int, position: int) -> set[tuple[int, int]]:
        if start == stop:
            return {(position, 2)}
        ends: set[tuple[int, int]] = set()
        for end in range(start + 1, stop + 1):
            part, tone = item.letters[start:end], tone_of(start, end)
            if tone is None:
                continue
            if part in TYPED and fits(position, part, tone, False):
                ends |= whole(end, stop, position + 1)
            if (
                end == size
                and last
                and not way.exact
                and not tone
                and part in BEGINNINGS
                and fits(position, part, 0, True)
            ):
                ends.add((position + 1, 3))
        return ends

    found = whole(0, size, k)
    begun = last and not way.exact
    unread = not _WHOLE.fullmatch(item.letters) and not (begun and _BEGUN.fullmatch(item.letters))
    if not _WHOLE.fullmatch(item.letters) and not toned and not alone:
        for start, stop in {*((start, size) for start in range(1, size + 1)), *((0, stop) for stop in range(1, size))}:
            before, behind = item.letters[:start], item.letters[stop:]
            if text.letters.startswith(before, k):
                read = whole(start, stop, k + start)
                found |= {(at + len(behind), kind) for at, kind in read if text.letters.startswith(behind, at)}
    if way.exact or toned or way.similar:
        return found

    def initials(start: int, position: int) -> None:
        if start == size:
            found.add((position, 4))
            return
        for part in {item.letters[start], item.letters[start : start + 2]}:
            if (part in CONSONANTS or part in ("zh", "ch", "sh")) and starts(heard, position, part):
                initials(start + len(part), position + 1)

    initials(0, k)
    if unread:
        for cut in mixed_cuts(item.letters, begun):
            if all(
                fits(k + n, part, 0, begun and n == len(cut) - 1) if kind == "s" else starts(heard, k + n, part)
                for n, (kind, part) in enumerate(cut)
            ):
                found.add((k + len(cut), 4))
    return found


def starts(heard: list[tuple[tuple[str, int], ...]], position: int, part: str) -> bool:
    """Tell whether the character there has a syllable of the table that begins so."""
    return position < len(heard) and any(s in SYLLABLES and s.startswith(part) for s, _ in heard[position])


@cache
def mixed_cuts(letters: str, begun: bool) -> list[tuple[tuple[str, str], ...]]:
    """Return the (at most 8) shortest cuts into syllables and initials with at least one of each."""
    found: list[tuple[tuple[str, str], ...]] = []

    def go(rest: str, cut: tuple[tuple[str, str], ...]) -> None:
        if not rest:
            if {kind for kind, _ in cut} == {"s", "i"}:
                found.append(cut)
            return
        for n in range(1, min(6, len(rest)) + 1):
            part = rest[:n]
            if part in TYPED or (
                begun and n == len(rest) > 1 and part in BEGINNINGS and part not in ("zh", "ch", "sh")
            ):
                go(rest[n:], (*cut, ("s", part)))
            if part in CONSONANTS or part in ("zh", "ch", "sh"):
                go(rest[n:], (*cut, ("i", part)))

    go(letters, ())
    return sorted(found, key=len)[:8]


def word_ends(text: Text, k: int, word: str, exact: bool, fuzzy: bool) -> dict[int, int]:
    """Return end → lowest tier of the matches of a prepared word that begin at k."""
    best: dict[int, int] = {}

    def note(end: int, tier: int) -> None:
        best[end] = min(tier, best.get(end, 99))

    if k + len(word) <= len(text.letters) and all(is_typed(text, k + n, char) for n, char in enumerate(word)):
        lone_letter = not exact and len(word) == 1 and "a" <= word <= "z"
        note(k + len(word), 4 if lone_letter else 0)
    elif k + len(word) <= len(text.letters):
        for written in spellings_of(word):
            if all(same_character(text, k + n, char) for n, char in enumerate(written)):
                note(k + len(word), 1)
        if len(word) > 1 and all(same_character(text, k + n, char, loosely=True) for n, char in enumerate(word)):
            note(k + len(word), 5)
    if any(is_letter(char) for char in word):
        by_any = sound_ends(text, k, word, Way(False, exact))
        for end, kind in by_any:
            note(end, 6 if kind == 4 else 5)
        for end, kind in sound_ends(text, k, word, Way(True, exact)) if by_any else ():  # a subset, so seldom needed
            note(end, kind)
        if fuzzy and not exact:
            for end, kind in sound_ends(text, k, word, Way(False, exact, True)):
                if kind != 4:
                    note(end, 8)
    return best


@cache
def spellings_of(word: str) -> tuple[str, ...]:
    """Return the word, and the word with each listed word in it written otherwise."""
    lines = [line.rstrip("\n").split("\t") for line in WORDS.read_text(encoding="utf-8").split("\n") if "\t" in line]
    pairs = [pair for a, b in (line for line in lines if not line[0].startswith("#")) for pair in ((a, b), (b, a))]
    found = [word.replace(one, other) for one, other in pairs if one in word]
    return (word, *list(dict.fromkeys(found))[:8])


@cache
def relation() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return (character, its other form), both ways, and the readings under which they are one."""
    told = [(fold(row.form), row.simplified, row.readings) for row in forms_table()]
    pairs = [(form, simplified, readings) for form, simplified, readings in told if form != simplified]
    return {(a, b): r for one, other, r in pairs for a, b in ((one, other), (other, one))}


@cache
def one_reading() -> dict[str, set[tuple[str, int]]]:
    """Return form that is folded away and means one reading (幹, 髮) → that reading, and the same without tone."""
    left = [(row.simplified, row.usual) for row in forms_table() if fold(row.form) != row.simplified]  # 麽 beside 麼
    told = {
        row.form: without_tone(row.usual)
        for row in forms_table()
        if row.usual and fold(row.form) == row.simplified and (row.simplified, row.usual) not in left
    }
    return {form: {(sound, tone), (sound, 5)} for form, (sound, tone) in told.items()}


def is_typed(text: Text, k: int, typed: str) -> bool:
    """Tell whether a position holds the typed character itself."""
    if typed not in one_reading():
        return text.letters[k] == typed
    read = set(text.context[k]) <= one_reading()[typed]
    return text.letters[k] == fold(typed) and (read or text.printed[k] == typed)


def same_character(text: Text, k: int, typed: str, *, loosely: bool = False) -> bool:
    """Tell whether a position holds the typed character: itself, another form of it, a digit in either script."""
    char = text.letters[k]
    if is_typed(text, k, typed) or same_digit(char, typed):
        return True
    under = relation().get((typed, char))
    if under is None:
        return False
    doubted = loosely and typed not in {fold(row.form) for row in forms_table()}
    return doubted or not under or text.context[k] in {(without_tone(name),) for name in under}


def same_digit(char: str, typed: str) -> bool:
    """Tell whether a character is the typed one, or the same digit in the other script."""
    return char == typed or any(char in forms and typed in forms for forms in DIGITS)


def sound_ends(text: Text, k: int, word: str, way: Way) -> set[tuple[int, int]]:
    """Return (end, kind) of the stretches from k that the word can mean by sound."""
    result: set[tuple[int, int]] = set()
    for toned in (True, False) if any(char in "12345" for char in word) else (True,):
        states = {(k, 2)}
        cut = units(word, toned)
        only_whole = not toned and readable_with_tones(word)
        for number, unit in enumerate(cut):
            after: set[tuple[int, int]] = set()
            for position, kind in states:
                if isinstance(unit, str):
                    if position < len(text.letters) and same_character(text, position, unit, loosely=not way.context):
                        after.add((position + 1, kind))
                    continue
                inner = {(position, kind)}
                for n, item in enumerate(unit):
                    last = number == len(cut) - 1 and n == len(unit) - 1
                    inner = {
                        (end, max(so_far, its))
                        for at, so_far in inner
                        for end, its in piece_ends(text, at, item, way, last, len(word) == 1)
                    }
                after |= inner
            states = after
        result |= {(end, kind) for end, kind in states if kind != 4 or not only_whole}
    return result


@cache
def readable_with_tones(word: str) -> bool:
    """Tell whether every group of the word that has tones can be read with them."""
    cut = units(word, True)
    for number, unit in enumerate(cut):
        if isinstance(unit, str):
            continue
        for n, item in enumerate(unit):
            ends = [0, *(end for end, _ in item.closed)]
            chunks = [item.letters[a:b] for a, b in itertools.pairwise(ends)]
            rest = item.letters[ends[-1] :]
            last = number == len(cut) - 1 and n == len(unit) - 1
            if item.closed or item.marks:
                good = all(_WHOLE.fullmatch(chunk) for chunk in chunks)
                good = good and (not rest or bool((_BEGUN if last else _WHOLE).fullmatch(rest)))
            else:
                good = True
            if not good:
                return False
    return True


def word_places(text: Text, word: str, exact: bool = False, fuzzy: bool = False) -> set[Place]:
    """Return every place of a word in a text."""
    typed = prepared(word)
    if not typed:
        return set()
    first = "".join(
        char for char in text.alphabet if any(may_begin(char, way[0], fuzzy) for way in spellings_of(typed))
    )
    second = "".join(char for char in text.alphabet if any(may_follow(char, way, fuzzy) for way in spellings_of(typed)))
    behind = f"(?=[{re.escape(second)}])" if second and not may_be_alone(typed) else ""
    starts = re.finditer(f"[{re.escape(first)}]{behind}", text.letters) if first else iter(())
    return {
        Place(text.field, text.annotation, start.start(), end, tier)
        for start in starts
        for end, tier in word_ends(text, start.start(), typed, exact, fuzzy).items()
    }


def may_be_alone(typed: str) -> bool:
    """Tell whether a word may match one single character."""
    return len(typed) == 1 or (
        all(map(is_letter, typed.rstrip("12345"))) and piece(typed).letters in BEGINNINGS | TYPED
    )


def may_follow(char: str, typed: str, fuzzy: bool) -> bool:
    """Tell whether a character can be the second one of a match.

    What it may begin with is typed within the next six letters.
    """
    return any(may_begin(char, letter, fuzzy) for letter in typed[1:9])


@cache
def may_begin(char: str, typed: str, fuzzy: bool) -> bool:
    """Tell whether a match of a word that is typed with this first character can begin with `char` at all."""
    if same_digit(char, fold(typed)) or (typed, char) in relation():
        return True
    letter = piece(typed).letters[:1] if is_letter(typed) else ""
    return bool(letter) and any(
        letter in {form[0] for form in typed_forms(syllable)}
        or (fuzzy and canonical(syllable)[0] == canonical(letter)[0])
        for syllable, _ in sounds_of(char)
    )


# --- whole queries --------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<or>(?:OR|\|)(?=\s))|(?P<near>near(?:/(?P<far>\d+))?(?=\s))
    |(?P<minus>-(?=\S))|(?P<field>NAMES):(?=\S)|"(?P<quoted>[^"]*)"(?=[\s)]|$)|/(?P<regex>(?:\\.|[^/])+)/(?=[\s)]|$)
    |(?P<word>[^\s()]+))""".replace("NAMES", "|".join(FIELD_NAMES)),
    re.VERBOSE,
)

Tree: TypeAlias = tuple[Any, ...]
# ("word", text, exact, fields) | ("all"|"any"|"phrase", …) | ("not", tree) | ("near", a, b, n)


def parse(query: str) -> Tree:
    """Parse a well-formed query (what the generators make; mistakes are tested elsewhere)."""
    found = [match for match in _TOKEN.finditer(query) if match.group().strip()]
    tree, rest = _group(found)
    assert not rest, query
    return tree


def _group(tokens: list[re.Match[str]]) -> tuple[Tree, list[re.Match[str]]]:
    parts: list[Tree] = []
    while tokens and not tokens[0]["close"]:
        part, tokens = _operand(tokens)
        while tokens and (tokens[0]["or"] or tokens[0]["near"]):
            operator, (other, tokens) = tokens[0], _operand(tokens[1:])
            if operator["or"]:
                while tokens and tokens[0]["near"]:
                    inner, (third, tokens) = tokens[0], _operand(tokens[1:])
                    other = ("near", other, third, int(inner["far"] or 10))
                part = ("any", part, other)
            else:
                part = ("near", part, other, int(operator["far"] or 10))
        parts.append(part)
    return (parts[0] if len(parts) == 1 else ("all", *parts)), tokens


def _operand(tokens: list[re.Match[str]]) -> tuple[Tree, list[re.Match[str]]]:
    token, rest = tokens[0], tokens[1:]
    if token["minus"]:
        inner, rest = _operand(rest)
        return ("not", inner), rest
    if token["open"]:
        inner, rest = _group(rest)
        return inner, rest[1:]
    if token["field"]:
        inner, rest = _operand(rest)
        return _in_fields(inner, FIELD_NAMES[token["field"]]), rest
    if token["quoted"] is not None:
        return ("word", token["quoted"].strip(), True, EVERYWHERE), rest
    if token["regex"]:
        folded = "".join(char if char.isascii() else fold(char) for char in token["regex"])
        return ("regex", folded, None, EVERYWHERE), rest
    run = [token["word"]]
    if _syllable(run[0], False) and _bare(token):
        while rest and rest[0]["word"] and _syllable(rest[0]["word"], len(rest) == 1):
            run.append(rest[0]["word"])
            rest = rest[1:]
    words: list[Tree] = [("word", text, False, EVERYWHERE) for text in run]
    return (words[0] if len(run) == 1 else ("phrase", ("word", " ".join(run), False, EVERYWHERE), *words)), rest


def _bare(token: re.Match[str]) -> bool:
    before = token.string[: token.start("word")]
    return not before or before[-1].isspace() or before[-1] == "("


def _syllable(word: str, begun: bool) -> bool:
    text = prepared(word)
    bare = text[:-1] if text[-1:] in set("12345") else text
    if not bare or not all(is_letter(char) for char in bare):
        return False
    item = piece(text)
    return item.letters in TYPED or (begun and not item.marks and not item.closed and item.letters in BEGINNINGS)


def _in_fields(tree: Tree, fields: set[str]) -> Tree:
    if tree[0] in ("word", "regex"):
        return (*tree[:3], fields)
    return tuple(_in_fields(part, fields) if isinstance(part, tuple) else part for part in tree)


def places(tree: Tree, piece_texts: list[Text], fuzzy: bool = False) -> set[Place]:
    """Return the places of a tree in a piece."""
    kind = tree[0]
    if kind == "word":
        some = [text for text in piece_texts if text.field in tree[3]]
        return {place for text in some for place in word_places(text, tree[1], tree[2], fuzzy)}
    if kind == "regex":
        return {
            Place(text.field, text.annotation, match.start(), match.end(), 0)
            for text in piece_texts
            if text.field in tree[3]
            for match in re.finditer(tree[1], text.letters, re.IGNORECASE | re.MULTILINE)
            if match.group()
        }
    if kind == "phrase":
        whole = places(tree[1], piece_texts, fuzzy)
        return whole or {p._replace(tier=7) for part in tree[2:] for p in places(part, piece_texts, fuzzy)}
    if kind == "near":
        left, right = places(tree[1], piece_texts, fuzzy), places(tree[2], piece_texts, fuzzy)
        return lowest({p for one, other in _near_pairs(left, right, tree[3]) for p in (one, other)})
    if kind == "not":
        return set()
    return lowest({place for part in tree[1:] for place in places(part, piece_texts, fuzzy)})


def _near_pairs(left: set[Place], right: set[Place], distance: int) -> Iterator[tuple[Place, Place]]:
    for one in left:
        for other in right:
            gap = max(other.start - one.end, one.start - other.end)
            if one[:2] == other[:2] and 0 <= gap <= distance:
                yield one, other


def lowest(found: set[Place]) -> set[Place]:
    """Keep each stretch once, with its lowest tier."""
    best: dict[tuple[str, str | None, int, int], int] = {}
    for place in found:
        best[place[:4]] = min(place.tier, best.get(place[:4], 99))
    return {Place(*stretch, tier) for stretch, tier in best.items()}


Known = dict[int, set[Place]]
"""Places of trees already worked out, by identity: a level asks for the same ones again and again."""


def holds(
    tree: Tree,
    piece_texts: list[Text],
    fuzzy: bool = False,
    level: tuple[int, int] = (99, 99),
    known: Known | None = None,
) -> bool:
    """Tell whether a piece matches, with words limited to a level (tier, field weight)."""
    kind = tree[0]
    known = {} if known is None else known

    def within(part: Tree) -> set[Place]:
        if id(part) not in known:
            known[id(part)] = places(part, piece_texts, fuzzy)
        return _limited(known[id(part)], level)

    def each(parts: Tree) -> Iterator[bool]:
        return (holds(part, piece_texts, fuzzy, level, known) for part in parts)

    if kind == "all":
        return all(each(tree[1:]))
    if kind == "any":
        return any(each(tree[1:]))
    if kind == "not":
        return not holds(tree[1], piece_texts, fuzzy, known=known)
    if kind == "phrase":
        return holds(tree[1], piece_texts, fuzzy, level, known) or (level[0] >= 7 and all(each(tree[2:])))
    if kind == "near":
        if not all(each(tree[1:3])):
            return False
        return next(_near_pairs(within(tree[1]), within(tree[2]), tree[3]), None) is not None
    return bool(within(tree))


def _limited(found: set[Place], level: tuple[int, int]) -> set[Place]:
    return {place for place in found if place.tier <= level[0] and FIELD_ORDER[place.field] <= level[1]}


def level_of(tree: Tree, piece_texts: list[Text], fuzzy: bool = False) -> tuple[int, int] | None:
    """Return the level of a piece, None where it does not match."""
    known: Known = {}
    if not holds(tree, piece_texts, fuzzy, known=known):
        return None
    for tier in range(9):
        for weight in range(6):
            if holds(tree, piece_texts, fuzzy, (tier, weight), known):
                return tier, weight
    return None


def holds_words(tree: Tree, piece_texts: list[Text], level: tuple[int, int]) -> bool:
    """Tell whether a word, or a phrase as a whole, stands at a level as words of two or more characters."""
    word = tree[1] if tree[0] == "phrase" else tree
    letters = {(text.field, text.annotation): text.letters for text in piece_texts}
    found = [p for p in places(word, piece_texts) if (p.tier, FIELD_ORDER[p.field]) == level]
    simple = str.maketrans(
        {form: row.simplified for row in forms_table() if (form := fold(row.form)) != row.simplified}
    )
    texts = [letters[p[:2]][p.start : p.end] for p in found]
    return any(only_longer_words(text) or only_longer_words(text.translate(simple)) for text in texts)
