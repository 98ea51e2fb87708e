"""The head and foot of a page: newspaper, day, number, page, staff; found anywhere in the head zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.pages.feet import STAFF, feet
from reader.importing.pages.head_words import (
    NO_PAPER,
    PAGE_BARE,
    PAGE_BESIDE_DAY,
    PAPER,
    is_day_line,
    is_fact,
    page_in,
)
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Marks

_NAME = re.compile(r"[一-龥·]{2,8}(?:/[一-龥]{2,6})?$")
_TIER = 6.0
"""On an upright page what stands beside a fact is no more than so many em above or below it."""
_GAPS = re.compile(r"[\s　|｜]+")


@dataclass(slots=True)
class Plate:
    """What a page's head says, as far as it does."""

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    page: str | None = None
    page_name: str | None = None
    doubtful: bool = False
    lines: list[tuple[Line, str]] = field(default_factory=list)
    foot: list[tuple[Line, str]] = field(default_factory=list)


def read_header(
    lines: Sequence[Line], marks: Marks, body: float, large: Sequence[Line] = (), *, upright: bool = False,
    name: Sequence[Line] = (),
) -> Plate:  # fmt: skip
    """Return what the head of a page says, with the lines that say it, and the lines of its foot.

    `large`: lines that belong to running text and are no head whatever they say. `upright`: the page was turned, so
    that what is level may stand in another tier. `name`: a name that runs down, with its own lines.
    """
    plate = Plate(lines=[(x, "masthead") for x in name])
    text = {id(x) for x in large}
    top = [x for x in lines if x.top < 0.3 * marks.height and id(x) not in text]
    anchors = [x for x in top if is_fact(x)]
    edge = _edge(top, anchors, marks, body)
    far = _TIER if upright else marks.width
    for line in sorted(top, key=lambda x: (x.top, x.left)):
        if not _belongs(line, edge, anchors, body, marks, far) and not _is_name(line, body, marks):
            continue
        plate.lines.append((line, "masthead"))
    plate.lines += [(x, "masthead") for x in _level_heads(lines, large) if all(x is not y for y, _role in plate.lines)]
    _read(plate, body)
    taken = {id(x) for x, _role in plate.lines}
    lowest = max((x.bottom for x in lines), default=0.0)
    plate.foot = feet([x for x in lines if id(x) not in taken and id(x) not in text], lowest, marks)
    return plate


def _level_heads(lines: Sequence[Line], large: Sequence[Line]) -> list[Line]:
    """Return the level lines above the columns of an upright page that say facts or name a newspaper.

    Turned as the page is, they stand before where its running text begins.
    """
    begin = min((x.left for x in large), default=0.0)
    level = [x for x in lines if x.runs and all(r.printed for r in x.runs) and x.right < begin + 0.5 * x.size]
    return [x for x in level if is_fact(x) or PAPER.match(fold(x.text))]


def _belongs(
    line: Line, edge: tuple[float, bool] | None, anchors: Sequence[Line], body: float, marks: Marks, far: float
) -> bool:  # fmt: skip
    """Tell whether a line stands in the head zone; without a rule below it only what says facts, or stands by them."""
    if edge is None:
        return False
    low, ruled = edge
    if line in anchors:
        return line.top < low
    if (line.top + line.bottom) / 2 >= low:
        return False
    if ruled:
        return True
    level = any(
        min(a.bottom, line.bottom) - max(a.top, line.top) > 0.3 * min(a.size, line.size)
        and max(a.left - line.right, line.left - a.right) < far * body for a in anchors
    )  # fmt: skip
    return (
        level
        and len(line.text) <= 8
        and not line.upright
        and bool(PAPER.match(fold(line.text)) or line.size < 2.6 * body)
        and line.top < 0.1 * marks.height
    )


def _edge(top: Sequence[Line], anchors: Sequence[Line], marks: Marks, body: float) -> tuple[float, bool] | None:
    """Return the lower edge of the head zone and whether a rule draws it; None where the page has none."""
    if not anchors:
        return None
    first = min(x.top for x in top)
    near = sorted(x for x in (a.bottom for a in anchors if a.top < first + 9 * body))
    if not near:
        return None
    low = min(near)
    wide = sorted(r.top for r in marks.rules if r.height < 4 and r.width > 0.5 * marks.width)
    rule = next((y for y in wide if low - body < y < first + 20 * body), None)
    if rule is not None:
        return _below_day_line(rule, wide, anchors, body), True
    bands = [f.bottom for f in marks.frames if f.height < 6 * body and f.width > 0.5 * marks.width]
    if (band := next((y for y in sorted(bands) if -body < y - near[-1] < 1.5 * body), None)) is not None:
        return band, True
    # No rule: what says facts and stands together with them, line by line.
    edge = low
    for bottom in near:
        if bottom - edge < 2.6 * body:
            edge = max(edge, bottom)
    return edge + 0.1, False


