"""Lines that hold no words of a newspaper: addresses of the net, pictures of Markdown, rules of any sign, buttons.

Each is judged by what it is made of, not by which site or program it came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.bylines import vocabulary
from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import has_bullet

LONGEST = 200
_DUST = 3
_FEWEST = 3
"""Of fewer lines none is set aside: what would be left?"""
_NET = re.compile(r"https?://|www\.|[\w.+-]+@[\w-]+\.\w+|!\[[^\]]*\]\(|\]\(")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+")
_HAN = re.compile("[一-龥]")
_FEW = 12
"""Beside an address so many characters are its label: 来源, 原文链接, 阅读更多."""
_SILENCE = re.compile(r"[。.…!?“”\"—-]+$")
"""What a paragraph may be made of without a word: a pause in a dialogue."""
_LATIN = re.compile(
    r"(?:ads?|advert(?:isement)?s?|sponsored(?: content)?|promoted|read more|continue reading(?: below)?"
    r"|share(?: this)?|more|related(?: stories| articles)?|subscribe|sign up|log ?in|newsletter"
    r"|scroll(?: down| to continue)?|back to top|loading\W*)\W*$|(?:zczc|nnnn)\b.{0,20}$"
)
_BUTTON = (
    r"已?关注|点赞|赞|在看|收藏|分享(?:到|至|给(?:好友|朋友))?|转发|评论|回复|举报|反馈|投诉|打印|列印|转寄|字级|引用|支持|反对|留言|字号|字体|大|中|小|关闭|窗口|返回|顶部|目录|首页|列表"
    r"|展开|收起|全文|阅读|原文|查看|更多|下载|打开|登录|注册|订阅|复制|链接|保存|图片|听|朗读|语音|播放|暂停|倍速|本[页文]|页面|点击|我要|写|发表|次|人|条|万"
    r"|微信|微博|朋友圈|qq|空间|客户端|app|[上下]一(?:篇|条|则|页|期|版|章|个)|没有了|暂无|置顶|只看楼主|倒序浏览|电梯直达|楼主|沙发|板凳|地板|\d+楼|#\d+"
)
_BUTTONS = re.compile(rf"(?:{_BUTTON}|[\d,.]+|[\s|/·:()【】\[\]<>»«→←↑↓▲▼+\-_*#])+", re.IGNORECASE)
_ALONE = re.compile(
    r"放大|缩小|下载|读?报纸首页|留言|列印|已?关注|点赞|在看|收藏|分享|转发|举报|反馈|投诉|打印|回复|我要评论|写评论|发表评论|楼主|沙发|板凳|只看楼主|[上下]一(?:篇|条|则|页|期|版|章)"
)
_TURN = re.compile(r"[上下]一(?:篇|条|则)\s*:?")
_TAGS = re.compile(r"标签(?:\s+[^\s,。]{1,10}){1,8}$|(?:#[^\s#]{1,16}(?:\s+|$)){2,}$|@[\w.-]{3,30}$")
_FIELDS = re.compile(r"(?:[一-龥]{2,5}\s?:\s?[^\s:,。;]{1,14}(?:[\s|]+|$)){2,}")
_LABEL = re.compile(r"([一-龥]{2,5})\s?:")
_WORD = re.compile(_BUTTON, re.IGNORECASE)


def label_wordless(blocks: Sequence[Block]) -> None:
    """Set such lines aside, in a text that is written in Chinese."""
    texts = [b for b in blocks if b.label == "text"]
    for block in [b for b in texts if _ADDRESS.fullmatch(b.folded) and b.first.role is None]:
        block.label, block.reason = "aside", "navigation"
    texts = [b for b in texts if b.label == "text"]
    if len(texts) < _FEWEST or sum(_HAN.search(b.folded) is not None for b in texts) < 0.7 * len(texts):
        return
    _links_below(blocks)
    for block in texts:
        line = block.first
        if block.size > LONGEST or line.role is not None or line.row or line.level:
            continue
        if not any(c.isalnum() for c in block.folded) or _is_dust(block.folded):
            if not _SILENCE.match(block.folded):
                block.label, block.reason = "rule", "furniture"
        elif _is_address(block.folded) or _is_buttons(block.folded) or _LATIN.match(block.folded):
            block.label, block.reason = "aside", "navigation"
        elif _is_fields(block.folded):
            block.label, block.reason = "aside", "masthead"


def _links_below(blocks: Sequence[Block]) -> None:
    """Set aside the title right below the word for the piece before or after: 上一则 / 华埠街坊节."""
    for word, link in pairwise(blocks):
        alone = word.label in {"text", "aside"} and _TURN.fullmatch(word.folded)
        if alone and link.label == "text" and not link.first.gap and link.folded[-1] not in "。,":
            link.label, link.reason = "aside", "navigation"


def _is_dust(folded: str) -> bool:
    """Tell whether a line is what recognition makes of spots on the paper: signs apart, one of them a stroke: ’ 一 ."""
    marks = folded.split()
    return len(marks) >= _DUST and all(len(m) == 1 for m in marks) and sum(m.isalnum() for m in marks) <= 1


def _is_address(folded: str) -> bool:
    """Tell whether a line is an address of the net with few words beside it, or tags."""
    if _TAGS.match(folded):
        return True
    return "。" not in folded and _NET.search(folded) is not None and len(_HAN.findall(folded)) <= _FEW


def _is_fields(folded: str) -> bool:
    """Tell whether a line is fields of a form, none of which is somebody's part: 稿件名：搬家记　字数：286."""
    if len(folded) > 80 or not _FIELDS.fullmatch(folded):
        return False
    labels = _LABEL.findall(folded)
    return not any(label in vocabulary.roles() or label in {"原告", "被告"} for label in labels)


def _is_buttons(folded: str) -> bool:
    """Tell whether a line is made of buttons and counters alone: two, or one that nothing else is called by."""
    if len(folded) > 40 or has_bullet(folded) or not _BUTTONS.fullmatch(folded):
        return False
    words = _WORD.findall(folded)
    return len(words) >= 2 or any(_ALONE.fullmatch(word) for word in words)
