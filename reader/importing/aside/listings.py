"""Lists of other pieces: what 导读 announces, what a site offers under 相关新闻 or 往期推荐."""

from __future__ import annotations

import re
from collections import Counter

from reader.importing.lines.blocks import Block

LONGEST = 75
_LISTED = re.compile(r"(?:[\s(…·.]|见|刊)第?\s*[a-h]?\d{1,2}\s*版[)]?$|[>»→▶]\s*第?[a-h]?\d{1,2}版?$|\s[a-h]\d{1,2}$")
_ITEM = re.compile(r"^(?:\d{1,2}[.、)]|[·•●■◆▲-]|[一二三四五六七八九十]{1,3}、)\s*")
_NAVIGATION = re.compile(r"(?:本版)?标题导航$|版面(?:导航|概览|目录)$")
_ROW = 3
_LIST_HEAD = re.compile(r"[【\[]?(?:相关|相似|类似|同类|推荐|延伸|热门|往期|更多|猜你|精彩|为您|喜欢此)")


def lists_of_links(blocks: list[Block]) -> None:
    """Set aside the headlines of other pieces that a site lists under 相关新闻 or 往期推荐."""
    listing = False
    items: list[Block] = []
    for k, block in enumerate(blocks):
        if block.label == "aside" and block.reason == "navigation" and _LIST_HEAD.match(block.folded):
            listing, items = True, []
        elif block.label != "text":
            listing = listing and block.label in {"aside", "rule"}
        elif listing:
            below = blocks[k + 1] if k + 1 < len(blocks) else None
            text_follows = below is not None and below.label == "text" and (below.size >= 40 or "。" in below.folded)
            text_follows = text_follows or (_ITEM.match(block.folded) is None and _is_told_of(blocks, k))
            listing = block.size <= 60 and "。" not in block.folded and not text_follows and not _ended(items, block)
            if listing:
                items.append(block)
                block.label, block.reason = "aside", "navigation"


def _is_told_of(blocks: list[Block], k: int) -> bool:
    """Tell whether a line of time and source stands below a stack that begins here: a headline's."""
    for j in range(k, min(k + _ROW, len(blocks))):
        if j > k and (blocks[j].first.gap or blocks[j].label != "text"):
            return False
        if "webline" in blocks[j].marks:
            return True
    return False


def _ended(items: list[Block], block: Block) -> bool:
    """Tell whether a list whose items stand close or carry a mark is over: a gap, and no such mark."""
    if not items or not block.first.gap or any(item.first.gap for item in items[1:]):
        return False
    first, mark = _ITEM.match(items[0].folded), _ITEM.match(block.folded)
    return first is None or mark is None or (first.group()[0] != mark.group()[0] and not mark.group()[0].isdigit())


def lists_of_pages(blocks: list[Block]) -> None:
    """Set aside the lines under 导读 that end in a page's number, or that stand again below as headlines."""
    listing = False
    again: Counter[str] = Counter()
    for block in blocks:
        if block.label == "aside" and (block.reason == "contents" or _NAVIGATION.match(block.folded)):
            listing = True
            again = again or Counter(_ITEM.sub("", b.folded) for b in blocks if b.size <= LONGEST)
        elif (
            listing
            and block.size <= LONGEST
            and (_LISTED.search(block.folded) or again[_ITEM.sub("", block.folded)] > 1)
        ):
            again[_ITEM.sub("", block.folded)] -= 1
            block.label, block.reason, block.page = "aside", "contents", None
        elif not (listing and block.label == "page"):
            listing = False
    _pages_in_a_row(blocks)


def _pages_in_a_row(blocks: list[Block]) -> None:
    """Take lines of pages one right below another for a list of the edition's pages: none of them begins here."""
    k = 0
    while k < len(blocks):
        end = k
        while end < len(blocks) and blocks[end].label == "page":
            end += 1
        if end - k >= _ROW:
            for block in blocks[k:end]:
                block.label, block.reason, block.page, block.page_name = "aside", "contents", None, None
        k = max(end, k + 1)
