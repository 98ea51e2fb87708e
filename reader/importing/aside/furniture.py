"""What of a page is no piece: masthead and date line, page numbers, staff and imprint lines, footers, rules.

Each short block is looked at by itself; nothing is thrown away, it only gets a label and a reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.importing import dates
from reader.importing.aside.day_lines import Days, find_day_lines
from reader.importing.aside.front import forget_visits, page_above, set_crumbs_aside, set_front_aside, tells
from reader.importing.aside.lifting import lift_buttons, lift_repeated
from reader.importing.aside.listings import lists_of_links, lists_of_pages
from reader.importing.aside.menus import set_menus_aside
from reader.importing.aside.nameplates import Nameplate, calendar_plate, name_above_date, read_plate
from reader.importing.aside.page_numbers import names_page
from reader.importing.aside.references import is_reprint
from reader.importing.aside.top_lines import read_top, stands_on_top
from reader.importing.aside.weblines import give_page
from reader.importing.aside.wordless import label_wordless
from reader.importing.lines.blocks import Block
from reader.importing.lines.line import LineRole
from reader.importing.who import vocabulary
from reader.model.issue import SetAsideReason

LONGEST_HEAD, LONGEST = 75, 120
_COLUMN = re.compile(r"(?:专栏|栏目)\s*:\s*[一-龥]{0,10}")
_FIRST = 8
"""Among so many lines of text a masthead's may stand."""
"""Longer blocks are running text."""

_RULE = re.compile(r"[-=_*~—–·•…＊━─═┄┈\s+#┌┐└┘│├┤╔╗╚╝║]{3,}$|[▼▽▲△↓⬇\s]{1,5}$")
_WRITTEN = re.compile(
    r"(?:作者|文字?|图文|文图|文/图|撰文|撰稿|采写|记者|[一-龥]{2,6}记者|通讯员|摄影|摄像|图片?|供稿|供图|来源|素材)\s*[:|丨/]\s*\S.{1,24}$"
)
"""A line of whose work a piece is."""
_ASIDE = frozenset({"furniture", "hidden", "unread", "picture"})


def says_rule(folded: str) -> bool:
    """Tell whether a line is a rule between two pieces."""
    return _RULE.match(folded) is not None


def says_writer(folded: str) -> bool:
    """Tell whether a line says of whose work a piece is."""
    return _WRITTEN.match(folded) is not None


def label_furniture(blocks: list[Block], days: Days | None = None) -> dict[int, Nameplate]:
    """Label every block that is no text of a piece; return what the mastheads say, by the block's index.

    `days` is given where the text may hold several.
    """
    plates: dict[int, Nameplate] = {}
    begin, inside = vocabulary.boilerplate_gate()
    early = True  # before any running text: a bare date there is the issue's, below it may be a letter's
    texts = 0
    for k, block in enumerate(blocks):
        role = block.first.role
        if role is not None:
            _by_role(block, role, k, plates)
            continue
        if block.size > LONGEST:
            early = False
            continue
        early = early and (block.size < 20 or k < 2 or block.folded[-1] not in "。!?”") and texts < _FIRST
        folded = block.folded
        if not folded[0].isalnum() and _RULE.match(folded):
            block.label, block.reason = "rule", "furniture"
        elif _COLUMN.fullmatch(folded):
            block.label, block.reason = "section", "section"
        elif names_page(block):
            block.label, block.reason = "page", "page"
        elif _is_of_headline(blocks, k, plates):
            block.label, block.reason = "aside", "masthead"
        elif plate := _plate_of(blocks, k, early=early):
            block.label, block.reason = "masthead", "masthead"
            plates[k] = plate
        elif begin.match(folded) or inside.search(folded):
            reason = next(r for r, rule, _a in vocabulary.boilerplate() if rule.search(folded))
            if reason == "contents" and block.first.level:
                continue  # the heading of a list: contents.py looks at the list with it
            block.label, block.reason = "aside", reason  # type: ignore[assignment]  # the list holds no other words
        texts += block.label == "text"
    _give_reprints_back(blocks, plates)
    if days is not None:
        find_day_lines(blocks, plates, days)
    return _second_look(blocks, plates)


def _is_of_headline(blocks: Sequence[Block], k: int, plates: Mapping[int, Nameplate]) -> bool:
    """Tell whether a day in brackets stands right below a headline whose issue's day is known: when it was said."""
    folded = blocks[k].folded
    if folded[0] not in "([" or folded[-1] not in ")]" or not k or blocks[k - 1].label != "text":
        return False
    day = dates.printed_date(folded)
    alone = day is not None and len(day[1].group().strip()) == len(folded.strip("([)] "))
    return alone and any(plate.date and plate.date != (day and day[0]) for plate in plates.values())


def _plate_of(blocks: Sequence[Block], k: int, *, early: bool) -> Nameplate | None:
    """Return what a masthead's line says; None where a line is none."""
    block = blocks[k]
    plate = (calendar_plate(block) if early else None) or read_plate(block, early)
    plate = read_top(block, plate) if early and stands_on_top(blocks, k) else plate
    if plate is not None:
        plate.paged = give_page(block)
    return plate


