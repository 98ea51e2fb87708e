"""Numbers of pages as they are printed, and the lines that name a page."""

from __future__ import annotations

import re

from reader.importing import dates
from reader.importing.lines.blocks import Block
from reader.importing.who import vocabulary

_PAGE_NO = r"(?P<no>[a-z]?\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z]\s?\d{1,2}|特\s?\d{1,2})"
_CODE, _CELL = re.compile(r"[a-h]\d{1,2}"), 10
_TRIM = "[](){}【】〔〕-—–=*·•★☆■◆●▲|_~<>《》:━─═┄┈ 　"
_PAGES = (
    re.compile(rf"^第?\s*{_PAGE_NO}\s*版(?:面)?\s*[:·\-—|/\s]*(?P<name>[^,。;:!?0-9]{{0,12}})$"),
    re.compile(r"^(?P<no>[a-h]\d{1,2})\s*[:·|/\-\s]\s*(?P<name>[^,。;:!?]{1,10})$"),
    re.compile(r"^(?P<name>[一-龥·]{2,8})\s*[:·|\-\s]\s*(?P<no>[a-h]\d{1,2})$"),
    re.compile(rf"^(?P<name>[一-龥·]{{2,8}})\s*[:·|\-\s]?\s*第?\s*{_PAGE_NO}\s*版$"),
    re.compile(rf"^(?:版面|版次)\s*:\s*第?\s*{_PAGE_NO}\s*版?\s*[:·\s]*(?P<name>[^,。;:!?]{{0,12}})$"),
    re.compile(rf"^第\s*{_PAGE_NO}\s*页\s*(?P<name>)$"),
)
_IN_LINE = re.compile(rf"(?<!今日)(?<!共)(?<!本期)第?\s*{_PAGE_NO}\s*[版页](?!面)\s*[:·]?\s*(?P<name>[一-龥]{{0,6}})")
_AT_EDGE = re.compile(
    r"^(?P<no>[a-h]\d{1,2})\s+(?P<name>[一-龥]{2,6})(?=\s)"
    r"|(?<=\s)(?:(?P<named>[一-龥]{2,6})\s+(?P<number>[a-h]\d{1,2})|(?P<last>[a-h]\d{1,2}|0\d)\s+(?P<after>[一-龥]{2,6})|(?P<only>[a-h]\d{1,2}))$"
    r"|(?<=\s)(?P<amid>[a-h]\d{1,2})\s+(?P<whose>[一-龥]{2,6})(?=\s)"
)
_BETWEEN = str.maketrans(dict.fromkeys("■□◆◇●○★☆▲", " "))
"""What is printed between a page's number and its name: A5 ■ 地方综合."""
_NUMBERS, _WORDS = ("no", "number", "last", "only", "amid"), ("name", "named", "after", "whose")
_CLOSE = re.compile(r"^(?P<no>[a-h]\d{1,2})(?P<name>[一-龥]{2,6})$")
"""Without anything between only a known name is a page's: A05财经."""
_NAMED = re.compile(r"(?:^|(?<=\s))(?P<no>\d{1,2})\s+(?P<name>[一-龥]{2,6})(?=\s|$)")
"""A bare number is a page's only before a name of pages that is known: 2 要闻."""
_TURNING = re.compile(r"(?:\s*[上下]一[版页篇期]\b)+$")
_AS_FILE = re.compile(r"\s*(?:PDF|pdf|图片?|文字|数字|电子)版?$")
"""Where a page's name leads on a site, behind it: 要闻 PDF版."""
_JUMP_MARK = re.compile(r"(?:紧?[上下]?[接转]|下接|上转|详?见|刊)\s*第?")


def page_number(printed: str) -> str:
    """Return a page's number in Western digits without leading zeros, letters large: 01 → 1, a01 → A01, 三 → 3."""
    printed = printed.replace(" ", "")
    if (printed[0].isascii() and printed[0].isalpha()) or printed[0] == "特":
        return printed.upper()
    return str(dates.number(printed))


def names_page(block: Block) -> bool:
    """Tell whether a block is a page's number line, and keep number and name."""
    folded = block.folded
    plain = _TURNING.sub("", folded).strip(_TRIM)
    if len(folded) > 40 or (
        "版" not in folded and "页" not in folded and not (plain[:1].isascii() or plain[-1:].isascii())
    ):
        return False
    lead = folded.index(plain) if plain else 0
    if _JUMP_MARK.match(plain):
        return False
    if _names_in_cells(block, plain):
        return True
    close = _CLOSE.match(plain)
    if close and vocabulary.sections().get(close["name"].removesuffix("新闻")) in {"page", "both"}:
        block.page, block.page_name = page_number(close["no"]), close["name"]
        return True
    for pattern in _PAGES:
        if found := pattern.match(plain):
            start, end = found.span("name")
            name = _AS_FILE.sub("", block.text[lead + start : lead + end].strip(_TRIM + "　（）"))
            if name and dates.printed_date(found["name"]):
                return False
            block.page, block.page_name = page_number(found["no"]), name or None
            return True
    return False


def _names_in_cells(block: Block, plain: str) -> bool:
    """Keep number and name of a line of cells, one of which is a page's number: 报章 | A12 | 港闻."""
    cells = [cell.strip() for cell in plain.split("|")]
    numbers = [k for k, cell in enumerate(cells) if _CODE.fullmatch(cell)]
    if len(cells) < 2 or len(numbers) != 1 or any(len(cell) > _CELL for cell in cells):
        return False
    after = cells[numbers[0] + 1 :]
    at = block.folded.find(after[0]) if after else -1
    block.page = page_number(cells[numbers[0]])
    block.page_name = block.text[at : at + len(after[0])] if at >= 0 else None
    return True


def page_in_line(block: Block, rest: str) -> str:
    """Give a block the page that stands in a masthead's line; return the line's words without it."""
    rest = rest.translate(_BETWEEN)
    if page := _IN_LINE.search(rest):
        block.page, block.page_name = page_number(page["no"]), block.printed(page["name"]) or None
        return rest[: page.start()] + " " + rest[page.end() :]
    plain = _NAMED.search(rest)
    if plain and vocabulary.sections().get(plain["name"]) in {"page", "both"}:
        block.page, block.page_name = page_number(plain["no"]), block.printed(plain["name"])
        return rest[: plain.start()] + " " + rest[plain.end() :]
    if edge := _AT_EDGE.search(rest):
        number, *_none = filter(None, (edge[kind] for kind in _NUMBERS))
        block.page, block.page_name = (
            page_number(number),
            block.printed(next((edge[name] for name in _WORDS if edge[name]), None)),
        )
        return rest[: edge.start()] + " " + rest[edge.end() :]
    return rest
