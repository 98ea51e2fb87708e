"""Mastheads: the line of name, day and number above a page, and the newspaper's name on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.page_numbers import page_in_line
from reader.importing.aside.paper_names import NO_PAPER, PAPER, SHORT_PAPER, names_paper, spelt_out
from reader.importing.aside.references import cited
from reader.importing.lines.blocks import Block
from reader.importing.who import vocabulary

_NAME = r"[一-龥a-z&·]{2,14}"
_PLAIN_NAME = re.compile(r"[一-龥]{3,8}")
_QUOTED = re.compile(r"《(?P<name>[一-龥]{2,12})》\s*(?=\d)")
NUMBER = re.compile(r"第\s*(\d{1,6})\s*期")
KNOWN = re.compile(
    r"#\s?\d{1,5}(?!\d)|vol\.?\s*\d+|no\.\s*\d+|issue\s*\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?|"
    r"[一-龥]{3,24}(?:编|编辑部编|印)(?=\s|$)|"
    r"(?:星期|周|礼拜)[一二三四五六日天]|(?:西|公|阳)历|公元|主[后後]|"
    r"(?:光绪|宣统|同治|咸丰|道光)[一-龥]{1,4}年(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])?[一-龥]{1,4}月[一-龥]{2,4}|[(][一二三四五六日][)]|第[一二三四五六]张|(?:农|夏|旧|阴|废|国)历\S{2,14}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?:闰?[一二三四五六七八九十正冬腊]{1,2}月[大小]?)?(?:初|十|廿|卅|二十|三十)?[一二三四五六七八九十]{0,2}(?:日)?"
    r"|(?:总|复刊|创刊|试刊|新)?(?:第?\s*\d{1,6}|第\s*[〇零一二三四五六七八九十百千]{1,7})\s*(?:期|号)(?!楼)|(?:今日|本期|共|今天)\s*(?:共)?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*版|(?:19|20)\d\d年\d{1,2}月(?!\s?[\d一二三四五六七八九十])(?:号|刊)?|国内统一\S{0,8}\s*:?\s*cn\s*\d\d-\d{3,5}(?:/\w+)?|cn\s*\d\d-\d{3,5}(?:/\w+)?|issn\s*\d{4}-?\d{3}[\dx]"
    r"|[一-龥]{2,10}社(?:编辑)?出版|邮发代号\s*:?\s*\d+-\d+|\d{1,2}:\d\d|上午版|下午版|零售价?\S{0,10}元|责编\S{0,20}|编辑\s*[:]\S{0,12}|主编\s*:\S{0,12}|内部(?:资料|交流|刊物|发行)\S{0,8}|免费\S{0,4}|[一-龥]{2,16}\s*(?:主办|主管|编印|承办)(?=\s|$)|(?:(?:19|20)\d\d|[〇零一二三四五六七八九]{4})年第\S{1,3}期|每份\S{1,6}分"
    r"|(?:责任编辑|责编|美编|版式|校对|组版|排版|编辑|值班\S{0,3}|制图|审读|检校)(?:\s*[:/]\s*|\s+)[一-龥]{2,4}|(?:电话|热线|邮编)\s*[:/]?\s*[\d-]{5,14}|\d{1,2}月\d{1,2}日出版"
)
_SPACE = re.compile(r"\s+")
_NOT_ITS_NAME = re.compile(
    r"(?<=报)(?:·\S{2,8}|副刊)$|\s*(?:总|總)?第\S{1,6}[期号號]$|(?<=报)(?:数字报刊?|电子[版报]|数字版)》?$"
)
_ISSUE_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)年\s?(?:总?第\s?\d{1,4}期[^一-龥\d]{0,4}){1,2}(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_AROUND = '《》“”"★☆◆■●※* '
_LATIN_TAIL = re.compile(r"\s+[A-Za-z][A-Za-z .'&-]{3,}$")
_ROOMY, _TIME_OF_DAY, _AGAIN, _WORDS = 80, 4, 3, 4
"""`_AGAIN`: so often on lines of its own a name is that of who printed all of it."""
_TITLE_WORD = re.compile(r"[日周月季早晚时]报|[周月季双半]月?刊|快讯|简报|通讯")
"""The last word of a name that is printed in several: 河湾 Linux 周报."""
_DIGEST = re.compile(r"[一-龥]{2,6}文摘")
_DIGIT = re.compile(r"\d")
_LABELLED = re.compile(r"(?:报名|报纸|报纸名称|报刊|刊名|媒体|来源)\s*:\s*[《]?(?P<name>[一-龥]{2,14})[》]?$")
_DATE_LABEL = re.compile(r"^(?:出版)?(?:日期|时间)\s*:\s*")
FILLER = re.compile(r"[\s,。、·|/()\[\]《》【】:;—–\-“”]+")
NO_SENTENCE = re.compile(r"[,。;!?]")


@dataclass(slots=True)
class Nameplate:
    """What a masthead line says, as far as it does; `doubtful` where weekday and date differ.

    `guessed`: nothing but its form and place tells that a day begins with it. `paged`: a page stands in the line.
    """

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    doubtful: bool = False
    guessed: bool = False
    paged: bool = False


def read_plate(block: Block, early: bool) -> Nameplate | None:
    """Return what a date line says; None where the block is none. A date by itself is one only `early` in the text."""
    folded = block.folded
    if early and (labelled := _LABELLED.match(folded)):
        name = labelled["name"]
        if names_paper(name) or not folded.startswith("来源"):
            return Nameplate(newspaper=block.text[slice(*labelled.span("name"))])
    if "年" not in folded and not _DIGIT.search(folded):
        return None
    if reference := cited(block):
        return Nameplate(newspaper=reference[0], date=reference[1])
    if label := _DATE_LABEL.match(folded):
        folded = " " * label.end() + folded[label.end() :]
    if (told := day_of(folded)) is None:
        return None
    day, found = told
    rest = KNOWN.sub(" ", folded[: found.start()] + " \0 " + folded[found.end() :])
    plate = Nameplate(date=day, doubtful=day is not None and not dates.weekday_fits(day, folded))
    for pattern in (dates.FULL, dates.ROC, dates.ENGLISH):
        rest = pattern.sub(" ", rest)  # the same day in another language or calendar
    number = NUMBER.search(folded)
    plate.number = number.group(1) if number else None
    rest = page_in_line(block, rest)
    left = spelt_out([word for word in re.split(FILLER, rest.replace("\0", " ")) if word])
    marks = len(rest) != len(folded) or number is not None or block.page is not None
    size = sum(map(len, left))
    named = _paper_among(left, block, early=early)
    # In a line above all text that names the newspaper anything may stand beside name and day.
    roomy = early and named is not None and size <= _ROOMY
    if (not roomy and (size > 16 or len(left) > 3)) or NO_SENTENCE.search(rest.strip(" ,。\0")):
        return None
    plate.newspaper = _name_in(block, folded, named, left, early=early)
    bare = not left or (size <= _TIME_OF_DAY and folded[0] == "(" and folded[-1] == ")")
    if not ((bare and early) or named or plate.newspaper or (marks and _has_mark(folded))):
        return None
    return plate


def _name_in(block: Block, folded: str, named: str | None, left: Sequence[str], *, early: bool) -> str | None:
    """Return the newspaper's name as a date line prints it."""
    quoted = _QUOTED.match(folded) if early else None
    if quoted and not named:
        return block.text[slice(*quoted.span("name"))]
    if named:
        found = re.search(r"\s*".join(map(re.escape, named)), folded)
        return _own_name(block.text[slice(*found.span())] if found else named)
    if len(left) == 1 and f"《{left[0]}》" in folded.replace(" ", "") and ("(" in folded or block.page):
        at = folded.find(left[0])
        return block.text[at : at + len(left[0])]
    return None


