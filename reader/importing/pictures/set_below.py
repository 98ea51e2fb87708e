"""Lines that are set as the words of a picture are: beside it, short, and unlike the text around.

What a reader sees at once no word says: below the picture a short line stands in the middle, smaller, slanted or grey.
A line so set that begins a section, names a writer or tells a day is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reader.importing.who import credit_lines, leads

LONGEST = 120
"""Characters of a line that only its setting tells from the text."""
LONGEST_SAID = 200
"""Characters of one whose words tell it."""
_DOWN = re.compile(r"\s*(?:[▼▽↓]|[(（]?下图)")
_WORDS = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
_OTHER = re.compile(
    r"[(]?[一二三四五六七八九十]{1,3}[)、.]|第.{1,3}[章节部回]|(?:\d{4}[-/.年]\d{1,2}[-/.月]).{0,12}(?:来源|作者|编辑|\d:\d)"
    r"|(?:来源|作者|编辑|责编|责任编辑|记者|日期|时间|发布|阅读|浏览|点击|字号|分享)[^。]{0,12}:|点击.{0,6}(?:看|放大)|[上下]接"
)
"""A numbered section, the line of day and source, a jump, what a site says."""
_CALL = re.compile(
    r"(?:分享|转发)(?:$|[到至给]|按钮|本文|微信|微博|好友|朋友圈)|(?:欢迎|敬请)?关注(?:我们|本[报网刊台社号站]|.{1,10}(?:网|报|社|台|号|微博|微信|客户端|app))\W*$"
    r"|(?:微信)?扫(?:码|一扫|描二维码)|长按.{0,8}(?:二维码|识别)|.{1,12}(?:公众号|视频号|客户端|二维码)$|(?:[您你]的|当前|该)?浏览器.{0,8}(?:不支持|无法|版本)"
    r"|(?:信息|内容|文章|文字|本文|以上)[^。]{0,6}来(?:源于|自)(?:互联网|网络)"
)
"""What a site asks of its readers beside a picture that is a button of its own or a code to scan."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How letters are set; `size` by that of plain text."""

    centred: bool = False
    size: float = 1.0
    slanted: bool = False
    grey: bool = False

    def met(self, other: Setting) -> Setting:
        """Return what holds of letters set in the one way and of letters set in the other."""
        return Setting(
            self.centred and other.centred, max(self.size, other.size), self.slanted and other.slanted,
            self.grey and other.grey,
        )  # fmt: skip

    def parts_from(self, text: Setting) -> bool:
        """Tell whether a line so set stands apart from running text that is set in another way."""
        return (
            self.size < 0.95 * text.size
            or (self.centred and not text.centred)
            or (self.slanted and not text.slanted)
            or (self.grey and not text.grey)
        ) and self.size < 1.1 * text.size


PLAIN = Setting()


def is_grey(red: int, green: int, blue: int) -> bool:
    """Tell a colour between black and white, each part from 0 to 255."""
    return max(red, green, blue) - min(red, green, blue) <= 24 and 0x50 <= red <= 0xC8


def is_grey_code(digits: str) -> bool:
    """Tell a grey by its six digits, as office documents write colours."""
    code = digits.removeprefix("#")
    if len(code) != 6 or any(c not in "0123456789abcdefABCDEF" for c in code):
        return False
    return is_grey(*(int(code[k : k + 2], 16) for k in (0, 2, 4)))


def usual(settings: Iterable[tuple[Setting, int]]) -> Setting:
    """Return the setting of most letters, of settings and how many letters each of them has."""
    counted: Counter[Setting] = Counter()
    for setting, letters in settings:
        counted[setting] += letters
    return max(counted, key=lambda s: counted[s]) if counted else Setting()


def may_tell(folded: str, longest: int = LONGEST) -> bool:
    """Tell whether words may be those of the picture that they stand beside."""
    words = folded.strip()
    if len(words) > longest or not _WORDS.search(words) or _OTHER.match(words) or _CALL.match(words):
        return False
    if credit_lines.is_credit(words):
        return False
    if leads.EDITOR_NOTE.match(words) or leads.begins_piece(words):
        return False
    return credit_lines.photographer(words) is not None or not leads.is_byline(words)


def says(folded: str) -> bool:
    """Tell words that say themselves that they are a picture's: 图为…, 图1 …, …某某摄, 图片来源：…"""
    words = folded.strip()
    if len(words) > LONGEST_SAID or leads.begins_piece(words) or leads.EDITOR_NOTE.match(words):
        return False
    told = credit_lines.CAPTION.match(words) or credit_lines.NUMBERED.match(words)
    return bool(told or credit_lines.STOCK.search(words)) or credit_lines.picture_source(words) is not None


def points_down(folded: str) -> bool:
    """Tell words that point at the picture below them."""
    return bool(_DOWN.match(folded)) and len(folded) <= LONGEST_SAID


def signs_picture(folded: str) -> bool:
    """Tell a line that only says whose a picture is: 摄影 | 甲, 甲 摄, 图源：某报."""
    words = folded.strip()
    span = credit_lines.picture_source(words)
    return span is not None and span[0] <= 1 and span[1] >= len(words) - 1


def is_label(folded: str) -> bool:
    """Tell words that are no sentence of a text: a name of what is seen, without a stop at its end."""
    return folded.strip()[-1:] not in set("。!?;:,…”」』")
