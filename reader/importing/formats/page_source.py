"""Which medium a page names as the one its piece comes from, where it names no newspaper: 来源：河湾在线, its own site.

Only what the page says: the name behind 来源 near the headline, the publisher or site in its data, the site that its
title ends in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.bylines import names
from reader.hanzi.folding import fold

_NAME = re.compile(r"[一-龥A-Za-z][一-龥\w·+&. -]{1,18}")
_PART = re.compile(
    r"[一-龥A-Za-z][一-龥\w·+& -]{1,16}?(?:网|新闻|新闻(?:网|云|中心|客户端)|社|在线|客户端"
    r"|电视台|广播电台|卫视|之声|周刊|杂志)"
    r"(?:\s?[A-Za-z]{2,8})?"
    r"|[一-龥A-Za-z]{2,8}网(?:财经|体育|科技|娱乐|汽车|时尚|资讯|教育)"
)
"""A part of a title that is the name of a site."""
_NONE = re.compile(
    r"(?:(?:综合|网络|互联网|网上|本站|本网|原创|独家|投稿|来稿|佚名|未知|不详|转载|整理|作者|官方|自媒体|微信|微博|百度|网友|用户|其[他它]|媒体|公众号|图文|新闻|资讯|内容|"
    r"图片|小编|编辑|管理员|站长|发布|打印|分享|字号|标题|责任)(?:整理|综合|报道|转载|发布|供稿|消息|新闻|来源|提供|用户|平台|编辑|素材|投稿|频道|资讯)?)+|"
    r"本(?:报|刊|社|台)|(?:国内|国际|社会|体育|财经|时政|本地|地方|图片|最新|热点|校园|综合|娱乐|科技|军事|教育|文化|滚动)(?:新闻|要闻|资讯|头条)|.*(?:记者|编辑|作者|通讯员|http).*|admin\w*"
)
"""What stands behind 来源 and names nobody, and columns that a title ends in."""


def medium_of(words: str) -> str | None:
    """Return the medium that words behind 来源, or of a page's data, name; None where they name none."""
    name = re.sub(r"^(?:来源|來源)\s*[:：]\s*", "", words.strip())
    folded = fold(name)
    if not _NAME.fullmatch(folded) or _NONE.fullmatch(folded) or names.is_name(folded):
        return None
    return name


def site_of(parts: Iterable[str]) -> str | None:
    """Return the site that the parts of a page's title behind the headline end in."""
    for part in reversed(tuple(parts)):
        folded = fold(part.strip())
        if _PART.fullmatch(folded) and not _NONE.fullmatch(folded):
            return part.strip()
    return None
