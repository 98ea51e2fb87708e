"""Boxes amid a page's text in which something is asked for and nothing is told: gifts, subscriptions, players."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importing.formats import page_words

if TYPE_CHECKING:
    from reader.importing.formats.seen_line import SeenLine

_BOXES = frozenset({"div", "section", "aside", "form"})
_LONGEST = 24
"""So many characters of a line are a label still, whatever mark they end in."""
_CALL = re.compile(
    r"(?:我要|立即|马上|点此|点击|免费|现在就?|请)?(?:捐助|捐赠|捐款|打赏|赞赏|赞助|支持我们|订阅|下载|安装|注册|登录|开通|购买|成为|加入|关注我们)"
    r"(?:会员|全文|晨报|周刊|简报|邮件|通知|app|客户端)?[>»!]*"
)
_CLOCK = re.compile(r"\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d")
"""A player's: how far it is, of how much."""
_VALUE = re.compile(r"[^\d::]{1,12}[::]\s*\S")
_DASHES = tuple("-—–―")
_GOES_ON = tuple(",、?")
_TELLING_SIGNS = re.compile("[。“”「」『』]")


@dataclass(slots=True)
class _Box:
    """What stands in an element: its lines, those of them that tell something, its calls, and the last line."""

    first: int
    above: int
    box: bool
    texts: int = 0
    telling: int = 0
    links: int = 0
    clocks: int = 0
    last: int = -1
    called: bool = False
    """Whether the last line is a link to what is asked for."""

    def take(self, other: _Box) -> None:
        """Add what stands in an element inside this one."""
        self.first = min(self.first, other.first)
        self.texts += other.texts
        self.telling += other.telling
        self.links += other.links
        self.clocks += other.clocks
        if other.last > self.last:
            self.last, self.called = other.last, other.called

    def asks(self) -> bool:
        """Tell whether the lines ask for something and tell nothing."""
        return (
            self.box and self.texts > 1 and not self.telling and bool((self.called and self.links == 1) or self.clocks)
        )


def asking_boxes(seen: Sequence[SeenLine], inside: Iterable[int]) -> frozenset[int]:
    """Return those of the lines inside a page's text that stand in such a box, behind where the text begins.

    A box has several lines, none longer than a label, none that tells (`_tells`), and its last line is its only link,
    whose words are a call (捐助, 订阅), or one of them is a player's clock. So quotations with their source, verse,
    dialogue, notices of a day and place, results, lists of names and tables stay.
    """
    order = sorted(inside)
    begun = next((k for k in order if seen[k].running and seen[k].size > _LONGEST), None)
    if begun is None:
        return frozenset()
    boxes = _boxes(seen, order)
    asking = {0: False}
    for number, box in boxes.items():  # what holds others comes before them
        asking[number] = asking[box.above] or (box.first > begun and box.asks())
    return frozenset(k for k in order if seen[k].line.around and asking[seen[k].line.around[-1].number])


def _boxes(seen: Sequence[SeenLine], order: Sequence[int]) -> dict[int, _Box]:
    """Return what stands in each element, outer ones first; each line is judged once, and counted on the way up."""
    boxes: dict[int, _Box] = {}
    for k in order:
        around = seen[k].line.around
        new = len(around)
        while new and around[new - 1].number not in boxes:
            new -= 1
        for at in range(new, len(around)):
            boxes[around[at].number] = _Box(k, around[at - 1].number if at else 0, around[at].tag in _BOXES)
        if around:
            _count(boxes[around[-1].number], seen[k], k)
    for number in reversed(boxes):
        if above := boxes.get(boxes[number].above):
            above.take(boxes[number])
    return boxes


def _count(box: _Box, one: SeenLine, k: int) -> None:
    if not one.shown or not one.size:
        return
    words = one.folded.strip()
    link = one.line.linked > 0.5
    box.texts += 1
    box.telling += _tells(one, words)
    box.links += link
    box.clocks += bool(_CLOCK.fullmatch(words))
    box.last, box.called = k, link and bool(_CALL.fullmatch(words))


def _tells(one: SeenLine, words: str) -> bool:
    """Tell a line of a story: a sentence or heading, one that goes on or asks, speech, a label with its value."""
    if one.size > _LONGEST or one.line.kind != "text" or one.line.level or words[-1:] in ")】":
        return True
    if words.endswith(_GOES_ON) or words.startswith(_DASHES) or _TELLING_SIGNS.search(words) or _VALUE.match(words):
        return True
    return page_words.is_byline(words) or page_words.is_caption(words, "")
