"""What of a page is no piece: masthead and date line, page numbers, staff and imprint lines, footers, rules.

Each short block is looked at by itself; nothing is thrown away, it only gets a label and a reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.importing import dates
from reader.importing.aside.listings import lists_of_links, lists_of_pages
from reader.importing.aside.page_numbers import page_number
from reader.importing.lines.blocks import Block
from reader.importing.lines.line import LineRole
from reader.importing.who import vocabulary
from reader.model.issue import SetAsideReason

LONGEST_HEAD = 75
LONGEST = 120
"""Longer blocks are running text."""

_NAME = r"[一-龥a-z&·]{2,14}"
_PAPER = re.compile(
    r"^[《\"“]?\s*(?P<name>[一-龥](?:\s?[一-龥]){1,11}?\s?(?:日\s?报|晚\s?报|早\s?报|晨\s?报|时\s?报|商\s?报|周\s?报|导\s?报|新\s?报|快\s?报|报|新\s?闻|周\s?刊|[诗月季旬校院会学]\s?刊|时\s?讯|通\s?讯|之\s?声|新闻联播))"
    r"\s*[》\"”]?$"
)
_NO_PAPER = re.compile(
    r"(?:通报|简报|预报|日报表|举报|汇报|播报|海报|捷报|喜报|情报|预警|战报|年报|月报|上报|下报|申报|填报|公报|壁报|讣闻|要闻|最新闻|本报|综合新闻|国内新闻|国际新闻|本地新闻|社会新闻|体育新闻|图片新闻|民生新闻|时政新闻|财经新闻|娱乐新闻|文化新闻|经济新闻|地方新闻|^新闻)$"
)
_TAIL = re.compile(r"^[《(\[【]?\s*《?\s*(?P<name>[一-龥]{2,12}?)\s*》\s*[(\[]?\s*(?P<rest>.{6,60}?)[)\]]?$")
_NUMBER = re.compile(r"第\s*(\d{1,6})\s*期")
_PAGE_NO = r"(?P<no>[a-z]?\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z]\s?\d{1,2})"
_TRIM = "[](){}【】〔〕-—–=*·•★☆■◆●▲|_~<>《》:━─═┄┈ 　"
_PAGES = (
    re.compile(rf"^第?\s*{_PAGE_NO}\s*版(?:面)?\s*[:·\-—|/\s]*(?P<name>[^,。;:!?0-9]{{0,12}})$"),
    re.compile(r"^(?P<no>[a-h]\d{1,2})\s*[:·|/\-\s]\s*(?P<name>[^,。;:!?]{1,10})$"),
    re.compile(r"^(?P<name>[一-龥·]{2,8})\s*[:·|\-\s]\s*(?P<no>[a-h]\d{1,2})$"),
    re.compile(rf"^(?P<name>[一-龥·]{{2,8}})\s*[:·|\-\s]?\s*第?\s*{_PAGE_NO}\s*版$"),
    re.compile(rf"^(?:版面|版次)\s*:\s*第?\s*{_PAGE_NO}\s*版?\s*[:·\s]*(?P<name>[^,。;:!?]{{0,12}})$"),
    re.compile(rf"^第\s*{_PAGE_NO}\s*页\s*(?P<name>)$"),
)
_IN_LINE = re.compile(rf"(?<!今日)(?<!共)(?<!本期)第?\s*{_PAGE_NO}\s*版(?!面)\s*[:·]?\s*(?P<name>[一-龥]{{0,6}})")
_JUMP_MARK = re.compile(r"(?:紧?[上下]?[接转]|下接|上转|详?见|刊)\s*第?")
_RULE = re.compile(r"[-=_*~—–·•…＊━─═┄┈\s+#]{3,}$")
_KNOWN = re.compile(
    r"(?:星期|周|礼拜)[一二三四五六日天]|农历\S{2,14}|夏历\S{2,14}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?:闰?[一二三四五六七八九十正冬腊]{1,2}月[大小]?)?(?:初|十|廿|卅|二十|三十)?[一二三四五六七八九十]{0,2}(?:日)?"
    r"|(?:总|复刊|创刊|试刊|新)?第?\s*\d{1,6}\s*(?:期|号)(?!楼)|(?:今日|本期|共|今天)\s*(?:共)?\s*\d{1,3}\s*版|国内统一\S{0,8}\s*:?\s*cn\s*\d\d-\d{3,5}(?:/\w+)?|cn\s*\d\d-\d{3,5}(?:/\w+)?|issn\s*\d{4}-?\d{3}[\dx]"
    r"|[一-龥]{2,10}社(?:编辑)?出版|邮发代号\s*:?\s*\d+-\d+|\d{1,2}:\d\d|上午版|下午版|零售价?\S{0,10}元|责编\S{0,20}|编辑\s*[:]\S{0,12}|主编\s*:\S{0,12}|内部资料\S{0,8}|免费\S{0,4}|[一-龥]{2,16}\s*(?:主办|主管|编印|承办)(?=\s|$)|(?:(?:19|20)\d\d|[〇零一二三四五六七八九]{4})年第\S{1,3}期|每份\S{1,6}分"
    r"|(?:责任编辑|责编|美编|版式|校对|组版|排版|编辑|值班\S{0,3}|制图|审读|检校)(?:\s*[:/]\s*|\s+)[一-龥]{2,4}|(?:电话|热线|邮编)\s*[:/]?\s*[\d-]{5,14}|\d{1,2}月\d{1,2}日出版"
)
_NOT_ITS_NAME = re.compile(r"\s|(?<=报)(?:数字报刊?|电子[版报]|数字版)》?$")
_ISSUE_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)年\s?(?:总?第\s?\d{1,4}期[^一-龥\d]{0,4}){1,2}(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_LATIN_TAIL = re.compile(r"\s+[A-Za-z][A-Za-z .'&-]{3,}$")
_ROOMY = 80
_DIGIT = re.compile(r"\d")
_LABELLED = re.compile(r"(?:报名|报纸|报纸名称|报刊|刊名|媒体|来源)\s*:\s*[《]?(?P<name>[一-龥]{2,14})[》]?$")
_DATE_LABEL = re.compile(r"^(?:出版)?(?:日期|时间)\s*:\s*")
_FILLER = re.compile(r"[\s,。、·|/()\[\]《》【】:;—–\-“”]+")
_NO_SENTENCE = re.compile(r"[,。;!?]")


_ASIDE = frozenset({"furniture", "hidden", "unread", "picture"})


@dataclass(slots=True)
class Nameplate:
    """What a masthead line says, as far as it does; `doubtful` where weekday and date differ."""

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    doubtful: bool = False


def label_furniture(blocks: list[Block]) -> dict[int, Nameplate]:
    """Label every block that is no text of a piece; return what the mastheads say, by the block's index."""
    plates: dict[int, Nameplate] = {}
    begin, inside = vocabulary.boilerplate_gate()
    early = True  # before any running text: a bare date there is the issue's, below it may be a letter's
    for k, block in enumerate(blocks):
        role = block.first.role
        if role is not None:
            _by_role(block, role, k, plates)
            continue
        if block.size > LONGEST:
            early = False
            continue
        early = early and (block.size < 20 or k < 2 or block.folded[-1] not in "。!?”")
        folded = block.folded
        if not folded[0].isalnum() and _RULE.match(folded):
            block.label, block.reason = "rule", "furniture"
        elif _is_page(block):
            block.label, block.reason = "page", "page"
        elif early and not _ISSUE_DAY.search(folded) and _is_calendar(folded):
            block.label, block.reason = "masthead", "masthead"
            plates[k] = Nameplate(number=number.group(1) if (number := _NUMBER.search(folded)) else None)
        elif plate := _plate(block, early):
            block.label, block.reason = "masthead", "masthead"
            plates[k] = plate
        elif begin.match(folded) or inside.search(folded):
            reason = next(r for r, rule, _a in vocabulary.boilerplate() if rule.search(folded))
            if reason == "contents" and block.first.level:
                continue  # the heading of a list: contents.py looks at the list with it
            block.label, block.reason = "aside", reason  # type: ignore[assignment]  # the list holds no other words
    _bare_numbers(blocks)
    _give_pages(blocks, plates)
    _name_above_date(blocks, plates)
    lists_of_pages(blocks)
    lists_of_links(blocks)
    return plates


