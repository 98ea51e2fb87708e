"""Briefs: pieces of one paragraph that begin with their headline, 【题】text or ●题　text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.lines.blocks import Block, stretch
from reader.importing.lines.marks import BULLETS

_TEXT = 14
"""So many characters of text make a brief; fewer are an item of a list."""
_BRACKETED = re.compile(r"[【〔〖\[](?P<head>[^【】〔〕〖〗\[\]]{2,36})[】〕〗\]]\s*(?=\S)")
_BULLETED = re.compile(
    rf"[{BULLETS}]\s*(?P<head>[^\s。,;:!?][^。;:!?\t\u3000]{{1,28}}?)(?:[\u3000\t]+| {{2,}}|  )(?=\S)"
)
# What stands in brackets before a text without being its headline.
_NO_HEAD = re.compile(
    r"(?:编者按|编后|编者|按语|开栏|主持人|记者|链接|相关|新闻|背景|延伸|提示|资料|名词|数据|点评|专家|声音|注|本报|新华社|中新社|人民|图片|广告"
    r"|作者|责任编辑|责编|来源|纠错|第?[一二三四五六七八九十\d]+$|[上下]接|[上下]一篇)"
)
_LONGEST_NAME = 10


def split_briefs(blocks: list[Block]) -> None:
    """Part each brief of a run of two or more into headline and text; the short line above the run is their section."""
    found = [_brief(b) if b.label == "text" else None for b in blocks]
    made: list[Block] = []
    k = 0
    while k < len(blocks):
        end = _run(blocks, found, k)
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


def _run(blocks: Sequence[Block], found: Sequence[tuple[Block, Block] | None], k: int) -> int:
    """Return the end of the run of briefs of one style that begins at k; k where none does.

    Between two of them the rest of a brief's text may stand, but no line that could be a headline.
    """
    if not found[k]:
        return k
    mark = _style(blocks[k])
    end, count = k, 0
    for j in range(k, len(blocks)):
        if found[j] and _style(blocks[j]) == mark:
            end, count = j + 1, count + 1
        elif blocks[j].label != "text" or found[j] or blocks[j].size < 30 or blocks[j].folded[-1:] not in "。!?”)":
            break
    return end if count >= 2 else k


def _style(block: Block) -> str:
    return block.text[0]


def _brief(block: Block) -> tuple[Block, Block] | None:
    """Return headline and text of a block that begins with its headline."""
    line = block.first
    if line.level or line.role or block.size < _TEXT + 4:
        return None
    found = _BRACKETED.match(block.text) or _BULLETED.match(block.text)
    # Text ends as a sentence does; a headline behind a section in brackets does not.
    if not found or block.size - found.end() < _TEXT or _NO_HEAD.match(found["head"]):
        return None
    if not re.search(r"[。!?]", block.folded[found.end() :]):
        return None
    head, text = stretch(block, *found.span("head")), stretch(block, found.end(), block.size)
    if head is None or text is None:
        return None
    head.label, head.confidence = "head", 0.9
    return head, text


def _name_section(made: Sequence[Block], first: Block) -> None:
    """Take the short line right above a run of briefs for the name of their section."""
    above = made[-1] if made else None
    if above is None or above.label != "text" or above.size > _LONGEST_NAME or above.folded[-1] in "。,:;!?":
        return
    above.label, above.reason = "section", "section"
