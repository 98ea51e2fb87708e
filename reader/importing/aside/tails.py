"""What a site puts behind the last sentence, on its line: 【纠错】 【责任编辑:甲】 阅读下一篇：."""

from __future__ import annotations

import re

from reader.importing.lines.blocks import Block, stretch

_MARK = (
    r"(?:[【\[(（]\s*(?:纠错|我要纠错|责任编辑|责编|编辑|校对|审核|打印|关闭(?:窗口)?|分享|返回|字号)[^【】\[\]()（）]{0,20}[】\])）]"
    r"|(?:阅读)?(?:上|下)一[篇条页]\s*[:：]?.{0,40}|(?:责任编辑|责编)\s*[:：]\s*[一-龥、 ]{2,12}"
    r"|返回[一-龥]{2,6}[,，]?\s*查看更多|举报/反馈|阅读原文|打开(?:app|APP|客户端).{0,12}|展开全文|打印本页|关闭窗口|返回顶部|我要评论|分享到[:：]?"
    r"|[（(](?:来自|分享自|来源[:：]?)[^（）()]{2,16}(?:客户端|新闻|公众号|App|APP)[^（）()]{0,8}[）)])"
)
_TAIL = re.compile(rf"(?<=[。！？”…）)】\].!?])\s*(?:{_MARK}\s*)+$")

_LINKED = re.compile(rf"(?:{_MARK}\s*)+$")
_BUTTON = re.compile(
    r"(?<=\S)(?:\s*[\[【](?:复制链接|打印|列印|收藏|转寄|转发|分享|关闭|纠错)(?:本[文页])?[\]】]|\s+(?:友善)?列印)+$"
)
"""Buttons behind words that are no sentence, a headline's: 渡口的灯笼又亮了 [复制链接]."""


def linked_tail(words: str) -> int | None:
    """Return where such a tail begins on a line that ends in a link, whatever stands before it; None without one."""
    found = _LINKED.search(words, max(0, len(words) - 60))
    return found.start() if found and found.start() else None


def tail(words: str) -> int | None:
    """Return where such a tail begins on a line that has a sentence before it; None where there is none."""
    found = _TAIL.search(words, max(0, len(words) - 200))
    return found.start() if found and found.start() else None


def cut_tails(blocks: list[Block]) -> None:
    """Part such tails from the texts on whose last lines they stand."""
    made: list[Block] = []
    for block in blocks:
        cut = tail(block.text) if block.label == "text" and block.size >= 12 else None
        if cut is None and block.label == "text" and (button := _BUTTON.search(block.folded)):
            cut = button.start()
        text, rest = (stretch(block, 0, cut), stretch(block, cut, block.size)) if cut else (None, None)
        if text is None or rest is None:
            made.append(block)
            continue
        rest.label, rest.reason = "aside", "staff" if re.search("责编|编辑|校对", rest.folded) else "navigation"
        made += (text, rest)
    blocks[:] = made