def reason_of(role: LineRole | None) -> SetAsideReason:
    """Return why a line is set aside of which the adapter knows what it is."""
    match role:
        case "masthead" | "page" | "section" | "hidden" | "unread":
            return role
    return "furniture"


def _by_role(block: Block, role: LineRole, k: int, plates: dict[int, Nameplate]) -> None:
    """Label a block by what the adapter knows of it."""
    if role == "page" and _is_page(block):
        block.label, block.reason = "page", "page"
    elif role in {"masthead", "page"}:
        block.label, block.reason = "masthead", "masthead"
        plates[k] = (_plate(block, True) if block.size <= LONGEST else None) or Nameplate()
    elif role in _ASIDE:
        block.label, block.reason = "aside", reason_of(role)
    elif role == "section":
        block.label, block.reason = "section", "section"


def _is_page(block: Block) -> bool:
    """Tell whether a block is a page's number line, and keep number and name."""
    folded = block.folded
    plain = folded.strip(_TRIM)
    if len(folded) > 30 or (
        "版" not in folded and "页" not in folded and not (plain[:1].isascii() or plain[-1:].isascii())
    ):
        return False
    lead = folded.index(plain) if plain else 0
    if _JUMP_MARK.match(plain):
        return False
    for pattern in _PAGES:
        if found := pattern.match(plain):
            start, end = found.span("name")
            name = block.text[lead + start : lead + end].strip(_TRIM + "　")
            if name and dates.printed_date(found["name"]):
                return False
            block.page, block.page_name = page_number(found["no"]), name or None
            return True
    return False


