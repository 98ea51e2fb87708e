"""Makes the tables of readings from pypinyin's dictionaries; the only module that imports pypinyin.

A character may have these readings: the first one of the single-character dictionary, every reading it has in some
phrase of the phrase dictionary, the ones of resources/vocabulary/readings.tsv (surnames, places), every reading in
resources/vocabulary/phrases.tsv (newspaper words, before the dictionary's own), and every dictionary reading that
differs from one of those only in tone. A form of a character that is another character as well (乾 for 干) may also
have the readings under which it stands for it, and a phrase (干净) is one with that form too (乾净).

The dictionary's other readings are left out on purpose: nobody looks for 超 under `tiao` or 广 under `an`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from importlib.metadata import version
from itertools import chain

from reader.hanzi import forms
from reader.hanzi.folding import fold
from reader.hanzi.name_characters import surnames
from reader.hanzi.tables import Tables
from reader.hanzi.tones import without_tone
from reader.model.resources import resource

_OURS = ("readings.tsv", "surnames.txt", "usual.tsv", "phrases.tsv", "contexts.tsv", "forms.tsv", "form_words.tsv")

_ONE_READING = {"一": "yī", "不": "bù", "框": "kuàng", "颇": "pō", "脊": "jǐ", "摒": "bìng", "甸": "diàn", "萎": "wěi"}


def source_version() -> str:
    """Return what the tables are made from; another value means other tables."""
    return f"pypinyin {version('pypinyin')}; our own {hash_of_supplements()}"


def hash_of_supplements() -> str:
    """Return a short checksum of our own additions."""
    from zlib import crc32

    checksum = 0
    for name in (
        "readings.tsv",
        "surnames.txt",
        "usual.tsv",
        "phrases.tsv",
        "contexts.tsv",
        "forms.tsv",
        "form_words.tsv",
    ):
        checksum = crc32(resource("vocabulary", name).read_bytes(), checksum)
    return f"{checksum:08x}"


def own_phrases() -> dict[str, list[str]]:
    """Return phrase → a reading for each character, of resources/vocabulary/phrases.tsv."""
    with resource("vocabulary", "phrases.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {phrase: readings.split(" ") for phrase, readings in rows}


def supplements() -> list[tuple[str, str, str]]:
    """Return (character, reading, why) of resources/vocabulary/readings.tsv."""
    with resource("vocabulary", "readings.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in rows if len(row) == 3]


def surname_readings() -> dict[str, str]:
    """Return surname → how it is read as one; of those that are mostly everyday words only what readings.tsv has."""
    listed = {name: said.reading for name, said in surnames().items() if said.tier != "everyday" and len(name) == 1}
    everyday = {char: reading for char, reading, why in supplements() if why == "surname"}
    return {name: reading for name, reading in (listed | everyday).items() if reading}


def usual() -> dict[str, str]:
    """Return character → its usual reading, of resources/vocabulary/usual.tsv."""
    with resource("vocabulary", "usual.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return dict(rows)


def build() -> Tables:
    """Return the tables; takes about a second."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    phrases = {phrase: [options[0] for options in readings] for phrase, readings in phrases_dict.items()}
    phrases = {
        phrase: readings
        for phrase, readings in phrases.items()
        if len(phrase) == len(readings) and all(without_tone(reading)[0] for reading in readings)
    } | own_phrases()
    phrases = {phrase: _unchanged(phrase, readings) for phrase, readings in phrases.items()}
    phrases = _in_other_forms(phrases) | phrases
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases.items():
        for char, reading in zip(phrase, readings, strict=True):
            seen[char][reading] += 1
    names = surname_readings()
    for char, reading in chain(((char, reading) for char, reading, _why in supplements()), names.items()):
        seen[char][reading] += 0
    for row in forms.rows():
        for reading in row.readings:
            seen[row.form][reading] += 0
    dictionary = {chr(code): text.split(",") for code, text in pinyin_dict.items()}
    first = usual()
    allowed = {
        char: _allowed([*filter(None, [first.get(char)]), *dictionary.get(char, [])], seen[char])
        for char in sorted({*dictionary, *seen})
    }
    return Tables.of(
        {char: readings for char, readings in allowed.items() if readings and fold(char) == char}, phrases, names
    )


def _unchanged(phrase: str, readings: list[str]) -> list[str]:
    """Return a phrase's readings with 一 and 不 as the dictionary has them, not as they change when spoken.

    So with the characters that today's dictionary reads in one way alone, where the phrases have older readings.
    """
    return [_ONE_READING.get(char, reading) for char, reading in zip(phrase, readings, strict=True)]


def _in_other_forms(phrases: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the phrases with every character in another form that it may have there: 看着 → 看著, 河干 stays."""
    simplified = {row.simplified for row in forms.rows()}

    def otherwise(char: str, reading: str) -> str:
        others = forms.other_forms(char) if char in simplified else ()
        return next((o.char for o in others if not o.readings or reading in o.readings), char)

    made: dict[str, list[str]] = {}
    for phrase, readings in phrases.items():
        written = "".join(otherwise(char, reading) for char, reading in zip(phrase, readings, strict=True))
        if written != phrase:
            made[written] = readings
    return made


def _allowed(dictionary: list[str], seen: Counter[str]) -> list[str]:
    """Return the readings of one character, the default one first, then by how many phrases have them."""
    listed = [reading for reading in dictionary if without_tone(reading)[0]]
    kept = dict.fromkeys(chain(listed[:1], (reading for reading, _ in seen.most_common())))
    bare = {without_tone(reading)[0] for reading in kept}
    kept.update(dict.fromkeys(reading for reading in listed if without_tone(reading)[0] in bare))
    return list(kept)
