"""What stands around pieces in pasted newspapers: mastheads, names of sections, what sites and programs leave."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from benchmarks._page_words import Words


@dataclass
class Printed:
    """A masthead's lines, and what it says."""

    lines: list[str] = field(default_factory=list)
    expect: dict[str, Any] = field(default_factory=dict)


def _weekday(day: datetime.date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


def _printed(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _old(day: datetime.date) -> str:
    """Return a day of the fifties in Chinese numerals."""
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(1950 + day.year % 10))
    return f"{year}年{_han(day.month)}月{_han(day.day)}日"


def _han(number: int) -> str:
    ones: list[str] = ["", *"一二三四五六七八九"]
    if number < 10:
        return ones[number]
    tens = "" if number < 20 else ones[number // 10]
    return tens + "十" + ones[number % 10]


def _two_lines(words: Words, day: datetime.date) -> Printed:
    return Printed(
        [words.paper, f"{_printed(day)} {_weekday(day)} 第3版"],
        {"date": day.isoformat(), "newspaper": words.paper},
    )


def _one_line(words: Words, day: datetime.date) -> Printed:
    line = f"{words.paper}　{_printed(day)}　{_weekday(day)}　第3版　{words.page_name()}"
    return Printed([line], {"date": day.isoformat(), "newspaper": words.paper})


def _bars(words: Words, day: datetime.date) -> Printed:
    line = f"{words.paper}|{_printed(day)}|{_weekday(day)}|第3版|责编：{words.name()}"
    return Printed([line], {"date": day.isoformat(), "newspaper": words.paper})


def _stacked(words: Words, day: datetime.date) -> Printed:
    lines = ["　".join(words.paper), _printed(day), _weekday(day), words.lunar(), "今日8版", "总第4123期", "第3版"]
    return Printed(lines, {"date": day.isoformat(), "newspaper": words.paper})


def _running_head(words: Words, day: datetime.date) -> Printed:
    line = f"A03 {words.page_name()}          {words.paper} {_printed(day)}"
    return Printed([line], {"date": day.isoformat(), "newspaper": words.paper})


def _digital(words: Words, day: datetime.date) -> Printed:
    lines = [
        f"{words.paper}数字报", f"{_printed(day)} {_weekday(day)}", f"第03版：{words.page_name()}",
        "上一版 下一版", "版面导航 标题导航", "放大+ 缩小- 全文复制",
    ]  # fmt: skip
    return Printed(lines, {"date": day.isoformat(), "newspaper": words.paper})


def _fifties(words: Words, day: datetime.date) -> Printed:
    then = datetime.date(1950 + day.year % 10, day.month, day.day)
    lines = [words.paper, f"{_old(day)}　第一二八号", "第三版"]
    return Printed(lines, {"date": then.isoformat(), "newspaper": words.paper})


def _none(words: Words, day: datetime.date) -> Printed:
    return Printed()


MASTHEADS: dict[str, Callable[[Words, datetime.date], Printed]] = {
    "two-lines": _two_lines, "one-line": _one_line, "bars": _bars, "stacked": _stacked, "running-head": _running_head,
    "digital": _digital, "fifties": _fifties, "none": _none,
}  # fmt: skip

SECTIONS: dict[str, Callable[[str], str]] = {
    "none": str,
    "brackets": "【{}】".format,
    "bars": "| {} |".format,
    "square": "[{}]".format,
    "diamonds": "◆{}◆".format,
    "dashes": "—{}—".format,
}


class Between(Protocol):
    """What a site or program leaves behind a piece."""

    def __call__(self, words: Words, *, last: bool) -> list[str]:
        """Return its lines."""


def _nothing(words: Words, *, last: bool) -> list[str]:
    return []


def _stars(words: Words, *, last: bool) -> list[str]:
    return [] if last else ["", "* * *"]


def _dashes(words: Words, *, last: bool) -> list[str]:
    return [] if last else ["", "-" * 20]


def _buttons(words: Words, *, last: bool) -> list[str]:
    return ["", words.random.choice(["点赞 12 收藏 分享", "【纠错】【打印】【关闭】", "上一篇 下一篇", "A- A A+ 朗读"])]


def _related(words: Words, *, last: bool) -> list[str]:
    head = words.random.choice(["相关阅读", "推荐阅读", "猜你喜欢"])
    return ["", head, f"· {words.place()}的灯会", f"· {words.place()}的夜市"]


def _staff(words: Words, *, last: bool) -> list[str]:
    return ["", f"责任编辑：{words.name()}"]


def _advert(words: Words, *, last: bool) -> list[str]:
    return ["", f"[广告] {words.place()}百货全场八折"] if not last else []


BETWEEN: dict[str, Between] = {
    "nothing": _nothing, "stars": _stars, "dashes": _dashes, "buttons": _buttons, "related": _related,
    "staff": _staff, "advert": _advert,
}  # fmt: skip