def _below_day_line(rule: float, wide: Sequence[float], anchors: Sequence[Line], body: float) -> float:
    """Return where a head ends whose line of day and other facts stands right below its rule."""
    told = [x for x in anchors if -1 < x.top - rule < 1.5 * body and is_day_line(x)]
    if not told:
        return rule
    low = max(x.bottom for x in told)
    return next((y for y in wide if low - 1 < y < low + 1.5 * body), low + 0.1)


def _is_name(line: Line, body: float, marks: Marks) -> bool:
    """Tell whether a line is the newspaper's name in large type at the top."""
    words = fold(line.text).replace(" ", "")
    return (
        line.size > 2.2 * body
        and line.top < 0.15 * marks.height
        and bool(PAPER.match(words))
        and not NO_PAPER.search(words)
    )


def _read(plate: Plate, body: float) -> None:
    """Read the facts out of the zone's lines."""
    names: list[tuple[bool, float, str]] = []
    bare: list[Line] = []
    loose: list[Line] = []
    for line, _role in plate.lines:
        words = fold(line.text)
        if dated := dates.printed_date(words):
            day, where = dated
            if plate.date is None:
                plate.date = day
                plate.doubtful = not dates.weekday_fits(day, words)
            words = words[: where.start()] + "　" + words[where.end() :]
            if plate.page is None and (beside := PAGE_BESIDE_DAY.fullmatch(words)):
                plate.page = _number(beside["no"])
        words = dates.BESIDE.sub("　", words)
        if plate.number is None and (found := re.search(r"第\s*(\d{1,6})\s*期", words)):
            plate.number = found.group(1)
        if plate.page is None and not STAFF.search(words) and (page := page_in(words)):
            plate.page = _number(page["no"])
            paper = page["name"] if PAPER.match(page["name"]) and not NO_PAPER.search(page["name"]) else ""
            plate.page_name = _own(line.text, page["name"]) if not paper else None  # what stood before a date
            words = f"{words[: page.start()]}　{paper}　{words[page.end() :]}"
        for word in _GAPS.split(words):
            if PAGE_BARE.match(word):
                bare.append(line)
            if (named := PAPER.match(word)) and not NO_PAPER.search(word) and len(word) >= 3:
                names.append(_named(line, named["name"]))
        loose.append(line)
    if plate.newspaper is None and names:
        plate.newspaper = max(names)[2]
    if plate.page is None and bare:
        line = max(bare, key=lambda x: x.size)
        if line.size > 1.15 * body or _is_number_and_name(line):
            word = next(w for w in _GAPS.split(fold(line.text)) if PAGE_BARE.match(w))
            plate.page = _number(word)
            plate.page_name = _beside(line, word, loose)
    elif plate.page is not None and plate.page_name is None:
        said = next((x for x, _r in plate.lines if page_in(fold(x.text))), None)
        plate.page_name = _beside(said, "", loose) if said else None


def _named(line: Line, folded: str) -> tuple[bool, float, str]:
    """Return a name with how well it names a newspaper: 专题新闻 does not where another word ends in 报."""
    printed = _own(line.text, folded) or folded
    return printed[-1] in "报報刊", line.size, printed


def _is_number_and_name(line: Line) -> bool:
    """Tell whether a line of the head zone says nothing but a page's number and its name: 3　乡村, 乡村 03."""
    words = [w for w in _GAPS.split(fold(line.text)) if w]
    numbers = [w for w in words if PAGE_BARE.match(w)]
    return len(words) == 2 and len(numbers) == 1 and all(w in numbers or _NAME.match(w) for w in words)


def _beside(line: Line, number: str, lines: Sequence[Line]) -> str | None:
    """Return the page's name: the word next to its number, on its line or at its side."""
    words = [w for w in _GAPS.split(line.text) if w and fold(w) != number]
    found = [
        w
        for w in words
        if _NAME.match(fold(w)) and not PAPER.match(fold(w)) and "版" not in w and not dates.WEEKDAY.search(w)
    ]
    if found and number:
        return found[0]
    best: tuple[float, str] | None = None
    for other in lines:
        said = fold(other.text).strip()
        level = min(other.bottom, line.bottom) - max(other.top, line.top) > 0.4 * min(other.size, line.size)
        if other is line or not level or not _NAME.match(said) or PAPER.match(said) or dates.WEEKDAY.search(said):
            continue
        gap = max(other.left - line.right, line.left - other.right)
        if gap < 4 * line.size and other.size > 0.5 * line.size and (best is None or gap < best[0]):
            best = (gap, other.text.strip())
    return best[1] if best else None


def _own(text: str, folded: str) -> str | None:
    """Return the printed form of a folded word."""
    at = fold(text).find(folded) if folded else -1
    return text[at : at + len(folded)].strip("·・") or None if at >= 0 else None


def _number(printed: str) -> str:
    """Return a page's number in Western digits without leading zeros; letters stay as printed: 01 → 1, a01 → A01."""
    printed = printed.replace(" ", "")
    if printed[0].isascii() and printed[0].isalpha():
        return printed.upper()
    return str(dates.number(printed))
