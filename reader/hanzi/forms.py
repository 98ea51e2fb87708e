"""Forms of a character that folding leaves apart because they are also good simplified characters: 后 後, 干 乾, 着 著.

What is folded is one to one; this relation is many to many, and may hold only under a reading: 乾 is 干 where it is
read gān, and a character of its own in 乾隆. Folded text in, folded text out. Light: reads two small tables, once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reader.hanzi.folding import fold
from reader.hanzi.tones import without_tone
from reader.model.resources import resource

FORMS = resource("vocabulary", "forms.tsv")
WORDS = resource("vocabulary", "form_words.tsv")
_MOST = 8


class OtherForm(NamedTuple):
    """Another form of a character, and the readings (with tone marks) under which alone it is one; none: under any.

    `always`: whoever writes 瞭 for 了 has said the reading; under another one it is not meant, not even in doubt.
    """

    char: str
    readings: frozenset[str]
    always: bool


class Row(NamedTuple):
    """A row of the table: a form as printed, its simplified character, the readings under which it is that one.

    `usual` is its reading in a text of traditional characters where no phrase says otherwise, empty where its own.
    """

    form: str
    simplified: str
    readings: tuple[str, ...]
    usual: str


@cache
def rows() -> tuple[Row, ...]:
    """Return the table (resources/vocabulary/forms.tsv)."""
    with FORMS.open(encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return tuple(Row(form, simplified, tuple(read.split()), usual) for form, simplified, read, usual in cells)


@cache
def _others() -> dict[str, tuple[OtherForm, ...]]:
    found: dict[str, list[OtherForm]] = {}
    for form, simplified, readings, _usual in rows():
        folded = fold(form)
        if folded != simplified:
            for one, other in ((folded, simplified), (simplified, folded)):
                found.setdefault(one, []).append(OtherForm(other, frozenset(readings), one == folded))
    return {char: tuple(others) for char, others in found.items()}


def other_forms(char: str) -> tuple[OtherForm, ...]:
    """Return the other forms of a folded character, nothing where it has none."""
    return _others().get(char, ())


@cache
def readings_meant() -> dict[str, frozenset[str]]:
    """Return form that is folded to a character of several readings → those it is written for: 幹 → gàn, 髮 → fà.

    With each the same syllable without tone (頭髮 is tóufa). Not where another form that is not folded is written for
    that reading too: 麼 and 麽 are one.
    """
    others = {(row.simplified, row.usual) for row in rows() if fold(row.form) != row.simplified}
    told = {
        row.form: row.usual
        for row in rows()
        if row.form != row.simplified == fold(row.form) and row.usual and (row.simplified, row.usual) not in others
    }
    return {form: frozenset({usual, without_tone(usual)[0]}) for form, usual in told.items()}


@cache
def _simple() -> dict[int, str]:
    return {ord(fold(row.form)): row.simplified for row in rows() if fold(row.form) != row.simplified}


def simplified_throughout(text: str) -> str:
    """Return a folded text with the forms that folding leaves (後, 著, 乾) as their simplified characters too."""
    return text.translate(_simple())


def folded_as_meant(text: str) -> str:
    """Return a text folded, but for the forms that mean one reading (`readings_meant`), which stay as they are."""
    return "".join(one if one in readings_meant() else other for one, other in zip(text, fold(text), strict=True))


@cache
def _words() -> tuple[tuple[str, str], ...]:
    with WORDS.open(encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return tuple(pair for one, other in pairs for pair in ((one, other), (other, one)))


def respellings(text: str) -> Iterator[str]:
    """Yield folded text with one of its words written otherwise, wherever it stands: 坐位 → 座位. At most eight."""
    found = dict.fromkeys(text.replace(one, other) for one, other in _words() if one in text)
    yield from list(found)[:_MOST]
