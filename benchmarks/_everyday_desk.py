"""Everyday papers as people have them: a desk that draws stories, and what must come of them in the corpus' form.

Running text comes from the corpus beside the project, or is invented where there is none; towns, papers and persons are
invented always.
"""

from __future__ import annotations

import itertools
import json
import lzma
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks._page_words import Words

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "scale-100k.jsonl.xz"
TOWNS = ("澄溪", "柏川", "安陵", "枫浦", "云澜", "石桥", "临洮湾", "清渡", "禾丰", "东屏", "南峪", "白鹭洲", "兰泽")
PAPERS = ("日报", "晚报", "时报", "都市报", "商报")
PEOPLE = (
    "梁秋实", "方敏", "何志远", "杜鹃", "秦安", "陆远帆", "谭丽华", "沈亦舟", "周大海",
    "吴小满", "郑国强", "冯晓燕", "曹宇", "姚春兰", "段思齐", "司马青", "范立", "韩雪梅",
    "顾长河", "潘文静", "尹航", "蔡卓", "彭玉珍", "江浩然", "廖欣", "汤建华", "邹平",
    "万晓光", "欧阳岚", "龙小雨", "向东", "田野", "章怡", "鲁家明", "辛夷", "柴静波",
)  # fmt: skip
WEEK = "一二三四五六日"


@dataclass(slots=True)
class Piece:
    """What must come of one piece."""

    headline: str
    paragraphs: list[str]
    kicker: str | None = None
    sub: str | None = None
    section: str | None = None
    credits: list[tuple[str, list[str]]] = field(default_factory=list)
    kind: str = "article"
    page: str | None = None
    date: str | None = None

    def gold(self) -> dict[str, Any]:
        """Return the piece as the corpus' gold has it."""
        own = {"headline": self.headline, "paragraphs": self.paragraphs, "kicker": self.kicker, "subheadline": self.sub}
        people = [{"role": role, "names": names} for role, names in self.credits]
        return own | {"section": self.section, "credits": people, "kind": self.kind, "flags": [], "day": self.date}


@dataclass(slots=True)
class Paper:
    """One source and what must come of it; pieces without page stand on pages[0]."""

    files: Mapping[str, str | bytes]
    pieces: list[Piece]
    paper: str | None
    date: str | None
    pages: list[str] = field(default_factory=list)

    def gold(self) -> dict[str, Any]:
        """Return the entry of the corpus' gold."""
        numbers: list[str | None] = [*self.pages] or [None]
        pages = [
            {"no": no, "articles": [p.gold() for p in self.pieces if (p.page or numbers[0]) == no]} for no in numbers
        ]
        return {"paper": self.paper, "date": self.date, "pages": pages}


@cache
def _corpus() -> list[tuple[str, list[str]]]:
    if not CORPUS.exists():
        return []
    kept = []
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(itertools.islice(lines, 12_000)):
            if number % 5 == 2:
                piece = json.loads(line)
                paragraphs = [p.strip() for p in piece["body"].split("\n") if p.strip()]
                plain = (
                    piece["kind"] == "item"
                    and 6 <= len(piece["headline"]) <= 30
                    and not any(w in piece["body"] + piece["headline"] for w in ("【", "快讯", "编辑：", "编辑:"))
                )
                if plain and 120 <= len(piece["body"]) <= 900 and len(paragraphs) <= 7:
                    kept.append((piece["headline"].strip(), paragraphs))
    return kept


class Desk:
    """Draws stories and names; each is drawn once."""

    def __init__(self, seed: int) -> None:
        """Begin a paper."""
        self.random = random.Random(40_000 + seed)
        self.town = self.random.choice(TOWNS)
        self.paper = self.town + self.random.choice(PAPERS)
        self.y, self.m, self.d = self.random.randint(2008, 2025), self.random.randint(1, 12), self.random.randint(1, 28)
        self.iso = f"{self.y}-{self.m:02d}-{self.d:02d}"
        self.said = f"{self.y}年{self.m}月{self.d}日"
        self.week = "星期" + self.random.choice(WEEK)
        self._names = self.random.sample(PEOPLE, len(PEOPLE))
        self._stories = self.random.sample(_corpus(), 40) if _corpus() else []
        self._words = Words(9_000_000 + seed)

    def name(self) -> str:
        """Return a name that was not drawn before."""
        return self._names.pop()

    def names(self, count: int) -> list[str]:
        """Return several names."""
        return [self.name() for _ in range(count)]

    def story(self, most: int = 900, longest: int = 30, paragraphs: int = 9) -> Piece:
        """Return a story of at most so many characters and paragraphs, its headline of at most so many."""
        for place, (headline, text) in enumerate(self._stories):
            if len(headline) <= longest and sum(map(len, text)) <= most and len(text) <= paragraphs:
                del self._stories[place]
                return Piece(headline, list(text))
        made = self._words.story(min(most, 400), longest=min(longest, 20), kicker=0, sub=0)
        return Piece(str(made.headline), list(made.paragraphs))

    def stories(self, count: int, most: int = 900, longest: int = 30) -> list[Piece]:
        """Return several stories."""
        return [self.story(most, longest) for _ in range(count)]

    def lead(self, piece: Piece, form: str = "本报讯（记者{}）") -> Piece:
        """Begin a story's text with where it comes from; one name for each {}."""
        names = self.names(form.count("{}"))
        piece.paragraphs[0] = form.format(*names) + piece.paragraphs[0]
        if names:
            piece.credits = [*piece.credits, ("记者", names)]
        return piece
