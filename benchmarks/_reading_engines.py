"""Other programs that read hanzi, each asked as its documentation says; those that are not installed are left out."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from typing import Any

Engine = Callable[[str], list[str]]
HANZI = re.compile("[\u3400-\u9fff]+")


def engines() -> Iterator[tuple[str, Engine]]:
    """Yield name and reader; a reading has its tone as a number, 5 for none, and v for ü."""
    for name, make in (
        ("pypinyin", _pypinyin),
        ("g2pM", _g2pm),
        ("pinyin_jyutping", _jyutping),
        ("xpinyin", _xpinyin),
    ):
        try:
            yield name, make()
        except ImportError:
            print(f"{name}: not installed")


def _pypinyin() -> Engine:
    from pypinyin import Style, pinyin

    ask: Any = pinyin  # the stubs know fewer forms of `errors` than there are

    def read(text: str) -> list[str]:
        found = ask(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)
        return [options[0] for options in found] if len(found) == len(text) else [""] * len(text)

    return read


def _g2pm() -> Engine:
    model = importlib.import_module("g2pM").G2pM()

    def read(text: str) -> list[str]:
        return [word.replace("u:", "v") for word in model(text, char_split=True, tone=True)]

    return read


def _jyutping() -> Engine:
    reader = importlib.import_module("pinyin_jyutping").PinyinJyutping()
    return _by_runs(lambda run: str(reader.pinyin(run, tone_numbers=True, spaces=True)).split())


def _xpinyin() -> Engine:
    reader = importlib.import_module("xpinyin").Pinyin()
    return _by_runs(lambda run: str(reader.get_pinyin(run, " ", tone_marks="numbers")).split())


def _by_runs(ask: Callable[[str], list[str]]) -> Engine:
    """Ask for each stretch of hanzi by itself: what is no hanzi comes back in other numbers. A stretch that comes back
    with more or fewer syllables than it has characters counts as unread.
    """

    def read(text: str) -> list[str]:
        found = [""] * len(text)
        for run in HANZI.finditer(text):
            syllables = [_numbered(word) for word in ask(run[0])]
            if len(syllables) == len(run[0]):
                found[run.start() : run.end()] = syllables
        return found

    return read


def _numbered(word: str) -> str:
    word = word.replace("ü", "v").replace("u:", "v")
    return word if word[-1:].isdigit() else f"{word}5"