def _own_name(printed: str) -> str:
    """Return a newspaper's name without what a site, a supplement or a number adds: 河湾报 数字报, 河湾报·周末."""
    return _NOT_ITS_NAME.sub("", _SPACE.sub("", printed))


def _paper_among(left: Sequence[str], block: Block, *, early: bool) -> str | None:
    """Return which of the words left in a date line is the newspaper's name."""
    named = next((w for w in left if re.fullmatch(_NAME, w) and names_paper(w)), None)
    if named is None and early and 1 < len(left) <= _WORDS and _TITLE_WORD.fullmatch(left[-1]):
        spaced = re.search(r"\s+".join(map(re.escape, left)), block.folded)
        return "".join(left) if spaced and not block.folded[: spaced.start()].strip(_AROUND) else None
    named = named or next((w for w in left if early and (SHORT_PAPER.fullmatch(w) or _DIGEST.fullmatch(w))), None)
    if named is None and early and block.page and 0 < len(left) <= 2 and left[0] not in vocabulary.sections():
        first = len(left) == 1 or block.folded.startswith(left[0])
        return left[0] if first and _PLAIN_NAME.fullmatch(left[0]) else None
    return named


def day_of(folded: str) -> tuple[str | None, re.Match[str]] | None:
    """Return the day that a line names, and where; of 2024 第 3 期 5 月 1 日 the parts together."""
    if dated := dates.printed_date(folded):
        return dated
    if (numbered := _ISSUE_DAY.search(folded)) and (day := dates.iso(numbered)):
        return day, numbered
    compact = dates.COMPACT.search(folded)
    return (dates.iso(compact), compact) if compact and "《" in folded else None


