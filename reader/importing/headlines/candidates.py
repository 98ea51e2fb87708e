"""Which lines can be headlines at all, and which of them stand in one stack."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.bylines import names
from reader.importing.headlines.habits import NUMBER
from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import DASHES, has_bullet
from reader.importing.lines.values import has_values, names_behind_label
from reader.importing.who import credit_lines, leads

LONGEST = 75
_SPEAKER = re.compile(r"([一-龥·]{1,6})\s*:\s*\S")
_DIARY = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号](?:\s+\S{1,6}){0,3}$"
)
_BROKEN, _SENTENCE = 36, 20
"""A headline on two full lines is no longer."""
_VERSE = 18
_NARROWEST, _COLUMN = 11, 4
_NO_VERSE = re.compile(r"[\d::“《]|[一-龥] {1,4}[一-龥]|版$")
_NO_HEAD_END = "。,、;:；：，"
PART = re.compile(
    r"[(](?:外[一二三四五六七八九十\d]+[首篇章则]|组诗|组章|诗二首|节选|散文诗|小小说|连载.{0,6}|上|中|下|续.{0,2}|[一二三四五六七八九十]{1,3}|\d{1,3})[)]$"
)
"""Which part of something a piece is, or of how many it consists, on a line of its own."""
_UNBROKEN = 32
"""Of more characters without any mark or space no headline is."""
_SCORE = re.compile(r"[一-龥]{2,6}\s?\d{1,3}\s?[-:]\s?\d{1,3}\s?[一-龥]{2,6}")
_BOX = re.compile(
    r"[【\[■◆●★]?\s?(?:(?:新闻|相关|背景|延伸|名词|资料)(?:链接|背景|阅读|解释|资料|助读|卡|内存|提示|人物)|(?:记者|编辑|采访)(?:手记|札记)"
    r"|(?:技术|数据)统计|小(?:贴士|知识|资料|链接)|温馨提示|人物(?:名片|简介|档案)|(?:专家|律师)?(?:点评|说法)|前文提要)\s?[】\]]?"
)
"""What boxes inside a piece are called."""
_PHONE = re.compile(r"\d{3,4}-\d{7,8}|(?<!\d)1\d{10}(?!\d)|联系(?:人|电话)\s*:")
_CHAPTER = re.compile(r"第(?:\d{1,2}|[一二三四五六七八九十]{1,3})[章节编条]\s+\S")
_JUMP = re.compile(
    r"[(【\[▶►→◀◄←\s]*(?:紧?上接|接|上转|下接|紧?下转|转)\s*第?\s*[a-z]?[\d一二三四五六七八九十]{1,3}\s*版"
)
_FORMULA = re.compile(r"[^一-龥]*(?:[=∑∫√∂≈≤≥]|\\\\\w)[^一-龥]*$")
"""What is calculated, without a word of Chinese."""
WEATHER = re.compile(
    r"(?:今日|明日|今天|明天|今晚|本市|我市)?.{0,4}天气(?:预报)?[:\s].{4,100}(?:℃|度|级)[^。]{0,40}。?$"
)
_NO_HEAD_START = re.compile(
    r"(?:记者|问|答|[qa]|主持人|注|附|编者按)\s*:|(?:关键词|关键字|摘要|内容提要|中图分类号|文献标识码|文章编号)(?:\s*:|\s)|图为|图\s?[:①-⑨1-9]|(?:另据|据悉|此外),|[(（](?![一-龥]{1,6}[)）][^\s(（]{6})|——?\S|[·•]\s"
)
NOTICE = re.compile(
    r"(?:.{0,14}?(?:遗失声明|遗失启事|声明|招标公告|拍卖公告|公告|公示|启事|讣告|讣闻|鸣谢|谢启|通告|通知|更正|致歉|招聘|征稿|征文启事|寻人启事|寻物启事|天气预报|今日天气|分类广告|广告|挂失)"
    r"|(?:今日|明日|今明|今天|明天|本市|我市)?天气(?:预报)?(?:\s.*)?|停[水电气]通知.*|.{0,8}(?:天气|气象)\s.*(?:℃|度|风).*)$"
)


def _ends_printed(block: Block) -> bool:
    """Tell whether a sentence ends in the stop that scientific type has, as some copies print it: ．"""
    return block.size >= _SENTENCE and block.text[-1] == "．" and "," in block.folded


def can_be_head(block: Block) -> bool:
    """Tell whether a block can be a headline."""
    if block.first.level or block.first.role in {"headline", "kicker", "subheadline"}:
        return True
    text = block.folded
    large = block.first.size >= 1.2
    if (
        not 2 <= len(text) <= LONGEST * (1 + large)
        or (len(block.lines) > 1 and not large and not (len(block.lines) == 2 and len(text) <= _BROKEN))
        or block.first.role is not None
    ):
        return False
    if (
        _ends_printed(block)
        or (text[-1] in _NO_HEAD_END and not (text[-1] == ":" and len(text) <= 16 and has_bullet(block.text)))
        or "。" in text[:-1]
        or ";" in text
        or max(text.count(","), text.count("、")) > 2
    ):
        return False
    if not any("一" <= c <= "龥" or c.isalpha() for c in text) or _FORMULA.match(text):
        return False
    if _NO_HEAD_START.match(text) and not NOTICE.match(text) and not NUMBER.match(text):
        return False
    if (
        _is_of_text(text)
        or _lists_names(text)
        or _DIARY.match(text)
        or credit_lines.WRITTEN_AT.match(text)
        or _JUMP.match(text)
        or WEATHER.match(text)
        or has_values(text)
    ):
        return False
    return not (
        credit_lines.is_credit(text)
        or (text[-1] in "摄道影图)" and credit_lines.photographer(text))
        or leads.lead(text)
    )


def _is_of_text(text: str) -> bool:
    """Tell whether a short line belongs to a text: a box's name, a score, words without stops."""
    unbroken = len(text) > _UNBROKEN and not re.search(r"[\s,.:!?“”《》()—·-]", text)
    named = _CHAPTER.match(text) or _BOX.fullmatch(text) or _SCORE.fullmatch(text) or _PHONE.search(text)
    return unbroken or named is not None


