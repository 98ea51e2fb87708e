"""Invented news: what composed newspaper pages print. No town, person or paper in it exists."""

from __future__ import annotations

import json
import random
from pathlib import Path

from benchmarks._page_gold import Story

_LISTS: dict[str, list[str]] = json.loads((Path(__file__).parent / "page_words.json").read_text("utf-8"))


class Words:
    """Draws invented words from a random source of its own."""

    def __init__(self, seed: int) -> None:
        """Begin the words of one issue."""
        self.random = random.Random(seed)
        self._used: set[str] = set()
        self.paper = self.pick(_LISTS["papers"])

    def pick(self, choices: list[str] | str) -> str:
        return self.random.choice(choices)

    def fresh(self, make: object) -> str:
        """Return words that this issue has not printed yet."""
        for _attempt in range(50):
            words = make()  # type: ignore[operator]  # a function without arguments
            if words not in self._used:
                break
        self._used.add(words)
        return str(words)

    def name(self) -> str:
        return self.pick(_LISTS["surnames"]) + self.pick(_LISTS["given"])

    def place(self) -> str:
        return self.pick(_LISTS["towns"]) + self.pick(_LISTS["kinds"])

    def page_name(self) -> str:
        return self.pick(_LISTS["pages"])

    def kicker(self) -> str:
        return self.fresh(
            lambda: (
                self.pick(_LISTS["kickers"])
                if self.random.random() < 0.5
                else self.place() + self.pick(_LISTS["kickers"])
            )
        )

    def sub(self) -> str:
        words = self.fresh(
            lambda: (
                self.place() + self.pick(_LISTS["subs"]) if self.random.random() < 0.6 else self.pick(_LISTS["subs"])
            )
        )
        return "——" + words if self.random.random() < 0.2 else words

    def list_head(self) -> str:
        return self.pick(_LISTS["list_heads"])

    def section(self) -> str:
        return self.pick(_LISTS["sections"])

    def advertisement(self) -> list[str]:
        phone = f"{self.random.randint(1000000, 9999999)}"
        return [self.pick(_LISTS["ads"]), f"{self.place()}{self.pick(_LISTS['towns'])}商行", f"电话 {phone}"]

    def lunar(self) -> str:
        return (
            "农历"
            + self.pick(["正月", "三月", "五月", "八月", "腊月"])
            + self.pick(["初三", "初九", "十二", "廿一", "三十"])
        )

    def number(self) -> str:
        return str(self.random.choice([self.random.randint(2, 99), self.random.randint(100, 4800)]))

    def sentence(self) -> str:
        """Return one sentence of 15 to 60 characters."""
        pick = self.pick
        who, place = pick(_LISTS["who"]), self.place()
        forms = [
            f"{pick(_LISTS['open'])}，{place}的{who}{pick(_LISTS['deeds'])}。",
            f"{place}的{who}{self.name()}说：“{pick(_LISTS['sayings'])}。”",
            f"{pick(_LISTS['open'])}，{place}共有{self.number()}{pick(_LISTS['units'])}，比去年多了{self.number()}{pick(_LISTS['units'])}。",
            f"{who}们{pick(_LISTS['deeds'])}，又{pick(_LISTS['deeds'])}。",
            f"{self.name()}是{place}的{who}，{pick(_LISTS['open'])}，他{pick(_LISTS['deeds'])}，一共用了{self.number()}天。",
            f"从{self.place()}到{place}，{who}{pick(_LISTS['deeds'])}，{self.pick(_LISTS['results'])}。",
            f"“{pick(_LISTS['sayings'])}。”{who}{self.name()}一边说，一边{pick(_LISTS['deeds'])}。",
            f"至于往后的打算，{who}们商量了{self.number()}回，决定{pick(_LISTS['deeds'])}。",
        ]
        return pick(forms)

    def paragraph(self, size: int) -> str:
        """Return about `size` characters of sentences."""
        made = ""
        while len(made) < size:
            made += self.sentence()
        return made

    def story(self, size: int, *, longest: int = 22, kicker: float = 0.3, sub: float = 0.3) -> Story:
        """Return a story of about `size` characters with its headline stack."""
        place, work, result = self.place(), self.pick(_LISTS["works"]), self.pick(_LISTS["results"])
        short, long = f"{place}{work}", f"{place}{work} {result}"
        headline = self.fresh(lambda: long if longest >= len(long) and self.random.random() < 0.6 else short)
        if headline in {short, long} and len(headline) > longest:
            headline = short[-longest:]
        made = Story(headline=headline)
        if self.random.random() < kicker:
            made.kicker = self.kicker()
        if self.random.random() < sub:
            made.sub = self.sub()
        lead = f"{place}{work}的事，前天有了结果，{result}。"
        way = self.random.random()
        who = self.name()
        if way < 0.55:
            made.credits = [("记者", who)]
            lead = f"本报讯（记者{who}）{lead}"
        elif way < 0.7:
            other = self.name()
            made.credits = [("记者", who), ("通讯员", other)]
            lead = f"本报讯（记者 {who} 通讯员 {other}）{lead}"
        elif way < 0.9:
            made.byline = f"本报记者 {who}" if self.random.random() < 0.7 else f"□ 本报记者 {who}"
            made.credits = [("记者", who)]
        first = lead
        while len(first) < min(size, self.random.randint(40, 130)):
            first += self.sentence()
        made.paragraphs = [first]
        while sum(map(len, made.paragraphs)) < size:
            left = size - sum(map(len, made.paragraphs))
            made.paragraphs.append(self.paragraph(min(left, self.random.randint(20, 150))))
        return made

    def photo(self) -> Story:
        """Return a picture's own piece: a caption signed by its photographer."""
        who = self.name()
        scene = self.pick(_LISTS["scenes"]).replace("，", f"，{self.place()}的", 1)
        tail = self.random.choice([f"（{who} 摄）", f"　本报记者 {who} 摄", f"（{who}摄）"])
        made = Story(kind="photo", paragraphs=[f"{scene}。{tail}"], credits=[("摄影", who)])
        if self.random.random() < 0.3:
            made.headline = self.pick(["春到水乡", "晒秋", "雨后", "渡口清晨", "忙碌的码头", "灯下"])
        return made

    def caption(self) -> str:
        """Return the caption of a picture that belongs to a story."""
        return f"图为{self.place()}的{self.pick(_LISTS['who'])}{self.pick(_LISTS['deeds'])}。"
