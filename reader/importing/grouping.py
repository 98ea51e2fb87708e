"""From labelled blocks to drafts of pieces: every block goes to one piece or is set aside with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.importing.drafts import Draft
from reader.importing.headlines import levels
from reader.importing.headlines.briefs import briefs_go_on
from reader.importing.headlines.candidates import WEATHER
from reader.importing.headlines.openings import end_of_stack, glance, opens_chapter, stack_runs, take_byline
from reader.importing.headlines.section_lines import is_news_column, section_name
from reader.importing.headlines.section_runs import spread_sections
from reader.importing.headlines.sections import bracketed, heads_items, is_title_tag, names_section
from reader.importing.headlines.stacks import read_stack, twofold
from reader.importing.headlines.unwrapping import unwrapped
from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import has_bullet
from reader.importing.text import jumps
from reader.importing.text.joins import is_whole
from reader.importing.who import credit_lines, leads
from reader.model.issue import Page

_MOTTO = 30
_AD = re.compile(r"[【\[(]?(?:分类)?广告[】\])]?$|公益广告|(?:商业)?广告(?:专版|专页)?$")
_SOURCE_LINE = re.compile(r"(?:来源|作者|时间|日期|更新时间|发布时间|编辑|责任编辑)\s*:.{1,40}$")


@dataclass(slots=True)
class Grouped:
    """The drafts, the blocks that belong to none (in `aside`), and the headlines without text (`orphans`)."""

    drafts: list[Draft] = field(default_factory=list)
    aside: list[Block] = field(default_factory=list)
    orphans: list[Block] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    """Where on the paper the grouping is."""

    page: str | None = None
    page_name: str | None = None
    section: str | None = None
    section_level: int = 0
    of_page: bool = False  # the section's name stands right below the masthead
    halved: bool = False  # headlines stand on two lines
    broken: Literal["", "mark", "section", "column"] = ""  # what stood since the last text: a page or rule, a name


def group(blocks: Sequence[Block], page: str | None = None, page_name: str | None = None, width: int = 0) -> Grouped:
    """Return the pieces that labelled blocks make up; `width`: of the column that the text was wrapped at."""
    made = Grouped()
    place = _Place(page=page, page_name=page_name)
    for k in levels.subheads(blocks):
        blocks[k].label = "text"
    for k in (*levels.parts(blocks), *levels.numbered(blocks), *levels.spoken_of(blocks)):
        blocks[k].label = "text"
    containers = levels.containers(blocks)
    place.halved = twofold(stack_runs(blocks))
    k = 0
    while k < len(blocks):
        block = blocks[k]
        if block.label == "head" and heads_items(blocks, k):
            _set_section(place, block, made)
        elif block.label == "head" and not opens_chapter(made.drafts[-1:], blocks, k):
            k = _open_piece(made, place, blocks, k, containers, width)
            continue
        elif block.label in {"page", "masthead"}:
            _turn_page(made, place, block)
        elif block.label == "section" or (_is_open(block) and names_section(blocks, k)):
            _set_section(place, block, made)
        elif block.label in {"aside", "rule"}:
            made.aside.append(block)
            place.broken = place.broken or ("mark" if block.label == "rule" else "")
        else:
            _add_text(made, place, block)
        k += 1
    made.drafts = [d for d in made.drafts if not _drop_empty(d, made)]
    spread_sections(made.drafts)
    return made


def _turn_page(made: Grouped, place: _Place, block: Block) -> None:
    made.aside.append(block)
    place.broken = "mark"
    if block.page is None:
        if block.page_name:  # the page's, whose number is not printed
            place.section, place.section_level, place.of_page = block.page_name, 0, True
        return
    if made.drafts and (block.page != place.page or (block.page_name and block.page_name != place.page_name)):
        place.section = None
    place.page, place.page_name = block.page, block.page_name or (place.page_name if block.page == place.page else None)
    _know_page(made, block)


def _know_page(made: Grouped, block: Block) -> None:
    assert block.page is not None
    known = next((k for k, p in enumerate(made.pages) if p.page == block.page), None)
    if known is None:
        made.pages.append(Page(page=block.page, name=block.page_name))
    elif block.page_name and not made.pages[known].name:
        made.pages[known] = Page(page=block.page, name=block.page_name)


def _set_section(place: _Place, block: Block, made: Grouped) -> None:
    block.label, block.reason = "section", "section"
    made.aside.append(block)
    place.section = block.text if _AD.match(block.folded) else section_name(block)
    place.broken = "column" if is_news_column(block) else "section"
    place.section_level, place.of_page = block.first.level, "top" in block.marks and block.text[0].isalpha()


def _open_piece(
    made: Grouped, place: _Place, blocks: Sequence[Block], k: int, containers: frozenset[int], width: int
) -> int:
    """Begin a piece at a stack of headlines; return the index of the first block after stack and byline."""
    end = end_of_stack(blocks, k)
    body = glance(blocks, end)
    stack = read_stack(unwrapped(blocks[k:end], width, body), body, containers, halved=place.halved, wrapped=width > 0)
    level = stack.heads[0].first.level
    if 0 < level <= place.section_level:
        place.section = None
    for block in stack.sections:
        _set_section(place, block, made)
    made.orphans += stack.orphans
    draft = Draft(kickers=stack.kickers, heads=stack.heads, subs=stack.subs, page=place.page, page_name=place.page_name)
    for block in blocks[k:end]:
        _take_page(made, draft, block)
    for block in [b for b in draft.kickers if is_title_tag(b, stack.heads[0])]:
        draft.kickers.remove(block)
        block.label, block.reason = "aside", "masthead"
        made.aside.append(block)
    draft.section = place.section or bracketed(stack.heads[0])
    draft.headed = "" if not place.section else "page" if place.of_page else "section"
    draft.notice = any(b.notice for b in stack.heads)
    draft.ad = bool(place.section and _AD.match(place.section))
    draft.sure = min(b.confidence for b in stack.heads)
    draft.unsure = ("headline",) if stack.doubtful else ()
    if not (place.section_level and level > place.section_level) and not briefs_go_on(blocks, k, end):
        # All headings of one level: the section is of this piece only.
        place.section = None
    _kicker_above(made, draft, blocks, k)
    made.drafts.append(draft)
    place.broken = ""
    after = take_byline(draft, blocks, end)
    if draft.byline is not None:
        _take_page(made, draft, draft.byline)
    return after


def _kicker_above(made: Grouped, draft: Draft, blocks: Sequence[Block], k: int) -> None:
    """Take the unmarked short line right above a marked headline for its kicker."""
    above = blocks[k - 1] if k else None
    head = blocks[k]
    marked = head.first.level or head.first.bold or head.bullet or head.text[0] in "【[〖"
    if above is None or not _is_open(above) or head.first.gap or not marked:
        return
    last = made.drafts[-1] if made.drafts else None
    if last is None or last.body[-1:] != [above] or (len(last.body) == 1 and not last.heads and len(made.drafts) > 1):
        return
    apart = above.first.gap > 0 or k == 1
    if apart and above.size <= 40 and above.folded[-1] not in "。,;:!?" and not credit_lines.is_credit(above.folded):
        last.body.pop()
        draft.kickers.insert(0, above)
        if not (last.body or last.heads):
            made.drafts.pop()


def _add_text(made: Grouped, place: _Place, block: Block) -> None:
    """Put running text into the open piece, or begin one without a headline."""
    last = made.drafts[-1] if made.drafts else None
    if WEATHER.match(block.folded) and block.size <= 120 and not (last and last.heads and not last.body):
        made.drafts.append(Draft(body=[block], page=place.page, page_name=place.page_name, notice=True, sure=0.8))
        return
    if last is None or _begins_anew(last, place, block):
        last = Draft(page=place.page, page_name=place.page_name, section=place.section, sure=0.5)
        made.drafts.append(last)
    writes = block.first.role == "byline" or (_is_open(block) and leads.is_byline(block.folded))
    if writes and not last.body and last.byline is None and (last.heads or leads.begins_piece(block.folded)):
        last.byline = block
        _take_page(made, last, block)
        return
    place.broken = ""
    last.body.append(block)
    _take_page(made, last, block)


def _is_open(block: Block) -> bool:
    return block.label == "text" and block.first.role is None


def _take_page(made: Grouped, draft: Draft, block: Block) -> None:
    """Take the page that a line beside a block names for its piece."""
    if block.page:
        draft.page, draft.page_name = block.page, block.page_name
        _know_page(made, block)


def _begins_anew(last: Draft, place: _Place, block: Block) -> bool:
    """Tell whether text without a headline is another piece: a dateline after a whole piece, or a new page's text."""
    if not last.body:
        return False
    if (last.notice and not last.heads) or jumps.jump_in(block) or block.first.role == "opening":
        return True
    first, above, leads_here = last.body[0], last.body[-1], leads.begins_piece(block.folded)
    signed = credit_lines.is_credit(above.folded) or (len(last.body) > 1 and leads.is_byline(above.folded))
    leading, ended = leads.begins_piece(first.folded), signed or is_whole(above) or above.folded.endswith("...")
    alike = (leading or not last.heads) and block.text[0] == first.text[0] == "【" and leads_here
    bullet, column = has_bullet(block.text), place.broken == "column"
    item = bullet and not last.heads and block.text[0] == first.text[0]
    whole = (alike or item or (bullet and column) or block.first.role != "body") and ended
    below_name = (column and (bullet or leads_here)) or (place.broken == "section" and block.text[0] in "▲△")
    if whole and (below_name or (item and block.size >= 20)):
        return True  # news of a column or of a page of old, none of which has a headline: 简讯 / △…, ○昨日…
    turned = bool(place.broken) and last.page != place.page
    return whole and (turned or (leads_here and (leading or (last.notice and bool(last.heads)))))


def _is_motto(draft: Draft, made: Grouped) -> bool:
    """Tell whether a short line stands between a masthead and the first headline: 语录：…, what somebody says of it."""
    block = draft.body[0] if len(draft.body) == 1 and not draft.heads else None
    below = made.drafts[1] if len(made.drafts) > 1 else None
    masthead = any(b.reason == "masthead" or b.reason == "navigation" for b in made.aside)
    return block is not None and block.size <= _MOTTO and below is not None and bool(below.heads) and masthead


def _drop_empty(draft: Draft, made: Grouped) -> bool:
    """Set aside a headline under which nothing stands, and lines before the first one that only name a source."""
    if not draft.heads and draft is made.drafts[0] and all(_SOURCE_LINE.match(b.folded) for b in draft.body):
        for block in draft.body:
            block.reason = "masthead"
        made.aside += draft.body
        return True
    if draft is made.drafts[0] and _is_motto(draft, made):
        draft.body[0].reason = "masthead"
        made.aside += draft.body
        return True
    if draft.body:
        return False
    if draft.byline is not None:
        # A signature without a text: keep both as text of the piece.
        draft.body, draft.byline = [draft.byline], None
        return False
    made.orphans += [*draft.kickers, *draft.heads, *draft.subs]
    return True
