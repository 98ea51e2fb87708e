"""What stands on a page like a story and is none: 导读, advertisements; and the names of sections over briefs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.hanzi.folding import fold
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box

_CONTENTS = re.compile(r"(?:今日|要闻|本期|本版|新闻|内容|版面|重点|精彩)?(?:导读|导航|看点|提要|速览|目录)$")
_REFERENCE = re.compile(
    r"(?:详见|见|刊|转)?\s*第?\s*(?:[a-h]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:版|页)(?:\S{0,6})?[)】》>]*$"
    r"|^[>》▶►▷→\-—]*\s*(?:[a-h]\d{1,2}|\d{1,2})\s*版?$|\ba\d{2}\b|[/·…]\s*[a-h]?\d{1,2}$"
)
_AD = re.compile(r"^\W*(?:公益)?广告\W*$|广告(?:热线|专版|许可)|^广告$")
_SELLS = re.compile(
    r"(?:电话|热线|咨询|订购|预约|报名|地址|手机|联系人?|qq|微信)\s*[:)]?\s*[\d\-\s]{5,}|\d{3,4}-\d{7,8}|\d{11}|"
    r"折(?:扣|起)?$|优惠|酬宾|开业|招租|招聘|热销|钜惠|促销|特价|诚聘|出租|"
    r"(?:遗失|挂失|作废)声明|声明作废|(?:注销|减资|清算|拍卖|招标)公告"
)
SECTION = re.compile(
    r"(?:\S{0,4}(?:简讯|短讯|快讯|简报|要讯|短波|集锦|速递|速览|微新闻)|一句话新闻|新闻(?:速递|速览|集装箱|短波|链接|超市)|时讯|要闻|动态|广角)$"
)


@dataclass(slots=True)
class Found:
    """The lines of one box or corner that is no story, and what it is: `contents` or `ad`; `frame`: the box."""

    kind: str
    lines: list[Line]
    frame: Box | None = None


def apart(lines: Sequence[Line], frames: Sequence[Box], body: float, running: Sequence[Line] = ()) -> list[Found]:
    """Return what is no story of what stands in frames, and of what stands under a heading 导读.

    `running`: lines of text for certain, which are in no list.
    """
    made: list[Found] = []
    for k, frame in enumerate(frames):
        own = [x for x in lines if x.frame == k]
        kind = _kind(own, body, frame)
        if kind:
            made.append(Found(kind, own, frame))
    gone = {id(x) for f in made for x in f.lines} | {id(x) for x in running}
    left = [x for x in lines if id(x) not in gone]
    for head in left:
        if _CONTENTS.match(fold(head.text).replace(" ", "")) and head.measure < 12:
            own = _listed(head, left, body)
            if own:
                made.append(Found("contents", [head, *own]))
    return made


def _kind(lines: Sequence[Line], body: float, frame: Box) -> str | None:
    """Tell what a frame holds that is no story; None for one that holds a story, or nothing."""
    if not lines:
        return None
    words = [fold(x.text).strip() for x in sorted(lines, key=lambda x: x.top)]
    referring = sum(bool(_REFERENCE.search(w)) for w in words)
    if any(_CONTENTS.match(w.replace(" ", "")) for w in words[:2]) and referring >= 1:
        return "contents"
    if referring >= 3 and referring >= 0.3 * len(words):
        return "contents"
    sentences = sum("。" in w or "," in w for w in words)
    long = sum(len(w) > 8 and x.measure > 0.8 * (frame.width / x.size) - 3 for w, x in zip(words, lines, strict=True))
    if any(_AD.search(w) for w in words) and (sentences < 4 or sentences < 0.3 * len(words)):
        return "ad"
    if long >= 4 and sentences >= 2:
        return None
    if sum(bool(_SELLS.search(w)) for w in words) >= 1 and sentences <= 2 and len(words) <= 16:
        return "ad"
    return None


def roles_of_ad(lines: Sequence[Line]) -> Iterator[tuple[Literal["headline", "body"], Line]]:
    """Yield an advertisement's lines in roles: one or two that are clearly larger than all that follow are its head."""
    heads = 0
    for count in (1, 2):
        rest = [x.size for x in lines[count:]]
        if not heads and rest and min(x.size for x in lines[:count]) > 1.25 * max(rest):
            heads = count
    yield from (("headline" if k < heads else "body", x) for k, x in enumerate(lines))


def _listed(head: Line, lines: Sequence[Line], body: float) -> list[Line]:
    """Return the lines under a heading 导读 as far as they are a list with pages."""
    own: list[Line] = []
    bottom, last_reference, referring = head.bottom, 0, 0
    column = (head.left - 12 * body, head.right + 12 * body)
    for line in sorted(lines, key=lambda x: x.top):
        if line is head or line.top < head.top or line.frame != head.frame or not column[0] < line.middle < column[1]:
            continue
        if line.top - bottom > 4 * body or line.size > 1.6 * body:
            break
        own.append(line)
        bottom = max(bottom, line.bottom)
        if _REFERENCE.search(fold(line.text).strip()):
            referring += 1
            last_reference = len(own)
        elif len(own) - last_reference > 4:
            break
    return own[:last_reference] if referring >= 2 else []
