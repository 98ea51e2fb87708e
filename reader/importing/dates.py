"""Printed dates in all their forms, and the day of the event that a piece tells of. All patterns read folded text.

`day` is the one way to a date: whatever a page, a table, a feed or a file's name says goes through it, and a day that
no calendar has is no date. `noting` collects those, so that the reader can be told of what is most likely a misprint.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from reader.model.door import door

HAN_DIGITS = {
    c: k for k, row in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九")) for c in row
}
_HAN = "〇零○一二三四五六七八九"
_TENS = "[一二三四五六七八九十廿卅]{1,3}"

FULL = re.compile(
    rf"(?P<year>(?<!\d)(?:1[89]|2[01])\d\d|[{_HAN}]{{4}}|一千[八九]百[零一二三四五六七八九十]{{0,4}})\s*(?:年/?|[-./])\s*"
    rf"(?P<month>\d{{1,2}}|{_TENS})\s*(?:月/?|[-./])\s*(?P<day>\d{{1,2}}(?!\d)|{_TENS})\s*[日号]?"
)
ROC = re.compile(
    rf"(?:中华)?民国\s*(?P<year>\d{{2,3}}|[{_HAN}十百廿卅]{{1,4}})\s*年\s*(?P<month>\d{{1,2}}|{_TENS})\s*月\s*"
    rf"(?P<day>\d{{1,2}}|{_TENS})\s*日"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH = re.compile(
    r"(?<![a-z])(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?:mon|tue|wed|thu|fri|sat|sun),\s+(?P<of>\d{1,2})\s+(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s+"
    r"(?P<in>(?:19|20)\d\d)(?=\s+\d{1,2}:)"
)
"""July 8, 2023; Sun, 8 Jul 2023 09:12, as mails and feeds write it."""
_DAY_FIRST = re.compile(
    r"(?<![\d\w])(?P<day>\d{1,2})\s+(?:(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"|(?P<month>十[一二]?|[一二三四五六七八九])月),?\s+(?P<year>(?:19|20)\d\d)(?!\d)"
)
"""14 March 1978; as e-books of feeds print it, 12 九月 2013."""
_MONTH_FIRST = re.compile(
    r"(?P<month>十[一二]?|[一二三四五六七八九])月\s+(?P<day>\d{1,2}),\s+(?P<year>(?:19|20)\d\d)(?!\d)"
)
COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d|19\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_NAMED = re.compile(r"[《]?(?:[一-龥]{1,9}[报報刊讯訊])?[》]?[\s_-]*(?P<day>(?:19|20)\d\d)")
_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-./_年]\d{1,2}|(?:0[1-9]|1[0-2])[0-3]\d(?!\d))")
WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
BESIDE = re.compile(
    r"(?<![一-龥])(?:(?:星期|周|礼拜)[一二三四五六日天]|(?:农历|夏历|阴历)?(?:[一-龥]{2}年)?闰?[正一二三四五六七八九十冬腊]{1,2}月(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?)(?![一-龥])"
)
"""A day in other words, whole, as it stands beside a date: no name of a page."""
_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?<!\d)(?P<month>1[0-2]|[1-9])\s*月\s*(?P<day>[12]\d|3[01]|[1-9])\s*[日号]"
)
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)年\d{1,2}月")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_MAX_DISTANCE = 1


def number(text: str) -> int:
    """Return the value of Western or Chinese digits: 12, 一二, 十二, 二十三, 廿三, 卅."""
    if text.isdigit():
        return int(text)
    if text[0] in "廿卅":
        return (20 if text[0] == "廿" else 30) + (number(text[1:]) if text[1:] else 0)
    if "千" in text:
        head, _thousand, tail = text.partition("千")
        return number(head) * 1000 + (number(tail.lstrip("零〇")) if tail else 0)
    if "百" in text:
        head, _hundred, tail = text.partition("百")
        return (number(head) if head else 1) * 100 + (number(tail.lstrip("零〇")) if tail else 0)
    if "十" in text:
        head, _ten, tail = text.partition("十")
        return (number(head) if head else 1) * 10 + (number(tail) if tail else 0)
    value = 0
    for char in text:
        value = value * 10 + HAN_DIGITS[char]
    return value


_IMPOSSIBLE: ContextVar[list[str] | None] = ContextVar("impossible days", default=None)
_MOST_NOTED = 20


@contextmanager
def noting() -> Iterator[list[str]]:
    """Collect the impossible days that are met inside, as they are written."""
    noted: list[str] = []
    before = _IMPOSSIBLE.set(noted)
    try:
        yield noted
    finally:
        _IMPOSSIBLE.reset(before)


@door
def day(year: int, month: int, date: int, words: str = "") -> str | None:
    """Return a day in ISO form; None where no calendar has it. `words` are how it is written, for `noting`."""
    try:
        return datetime.date(year, month, date).isoformat()
    except (ValueError, OverflowError):
        noted = _IMPOSSIBLE.get()
        # 31 February is a misprint; month 45 is no date at all, but a number with two points.
        if words and noted is not None and 1 <= month <= 12 and 1 <= date <= 31 and len(noted) < _MOST_NOTED:
            noted.append(words.strip())
        return None


@door
def iso_day(words: str) -> str | None:
    """Return what a person or a program gave as YYYY-MM-DD; None where it is anything else, or no such day."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", words.strip())
    return day(int(found[1]), int(found[2]), int(found[3])) if found else None