def _second_look(blocks: list[Block], plates: dict[int, Nameplate]) -> dict[int, Nameplate]:
    """Label what its neighbours tell, and put what stands in between where it belongs."""
    forget_visits(blocks, plates)
    if not are_tails(blocks, plates):
        set_front_aside(blocks, plates)
    set_menus_aside(blocks, plates)
    set_crumbs_aside(blocks)
    _give_credits_back(blocks)
    label_wordless(blocks)
    page_above(blocks, plates)
    _bare_numbers(blocks)
    _give_pages(blocks, plates)
    name_above_date(blocks, plates)
    lists_of_pages(blocks)
    lists_of_links(blocks)
    said = {id(blocks[k]): plate for k, plate in plates.items()}
    lift_buttons(blocks)
    plates = {k: said[id(b)] for k, b in enumerate(blocks) if id(b) in said}
    lift_repeated(blocks, plates)
    return plates


def _give_reprints_back(blocks: Sequence[Block], plates: dict[int, Nameplate]) -> None:
    """Take lines that say where a text was printed before for its own, where a masthead above tells the issue."""
    told = [k for k in plates if is_reprint(blocks[k])]
    if any(plates[k].date and k < min(told) for k in plates if told and k not in told):
        for k in told:
            blocks[k].label = "text"
            del plates[k]


def _give_credits_back(blocks: Sequence[Block]) -> None:
    """Take the lines of who edited and checked for a piece's own credits where they stand with its writer's, below it.

    文字：甲 / 编辑：乙 / 审核：丙 under an account's text; 责编 甲 美编 乙 alone are a page's.
    """
    k = 0
    while k < len(blocks):
        end = k
        while end < len(blocks) and (_of_staff(blocks[end]) or _WRITTEN.match(blocks[end].folded)):
            end += 1
        run = blocks[k:end]
        if (
            end - k >= 2
            and any(not _of_staff(b) for b in run)
            and any(b.folded[-1] in "。!?”" for b in blocks[max(0, k - 8) : k])
        ):
            for block in run:
                if _of_staff(block):
                    block.label = "text"
                block.lines = (replace(block.first, role="credit"), *block.lines[1:])
        k = end + 1


def _of_staff(block: Block) -> bool:
    return block.label == "aside" and block.reason == "staff" and len(block.lines) == 1


def reason_of(role: LineRole | None) -> SetAsideReason:
    """Return why a line is set aside of which the adapter knows what it is."""
    match role:
        case "masthead" | "page" | "section" | "hidden" | "unread":
            return role
    return "furniture"


def _by_role(block: Block, role: LineRole, k: int, plates: dict[int, Nameplate]) -> None:
    """Label a block by what the adapter knows of it."""
    if role in {"page", "section"} and names_page(block):
        block.label, block.reason = "page", "page"
    elif role in {"masthead", "page"}:
        block.label, block.reason = "masthead", "masthead"
        plates[k] = (read_plate(block, True) if block.size <= LONGEST else None) or Nameplate()
        if k <= _FIRST and block.size <= LONGEST:
            plates[k] = read_top(block, plates[k] if plates[k].date else None) or plates[k]
    elif role in _ASIDE:
        block.label, block.reason = "aside", reason_of(role)
    elif role == "section":
        block.label, block.reason = "section", "section"


def are_tails(blocks: Sequence[Block], plates: Mapping[int, Nameplate]) -> bool:
    """Tell whether date lines stand under their pieces (《某报》（日期 第01版）) and not above."""
    if not plates or min(plates) == 0:
        return False
    dated = [k for k in plates if plates[k].date]
    before, behind = (tells(blocks[: min(dated)]), tells(blocks[max(dated) + 1 :])) if dated else (False, False)
    if before != behind:
        return before  # the last one has a piece below it and the first none above, or the other way round
    under = sum(
        "《" in blocks[k].text and (above := _above(blocks, k)) is not None and above.label == "text" for k in dated
    )
    return bool(dated) and under >= 0.6 * len(dated)


def _above(blocks: Sequence[Block], k: int) -> Block | None:
    """Return what stands above a line, a site's buttons passed over."""
    return next((b for b in reversed(blocks[:k]) if b.label != "aside"), None)


def _give_pages(blocks: list[Block], plates: Mapping[int, Nameplate]) -> None:
    """Give the page that such a line names to the text above it, whose piece it stands under."""
    if not are_tails(blocks, plates):
        return
    for k in plates:
        block, above = blocks[k], _above(blocks, k)
        if block.page and above is not None and above.label == "text":
            above.page, above.page_name = block.page, block.page_name
            block.page = block.page_name = None
            if above.size <= LONGEST_HEAD and above.folded[-1] not in "。!?”":
                block.label = "aside"  # between a headline and its text


def _opens_parts(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a number stands right below a headline, before its text: a page's stands where a page ends."""
    above = blocks[k - 1] if k else None
    text = blocks[k + 1] if k + 1 < len(blocks) else None
    if above is None or text is None or above.label != "text":
        return False
    return above.size <= LONGEST_HEAD and above.folded[-1] not in "。!?”;," and text.folded[-1] in "。!?”"


def _bare_numbers(blocks: list[Block]) -> None:
    """Set aside numbers on lines of their own that count pages: each one more than the one before, or the last line.

    Other bare numbers stand in a table or list.
    """
    found = [k for k, b in enumerate(blocks) if b.label == "text" and b.size <= 3 and b.folded.isdigit()]
    values = [int(blocks[k].folded) for k in found]
    counting = len(found) > 1 and all(b == a + 1 for a, b in pairwise(values))
    if counting and values[0] == 1 and _opens_parts(blocks, found[0]):
        return  # the parts of a story
    if counting or (len(found) == 1 and found[0] in {0, len(blocks) - 1}):
        for k in found:
            blocks[k].label, blocks[k].reason = "aside", "footer"