def _plate(block: Block, early: bool) -> Nameplate | None:
    """Return what a date line says; None where the block is none. A date by itself is one only `early` in the text."""
    folded = block.folded
    if early and (labelled := _LABELLED.match(folded)) and (_named(labelled["name"]) or not folded.startswith("来源")):
        return Nameplate(newspaper=block.text[slice(*labelled.span("name"))])
    if "年" not in folded and not _DIGIT.search(folded):
        return None
    if label := _DATE_LABEL.match(folded):
        folded = " " * label.end() + folded[label.end() :]
    dated = dates.printed_date(folded)
    if dated is None and (numbered := _ISSUE_DAY.search(folded)) and (day := dates.iso(numbered)):
        dated = day, numbered
    if dated is None:
        compact = dates.COMPACT.search(folded)
        if not compact or "《" not in folded:
            return None
        day = dates.iso(compact)
        found = compact
    else:
        day, found = dated
    rest = _KNOWN.sub(" ", folded[: found.start()] + " \0 " + folded[found.end() :])
    plate = Nameplate(date=day, doubtful=day is not None and not dates.weekday_fits(day, folded))
    for pattern in (dates.FULL, dates.ROC, dates.ENGLISH):
        rest = pattern.sub(" ", rest)  # the same day in another language or calendar
    number = _NUMBER.search(folded)
    plate.number = number.group(1) if number else None
    if page := _IN_LINE.search(rest):
        block.page = page_number(page["no"])
        block.page_name = page["name"] or None
        rest = rest[: page.start()] + " " + rest[page.end() :]
    left = [word for word in re.split(_FILLER, rest.replace("\0", " ")) if word]
    marks = len(rest) != len(folded) or number is not None or block.page is not None
    size = sum(map(len, left))
    named = next((w for w in left if re.fullmatch(_NAME, w) and _named(w)), None)
    # In a line above all text that names the newspaper anything may stand beside name and day.
    roomy = early and named is not None and size <= _ROOMY
    if (not roomy and (size > 16 or len(left) > 3)) or _NO_SENTENCE.search(rest.strip(" ,。\0")):
        return None
    if named:
        at = folded.find(named)
        plate.newspaper = block.text[at : at + len(named)] if at >= 0 else named
    elif len(left) == 1 and f"《{left[0]}》" in folded.replace(" ", "") and ("(" in folded or block.page):
        at = folded.find(left[0])
        plate.newspaper = block.text[at : at + len(left[0])]
    bare = not left
    if not ((bare and early) or named or plate.newspaper or (marks and _has_mark(folded))):
        return None
    return plate


