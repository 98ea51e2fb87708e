"""Where a line near a page's headline says that its piece comes from: newspaper, account, site, agency."""

from __future__ import annotations

import re

from reader.bylines import names
from reader.hanzi.folding import fold
from reader.importing.formats.page_facts import PageFacts, paper_of
from reader.importing.formats.page_source import medium_of

SOURCE = re.compile(r"(?:来源|來源|稿源|出处|转自|来源于|摘自)(?:于)?\s*[:：丨]?\s*《?(?P<name>[^\s,|丨:》《]{2,20})")
ROW_LABEL = re.compile(r"(?:报纸|报刊|来源|媒体|出处)(?:名称)?:?|报名:?")
"""A cell whose neighbour names a newspaper."""
SOURCE_LABEL = re.compile(rf"(?:文章|稿件|新闻|信息|消息)?(?:来源|來源|稿源)\s*[:丨]|{ROW_LABEL.pattern}")
"""A label whose name stands in an element of its own."""
_NAMED_AS_SOURCE = re.compile(
    r"(?<![a-z])(?:source|laiyuan|media|origin|account|nickname|publisher|js)[-_]?(?:name)?(?![a-z])"
)
"""What elements are named that hold nothing but where a piece comes from."""
_ACCOUNT = re.compile(r"(?:官方)?(?:[账帐][号户]|澎湃号|公众号)$")
_WRITER = re.compile(r"(?:文章)?作者\s*[:：丨]\s*(?P<name>\S{2,12})")
_MARK = re.compile(r"原创|original|发布于|posted on|发表于|\+?\s?关注|举报(?:/反馈)?|作者|试听|[|·/丨,:()\[\]+-]")
_LONGEST_NAME = 14
_BETWEEN = re.compile(r"[-—–/|]+")


def source_in(words: str) -> tuple[str | None, str | None]:
    """Return the newspaper, or the medium, that words behind 来源 name; of 河湾网-河湾日报 the paper counts."""
    parts = [part for part in _BETWEEN.split(words) if part.strip()]
    paper = next((p for part in (words, *reversed(parts)) if (p := paper_of(part.strip()))), None)
    return paper, None if paper else medium_of(words)


def beside_day(rest: str) -> tuple[str | None, str | None]:
    """Return the newspaper or medium that stands alone beside a day and an hour: 2024-05-09 22:30 · 新华社."""
    words = [w for w in re.split(r"\s+", _MARK.sub(" ", rest)) if w]
    accounts = [cut for w in words if (cut := _ACCOUNT.sub("", w)) != w and cut]
    named = accounts or words
    if len(named) != 1 or not 2 <= len(named[0]) <= _LONGEST_NAME:
        return None, None
    paper = paper_of(named[0])
    return paper, None if paper or re.search(r"\d{2}", fold(named[0])[2:]) else medium_of(named[0])


def written_by_paper(words: str) -> str | None:
    """Return the newspaper that a line calls the writer: 作者：河湾晚报 names no person."""
    found = _WRITER.fullmatch(words.strip())
    return paper_of(found["name"]) if found else None


def own_name(words: str, facts: PageFacts) -> tuple[str | None, str | None] | None:
    """Return what a line tells that holds nothing but names by which the page's data call its author and medium; None
    where it holds more.
    """
    rest = _MARK.sub(" ", fold(words))
    told: str | None = None
    for name in (facts.account, facts.author, facts.meta.get("article:author"), facts.meta.get("og:article:author")):
        if name and len(name) > 1 and fold(name) in rest:
            rest = rest.replace(fold(name), " ", 1)
            told = told or (None if names.is_name(fold(name)) else name)
    if told is None or rest.strip():
        return None
    paper = paper_of(told)
    return paper, None if paper else medium_of(told)


def in_element(words: str, name: str) -> tuple[str | None, str | None] | None:
    """Return what a short line tells whose element is named as one that holds a source; None where it is no name."""
    if len(words) > _LONGEST_NAME or not _NAMED_AS_SOURCE.search(name.lower()):
        return None
    paper, medium = source_in(words)
    return (paper, medium) if paper or medium else None
