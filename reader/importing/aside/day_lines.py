"""Lines below running text that begin another day of a paper, alone or with its name, a rule or a page beside them.

    渡口报 / 2024年3月6日 / 第1版 要闻 / headline …     ━━━━━ / 2024年3月6日 / headline …     3月6日 / headline …

Such a line may as well be a letter's, a notice's or a chronicle's. So all lines of one form are looked at together:
pieces begin below them, no signature stands right above them, and their days only go on, or only go back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.importing import dates
from reader.importing.aside.nameplates import Nameplate, read_plate
from reader.importing.aside.paper_names import is_paper
from reader.importing.lines.blocks import Block
from reader.model.text import Span

_LONGEST, _NAME, _SIGNATURE, _HEADLINE = 40, 16, 20, 75
_DAY = re.compile(r"\d\s*[月./-]\s*\d|月.{1,3}日")
_NUMBERS = re.compile(r"[\d〇零○一二三四五六七八九十廿卅]+")
_WEEK = re.compile(r"(?<=[期周拜])[一二三四五六日天]")
_PART = re.compile(
    r"[\s\[(【〔《—-]*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[日号]"
    r"\s*(?:[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?)?[\s\])】〕》—-]*"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)\s*(?:年|[./-](?=\d{1,2}(?!\d)))")
_SHARE = 0.8
_ALONE = 3
"""So many days in a row need no like line above the text."""


@dataclass(slots=True, kw_only=True)
class Days:
    """What is known of a text's days: `given` by what stands outside it; `doubtful`: the first line that only looks so.

    `guessed`: nothing but the form of a line tells that the given day begins with this text.
    """

    given: str | None = None
    guessed: bool = False
    doubtful: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A line with a day; `beside`: name, rule, page or heading stand with it; `begins`: a piece begins below it."""

    k: int
    plate: Nameplate
    form: str
    beside: bool
    begins: bool


def find_day_lines(blocks: Sequence[Block], plates: dict[int, Nameplate], days: Days) -> None:
    """Label the lines that begin another day, add what they say to `plates`, and note the first that only looks so."""
    given = days.given
    found = _candidates(blocks, plates, given)
    for form in dict.fromkeys(f.form for f in found):
        some = [f for f in found if f.form == form]
        above = [plates[k].date for k in sorted(plates) if plates[k].date and k < some[0].k]
        headed = any(_form(blocks[k].folded) == form for k in plates)
        good = [f for f in some if f.begins]
        known = given is not None and all(f.plate.date == given for f in some) and some[0].k < 2
        beside = sum(f.beside for f in good)
        in_turn = _in_turn([*above[:1], *(f.plate.date for f in good)])
        sure = beside >= _SHARE * len(some) or headed or len(good) >= _ALONE
        if known or (good and len(good) >= _SHARE * len(some) and in_turn and sure):
            for f in some if known else good:
                plates[f.k] = f.plate
                plates[f.k].guessed = not f.beside and not known
                blocks[f.k].label, blocks[f.k].reason = "masthead", "masthead"
        elif len(good) > 1 and len({f.plate.date for f in good}) > 1:
            days.doubtful = days.doubtful or Span(blocks[good[0].k].start, blocks[good[0].k].end)


def _candidates(blocks: Sequence[Block], plates: dict[int, Nameplate], given: str | None) -> list[_Found]:
    """Return the lines that hold a day and hardly more."""
    names = {p.newspaper for p in plates.values() if p.newspaper}
    year = 0
    found: list[_Found] = []
    for k, block in enumerate(blocks):
        if block.label == "masthead" and not found and (told := _YEAR.search(block.folded)):
            year = year or int(told["year"])
        if k in plates or block.label != "text" or block.size > _LONGEST or len(block.lines) > 1:
            continue
        if block.first.role or block.first.row or not _DAY.search(block.folded):
            continue
        plate = read_plate(block, True) or _of_part(block, year, given)
        if plate is not None and plate.date is not None:
            beside = _beside(blocks, k, names)
            begins = _begins(blocks, k, beside=beside)
            found.append(_Found(k=k, plate=plate, form=_form(block.folded), beside=beside, begins=begins))
    return found


def _of_part(block: Block, year: int, given: str | None) -> Nameplate | None:
    """Return the day of a line without its year, which the text's head or the known day gives."""
    found = _PART.fullmatch(block.folded)
    year = int(given[:4]) if given else year
    if not found or not year:
        return None
    day = dates.day(year, dates.number(found["month"]), dates.number(found["day"]))
    return Nameplate(date=day, doubtful=day is not None and not dates.weekday_fits(day, block.folded))


def _beside(blocks: Sequence[Block], k: int, names: set[str]) -> bool:
    """Tell whether what makes a masthead of a day stands with it."""
    block, above = blocks[k], blocks[k - 1] if k else None
    if block.first.level or (k + 1 < len(blocks) and blocks[k + 1].label in {"page", "masthead"}):
        return True
    if above is None or above.label in {"rule", "masthead"}:
        return True
    bare = above.text.strip("《》 ")
    return above.label == "text" and above.size <= _NAME and (bare in names or is_paper(above.folded))


def _begins(blocks: Sequence[Block], k: int, *, beside: bool) -> bool:
    """Tell whether a piece begins below a line of a day, and none ends in it."""
    below = next((b for b in blocks[k + 1 : k + 4] if b.label == "text"), None)
    if below is None or below.size > _HEADLINE or below.folded[-1] in "。;,":
        return False
    if beside:
        return True
    above = blocks[k - 1]
    signed = above.label == "text" and above.size <= _SIGNATURE and above.folded[-1] not in "。!?”"
    return not signed and not (blocks[k].first.gap < blocks[k + 1].first.gap)


def _form(folded: str) -> str:
    """Return a line with its numbers alike."""
    return _NUMBERS.sub("0", _WEEK.sub("0", folded)).replace(" ", "")


def _in_turn(days: Sequence[str | None]) -> bool:
    told = [day for day in days if day]
    return all(a <= b for a, b in pairwise(told)) or all(a >= b for a, b in pairwise(told))
