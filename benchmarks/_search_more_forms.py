"""Forms beyond those that are timed: operators, old characters, other digits, 双拼, synonyms, similar sounds.

What is asked for is drawn from the pieces, so that most of it has an answer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from benchmarks._search_corpus import Article, Typed, words
from reader.hanzi import shuangpin
from reader.hanzi.readings import in_context
from tests.search.typing_forms import FORMS, bare, digits_other_way, typable

_DIGITS = re.compile(r"(?:\d{1,4}|[一二三四五六七八九]{1,3})[年月日万亿个项%]")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,8}(?![A-Za-z])")
_LONG = re.compile(r"[\u4e00-\u9fff]{7,12}")
_SWAPS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"), ("l", "n"))


def in_old_characters(pieces: list[Article], each: int = 4) -> list[Article]:
    """Return the pieces, every so manieth in traditional characters."""
    from opencc import OpenCC

    old = OpenCC("s2t").convert
    return [
        replace(piece, headline=old(piece.headline), body=old(piece.body)) if k % each == 1 else piece
        for k, piece in enumerate(pieces)
    ]


class _Draw:
    """Draws words, and words that stand close together."""

    def __init__(self, pieces: list[Article], count: int, seed: int) -> None:
        self.pieces, self.chance = pieces, random.Random(seed)
        self._words = [word for word in words(pieces, count, self.chance) if typable(word)]

    def word(self) -> str:
        return self.chance.choice(self._words)

    def full(self, word: str, join: str = "") -> str:
        return join.join(bare(typable(word) or []))

    def found(self, pattern: re.Pattern[str]) -> str:
        while True:
            some = pattern.findall(self.chance.choice(self.pieces).body)
            if some:
                return str(self.chance.choice(some))

    def together(self) -> tuple[str, str, str]:
        """Return three neighbouring stretches of two characters."""
        while True:
            run = self.found(_LONG)[:6]
            if typable(run):
                return run[:2], run[2:4], run[4:]

    def similar(self, word: str) -> str:
        typed = self.full(word)
        fitting = [pair for pair in _SWAPS if pair[0] in typed]
        return typed.replace(*self.chance.choice(fitting), 1) if fitting else typed


def more_queries(pieces: list[Article], each: int, seed: int) -> list[Typed]:
    """Return `each` queries of every further form."""
    draw = _Draw(pieces, each * 12, seed)
    made = [Typed(form, make(draw)) for form, make in _MAKERS.items() for _ in range(each)]
    for scheme in sorted(shuangpin.NAMES):
        made += [_two_keys(draw, scheme, k) for k in range(each // 2)]
    for _ in range(each):
        made.append(Typed("similar sounds", draw.similar(draw.word()), similar=True))
        one, other, third = draw.word(), draw.word(), draw.word()
        group = ((one, other, third),)
        meant = f'({one} OR "{other}" OR "{third}")'
        made.append(Typed("synonyms", one, synonyms=group, meant=meant))
        made.append(
            Typed("synonyms in a query", f"标题:{one} -{third[0]}", synonyms=group, meant=f"标题:{meant} -{third[0]}")
        )
    return made


def _two_keys(draw: _Draw, scheme: str, k: int) -> Typed:
    word = draw.word()
    keys = [shuangpin.keys_of(syllable, scheme) for syllable in bare(typable(word) or [])]
    forms = ("two keys", "two keys, the last begun", "hanzi then two keys", "quoted two keys", "two keys in a field")
    typed = (
        "".join(keys), "".join(keys)[:-1], word[0] + "".join(keys[1:]), f'"{"".join(keys)}"', f"标题:{''.join(keys)}"
    )  # fmt: skip
    return Typed(forms[k % len(forms)], typed[k % len(forms)], scheme=scheme)


def _old(word: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(word))


def _near(draw: _Draw, distance: str, *, sound: bool = False) -> str:
    one, _between, other = draw.together()
    if draw.chance.random() < 0.5:
        one, other = other, one
    return f"{draw.full(one) if sound else one} near{distance} {draw.full(other) if sound else other}"


def _near_group(draw: _Draw) -> str:
    one, _between, other = draw.together()
    return f"{one} near/6 ({other} OR {draw.word()})"


def _quoted_mixture(draw: _Draw) -> str:
    one, other, _ = draw.together()
    return f'"{draw.full(one, " ")} {other}"'


def _regex(draw: _Draw) -> str:
    one, _, other = draw.together()
    return draw.chance.choice(
        (f"/{one}.{{0,4}}{other}/", f"/^{one}/", f"/[{one}]{other}/", f"/{other}$/", rf"/\d+{one[0]}/")
    )


def _byline(draw: _Draw) -> str:
    names = draw.chance.choice(draw.pieces).byline.split()[1:]
    name = draw.chance.choice(names or ["王伟"])
    return "by:" + ("".join(bare([r or "" for r in in_context(name)])) if typable(name) else name)


def _begun_phrase(draw: _Draw) -> str:
    heard = bare(typable(draw.word()) or [])
    return " ".join([*heard[:-1], heard[-1][: draw.chance.randint(1, len(heard[-1]))]])


_MAKERS: dict[str, Callable[[_Draw], str]] = {
    "old characters": lambda d: _old(d.word()),
    "old characters, quoted": lambda d: f'"{_old(d.word())}"',
    "old then pinyin": lambda d: (lambda w: _old(w)[0] + d.full(w[1:]))(d.word()),
    "neighbours": lambda d: "".join(d.together()[:2]),
    "long pinyin": lambda d: d.full("".join(d.together())),
    "long initials": lambda d: "".join(s[0] for s in bare(typable("".join(d.together())) or [])),
    "other digits": lambda d: digits_other_way(d.found(_DIGITS)),
    "Latin": lambda d: d.chance.choice((str.upper, str.lower, str.title))(d.found(_LATIN)),
    "begun phrase": _begun_phrase,
    "tones spaced": lambda d: (
        FORMS["tone numbers"](w := d.word(), typable(w) or [], d.chance).replace("1", "1 ").strip()
    ),
    "three words": lambda d: " ".join(d.together()),
    "either": lambda d: f"{d.word()} OR {d.full(d.word())}",
    "either of three": lambda d: f"{d.word()} | {d.word()} OR {d.word()}",
    "without": lambda d: f"{d.word()} -{d.word()[0]}",
    "without by pinyin": lambda d: f"{d.word()} -{d.full(d.word())}",
    "only without": lambda d: f"-{d.word()}",
    "group": lambda d: f"({d.word()} OR {d.word()}) {d.word()}",
    "without a group": lambda d: f"{d.word()[0]} -({d.word()} OR {d.full(d.word())})",
    "either with a minus": lambda d: f"({d.word()} OR -{d.word()[0]}) {d.word()}",
    "near": lambda d: _near(d, ""),
    "near, a number": lambda d: _near(d, f"/{d.chance.randint(0, 30)}"),
    "near by pinyin": lambda d: _near(d, "/4", sound=True),
    "near a group": _near_group,
    "near, and without": lambda d: f"{_near(d, '/8')} -{d.word()[0]}",
    "near in a field": lambda d: f"正文:({_near(d, '/5')})",
    "group in a field": lambda d: f"标题:({d.word()} OR {d.full(d.word())})",
    "fields either": lambda d: f"标题:{d.word()} OR 正文:{d.word()}",
    "byline by pinyin": _byline,
    "field and word": lambda d: f"title:{d.word()[0]} {d.full(d.word())}",
    "quoted mixture": _quoted_mixture,
    "regular expression": _regex,
    "regular expression and word": lambda d: f"{_regex(d)} {d.word()[0]}",
}
