"""The line above all text that says a page's day: whatever stands beside the day, each word by itself, is the page's.

2014年3月11日　星期二　评论　07     前　哨　1979年10月1日　第112期     2012年07月05日　A10-A11　特别报道
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importing import dates
from reader.importing.aside.nameplates import FILLER, KNOWN, NO_SENTENCE, NUMBER, Nameplate, day_of
from reader.importing.aside.page_numbers import page_in_line, page_number
from reader.importing.aside.paper_names import is_paper, names_paper, spelt_out
from reader.importing.lines.blocks import Block
from reader.importing.who import vocabulary

_LONGEST, _ABOVE, _BELOW, _LINES = 60, 40, 75, 3
_WORD, _WORDS, _LETTERS = 10, 3, 16
_PAGE = re.compile(
    r"(?<![\da-z])(?:page\s?(?P<said>\d{1,3})|(?P<code>[a-z]{1,2}\d{1,2})|(?P<bare>0\d))"
    r"(?P<to>\s?[-—~]\s?[a-z]{0,2}\d{1,2})?(?![\da-z])(?:[\s·:]*(?P<name>[一-龥]{2,6})(?![一-龥]))?"
)
_CALENDAR = re.compile(r"(?:[西公阳]历|公元|主[后後])\s*$")
_TAIL = re.compile(r"\s+[a-z][a-z .'&-]{3,}$")
_EDGE = re.compile(r"[\s|/·,(\[\]）)\"”\0]")
_OF_PAGE = re.compile(r"(?:[新要]闻|[副特专周增]刊|专版|专页|专题|报道|聚焦|天地|园地|来信|广场|之窗)$")
_TITLE = re.compile(r"[一-龥]{2,8}")


def stands_on_top(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether nothing but a masthead's other lines stands above a line, and no text right below it."""
    if k > _LINES or blocks[k].size > _LONGEST:
        return False
    above = (b for b in blocks[:k] if b.label == "text")
    below = blocks[k + 1] if k + 1 < len(blocks) else None
    if below is None or below.size > _BELOW or below.folded[-1] in "。;":
        return False  # a headline over its text
    return all(b.size <= _ABOVE and _of_masthead(b) for b in above)


def _of_masthead(block: Block) -> bool:
    return is_paper(_TAIL.sub("", block.folded)) or KNOWN.search(block.folded) is not None or block.text.isascii()


def read_top(block: Block, had: Nameplate | None) -> Nameplate | None:
    """Return what the line above all text says, and give it its page; `had`: what it says as any other line."""
    told = day_of(block.folded)
    if told is None or NO_SENTENCE.search(block.folded.replace(",", " ")):
        return had
    day, found = told
    before, behind = _CALENDAR.sub(" ", block.folded[: found.start()]), block.folded[found.end() :]
    if (before and not _EDGE.match(before[-1])) or (behind and not _EDGE.search(found.group()[-1] + behind[0])):
        return had
    rest = KNOWN.sub(" ", before + " \0 " + behind)
    for pattern in (dates.FULL, dates.ROC, dates.ENGLISH):
        rest = pattern.sub(" ", rest)
    rest = page_in_line(block, rest)
    beside = _PAGE.search(rest)
    if beside is not None:
        rest = rest[: beside.start()] + " " + rest[beside.end() :]
        if beside["name"] and block.page_name is None:
            block.page_name = _as(block, beside["name"])
    ahead, _day, after = rest.partition("\0")
    names, words = _words(ahead), _words(after)
    if not _are_words(names + words):
        return had
    numbered = beside is not None or block.page is not None or NUMBER.search(block.folded) is not None
    if had is None and names and not (numbered or _is_title(names[0], numbered=False)):
        return None  # a title and its day
    plate = replace(had) if had else Nameplate(date=day, doubtful=not dates.weekday_fits(day or "", block.folded))
    if beside is not None and not beside["to"] and block.page is None:
        block.page = page_number(beside["said"] or beside["code"] or beside["bare"])
    _name_page(block, plate, names, words, numbered=numbered)
    return plate


def _words(part: str) -> list[str]:
    return spelt_out([word for word in FILLER.split(part) if word], least=2)


def _are_words(words: Sequence[str]) -> bool:
    return len(words) <= _WORDS and sum(map(len, words)) <= _LETTERS and all(len(word) <= _WORD for word in words)


def _is_title(word: str, *, numbered: bool) -> bool:
    """Tell whether the word before the day is what the paper is called."""
    return _TITLE.fullmatch(word) is not None and (numbered or word[-1] == "报")


def _name_page(block: Block, plate: Nameplate, names: Sequence[str], words: Sequence[str], *, numbered: bool) -> None:
    """Tell which of the words is the newspaper's name and which the page's."""
    behind = (word for word in words if _is_pages(word) or word.endswith("新闻"))
    page = next(behind, None) or next((word for word in names if _is_pages(word)), None)
    if page is not None and plate.newspaper == _as(block, page):
        plate.newspaper = None
    if page is not None and block.page_name is None:
        block.page_name = _as(block, page)
    first = names[0] if names else ""
    if plate.newspaper is None and first != page and _is_title(first, numbered=numbered):
        plate.newspaper = _as(block, first)


def _is_pages(word: str) -> bool:
    kind = vocabulary.sections().get(word.removesuffix("新闻")) or vocabulary.sections().get(word)
    return kind in {"page", "both"} or (
        _OF_PAGE.search(word) is not None and "报" not in word and not names_paper(word)
    )


def _as(block: Block, word: str) -> str:
    """Return a folded word as it is printed, without the spaces between its characters."""
    found = re.search(r"\s*".join(map(re.escape, word)), block.folded)
    return re.sub(r"\s", "", block.text[slice(*found.span())]) if found else word
