"""Invented paragraphs of every kind that newspapers print, and how they were set: `composition.tsv`.

`python -m tests.rendering.paragraphs` sets them anew; look at what has changed before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from reader.rendering.composition import Setting, compose
from reader.rendering.measured_text import Shape

GOLDEN = Path(__file__).with_name("composition.tsv")
EM = 20.0
MEASURES = (12, 24, 36)

WHO = (
    "老郭",
    "渡口的船老大",
    "杏坞小学的三个学生",
    "县水文站",
    "祝小满",
    "卡尔·冯·石",
    "《渡口志》编委",
    "Anna",
    "贺知秋",
)
DID = ("数了", "刷好了", "登记了", "量过", "丢失了", "送来了", "抄录了", "修补了", "称了", "画下了")
WHAT = (
    "九十九块条石", "1,234.5米长的缆绳", "两只鹅", "编号GB/T 15834—2011的木牌", "3.5 %的漆", "40秒的录音",
    "2024年的旧账", "《桥谱》（卷三）、《岸谱》“续编”", "第12版的启事", "约3万公里的路", "一台KF-88型水泵",
    "零下5℃的河水", "café的招牌", "A4纸128页", "https://example.org/du/kou?a=1&b=22的页面",
    "“先牛后人”的规矩", "——据说——上游的消息", "……还有那把伞", "ISO 9001:2015证书",
)  # fmt: skip
ENDS = ("。", "！", "？", "；", "。”", "……。", "：“石头不急。”", "，谁也没有说话。", "，“鹅呢？”“鹅排队。”")
LEADS = ("本报讯（记者 祝小满）", "新华社杏坞3月9日电 ", "", "", "“", "（一）", "　　", "①")


class Case(NamedTuple):
    """A paragraph and the place it is set in."""

    text: str
    shape: Shape


class Flat:
    """Widths that no font is needed for: a hanzi or mark 1 em, a letter half of it, a space a quarter."""

    def of(self, text: str) -> Sequence[float]:
        """Return the width of each character."""
        return [EM / 4 if c == " " else EM for c in text]

    def word(self, word: str) -> float:
        """Return the width of a word."""
        return len(word) * EM / 2

    def halved(self, mark: str) -> float:
        """Return half an em."""
        return EM / 2

    def wide(self, mark: str) -> float:
        """Return an em."""
        return EM


def paragraphs() -> Iterator[Case]:
    """Yield 330 paragraphs."""
    chance = Random(20261129)
    for number in range(330):
        clauses = [
            chance.choice(WHO) + chance.choice(DID) + chance.choice(WHAT) + chance.choice(ENDS)
            for _k in range(chance.choice((1, 2, 3, 5, 8)))
        ]
        text = chance.choice(LEADS) + "".join(clauses)
        measure = MEASURES[number % 3] * EM
        spread = 6.0 if number % 11 == 0 else 0.0
        justified = number % 7 != 0
        indent = 2 * EM if number % 5 else 0.0
        yield Case(text, Shape(em=EM, measure=measure, indent=indent, spread=spread, justified=justified))


def setting_of(case: Case) -> Setting:
    """Set a paragraph."""
    return compose(case.text, case.shape, [(len(case.text), Flat())])


def row_of(case: Case) -> str:
    """Return a paragraph and how it is set as one line: text, measure, breaks, flush marks, gaps (start-end=pixels)."""
    found = setting_of(case)
    gaps = " ".join(f"{g.start}-{g.end}={g.width:.2f}" for g in found.gaps if abs(g.width) > 0.004)
    places = [" ".join(map(str, each)) for each in (found.breaks, found.flush)]
    return "\t".join([case.text, f"{case.shape.measure:g}", *places, gaps])


if __name__ == "__main__":
    GOLDEN.write_text("".join(row_of(case) + "\n" for case in paragraphs()), encoding="utf-8")
