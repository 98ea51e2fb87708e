"""The line that a site or an account puts under a headline: time, source, author, size of type, buttons.

    2024-05-03 09:12  来源：河湾报  作者：秦小河  字号：大 中 小  打印
    原创 秦小河 河湾报 2024-05-03 18:30 江苏

It tells day and newspaper, and its author is a byline; the rest is furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.bylines import names
from reader.importing import dates
from reader.importing.aside.page_numbers import page_number
from reader.importing.lines.blocks import Block
from reader.importing.who import vocabulary

LONGEST = 120
_TIME = re.compile(r"(?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])")
_GATE = re.compile(
    r"\d:\d\d|来源|稿源|作者|字号|字体|浏览|点击|来自|阅读|版次|版面|第.{1,4}版|[/|·,\s]\s*[a-z]?\d{1,3}版|原创|[报刊]\s+\d{1,2}月\d{1,2}日|发布|更新|打印|时间|[·|—]\s*[一-龥]{2,4}$|\d\s+(?:记者|通讯员)\s|^(?:.*\s)?[a-z]\d{2}\s*\|"
)
_COLON = r"\s*[:|丨/]\s*"
_AUTHOR = re.compile(
    rf"(?:(?:作者|记者|撰文|文){_COLON}|(?:记者|通讯员)\s+(?=[一-龥、 ]{{2,12}}[)】]?$))"
    rf"(?:[一-龥·]{{2,4}}(?:[、,]\s*|\s+(?![一-龥]{{2,4}}{_COLON})|$|(?=[\s)】])))+"
)
_SOURCE = re.compile(rf"(?:来源|稿源|转自|媒体){_COLON}[《]?(?P<name>[^\s,|丨:》]{{2,20}})[》]?")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){0,3}\.(?:com|cn|net|org|tw|hk)(?![a-z.])\S{0,40}?(?=[\s|]|\d{4}年|$)"
)
_LABELLED = re.compile(
    rf"(?:发布时间|更新时间|发布日期|发表时间|发布于|发表于|时间|日期|发布者|发布人|发布|责任编辑|责编|编辑|审核|校对|浏览次数|浏览量?|点击数?|阅读量?|"
    rf"阅读次数|人气|评论|期次|期号|期数|查看|栏目|分类|频道|地区|ip属地|发表)(?:{_COLON}\s*(?:[\d.]+万?\+?次?|[^\s,|丨:]{{2,8}})?|\s+\d+次?|于\s)"
)
_EMPTY = re.compile(r"(?:作者|来源|记者|摄影|图|文)\s*[:/]\s*(?=[一-龥]{1,5}\s*[:/]|$)")
"""A label behind which nothing stands."""
_BUTTON = re.compile(
    r"(?:字号|字体|字体大小)\s*:?\s*(?:[\[(【]?[大中小超特][\])】]?[\s|/]*)*|(?<![一-龥])(?:[大中小]\s){2}[大中小](?![一-龥])|a[+\-]"
    r"|(?<![一-龥])(?:原创|打印|收藏|分享(?:到|至)?|评论|朗读|投诉|举报|听新闻|微信|微博|qq空间|扫一扫|复制链接|我要纠错|繁体|背景色|留言|关闭)(?![一-龥])"
)
_PAGE = re.compile(
    r"(?:版次|版面|版号)\s*[:]\s*[\[【(]?第?\s*(?P<no>[a-z]?\d{1,3})\s*版?[\])】]?(?:\s*[:·]\s*(?P<name>[一-龥]{2,8}))?"
    r"|第\s*(?P<number>[a-z]?\d{1,3})\s*版(?:\s*[:·]\s*(?P<named>[一-龥]{2,8})|(?=[\s|,/]|$))|(?<=[/|·,])\s*(?P<bare>[a-z]?\d{1,3})版(?=\s*(?:[/|·,]|$))(?:\s*[/|·,]\s*(?P<of>[一-龥]{4,6})(?=[】\])\s]*$))?"
    r"|(?<=\s)(?P<close>[a-z]?\d{1,3})版(?=\s|$)|(?<![a-z0-9])(?P<letter>[a-z]\d{2})(?=\s*\|)"
)
_LESS_THAN_A_DAY = re.compile(
    r"(?:(?<!\d)\d{1,2}(?:月\d{1,2}日|-\d{1,2})|今天|昨天|前天)\s*(?=[0-2]?\d:[0-5]\d)|\d{1,2}\s?(?:分钟|小时|天)前"
)
_ACCOUNT_OF = re.compile(
    r"发布于\s?[一-龥]{2,6}|[一-龥a-z0-9]{2,14}(?:官方[账帐]号|官方澎湃号)|来自\s?[一-龥a-z0-9]{2,10}(?:\s|$)"
)
_OF_ISSUE = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]|农历|第\s?\d+\s?期|总第")
_PAPER_DAY_NAME = re.compile(r"(?P<paper>[一-龥]{2,12})\s+\d{1,2}月\d{1,2}日\s+(?P<who>[一-龥]{2,4})")
_ORIGINAL = re.compile(r"原创\s+(?P<first>[一-龥·]{2,12})(?:\s+(?P<account>[一-龥a-z0-9·]{2,14}))?")
_OF_EDITION = re.compile(
    r"(?:<!--)?(?:enpproperty\s*)?(?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)[\d:.\s]*\s(?P<paper>[一-龥·]{2,14})\s+content_\d+\.html?\s.*/?enpproperty\s*-->"
)
"""What a digital edition notes of a page at its end: day, hour, newspaper, address, headline."""
PAPER = re.compile(r"[一-龥]{2,10}(?:报|新闻|周刊|时讯)$")
"""A newspaper's name on a line of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webline:
    """What such a line says; `author` is where its byline stands in it, `page` the piece's, `at` where it stands.

    `source` is whom it names behind 来源, if that is no newspaper.
    """

    newspaper: str | None = None
    date: str | None = None
    author: tuple[int, int] | None = None
    page: str | None = None
    page_name: str | None = None
    at: int = 0
    source: str | None = None