def _is_calendar(folded: str) -> bool:
    """Tell whether a line above all text says weekday, lunar day or number, and nothing else."""
    if len(folded) > 60 or not _KNOWN.match(folded):
        return False
    return not _FILLER.sub("", _KNOWN.sub(" ", folded))


def _named(word: str) -> bool:
    return (bool(_PAPER.match(word)) and not _NO_PAPER.search(word)) or word.endswith(("新闻联播", "报道集"))


def _has_mark(folded: str) -> bool:
    """Tell whether a date line says more than a date: weekday, calendar, number, pages."""
    return bool(dates.WEEKDAY.search(folded) or "农历" in folded or _NUMBER.search(folded) or "版" in folded)


def _name_above_date(blocks: list[Block], plates: dict[int, Nameplate]) -> None:
    """Take the newspaper's name that stands on a line of its own: above its date line, or first of all."""
    for k in sorted(plates):
        if plates[k].newspaper:
            continue
        for j in range(k - 1, max(k - 4, -1), -1):
            block = blocks[j]
            if block.label in {"aside", "rule"}:
                continue
            if block.label == "text" and _stands_as_name(block, blocks, j):
                for line in blocks[j:k]:
                    line.label, line.reason = "masthead", "masthead"
                plates[k].newspaper = _NOT_ITS_NAME.sub("", _LATIN_TAIL.sub("", block.text)).strip('《》“”"')
                break
            if block.label != "text" or block.size > 40 or not block.text.isascii():
                break  # only a line in Latin letters may stand between name and date
    if not plates and blocks and len(blocks) > 1:
        block = blocks[0]
        if (
            block.label == "text"
            and _PAPER.match(_LATIN_TAIL.sub("", block.folded))
            and not _NO_PAPER.search(block.folded)
            and block.size <= 14
        ):
            block.label, block.reason = "masthead", "masthead"
            plates[0] = Nameplate(newspaper=_NOT_ITS_NAME.sub("", _LATIN_TAIL.sub("", block.text)).strip("《》"))


def are_tails(blocks: Sequence[Block], plates: Mapping[int, Nameplate]) -> bool:
    """Tell whether date lines stand under their pieces (《某报》（日期 第01版）) and not above."""
    if not plates or min(plates) == 0:
        return False
    dated = [k for k in plates if plates[k].date]
    under = sum("《" in blocks[k].text and k > 0 and blocks[k - 1].label == "text" for k in dated)
    return bool(dated) and under >= 0.6 * len(dated)


def _give_pages(blocks: list[Block], plates: Mapping[int, Nameplate]) -> None:
    """Give the page that such a line names to the text above it, whose piece it stands under."""
    if not are_tails(blocks, plates):
        return
    for k in plates:
        block, above = blocks[k], blocks[k - 1]
        if block.page and above.label == "text":
            above.page, above.page_name = block.page, block.page_name
            block.page = block.page_name = None
            if above.size <= LONGEST_HEAD and above.folded[-1] not in "。!?”":
                block.label = "aside"  # between a headline and its text


def _bare_numbers(blocks: list[Block]) -> None:
    """Set aside numbers on lines of their own that count pages: each one more than the one before, or the last line.

    Other bare numbers stand in a table or list.
    """
    found = [k for k, b in enumerate(blocks) if b.label == "text" and b.size <= 3 and b.folded.isdigit()]
    values = [int(blocks[k].folded) for k in found]
    counting = len(found) > 1 and all(b == a + 1 for a, b in pairwise(values))
    if counting or (len(found) == 1 and found[0] in {0, len(blocks) - 1}):
        for k in found:
            blocks[k].label, blocks[k].reason = "aside", "footer"


def _stands_as_name(block: Block, blocks: list[Block], j: int) -> bool:
    """Tell whether a short block can be a paper's name: it looks like one, or begins the file or a new issue."""
    name = _LATIN_TAIL.sub("", block.folded)
    if len(name) > 20 or block.size > 60 or _NO_SENTENCE.search(block.folded):
        return False
    if _PAPER.match(name):
        return True
    if block.text.isascii():
        return False
    fresh = j == 0 or (block.first.gap >= 2 and blocks[j - 1].label != "text")
    return fresh and block.size <= 12
