"""Briefs: pieces of one paragraph that begin with their headline: 【题】text, ●题　text, ▲题。text, 1. 题。text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.importing.headlines.matching import fit
from reader.importing.lines.blocks import Block, stretch
from reader.importing.lines.marks import SYMBOLS, has_bullet
from reader.importing.who import leads

_LEAST_WIDE = 8
_TEXT = 14
"""So many characters of text make a brief; fewer are an item of a list."""
_LABELS = 0.3
"""Where so many of what stands in brackets stands there more than once, all of it is labels."""
_NAMES_A_PLACE = 3
_ANSWERS = 0.4
"""So well the headline of a brief that stands alone must answer its text."""
_BRACKETED = re.compile(r"(?P<tag>#[^#]{1,16}#\s*)?[【〔〖\[](?P<head>[^【】〔〕〖〗\[\]]{2,36})[】〕〗\]]\s*(?=\S)")
_MARK = rf"(?:[{SYMBOLS}]\ufe0f?\s*|\d{{1,2}}(?:[.、．]\s*)(?!\d)|\d{{1,2}}[:：]\d\d\s+)"
_SPACED = re.compile(
    rf"{_MARK}(?P<head>[^\s。，,；;：:！!？?][^。；;：:！!？?\t\u3000]{{1,28}}?)(?P<space>[\u3000\t]+| +)(?=\S)"
)
_WIDE = re.compile(
    rf"[{SYMBOLS}]\ufe0f?\s*(?P<head>[^\s。，,；;：:！!？?][^。；;\t\u3000]{{1,34}}?)(?P<space>[\u3000\t]+)(?=\S)"
)
"""Behind a bullet and before a wide blank a headline may hold a colon or ask."""
_STOPPED = re.compile(
    rf"{_MARK}(?P<head>[^\s。，,；;：:！!？?]{{4,18}}|[^。；;！!？?]{{4,34}}(?=。.{{30}}))。\s*(?=\S)"
)
# What stands in brackets before a text without being its headline.
_NO_HEAD = re.compile(
    r"(?:编者按|编后|编者|按语|开栏|主持人|记者|链接|相关|新闻|背景|延伸|提示|资料|名词|数据|点评|专家|声音|注|本报|新华社|中新社|人民|图片|广告"
    r"|作者|责任编辑|责编|来源|纠错|第?[一二三四五六七八九十\d]+$|[上下]接|[上下]一篇|图为|[上下左右]图)"
)
_COLONED = re.compile(rf"[{SYMBOLS}]\ufe0f?\s*(?P<head>[^\s。，,；;：:！!？?]{{5,24}})[:：]\s*(?=\S)")
"""Behind a bullet a colon may part a headline from its sentence."""
_TWICE = re.compile(
    rf"[{SYMBOLS}]\ufe0f?\s*(?P<head>[^\s。，,；;：:！!？?]{{2,14}}[：:][^。，,；;：:！!？?]{{4,24}})[:：]\s*(?=\S)"
)
"""A headline that holds a colon itself, and another behind it."""
_FIRST = "【〔〖[#"
_LONGEST_NAME = 10
_DIGEST = re.compile(
    r"[^。]{0,12}(?:\d月\d{1,2}日|星期|早[读报餐]|晚[读报]|简[讯报]|快[讯报]|速[览读递]|要闻|短波|集锦|一周|播报|微报)[^。]{0,16}$"
)
_APART = frozenset(("page", "masthead", "aside", "rule", "section"))

Parts = tuple[Block, ...]
"""A brief's headline and text, with the tag before them if there is one."""


def split_briefs(blocks: list[Block]) -> None:
    """Part each brief of a run of two or more into headline and text; the short line above the run is their section."""
    found = _without_labels(blocks, [_brief(b) if b.label == "text" else None for b in blocks])
    styles = Counter(b.text[0] for b, parts in zip(blocks, found, strict=True) if parts)
    made: list[Block] = []
    k = 0
    while k < len(blocks):
        end = _run(blocks, found, styles, k)
        if end == k:
            made.append(blocks[k])
            k += 1
            continue
        _name_section(made, blocks[k])
        for j in range(k, end):
            parts = found[j]
            made += parts or (blocks[j],)
        k = end
    blocks[:] = made


def briefs_go_on(blocks: Sequence[Block], k: int, end: int) -> bool:
    """Tell whether another brief follows the one at k whose text begins at `end`: their section is that of all."""
    below = next((b for b in blocks[end:] if b.label != "text"), None)
    return below is not None and below.label == "head" and "brief" in blocks[k].marks & below.marks


def _without_labels(blocks: Sequence[Block], found: Sequence[Parts | None]) -> list[Parts | None]:
    """Leave out what begins alike again and again: titles differ, labels do not (【配音】, 【同期声】)."""
    named = Counter(parts[-2].folded for parts in found if parts)
    styles = Counter(_style(b) for b, parts in zip(blocks, found, strict=True) if parts)
    again = Counter(_style(b) for b, parts in zip(blocks, found, strict=True) if parts and named[parts[-2].folded] > 1)
    labels = {style for style, count in again.items() if count >= _LABELS * styles[style]}
    for style, count in styles.items():
        mine = [parts[-2].size for b, parts in zip(blocks, found, strict=True) if parts and _style(b) == style]
        if style in "【〔〖[" and count >= 2 and max(mine) <= _NAMES_A_PLACE and _under_title(blocks, found, style):
            labels.add(style)
    return [None if parts and _style(b) in labels else parts for b, parts in zip(blocks, found, strict=True)]