def read_webline(folded: str) -> Webline | None:
    """Return what a line says that stands under a web page's headline; None where it is no such line."""
    if tail := _OF_EDITION.fullmatch(folded):
        return Webline(newspaper=tail["paper"], date=tail["day"])
    if own := _ORIGINAL.fullmatch(folded):
        return _original(own)
    if len(folded) > LONGEST or "。" in folded or not _GATE.search(folded):
        return None
    return _told(folded)


def _original(found: re.Match[str]) -> Webline | None:
    """Return what an account's line without a day says: who wrote the text, and where: 原创 秦小河 河湾报."""
    first, account = found["first"], found["account"]
    paper = account or (first if PAPER.match(first) else None)
    writes = names.is_name(first) and not PAPER.match(first)
    if account and not writes:
        return None
    known = paper if paper and PAPER.match(paper) else None
    return Webline(newspaper=known, author=found.span("first") if writes else None, source=None if known else paper)


def _told(folded: str) -> Webline | None:
    """Return what a line says in which some word of such lines stands."""
    dated = dates.printed_date(folded)
    rest = folded
    marks = 0
    if dated:
        rest, marks = _blank(rest, dated[1].span()), 1
    elif signed := _PAPER_DAY_NAME.fullmatch(folded):
        known = PAPER.match(signed["paper"]) and names.is_name(signed["who"])
        return Webline(newspaper=signed["paper"], author=signed.span("who")) if known else None
    source, author = _SOURCE.search(rest), _AUTHOR.search(rest)
    page = None if _OF_ISSUE.search(folded) else _PAGE.search(rest)
    for found in (source, author, page):
        if found:
            rest, marks = _blank(rest, found.span()), marks + 1
    for pattern in (_EMPTY, _ADDRESS, _LESS_THAN_A_DAY, _TIME, _ACCOUNT_OF, _LABELLED, _BUTTON):
        for found in pattern.finditer(rest):
            rest, marks = _blank(rest, found.span()), marks + 1
    words = [w for w in re.split(r"[\s|/丨·,>\[\]()【】《》:-]+", rest) if w]
    if dated and marks == 1 and (name := _signed_date(folded, rest)):
        return Webline(date=dated[0], author=name)
    enough = marks >= 2 and (dated or marks >= 3 or (source and author))
    if not enough or len(words) > 4 or sum(map(len, words)) > 16:
        return None
    named = source["name"] if source else next((w for w in words if PAPER.match(w)), None)
    if author is None and dated and named and named in words:
        author = _only_name(folded, [w for w in words if w != named])
    trimmed = author.group().rstrip(" 、,") if author else ""
    return Webline(
        newspaper=named if named and PAPER.match(named) else None,
        date=dated[0] if dated else None,
        author=(author.start(), author.start() + len(trimmed)) if author else None,
        page=page_number(page["no"] or page["number"] or page["bare"] or page["close"] or page["letter"])
        if page
        else None,
        page_name=(page["name"] or page["named"] or page["of"]) if page else None,
        source=source["name"] if source and not PAPER.match(source["name"]) else None,
    )


def give_page(block: Block) -> bool:
    """Tell whether a masthead's line names a page, and keep it where it is told as below a headline: 版次：[J2]."""
    if block.page is None and (line := read_webline(block.folded)) is not None:
        block.page, block.page_name = line.page, block.printed(line.page_name)
    return block.page is not None


def _only_name(folded: str, words: list[str]) -> re.Match[str] | None:
    """Return where the one word stands that is left beside newspaper, day and page, and is a name."""
    named = len(words) == 1 and names.is_name(words[0]) and words[0] not in vocabulary.sections()
    return re.search(re.escape(words[0]), folded) if named else None


def _signed_date(folded: str, rest: str) -> tuple[int, int] | None:
    """Return where the only name stands in a line of a date and a name: May 3, 2024 · 沈知微."""
    found = re.fullmatch(r"[\s·|—-]*([一-龥]{2,4})[\s·|—-]*", rest)
    return found.span(1) if found and re.search(r"[·|—]", folded) and names.is_name(found[1]) else None


def _blank(text: str, span: tuple[int, int]) -> str:
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]
