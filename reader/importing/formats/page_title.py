"""The title of a page: its headline, then as a rule a column and the site."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"\s*(?:--+|—{1,2}|[_|｜–-])\s*|\s+·\s+")
_IN_BRACKETS = re.compile(r"(?P<site>[^()（）]{2,12})[(（](?P<head>.{4,120})[)）]")
_OF_VIEWS = frozenset(
    (
        "打印",
        "打印本页",
        "首页",
        "正文",
        "查看文章",
        "浏览文章",
        "文章内容",
        "新闻内容",
        "新闻详情",
        "详情",
        "详细",
        "列印",
    )
)
"""Parts of a title that name a view of the site and no article."""


def parts_of(title: str) -> tuple[str, ...]:
    """Return the parts of a title that name no view of the site."""
    return tuple(p for p in _SEPARATOR.split(title) if p and p not in _OF_VIEWS)


def without_site(title: str, site: str | None) -> str:
    """Return a headline that the site's name holds in brackets, without both: 河湾报新闻(旧桥栏编了号)."""
    found = _IN_BRACKETS.fullmatch(title.strip())
    return found["head"] if found and site and found["site"].startswith(site) else title