def _under_title(blocks: Sequence[Block], found: Sequence[Parts | None], style: str) -> bool:
    """Tell whether the first of them stands right below a line that can be the title of all: 各地昨日迎来第一场雨."""
    first = next(k for k, b in enumerate(blocks) if found[k] and _style(b) == style)
    above = blocks[first - 1] if first else None
    return above is not None and above.label == "text" and above.size > 4 and above.folded[-1] not in "。,:;!?"


def _run(blocks: Sequence[Block], found: Sequence[Parts | None], styles: Counter[str], k: int) -> int:
    """Return the end of the run of briefs of one style that begins at k; k where none does.

    Between two of them the rest of a brief's text may stand, but no line that could be a headline.
    """
    parts = found[k]
    if not parts:
        return k
    mark = _style(blocks[k])
    end, count = k, 0
    for j in range(k, len(blocks)):
        if found[j] and _style(blocks[j]) == mark:
            end, count = j + 1, count + 1
        elif blocks[j].label in {"aside", "masthead"} and blocks[j].page is None:
            continue  # counters and buttons between posts
        elif blocks[j].label != "text" or found[j] or blocks[j].size < 30 or blocks[j].folded[-1:] not in "。!?”)":
            break
    alone = count == 1 and _stands_alone(blocks[k], parts, styles)
    return end if (count >= 2 and _begins_here(blocks, k)) or alone else k


def _style(block: Block) -> str:
    """Return what the briefs of one run begin with alike: their bullet or bracket, `1` for numbers."""
    return "1" if block.text[0].isdigit() else block.text[0]


def _stands_alone(block: Block, parts: Parts, styles: Counter[str]) -> bool:
    """Tell whether one item by itself is a brief: like others, or behind a wide space."""
    head, text = parts[-2:]
    wide = re.match(r"[\u3000\t]", block.text[block.text.find(head.text) + head.size :]) is not None
    return has_bullet(block.text) and (
        styles[block.text[0]] >= 2 or (wide and fit(head.folded, text.folded) >= _ANSWERS)
    )


def _begins_here(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether numbered items, and such as a full stop parts, are pieces and no list inside one.

    They are where a page, a masthead or a section's name stands right above; ▲ has always begun pieces.
    """
    if not (blocks[k].text[0].isdigit() or _STOPPED.match(blocks[k].text)) or blocks[k].text[0] == "▲":
        return True
    if not k or blocks[k - 1].label in _APART:
        return True
    above = blocks[k - 1]
    named = above.size <= _LONGEST_NAME and above.folded[-1] not in "。,:;!?"
    return (named and k > 1 and blocks[k - 2].label in _APART) or bool(_DIGEST.match(above.folded))


def _brief(block: Block) -> Parts | None:
    """Return headline and text of a block that begins with its headline."""
    line = block.first
    if (
        line.level
        or line.role
        or block.size < _TEXT + 4
        or not (block.text[0] in _FIRST or block.text[0].isdigit() or has_bullet(block.text))
    ):
        return None
    found = _BRACKETED.match(block.text) or _spaced(block.text) or _STOPPED.match(block.text)
    found = found or _TWICE.match(block.text) or _COLONED.match(block.text)
    # Text ends as a sentence does; a headline behind a section in brackets does not.
    if not found or block.size - found.end() < _TEXT or _is_label(found["head"]):
        return None
    rest = block.folded[found.end() :]
    if not re.search(r"[。!?]", rest) and not (rest.count("、") > 1 and rest[-1] == "、"):
        return None
    if leads.begins_piece(block.folded):
        return None  # a dateline, not a headline
    head, text = stretch(block, *found.span("head")), stretch(block, found.end(), block.size)
    if head is None or text is None:
        return None
    head.label, head.confidence, head.marks = "head", 0.9, head.marks | {"brief"}
    tag = stretch(block, *found.span("tag")) if found.re is _BRACKETED and found["tag"] else None
    if tag is None:
        return head, text
    tag.label, tag.reason = "aside", "navigation"
    return tag, head, text


def _is_label(head: str) -> bool:
    """Tell whether what stands before a text says what it is, and does not tell of it: 编者按, 新华社电."""
    return len(head) <= _LONGEST_NAME and _NO_HEAD.match(head) is not None


def _spaced(text: str) -> re.Match[str] | None:
    """Return the headline that spaces part from its text; one narrow space does where no other stands near it."""
    found = _SPACED.match(text)
    if found is None or _is_label(found["head"]):
        wide = _WIDE.match(text)
        found = wide if wide and len(wide["head"]) >= _LEAST_WIDE else found
    if found and found["space"] == " " and (len(found["head"]) < 4 or " " in text[found.end() : found.end() + 8]):
        return None
    return found


def _name_section(made: Sequence[Block], first: Block) -> None:
    """Take the short line right above a run of briefs for the name of their section."""
    above = made[-1] if made else None
    if above is None or above.label != "text" or above.folded[-1] in "。,:;!?":
        return
    if above.size > _LONGEST_NAME and not _DIGEST.match(above.folded):
        return
    above.label, above.reason = "section", "section"
