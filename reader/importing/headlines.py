"""Which blocks are headlines: evidence for each, weighed, from the last block to the first.

Evidence is what marks the line (markup, bold type, bullet, brackets, no indent where text is indented), what follows
(a dateline, a byline, running text, another headline) and what stands before (the end of a piece, a page line, a
distance greater than between paragraphs). How much a mark counts depends on how well it explains, in this very text,
where pieces begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.importing import leads, vocabulary
from reader.importing.blocks import Block, Layout
from reader.importing.matching import fit

THRESHOLD = 3.0
LONGEST = 75
_BULLETS = "■●◆▲◎★☆□◇△○▶►▍▌※▼▽◢◤✦❖"
_STOPS = "。！？!?…"
_ENDS = _STOPS + "：:；;"
_CLOSERS = '”’」』）)】》"'
_DASHES = ("——", "—", "──")
_NO_HEAD_END = "。,、;:；：，"
_INNER_SPACE = re.compile(r"[一-龥”》!?] {1,4}[一-龥“《0-9]")
_QA = re.compile(r"(?:记者|问|q)\s*:")
NUMBER = re.compile(
    r"(?:\d{1,2}、|\d{1,2}[.)](?!\d)|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])\s*(?=\S)"
)
_JUMP = re.compile(
    r"[(【\[▶►→◀◄←\s]*(?:紧?上接|接|上转|下接|紧?下转|转)\s*第?\s*[a-z]?[\d一二三四五六七八九十]{1,3}\s*版"
)
WEATHER = re.compile(
    r"(?:今日|明日|今天|明天|今晚|本市|我市)?.{0,4}天气(?:预报)?[:\s].{4,100}(?:℃|度|级)[^。]{0,40}。?$"
)
_SECTION_HEAD = re.compile(r"【[^】]{2,16}】\S")
_NO_HEAD_START = re.compile(
    r"(?:记者|问|答|主持人|注|附|编者按)\s*:|图为|图\s?[:①-⑨1-9]|(?:另据|据悉|此外),|[(（]|——?\S|[·•]\s"
)
NOTICE = re.compile(
    r"(?:.{0,14}?(?:遗失声明|遗失启事|声明|招标公告|拍卖公告|公告|公示|启事|讣告|讣闻|通告|通知|更正|致歉|招聘|征稿|征文启事|寻人启事|寻物启事|天气预报|今日天气|分类广告|广告|挂失)"
    r"|(?:今日|明日|今明|今天|明天|本市|我市)?天气(?:预报)?(?:\s.*)?|停[水电气]通知.*|.{0,8}(?:天气|气象)\s.*(?:℃|度|风).*)$"
)


@dataclass(slots=True)
class Habits:
    """What this text does: how it marks headlines, how far paragraphs stand apart, how pieces begin."""

    marks: dict[str, float] = field(default_factory=dict)
    marked: bool = False
    gap: int = 0
    wide_heads: bool = False
    strong: int = 0
    indented: bool = False


def find_headlines(layout: Layout) -> Habits:
    """Label the headlines among the blocks that are still `text`, with their scores; return the habits found."""
    blocks = layout.blocks
    candidates = [k for k, b in enumerate(blocks) if b.label == "text" and _can_be_head(b)]
    starts = [b.label == "text" and leads.begins_piece(b.folded) for b in blocks]
    bylines = [b.label == "text" and b.size <= 70 and not b.first.level and leads.is_byline(b.folded) for b in blocks]
    candidates = [k for k in candidates if not bylines[k]]
    habits = _habits(blocks, candidates, starts, bylines)
    chosen = set(candidates)
    first, last = _stacks(blocks, chosen)
    for k in range(len(blocks) - 1, -1, -1):
        block = blocks[k]
        if k not in chosen:
            continue
        block.score = _score(blocks, k, first[k], last[k], habits, starts, bylines)
        if block.score >= THRESHOLD:
            block.label = "head"
            block.confidence = _confidence(block.score)
            if block.text[0] in _BULLETS and block.size > 2:
                block.bullet = block.text[0]
            elif habits.marks.get("number", 0) >= 0.6 and (number := NUMBER.match(block.folded)):
                block.bullet = block.text[: number.end()]
    return habits


def _confidence(score: float) -> float:
    """Return the share of lines with such a score that are headlines, roughly: .6 at the threshold, .99 for markup."""
    return round(min(0.99, 0.6 + 0.08 * (score - THRESHOLD)), 2)


def _stacks(blocks: Sequence[Block], chosen: set[int]) -> tuple[list[int], list[int]]:
    """Return, for each block, first and last line of the stack that it stands in: lines right below one another."""
    first = list(range(len(blocks)))
    for k in range(1, len(blocks)):
        block = blocks[k]
        if block.label != "text" or block.first.gap or blocks[k - 1].label != "text":
            continue
        above = k - 1 in chosen or first[k - 1] != k - 1
        if above and (k in chosen or (block.text.startswith(_DASHES) and block.size <= LONGEST)):
            first[k] = first[k - 1]
    last = list(range(len(blocks)))
    for k in range(len(blocks) - 2, -1, -1):
        if first[k + 1] == first[k]:
            last[k] = last[k + 1]
    return first, last


def _can_be_head(block: Block) -> bool:
    if block.first.level or block.first.role in {"headline", "kicker", "subheadline"}:
        return True
    text = block.folded
    large = block.first.size >= 1.2
    if (
        not 2 <= len(text) <= LONGEST * (1 + large)
        or (len(block.lines) > 1 and not large)
        or block.first.role is not None
    ):
        return False
    if text[-1] in _NO_HEAD_END or "。" in text[:-1] or ";" in text or text.count(",") > 2:
        return False
    if not any("一" <= c <= "龥" or c.isalpha() for c in text):
        return False
    if _NO_HEAD_START.match(text) and not NOTICE.match(text) and not NUMBER.match(text):
        return False
    if _JUMP.match(text) or WEATHER.match(text):
        return False
    return not (leads.is_credit(text) or (text[-1] in "摄道影图)" and leads.photographer(text)) or leads.lead(text))


def marks_of(block: Block, indented: bool) -> list[str]:
    """Return the kinds of mark that set a line apart."""
    line = block.first
    found = []
    if line.level:
        found.append("level")
    if line.bold:
        found.append("bold")
    if block.text[0] in _BULLETS:
        found.append("bullet")
    elif block.text[0] in "【[〖" and block.text[-1] in "】]〗":
        found.append("bracket")
    elif _SECTION_HEAD.match(block.text):
        found.append("column")
    elif NUMBER.match(block.folded):
        found.append("number")
    if line.size >= 1.2:
        found.append("size")
    if indented and line.indent < 1:
        found.append("flush")
    if line.indent >= 3:
        found.append("centre")
    return found


def _habits(
    blocks: Sequence[Block], candidates: Sequence[int], starts: Sequence[bool], bylines: Sequence[bool]
) -> Habits:
    """Look at the whole text once, before any line is judged."""
    long = [b for b in blocks if b.label == "text" and b.size >= 25]
    habits = Habits()
    habits.indented = bool(long) and sum(b.first.indent >= 1 for b in long) >= 0.6 * len(long)
    gaps = Counter(b.first.gap for a, b in pairwise(blocks) if a.size >= 25 and b.size >= 25)
    habits.gap = max(gaps, key=lambda g: gaps[g]) if gaps else 0
    chosen = set(candidates)
    heads = [k for k in candidates if _leads_to_start(blocks, k, starts, bylines, chosen)]
    habits.strong = len(heads)
    marked: dict[str, set[int]] = {}
    for k in candidates:
        for kind in marks_of(blocks[k], habits.indented):
            marked.setdefault(kind, set()).add(k)
    for kind, lines in marked.items():
        habits.marks[kind] = _reliability(kind, lines, heads, blocks, bylines)
    # A section in brackets begins some headlines of a paper, never all.
    habits.marked = any(value >= 0.6 for kind, value in habits.marks.items() if kind != "column")
    inner = [k for k in heads if k]
    wide = sum(blocks[k].first.gap > habits.gap for k in inner)
    habits.wide_heads = len(inner) >= 2 and wide >= 0.8 * len(inner)
    return habits


def _leads_to_start(
    blocks: Sequence[Block], k: int, starts: Sequence[bool], bylines: Sequence[bool], chosen: set[int]
) -> bool:
    """Tell whether the next running text after a line begins a piece, with only bylines or like lines between."""
    for j in range(k + 1, min(k + 4, len(blocks))):
        if starts[j]:
            return True
        if bylines[j]:
            return True
        if not (j in chosen and blocks[j].first.gap == 0):
            return False
    return False


def _reliability(
    kind: str, marked: set[int], heads: Sequence[int], blocks: Sequence[Block], bylines: Sequence[bool]
) -> float:
    """Return how well a mark explains where pieces begin, 0 to 1."""
    if kind in {"level", "size"}:
        return 1.0
    followed = sum(
        k + 1 < len(blocks)
        and (blocks[k + 1].size >= 20 or k + 1 in marked or bylines[k + 1] or blocks[k + 1].text.startswith(_DASHES))
        for k in marked
    )
    if followed < 0.6 * len(marked):
        return 0.0
    if not heads:
        return 0.7 if len(marked) >= 2 or kind in {"bold", "bullet"} else 0.4
    nearby = sum(k in marked or k - 1 in marked or k + 1 in marked for k in heads)
    return nearby / len(heads)


def _score(
    blocks: Sequence[Block],
    k: int,
    first: int,
    last: int,
    habits: Habits,
    starts: Sequence[bool],
    bylines: Sequence[bool],
) -> float:
    """Weigh the evidence for one line; what stands before and after is looked for outside its stack."""
    block = blocks[k]
    stack = range(first, min(last, first + 6) + 1)
    # A mark on the headline speaks for the kicker above it too, not for lines below.
    score = max(_mark_score(blocks[j], habits) for j in (*stack, k) if j >= k)
    after = _after_score(blocks, last, habits, starts, bylines)
    # What certainly begins a piece outweighs that the one before seems cut off.
    score += after + max(_before_score(blocks, first, habits), 0 if after >= 3 else -9)
    if any(_INNER_SPACE.search(blocks[j].folded) for j in stack):
        score += 0.7
    if NOTICE.match(block.folded):
        block.notice = True
        score += 4
    if block.size <= 3 and not block.first.level:
        score -= 1
    return score


def _mark_score(block: Block, habits: Habits) -> float:
    kinds = marks_of(block, habits.indented)
    if "level" in kinds or block.first.role in {"headline", "kicker", "subheadline"}:
        return 12
    weights = {
        "bold": 5.0,
        "bullet": 5.0,
        "bracket": 4.0,
        "column": 2.5,
        "number": 4.0,
        "size": 6.0,
        "flush": 4.5,
        "centre": 3.5,
    }
    best = max((weights[kind] * habits.marks.get(kind, 0) for kind in kinds), default=0.0)
    if habits.marked and best < 2 and "column" not in kinds:
        # The text marks its headlines, and not this line.
        return -4.0 if habits.marks.get("level", 0) or habits.marks.get("size", 0) else -3.0
    return best


def _after_score(
    blocks: Sequence[Block], k: int, habits: Habits, starts: Sequence[bool], bylines: Sequence[bool]
) -> float:
    if k + 1 >= len(blocks):
        return -4
    after = blocks[k + 1]
    if starts[k + 1] or bylines[k + 1]:
        return 3
    if after.label == "head":
        # Only another headline follows: part of its stack, a section's name, or a headline without text.
        return 2.5 if after.first.gap <= max(habits.gap, 1) else 1.5
    if after.label in {"page", "masthead", "aside", "rule"}:
        return -1
    score = 0.0
    if after.text[:2] in {"——", "—"} or after.text.startswith("——"):
        return 2.5
    if _QA.match(after.folded):
        earlier = k and leads.INTERVIEW.match(blocks[k - 1].folded)
        return 0.0 if earlier else 2.5
    if leads.is_bare_name(after.folded) and blocks[k].size >= 4 and (after.first.gap == 0 or habits.gap):
        score += 1.5
    elif after.size >= 40:
        score += 1
    body = "".join(b.folded for b in blocks[k + 1 : k + 5] if b.label == "text")[:1500]
    if len(body) >= 30:
        score += 2 * (fit(blocks[k].folded, body) - 0.45)
    if not habits.marked:
        score += -1.5 if habits.strong >= 2 else 1.0
    return score


def _before_score(blocks: Sequence[Block], k: int, habits: Habits) -> float:
    if not k:
        return 2
    before, block = blocks[k - 1], blocks[k]
    score = 0.0
    if before.label != "text":
        score += 2 if before.label in {"page", "masthead", "aside", "rule"} else 1
    elif ended(before):
        score += 0.5
    elif before.size >= 24:
        score -= 2
    if block.first.gap > habits.gap:
        score += 1.5 if not habits.wide_heads else 2
    elif habits.wide_heads and before.label == "text":
        score -= 1.5
    return score


def ended(block: Block) -> bool:
    """Tell whether a block ends as a paragraph does: by a full stop, or as a credit or signature."""
    text = block.folded.rstrip()
    bare = text.rstrip(_CLOSERS)
    if not bare or bare[-1] in _ENDS:
        return True
    if text != bare and len(text) <= 40 and text[-1] in "）)】》":
        return True
    return (
        leads.is_credit(text)
        or (len(text) < 400 and leads.photographer(text) is not None)
        or leads.tail_credit(text) is not None
    )


def is_section_name(folded: str) -> bool:
    """Tell whether a line is the name of a section: one that is known, or that is short enough for one."""
    plain = re.sub(r"[\s【】\[\]◆■●·—\-|▌]", "", folded)
    for end in ("专栏", "专版", "专刊", "周刊", "专题"):
        plain = plain.removesuffix(end) or plain
    return plain in vocabulary.sections()
