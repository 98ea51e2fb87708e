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
_WORDS = re.compile(r"[A-Z]?[a-z]+")
_OF_SOURCES = frozenset(("source", "laiyuan", "origin", "account", "nickname", "publisher"))
"""Words in the names of elements that hold nothing but where a piece comes from."""
_ACCOUNT = re.compile(r"(?:官方)?(?:[账帐][号户]|澎湃号|公众号)$")
_WRITER = re.compile(r"(?:文章)?作者\s*[:：丨]\s*(?P<name>\S{2,12})")
_MARK = re.compile(r"原创|original|发布于|posted on|发表于|\+?\s?关注|举报(?:/反馈)?|作者|试听|[|·/丨,:()\[\]+-]")
_PLACE = re.compile(
    r"(?:来自|发布于|IP属地)?:?(?:(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾"
    r"|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:[省市]|[维吾尔回壮族]*自治区|特别行政区)?|[一-龥]{2,6}(?:省|市|自治[区州]))"
)
"""Where somebody wrote from, as sites print it beside the hour."""
_LONGEST_NAME = 14
_BETWEEN = re.compile(r"[-—–/|]+")


def source_in(words: str) -> tuple[str | None, str | None]:
    """Return the newspaper, or the medium, that words behind 来源 name; of 河湾网-河湾日报 the paper counts."""
    parts = [part for part in _BETWEEN.split(words) if part.strip()]
    paper = next((p for part in (words, *reversed(parts)) if (p := paper_of(part.strip()))), None)
    return paper, None if paper else medium_of(words)


def beside_day(rest: str) -> tuple[str | None, str | None]:
    """Return the newspaper or medium that stands alone beside a day and an hour: 2024-05-09 22:30 · 新华社."""
    split = [w for w in re.split(r"\s+", _MARK.sub(" ", rest)) if w]
    words = [w for w in split if not _PLACE.fullmatch(w)]
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


def name_behind(rest: str) -> str | None:
    """Return the one name that stands alone behind day and source: 2024-05-09 08:10 来源：河湾网 秦小河."""
    words = rest.split()
    alone = len(words) == 1 and len(words[0]) in {2, 3} and names.is_name(words[0])
    return words[0] if alone and not _PLACE.fullmatch(words[0]) else None


def in_element(words: str, name: str) -> tuple[str | None, str | None] | None:
    """Return what a short line tells whose element is named as one that holds a source; None where it is no name."""
    called = {word.lower() for word in _WORDS.findall(name.partition(" ")[2])}
    if len(words) > _LONGEST_NAME or not (called & _OF_SOURCES or {"media", "name"} <= called):
        return None
    paper, medium = source_in(words)
    return (paper, medium) if paper or medium else None
