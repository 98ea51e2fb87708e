"""What the words of a page's head say: a newspaper's name, a day, a page, other facts."""

from __future__ import annotations

import re

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.pages.feet import STAFF, STAFF_BY_SPACE
from reader.importing.pages.line import Line

PAPER = re.compile(
    r"《?(?P<name>[一-龥]{1,10}?(?:日报|晚报|早报|晨报|时报|商报|周报|导报|新报|快报|校报|学报|院报|厂报|月报|报|周刊|新闻|通讯|时讯|之声|简报))》?$"
)
NO_PAPER = re.compile(
    r"(?:通报|预报|举报|汇报|播报|海报|捷报|喜报|情报|战报|公报|本报|要闻)$"
    r"|^(?:(?:综合|国内|国际|本地|社会|体育|图片|民生|时政|财经|文化|经济|地方|教育|校园|今日)?(?:新闻|通讯|时讯)|\S{0,4}简报)$"
)
_CALENDAR = re.compile(
    r"农历|夏历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|(?:总|第)\s*第?\s*\d{1,6}\s*期|(?:今日|本期|共|今天)\s*共?\s*\d{1,3}\s*版"
    r"|\bcn\s*\d\d|刊号|邮发代号|统一(?:连续)?(?:出版物|刊)|issn|主管|主办|出版|零售|定价|℃|多云|内部资料|准印"
)
_PAGE = r"[a-z]{0,2}\s?\d{1,3}|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,3}"
_PAGE_SAID = re.compile(rf"第?\s*(?P<no>{_PAGE})\s*版(?:面)?\s*[:·|\-—]?\s*(?P<name>[一-龥·]{{0,8}})(?![一-龥])")
PAGE_BARE = re.compile(r"(?P<no>[a-h]{0,2}\d{1,2})$")
_PAGE_BEFORE = re.compile(rf"(?P<name>[一-龥·]{{2,6}})\s*[:·|]?\s*第?(?P<no>{_PAGE})\s*版$")
PAGE_BESIDE_DAY = re.compile(rf"[\s|]*(?:星期|周)[一二三四五六日天][\s|]+(?P<no>{_PAGE})\s*")
_NOT_PAGE = re.compile(r"(?:今日|本期|共|今天|详见|下转|上接|转)\s*第?\s*$")


def is_fact(line: Line) -> bool:
    """Tell whether a line says day, number, page or staff."""
    words = fold(line.text)
    if len(words) > 90 or words.endswith("。"):
        return False
    if dates.printed_date(words) and len(words) < 60:
        return True
    if _CALENDAR.search(words) or ((STAFF.search(words) or STAFF_BY_SPACE.search(words)) and len(words) < 60):
        return True
    return bool(page_in(words)) or bool(PAGE_BARE.match(words.strip()))


def is_day_line(line: Line) -> bool:
    """Tell whether a line says a day and another fact of a newspaper's head."""
    words = fold(line.text)
    return bool(dates.printed_date(words) and (_CALENDAR.search(words) or dates.WEEKDAY.search(words)))


def page_in(words: str) -> re.Match[str] | None:
    """Return where a line says a page's number."""
    for pattern in (_PAGE_BEFORE, _PAGE_SAID):
        for found in pattern.finditer(words):
            if not _NOT_PAGE.search(words[: found.start("no")].rstrip("第 ")):
                return found
    return None