def _lists_names(text: str) -> bool:
    """Tell whether a line is names beside one another: of a team, of who was admitted."""
    if names_behind_label(text):
        return True
    cells = text.split()
    named = sum(len(c) > 1 and c[0] >= "一" and names.is_name(c) for c in cells) if len(cells) >= 4 else 0
    return named >= max(3, len(cells) / 2)


def verse_lines(
    blocks: Sequence[Block], candidates: Sequence[int], starts: Sequence[bool], bylines: Sequence[bool]
) -> set[int]:
    """Return which candidates are lines of verse: five or more in a row, all short, too many for a stack.

    The last lines, behind a gap and above a byline or dateline, are the next headline; the first one is the poem's own
    where no author stands above it.
    """
    found: set[int] = set()
    run: list[int] = []
    for k in (*candidates, -1):
        if k >= 0 and run and k == run[-1] + 1 and _may_be_verse(blocks[k]):
            run.append(k)
            continue
        found |= _verse_of(run, blocks, starts, bylines)
        run = [k] if k >= 0 and _may_be_verse(blocks[k]) else []
    return found


def column_lines(blocks: Sequence[Block], candidates: Sequence[int]) -> set[int]:
    """Return which candidates are lines of a column: four or more right below one another, of one width."""
    found: set[int] = set()
    run: list[int] = []
    for k in (*candidates, -1):
        wide = k >= 0 and blocks[k].size >= _NARROWEST and not (blocks[k].first.level or blocks[k].first.role)
        if wide and run and k == run[-1] + 1 and not blocks[k].first.gap:
            sizes = [blocks[j].size for j in (*run, k)]
            if max(sizes) - min(sizes) <= 2:
                run.append(k)
                continue
        if len(run) >= _COLUMN:
            found.update(run)
        run = [k] if wide else []
    return found


def speakers(blocks: Sequence[Block], bylines: Sequence[bool]) -> set[int]:
    """Return the lines of those who speak by turns, each again and again behind a name: 穆清和：…"""
    said: dict[str, list[int]] = {}
    for k, block in enumerate(blocks):
        if block.label == "text" and ":" in block.folded[:8] and (found := _SPEAKER.match(block.folded)):
            said.setdefault(found[1], []).append(k)
    # A headline may quote who speaks below it; its byline follows.
    said = {who: [k for k in lines if not (k + 1 < len(blocks) and bylines[k + 1])] for who, lines in said.items()}
    turns = [lines for lines in said.values() if len(lines) >= 2]
    return {k for lines in turns for k in lines} if len(turns) >= 2 else set()


def _may_be_verse(block: Block) -> bool:
    line = block.first
    plain = not (
        line.level or line.bold or line.role or line.size >= 1.2 or block.text[0] in "【[#" or has_bullet(block.text)
    )
    return plain and block.size <= _VERSE and not _NO_VERSE.search(block.folded)


def _verse_of(run: Sequence[int], blocks: Sequence[Block], starts: Sequence[bool], bylines: Sequence[bool]) -> set[int]:
    if len(run) < 5 or sum(blocks[k].size for k in run) > 11 * len(run):
        return set()
    lines = list(run)
    below = lines[-1] + 1
    if below < len(blocks) and (starts[below] or bylines[below] or blocks[below].size > 2 * _VERSE):
        while len(lines) > 1 and len(run) - len(lines) < 3:
            if blocks[lines.pop()].first.gap:
                break
    if not (lines[0] and bylines[lines[0] - 1]):
        del lines[0]
    return set(lines) if len(lines) >= 4 else set()


def stacks(blocks: Sequence[Block], chosen: set[int]) -> tuple[list[int], list[int]]:
    """Return, for each block, first and last line of the stack that it stands in: lines right below one another."""
    first = list(range(len(blocks)))
    for k in range(1, len(blocks)):
        block = blocks[k]
        if block.label != "text" or block.first.gap or blocks[k - 1].label != "text":
            continue
        above = k - 1 in chosen or first[k - 1] != k - 1
        if above and (k in chosen or (block.text.startswith(DASHES) and block.size <= LONGEST)):
            first[k] = first[k - 1]
    last = list(range(len(blocks)))
    for k in range(len(blocks) - 2, -1, -1):
        if first[k + 1] == first[k]:
            last[k] = last[k + 1]
    return first, last