def calendar_plate(block: Block) -> Nameplate | None:
    """Return what a line above all text says that is weekday, lunar day or number, and a newspaper's name at most."""
    folded = block.folded
    if len(folded) > 60 or folded[-1] in "。!?”" or _ISSUE_DAY.search(folded) or not KNOWN.search(folded):
        return None
    number = NUMBER.search(folded)
    plate = Nameplate(number=number.group(1) if number else None)
    left = FILLER.sub("", KNOWN.sub(" ", folded))
    if left and names_paper(left) and folded.startswith(left):
        plate.newspaper = block.text[: len(left)]
    elif left:
        return None
    return plate


def _has_mark(folded: str) -> bool:
    """Tell whether a date line says more than a date: weekday, calendar, number, pages."""
    return bool(dates.WEEKDAY.search(folded) or "农历" in folded or NUMBER.search(folded) or "版" in folded)


def name_above_date(blocks: list[Block], plates: dict[int, Nameplate]) -> None:
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
                plates[k].newspaper = _own_name(_LATIN_TAIL.sub("", block.text)).strip(_AROUND)
                break
            if block.label != "text" or block.size > 40 or not block.text.isascii():
                break  # only a line in Latin letters may stand between name and date
        if plates[k].newspaper is None and (below := _name_below(blocks, k)):
            plates[k].newspaper = below
    _names_again(blocks, plates)
    if not plates and blocks and len(blocks) > 1:
        block = blocks[0]
        if (
            block.label == "text"
            and PAPER.match(_LATIN_TAIL.sub("", block.folded))
            and not NO_PAPER.search(block.folded)
            and block.size <= 14
        ):
            block.label, block.reason = "masthead", "masthead"
            if block.folded not in vocabulary.sections():
                plates[0] = Nameplate(newspaper=_own_name(_LATIN_TAIL.sub("", block.text)).strip("《》"))


def _name_below(blocks: list[Block], k: int) -> str | None:
    """Return the newspaper's name that stands between two lines of a masthead, or last in it, and label it."""
    below = k + 1
    while below < len(blocks) and below <= k + 2 and blocks[below].label in {"masthead", "aside"}:
        below += 1
    if below + 1 >= len(blocks) or blocks[below].label != "text":
        return None
    block = blocks[below]
    bare = block.folded.replace(" ", "")
    last = blocks[below + 1].label != "masthead"
    if block.size > 14 or not (names_paper(bare) or (not last and SHORT_PAPER.fullmatch(bare))):
        return None
    block.label, block.reason = "masthead", "masthead"
    return _own_name(block.text)


def _names_again(blocks: list[Block], plates: Mapping[int, Nameplate]) -> None:
    """Set aside the newspaper's name where it stands again by itself, at a page's head or foot."""
    names = {plate.newspaper for plate in plates.values() if plate.newspaper}
    alone = Counter(b.text for b in blocks if b.label == "text" and b.size <= 16 and b.text[-1] in "报報网刊")
    names |= {name for name, count in alone.items() if count >= _AGAIN and names_paper(fold(name))}
    for k, block in enumerate(blocks):
        if block.label == "text" and 4 < block.size <= 40 and _says_nothing_else(block.folded, names):
            block.label, block.reason = "masthead", "masthead"
        if block.label == "text" and block.size <= 16 and block.text.strip("《》") in names:
            beside = [blocks[j] for j in (k - 1, k + 1) if 0 <= j < len(blocks)]
            if len(beside) < 2 or any(b.label in {"page", "masthead", "aside", "rule"} for b in beside):
                block.label, block.reason = "masthead", "masthead"


def _says_nothing_else(folded: str, names: set[str]) -> bool:
    """Tell whether a line is the newspaper's name with weekday, number or staff beside it: a page's foot."""
    named = next((name for name in map(fold, names) if name in folded), None)
    if named is None:
        return False
    rest = folded.replace(named, " ", 1) if named else folded
    left = FILLER.sub("", KNOWN.sub(" ", rest)).removeprefix("本版")
    return not left and bool(FILLER.sub("", rest))


def _stands_as_name(block: Block, blocks: list[Block], j: int) -> bool:
    """Tell whether a short block can be a paper's name: it looks like one, or begins the file or a new issue."""
    name = _LATIN_TAIL.sub("", block.folded).strip(_AROUND)
    if len(name) > 20 or block.size > 60 or NO_SENTENCE.search(block.folded):
        return False
    if PAPER.match(name):
        return True
    if block.text.isascii() or name.replace(" ", "") in vocabulary.sections():
        return False
    if block.first.level and not any(b.first.level > block.first.level for b in blocks[j + 1 :]):
        return False  # the title of a piece, its day below it
    return (j == 0 or (block.first.gap >= 2 and blocks[j - 1].label != "text")) and block.size <= 12