def iso(found: re.Match[str], *, offset: int = 0) -> str | None:
    """Return a match's date in ISO form; None where there is no such day. `offset` is added to the year."""
    try:
        year, month, date = number(found["year"]) + offset, number(found["month"]), number(found["day"])
    except (ValueError, KeyError):
        return None
    return day(year, month, date, found.group())


def printed_date(folded: str) -> tuple[str, re.Match[str]] | None:
    """Return the first whole date in a line and where it stands."""
    if english := ENGLISH.search(folded):
        year, name, date = (english[a] or english[b] for a, b in (("year", "in"), ("name", "month"), ("day", "of")))
        told = day(int(year), _MONTHS.index(name) + 1, int(date), english.group())
        return (told, english) if told else None
    for pattern, offset in ((ROC, 1911), (FULL, 0)):
        for found in pattern.finditer(folded):
            if told := iso(found, offset=offset):
                return told, found
    for found in filter(None, (_DAY_FIRST.search(folded), _MONTH_FIRST.search(folded))):
        named = found.groupdict().get("name")
        month = _MONTHS.index(named) + 1 if named else number(found["month"])
        if told := day(int(found["year"]), month, int(found["day"]), found.group()):
            return told, found
    return None


def day_in_name(name: str) -> str | None:
    """Return the one day that a file's name begins with, alone or behind a newspaper's: 2024-05-03.json, 20240503-a.md,
    河湾报 2024年5月3日.txt. Names that programs give (IMG_20240503, 新建文档 2024-05-03) tell when they gave them.
    """
    found = _NAMED.match(name)
    words = name[found.start("day") :] if found else ""
    told = iso(compact) if (compact := COMPACT.match(words)) else None
    if (whole := FULL.match(words)) and told is None:
        told = iso(whole)
    return told if told and len(_IN_NAME.findall(name)) == 1 else None


def weekday_fits(printed: str, folded: str) -> bool:
    """Tell whether the weekday printed beside a date is the right one, or none is printed."""
    found = WEEKDAY.search(folded)
    if not found:
        return True
    return "一二三四五六日".index(found.group(1).replace("天", "日")) == datetime.date.fromisoformat(printed).weekday()


def likely_year(folded: str) -> int | None:
    """Return the year that a text without a printed date seems to be of: the latest year that it names a month of."""
    years = _YEAR_MONTH.findall(folded) or _YEAR.findall(folded)
    return max(map(int, years)) if years else None


def event_date(folded: str, issue_date: str | None, year: int | None) -> str | None:
    """Return the first day that a text names, near the issue's date; its year, where not printed, from the issue."""
    near = datetime.date.fromisoformat(issue_date) if issue_date else None
    base = near.year if near else year
    for found in _DAY.finditer(folded):
        printed = found["year"]
        if not printed and base is None:
            continue
        try:
            when = datetime.date(int(printed or base or 0), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        if near and not printed:
            # A paper of January tells of last December, one of December looks ahead to January.
            days = (when - near).days
            when = _turned(when, -1) if days > 200 else _turned(when, 1) if days < -300 else when
        if printed and base is not None and abs(when.year - base) > _MAX_DISTANCE:
            continue
        return when.isoformat()
    return None


def _turned(when: datetime.date, years: int) -> datetime.date:
    try:
        return when.replace(year=when.year + years)
    except ValueError:  # 29 February
        return when
