"""Lines at a headline that name a section, or that say the headline once more."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from reader.bylines import names
from reader.importing.aside.page_numbers import page_number
from reader.importing.headlines.candidates import NOTICE
from reader.importing.headlines.evidence import is_section_name
from reader.importing.headlines.section_lines import is_bracketed, is_enclosed
from reader.importing.lines.blocks import Block, stretch
from reader.importing.lines.marks import has_bullet
from reader.importing.who import leads

_WORD = 6
_ON_PAGE = re.compile(r"\s*[(]第?\s*(?P<no>[a-h]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*版[)]$")
_SIGNED = re.compile(r"(?:\s*(?:——|[/|丨])\s*|\s{2,}(?:[□○◎■]\s?)?)(?P<name>[一-龥·]{2,4})$")
_TOLD_BY = re.compile(r"\s*[(](?P<name>[^()]{4,30})[)]$")
_DOTTED = re.compile(r"\s+(?P<name>·\s?[一-龥](?:\s?[一-龥]){1,3}\s?·)$")
_CHANNEL = re.compile(r"(?:频道|新闻|中心|要闻|资讯|专题|专栏)$")
_SUFFIX = re.compile(r"\s*[|丨_]\s*(?P<name>[一-龥a-z]{2,10})$")


def names_section(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether an unmarked line names the section of the headline right after it."""
    block = blocks[k]
    behind = (blocks[j] for j in range(k + 1, len(blocks)))  # all are copied by a slice, for each line of a long text
    below = next((b for b in behind if k or b.label not in {"masthead", "page", "rule"}), None)
    if block.size > 12 or below is None:
        return False
    if (
        below.label == "text"
        and has_bullet(below.text)
        and (leads.begins_piece(below.folded) or is_section_name(block.folded))
    ):
        apart = block.first.gap or not k or is_section_name(block.folded)
        return bool(apart) and block.folded[-1] not in "。,:;!?、"
    if below.label != "head":
        return False
    named = is_section_name(block.folded) or is_enclosed(block) or is_bracketed(block)
    return named and not (k and blocks[k - 1].label == "head")


def heads_items(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a headline is the name of a section whose items have none of their own: 本埠新聞 / ○昨日…"""
    below = [b for b in blocks[k + 1 : k + 3] if b.label == "text"]
    items = len(below) == 2 and all(has_bullet(b.text) and b.size >= 20 for b in below)
    word = blocks[k].folded
    if NOTICE.match(word):
        return False
    named = (is_section_name(word) or ("top" in blocks[k].marks and len(word) <= _WORD)) and not blocks[k].first.level
    return named and (items or (len(below) >= 1 and k + 2 >= len(blocks) and has_bullet(below[0].text)))


def is_title_tag(block: Block, head: Block) -> bool:
    """Tell whether a line is the headline once more, with the names of site and page behind it: 题--某报--03版."""
    rest = block.folded.removeprefix(head.folded)
    return rest != block.folded and re.match(r"\s*[-_|—·]", rest) is not None


def _part_pages(blocks: list[Block]) -> None:
    """Part from headlines the page in brackets behind them: 托儿所的新气象（第二版）."""
    for k in reversed(range(len(blocks))):
        found = _ON_PAGE.search(blocks[k].folded) if blocks[k].label == "head" else None
        head = stretch(blocks[k], 0, found.start()) if found and found.start() >= 2 else None
        page = stretch(blocks[k], found.start(), blocks[k].size) if found and head else None
        if found is None or head is None or page is None:
            continue
        _be_like(head, blocks[k])
        head.page = page_number(found["no"])
        page.label, page.reason = "aside", "page"
        blocks[k : k + 1] = [page, head]


def part_suffixes(blocks: list[Block]) -> None:
    """Part from headlines the words behind a bar that several of them end in: the name of paper or site."""
    _part_pages(blocks)
    ends: dict[str, list[int]] = {}
    for k, block in enumerate(blocks):
        found = _SUFFIX.search(block.folded) if block.label == "head" else None
        if found:
            ends.setdefault(found["name"].strip(), []).append(k)
    signed = [k for k, b in enumerate(blocks) if b.label == "head" and _signed(b) is not None]
    # One name may be a word of the headline; a role before it says whose it is.
    signed = signed if len(signed) > 1 else [k for k in signed if _told_by(blocks[k])]
    for k in reversed(signed):
        block, cut = blocks[k], _signed(blocks[k])
        assert cut is not None
        head, name = stretch(block, 0, cut.start()), stretch(block, cut.start("name"), block.size)
        if head is not None and name is not None:
            _be_like(head, block)
            if name.text[0] == "·":
                name.lines = (replace(name.first, role="byline"), *name.lines[1:])
            blocks[k : k + 1] = [head, name]
            ends = {end: [j + (j > k) for j in places] for end, places in ends.items()}
    shared = {end for end, places in ends.items() if len(places) > 1}
    for k in sorted((k for end in shared for k in ends[end]), reverse=True):
        block = blocks[k]
        end = _names_behind(block.folded, shared)
        head, rest = stretch(block, 0, end), stretch(block, end, block.size)
        if head is None or rest is None:
            continue
        _be_like(head, block)
        rest.label, rest.reason = "aside", "masthead"
        blocks[k : k + 1] = [head, rest]


def _names_behind(folded: str, shared: Collection[str]) -> int:
    """Return where the names of site and channel begin that a headline ends in: _国际频道_河湾网."""
    end = len(folded)
    while found := _SUFFIX.search(folded[:end]):
        name = found["name"].strip()
        if not (found.start() and (name in shared or (end < len(folded) and _CHANNEL.search(name)))):
            break
        end = found.start()
    return end


def _signed(block: Block) -> re.Match[str] | None:
    """Find the writer's name behind a headline: 井台——余见山."""
    found = _SIGNED.search(block.folded)
    own = found if found and found.start() >= 2 and names.is_name(found["name"]) else None
    return own or _told_by(block)


def _told_by(block: Block) -> re.Match[str] | None:
    """Find the writer in brackets or between dots behind a headline: 渡口通车（本报记者 罗敬之）, 井台　·余 见·."""
    if dotted := _DOTTED.search(block.folded):
        return dotted
    found = _TOLD_BY.search(block.folded)
    return found if found and found.start() >= 4 and leads.is_byline(found["name"]) else None


def _be_like(head: Block, block: Block) -> None:
    """Give the part of a headline what was found out of the whole."""
    head.label, head.confidence, head.score = block.label, block.confidence, block.score
    head.why, head.bullet, head.marks, head.notice = block.why, block.bullet, block.marks, block.notice


def bracketed(head: Block) -> str | None:
    """Return the section in brackets that a headline begins with: 【一线调研】…"""
    found = re.match(r"【([^】]{2,14})】\S", head.text)
    return found.group(1) if found else None
