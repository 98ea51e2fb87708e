"""Where a paragraph was broken in mid-sentence, and where a piece was cut off. Rules and figures: docs/importing.md.

All functions read folded text.
"""

from __future__ import annotations

import re

from reader.bylines import names
from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import CLOSERS, STOPS, SYMBOLS
from reader.importing.who import credit_lines, leads

_STARTS = re.compile(
    r"本报讯|本报[^,。]{2,8}[电讯]|新华社|【|[(]?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[、.](?!\d)|["
    + SYMBOLS
    + r"]|——|[•·]"
    r"|(?:记者|问|答|主持人)\s*:|图为|第[一二三四五六七八九十]{1,3}[章节条,、]|附:|注:|链接:|编者按|编后"
)
_DATE_END = re.compile(r"[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日\)?$")
_SIGNATURE = re.compile(r"[(].{2,60}[)]$|(?:本报)?(?:编辑部|评论员|综合报道|综合)$")
# Who signs a letter: 山阳市民 周某某, 此致 读者 李某.
_LETTER = re.compile(r"[一-龥]{2,14}\s+(?P<who>[一-龥](?:\s?[一-龥]){1,3}?)(?:\s{0,2}等\s?[一-龥\d]{1,5})?")
# A remark in brackets after the full stop: …。（图表）
_REMARK = re.compile(r"[。!?…”][(\[【][^()\[\]【】]{1,30}[)\]】]\s*$")
# What begins a sentence and hardly stands in the middle of one.
_OPENERS = re.compile(
    r"(?:目前|如今|此外|同时|另外|随后|据悉|据了解|据介绍|据统计|近日|日前|近年来|今年以来|去年以来|这几天|今天|昨天|当天|对此|为此|接下来"
    r"|下一步|会上|会后|与此同时|不仅如此|值得一提的是|在此基础上|经过[^,]{2,8}),"
)
_ITEM = re.compile(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.]")
_ADDRESSED = ("女士", "先生", "同志", "师傅")
"""How others speak of somebody, and nobody signs."""
_TITLED = re.compile(r"[^。,]{2,20}[电電讯訊]\s*[题題]\s*:(?!.*。)")
"""The line in which an agency repeats its headline: 新华社北京5月9日电 题：…"""
SHORT = 24
NO_COMMA = 45


def ends_well(text: str) -> bool:
    """Tell whether a paragraph ends as a sentence, an item or a remark in brackets does."""
    bare = text.rstrip().rstrip(CLOSERS)
    if (
        not bare
        or bare[-1] in STOPS
        or (bare[-1] == "." and (bare[-2:-1].isalpha() or bare[-2:-1] in ("”", ")", "》")))
        or is_old_stop(bare)
    ):
        return True
    if _REMARK.search(text[-40:]):
        return True
    return bare != text.rstrip() and text.rstrip()[-1] in ")】》" and len(text) <= 40


def is_old_stop(text: str) -> bool:
    """Tell whether a text ends with the one mark that papers of old had for all stops: …販二百餘家、商民稱便、"""
    if text[-1:] != "、" or re.search("[。,]", text):
        return False
    parts = text.split("、")[:-1]
    return len(text) >= 8 and sum(map(len, parts)) >= 5 * len(parts)


def is_whole(block: Block) -> bool:
    """Tell whether a block ends as a paragraph does: as a sentence or item, or as a credit or signature."""
    return ends_well(block.folded) or is_signed(block.folded)


def letter_signer(text: str) -> tuple[int, int] | None:
    """Return where the name stands in the signature under a letter, 山阳市民 周某某; None where the line is none."""
    found = _LETTER.fullmatch(text) if len(text) <= 24 else None
    if found is None or found["who"].endswith(_ADDRESSED):
        return None
    return found.span("who") if names.is_name(re.sub(r"\s", "", found["who"])) else None


def is_signed(text: str) -> bool:
    """Tell whether a paragraph ends with a credit, a date or a photographer: it wants no full stop."""
    if _SIGNATURE.search(text[-64:]) and len(text) <= 64:
        return True
    if letter_signer(text):
        return True
    return (
        (bool(_DATE_END.search(text[-16:])) and len(text) <= 40)
        or credit_lines.is_credit(text)
        or (len(text) <= 400 and credit_lines.photographer(text) is not None)
        or credit_lines.tail_credit(text) is not None
    )


def runs_on(above: str, below: str) -> float:
    """Return how sure it is that `below` goes on with the sentence of `above`; 0 where it does not."""
    if not above or not below or ends_well(above) or _STARTS.match(below) or is_signed(above) or _TITLED.match(above):
        return 0.0
    last = above.rstrip()[-1]
    if last in ",、":
        return 0.97
    if len(above) < SHORT or _OPENERS.match(below):
        return 0.0
    if len(above) < NO_COMMA and not re.search(r"[,、。]", _ITEM.sub("", above)):
        return 0.0
    sure = 0.93
    if len(below) < 12 and not ends_well(below):
        sure = 0.6
    return sure


def is_cut_off(text: str) -> bool:
    """Tell whether a piece's last paragraph stops in mid-sentence."""
    return len(text) >= 5 and not ends_well(text) and not is_signed(text) and not leads.is_byline(text)


def is_verse(blocks: list[Block]) -> bool:
    """Tell whether lines are verse: at least four, four in five of them short, and not one column's hard wraps."""
    if len(blocks) < 4:
        return False
    if leads.DATELINE.match(blocks[0].folded):
        return False
    short = sum(b.size <= 20 for b in blocks)
    if short < 0.8 * len(blocks) or any(leads.INTERVIEW.match(b.folded) for b in blocks):
        return False
    stopped = sum(b.folded[-1] == "。" for b in blocks)
    if stopped >= 0.5 * len(blocks) and any(b.size > 16 for b in blocks):
        return False  # short paragraphs
    listed = sum(b.folded[-1] in ";:" or b.folded[0].isdigit() for b in blocks)
    return listed <= 0.3 * len(blocks)


def is_subhead(block: Block, above: str | None, below: str | None) -> bool:
    """Tell whether a line inside a text is a subhead: short, without a stop, with running text after it."""
    text = block.folded
    if len(text) > 40 or below is None or len(below) < 12 or text[-1] in STOPS + ",、。" or ends_well(text):
        return bool(block.first.role == "subhead")
    if block.lines[-1].wraps or leads.lead(text):
        return False
    if "。" in text or runs_on(text, below):
        return block.first.bold
    return above is None or ends_well(above) or is_signed(above) or block.first.bold
