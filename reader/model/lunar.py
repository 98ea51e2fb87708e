"""The traditional calendar's day (农历), reckoned from the moon and the sun, so that no table runs out.

Rules of GB/T 33661: a month begins on the Beijing day of the new moon; the month with the winter solstice is the
eleventh; where thirteen months lie between two solstices, the first without a major term is the leap month. New moons
and the sun's longitude after J. Meeus, Astronomical Algorithms, chapters 25 and 49 (largest terms: within minutes).
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "腊")
DIGITS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
BEIJING = 8 / 24
DELTA_T = 70 / 86400  # dynamical minus universal time in these decades, in days
JD_OF_ORDINAL = 1721424.5  # Julian day at the start of proleptic Gregorian ordinal 0


class LunarDay(NamedTuple):
    """Month 1–12 (with `leap`) and day 1–30."""

    month: int
    leap: bool
    day: int

    def words(self) -> str:
        """Return the day in words: `十月十六`, `闰六月初一`."""
        tens = "初" if self.day <= 10 else "十" if self.day < 20 else "廿" if self.day < 30 else "三"
        name = {20: "二十", 30: "三十"}.get(self.day, tens + DIGITS[(self.day - 1) % 10])
        return f"{'闰' if self.leap else ''}{MONTHS[self.month - 1]}月{name}"


def lunar_day(day: date) -> LunarDay:
    """Return the day of the traditional calendar."""
    months = _months(day.year)
    if day >= months[-1][0]:
        months = _months(day.year + 1)
    begin, month, leap = next(m for m in reversed(months) if m[0] <= day)
    return LunarDay(month, leap, (day - begin).days + 1)


@lru_cache(maxsize=8)
def _months(year: int) -> list[tuple[date, int, bool]]:
    """Return the months from the eleventh of `year` - 1 to the eleventh of `year`: (first day, number, leap)."""
    first = _month_of(_solstice(year - 1))
    last = _month_of(_solstice(year))
    starts = [_new_moon_day(k) for k in range(first, last + 1)]
    leap_at = -1
    if last - first == 13:
        leap_at = next(k for k in range(1, 13) if not _has_major_term(starts[k], starts[k + 1]))
    found: list[tuple[date, int, bool]] = []
    number = 11
    for k, start in enumerate(starts):
        if k and k != leap_at:
            number = number % 12 + 1
        found.append((start, number, k == leap_at))
    return found


def _month_of(day: date) -> int:
    """Return the number k of the new moon that begins the month of a day."""
    k = round((_julian(day) - 2451550.09766) / 29.530588861)
    while _new_moon_day(k) > day:
        k -= 1
    while _new_moon_day(k + 1) <= day:
        k += 1
    return k


@lru_cache(maxsize=64)
def _new_moon_day(k: int) -> date:
    """Return the Beijing day of new moon number k (0 is that of January 2000)."""
    t = k / 1236.85
    jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    e = 1 - 0.002516 * t
    sun = math.radians(2.5534 + 29.10535670 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    omega = math.radians(124.7746 - 1.56375588 * k)
    terms = (
        (-0.40720, moon), (0.17241 * e, sun), (0.01608, 2 * moon), (0.01039, 2 * node), (0.00739 * e, moon - sun),
        (-0.00514 * e, moon + sun), (0.00208 * e * e, 2 * sun), (-0.00111, moon - 2 * node),
        (-0.00057, moon + 2 * node), (0.00056 * e, 2 * moon + sun), (-0.00042, 3 * moon), (0.00042 * e, sun + 2 * node),
        (0.00038 * e, sun - 2 * node), (-0.00024 * e, 2 * moon - sun), (-0.00017, omega), (-0.00007, moon + 2 * sun),
        (0.00004, 2 * moon - 2 * node),
        (0.00004, 3 * sun), (0.00003, moon + sun - 2 * node), (0.00003, 2 * moon + 2 * node),
        (-0.00003, moon + sun + 2 * node), (0.00003, moon - sun + 2 * node),
    )  # fmt: skip
    jde += sum(size * math.sin(angle) for size, angle in terms)
    return _day(jde - DELTA_T + BEIJING)


def _solstice(year: int) -> date:
    """Return the Beijing day of a year's winter solstice."""
    low, high = _julian(date(year, 12, 19)), _julian(date(year, 12, 25))
    while high - low > 1e-5:
        middle = (low + high) / 2
        if _longitude(middle) < 270:
            low = middle
        else:
            high = middle
    return _day(low + BEIJING - DELTA_T)


def _has_major_term(start: date, following: date) -> bool:
    """Tell whether the sun passes a multiple of 30 degrees in the Beijing days [start, following)."""
    first = _longitude(_julian(start) - BEIJING + DELTA_T) // 30
    last = _longitude(_julian(following) - BEIJING + DELTA_T) // 30
    return first != last


def _longitude(jde: float) -> float:
    """Return the sun's apparent longitude in degrees."""
    t = (jde - 2451545.0) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    m = math.radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (1.914602 - 0.004817 * t) * math.sin(m) + (0.019993 - 0.000101 * t) * math.sin(2 * m)
    centre += 0.000289 * math.sin(3 * m)
    omega = math.radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(omega)) % 360


def _julian(day: date) -> float:
    return day.toordinal() + JD_OF_ORDINAL


def _day(jd: float) -> date:
    return date(1, 1, 1) + timedelta(days=math.floor(jd - JD_OF_ORDINAL) - 1)
