"""Lines that sign the text above them, set to its right or right below it: a body, a place and a name, a day."""

from __future__ import annotations

import re

from reader.bylines import names
from reader.importing.lines.blocks import Block
from reader.importing.text.joins import is_whole, letter_signer

_LONGEST = 40
_TEXT = 20
_DEEP = 4
"""Further in than any paragraph begins."""
_DAY = re.compile(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$"
)
_BODY = re.compile(
    r".{2,24}(?:委员会|常委会|人民政府|合作社|联社|公司|法院|检察院|办公室|指挥部|学会|协会|联合会|治丧委员会)$"
)
_SIGNED = re.compile(
    r".{0,16}(?:谨?启|敬启|泣启|叩谢|泣谢|敬上|谨上|谨谢|敬谢|同[启具上])$|此致|(?:此致)?敬礼!?|顺颂\S{2,4}!?|祝\S{2,6}!"
)


def signs_text(block: Block, above: Block | None) -> bool:
    """Tell whether a line signs the text right above it."""
    if above is None or above.label != "text" or block.first.gap or block.size > _LONGEST or block.first.level:
        return False
    if signs_text_by_words(block.folded):
        return above.size >= _TEXT or is_whole(above) or signs_text_by_words(above.folded)
    if not is_whole(above) and not signs_text_by_words(above.folded):
        return False
    if letter_signer(block.folded) is not None and above.size >= _TEXT:
        return True
    deep = block.first.indent >= _DEEP and block.first.indent >= above.first.indent + 2
    return deep and (letter_signer(block.folded) is not None or names.is_organ(block.folded))


def signs_text_by_words(folded: str) -> bool:
    """Tell whether a line is a day, a body that gives notice, or words that end a letter."""
    return any(pattern.fullmatch(folded) for pattern in (_DAY, _BODY, _SIGNED))
