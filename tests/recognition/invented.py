"""Pages as an engine would tell of them: lines in boxes higher than their type, with edges that scatter."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import replace

from reader.importing.readings.recognised import PageReading, RecognisedLine

EM = 30.0


def line(
    text: str, left: float, middle: float, size: float = EM, *, sure: Sequence[float] = (), others: Sequence[str] = (),
    upright: bool = False, scatter: random.Random | None = None,
) -> RecognisedLine:  # fmt: skip
    """Return a line as it is told: its box a quarter higher than its type."""
    pad = 0.125 * size

    def slip() -> float:
        return scatter.uniform(-0.25, 0.25) * size if scatter else 0.0

    long = len(text) * size
    if upright:
        a, b = (left - size / 2 - pad, middle - pad), (left + size / 2 + pad, middle + long + pad)
    else:
        a, b = (left - pad + slip(), middle - size / 2 - pad), (left + long + pad + slip(), middle + size / 2 + pad)
    corners = (a, (b[0], a[1]), b, (a[0], b[1]))
    at = tuple((pad + (k + 0.5) * size) / (long + 2 * pad) for k in range(len(text)))
    told = tuple(sure) or (0.99,) * len(text)
    return RecognisedLine(
        corners, text, at, told, tuple(others) or ("",) * len(text), ((0.0, 0.0),) * len(text), upright
    )


def reading(lines: Sequence[RecognisedLine], width: int = 2000, height: int = 2600) -> PageReading:
    """Return a page of lines."""
    return PageReading(engine="invented", width=width, height=height, lines=tuple(lines))


HEAD = "桥头新添候车亭"
SENTENCE = "这座候车亭是乡亲们凑的木料，冬天挡风，夏天遮阳，夜里还留一盏灯。"


def page(day: int = 3, number: int = 1, seed: int = 1, *, unsure: bool = False) -> PageReading:
    """Return a page with a masthead, a headline and two columns of text under it; `unsure`: of one character."""
    chance = random.Random(seed)
    made = [
        line("溪口新报", 200, 120, 90),
        line(f"2023年6月{day}日", 900, 100), line(f"第{number}版：乡村", 900, 150),
        line(HEAD, 420, 420, 70),
    ]  # fmt: skip
    words = "本报讯（记者林晓舟）" + SENTENCE * 14
    width = 20
    rows = ["　　" + words[: width - 2]] + [words[k : k + width] for k in range(width - 2, len(words), width)]
    half = math.ceil(len(rows) / 2)
    for column, own in enumerate((rows[:half], rows[half:])):
        for k, text in enumerate(own):
            indent = 2 * EM if text.startswith("　") else 0.0
            words, sure = text.strip("　"), tuple[float, ...]()
            if unsure and not column and k == 1:
                sure = (0.4, *(0.99,) * (len(words) - 1))
            made.append(line(words, 200 + column * 660 + indent, 560 + k * 45, sure=sure, scatter=chance))
    return reading(made, 1560, 1500)


def body() -> str:
    """Return the text that the page prints."""
    return "本报讯（记者林晓舟）" + SENTENCE * 14


def doubted(page: PageReading, before: str, char: str, others: str, most: int = 9) -> PageReading:
    """Return a page on which a character behind some words was read doubtfully, as often as it stands there."""
    lines = []
    for one in page.lines:
        at = one.text.find(before + char)
        if at >= 0 and most > 0:
            most -= 1
            k = at + len(before)
            sure = tuple(0.4 if j == k else x for j, x in enumerate(one.sure))
            told = tuple(others if j == k else "" for j in range(len(one.text)))
            one = replace(one, sure=sure, others=told)
        lines.append(one)
    return replace(page, lines=tuple(lines))
