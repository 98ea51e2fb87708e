"""Which blocks are headlines: evidence for each, weighed, from the last block to the first.

Evidence is what marks the line (markup, bold type, bullet, brackets, no indent where text is indented), what follows
(a dateline, a byline, running text, another headline) and what stands before (the end of a piece, a page line, a
distance greater than between paragraphs). How much a mark counts depends on how well it explains, in this very text,
where pieces begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.headlines.candidates import NOTICE, can_be_head, column_lines, speakers, stacks, verse_lines
from reader.importing.headlines.habits import NUMBER, Habits, marks_of, number_style, study
from reader.importing.headlines.matching import fit
from reader.importing.headlines.verse import find_poems
from reader.importing.lines.blocks import Block, Layout
from reader.importing.lines.marks import BULLETS
from reader.importing.lines.values import goes_on, has_values
from reader.importing.text.joins import is_whole
from reader.importing.who import credit_lines, leads, vocabulary

THRESHOLD = 3.0
_WEIGHTS = {
    "bold": 5.0,
    "bullet": 5.0,
    "bracket": 4.0,
    "column": 2.5,
    "size": 6.0,
    "flush": 4.5,
    "centre": 3.5,
    "apart": 2.5,
    "twin": 4.0,
}
_NUMBERED = 4.0
_INNER_SPACE = re.compile(r"[一-龥”》!?] {1,4}[一-龥“《0-9]")
_APART = frozenset(("page", "masthead", "aside", "rule"))
_QA = re.compile(r"(?:记者|问|q)\s*:")


def find_headlines(layout: Layout) -> Habits:
    """Label the headlines among the blocks that are still `text`, with their scores; return the habits found."""
    blocks = layout.blocks
    titles, verse = find_poems(blocks)
    for k in titles:
        blocks[k].label, blocks[k].confidence = "head", 0.9
    candidates = [k for k, b in enumerate(blocks) if b.label == "text" and can_be_head(b)]
    starts = [
        b.label == "text" and (leads.begins_piece(b.folded) or bool(leads.SALUTATION.match(b.folded))) for b in blocks
    ]
    bylines = [
        b.label == "text"
        and b.size <= 70
        and not b.first.level
        and (leads.is_byline(b.folded) or (k > 0 and b.size <= 6 and _signs_title(blocks, k)))
        for k, b in enumerate(blocks)
    ]
    broken = column_lines(blocks, candidates) | speakers(blocks)
    candidates = [k for k in candidates if not bylines[k] and k not in verse and k not in broken]
    poems = verse_lines(blocks, candidates, starts, bylines)
    candidates = [k for k in candidates if k not in poems]
    habits = study(blocks, candidates, starts, bylines)
    candidates = [k for k in candidates if not _in_table(blocks, k)]
    chosen = set(candidates)
    first, last = stacks(blocks, chosen)
    for k in range(len(blocks) - 1, -1, -1):
        block = blocks[k]
        if k not in chosen:
            continue
        block.score = _score(blocks, k, first[k], last[k], habits, starts, bylines)
        if block.score >= THRESHOLD:
            block.label = "head"
            block.confidence = _confidence(block.score)
            if block.text[0] in BULLETS and block.size > 2:
                block.bullet = block.text[0]
            elif (number := NUMBER.match(block.folded)) and habits.marks.get(number_style(block.folded), 0) >= 0.6:
                block.bullet = block.text[: number.end()]
    return habits


def _signs_title(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line is the writer's name, right below a title: 田头日记 / 褚立人, 城南菜市重開 / （遠舟）."""
    block, above = blocks[k], blocks[k - 1]
    if credit_lines.is_pen_name(block.folded):
        return True
    below = blocks[k + 1] if k + 1 < len(blocks) else None
    if below is None or block.first.gap or above.label != "text" or not can_be_head(above):
        return False
    marked = block.first.bold or block.first.role or block.text[0] in BULLETS
    alone = not any(b.size <= 3 and leads.is_bare_name(b.folded) for b in (above, below))
    return not marked and alone and leads.is_bare_name(block.folded) and (below.size >= 20 or below.first.gap > 0)


def _confidence(score: float) -> float:
    """Return the share of lines with such a score that are headlines, roughly: .6 at the threshold, .99 for markup."""
    return round(min(0.99, 0.6 + 0.08 * (score - THRESHOLD)), 2)


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
    score += max(_beside_score(blocks[j], habits) for j in (*stack, k))
    if "webline" in blocks[last].marks:
        score += 3
    opens = not first or blocks[first - 1].label in _APART
    after = _after_score(blocks, last, habits, starts, bylines, opens=opens)
    # What certainly begins a piece outweighs that the one before seems cut off.
    score += after + max(_before_score(blocks, first, habits), 0 if after >= 3 else -9)
    if any(_INNER_SPACE.search(blocks[j].folded) for j in stack):
        score += 0.7
    if NOTICE.match(block.folded) or _heads_rows(blocks, last):
        block.notice = True
        score += 4
    if block.size <= 3 and not block.first.level:
        score -= 1
    return score


def _in_table(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line of several cells stands right below a table's row."""
    above = k > 0 and not blocks[k].first.gap and blocks[k - 1].label == "text"
    return above and goes_on(blocks[k - 1].folded, blocks[k].folded)


def _heads_rows(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a short line stands right above a table: a timetable, prices, scores of the day."""
    below = [b for b in blocks[k + 1 : k + 3] if b.label == "text"]
    if not below or not has_values(below[0].folded) or below[0].first.gap > 1 or blocks[k].size > 12:
        return False
    rest = [b for b in below[1:] if not b.first.gap]
    return all(has_values(b.folded) or goes_on(below[0].folded, b.folded) for b in rest)


def _mark_score(block: Block, habits: Habits) -> float:
    kinds = marks_of(block, habits.indented)
    if "level" in kinds or block.first.role in {"headline", "kicker", "subheadline"}:
        return 12
    best = max((_WEIGHTS.get(kind, _NUMBERED) * habits.marks.get(kind, 0) for kind in kinds), default=0.0)
    if best == 0 and habits.strong and any(kind.startswith("number") for kind in kinds):
        best -= 2  # numbers begin no pieces here: a subhead's
    if habits.indented and 1 <= block.first.indent < 3 and not {"bold", "bullet", "size"} & set(kinds):
        # Set as a paragraph is, where headlines are not.
        best -= 2
    if habits.marked and best < 2 and "column" not in kinds:
        # The text marks its headlines, and not this line.
        return -4.0 if habits.marks.get("level", 0) or habits.marks.get("size", 0) else -3.0
    return best


def _beside_score(block: Block, habits: Habits) -> float:
    """Weigh what sets a line apart from its neighbours: a distance that paragraphs never have, a second language."""
    return max((_WEIGHTS.get(kind, 0) * habits.marks.get(kind, 0) for kind in block.marks), default=0.0)


def _after_score(
    blocks: Sequence[Block], k: int, habits: Habits, starts: Sequence[bool], bylines: Sequence[bool], *, opens: bool
) -> float:
    """Weigh what follows line k; `opens`: no text stands right before its stack."""
    head = blocks[k]
    k = _past_furniture(blocks, k)
    if k + 1 >= len(blocks):
        return -4
    after = blocks[k + 1]
    if starts[k + 1] or bylines[k + 1]:
        return 3
    if after.label == "head":
        # Only another headline follows: part of its stack, a section's name, or a headline without text.
        return 2.5 if after.first.gap <= max(habits.gap, 1) else 1.5
    if after.label in _APART:
        return -1
    score = 0.0
    if after.text[:2] in {"——", "—"} or after.text.startswith("——"):
        return 2.5
    if _QA.match(after.folded):
        earlier = k and leads.INTERVIEW.match(blocks[k - 1].folded)
        return 0.0 if earlier else 2.5
    if leads.is_bare_name(after.folded) and (head.size >= 4 or opens) and (after.first.gap == 0 or habits.gap):
        score += 1.5
    elif _below(blocks, k + 1) >= 40 or (after.size >= 25 and is_whole(after)):
        score += 1
    body = "".join(b.folded for b in blocks[k + 1 : k + 5] if b.label == "text")[:1500]
    if len(body) >= 30:
        score += 2 * (fit(head.folded, body) - 0.45)
    if not habits.marked:
        # A line inside a text may be a subhead; one that opens a page is none.
        score += (0.0 if opens else -1.5) if habits.strong >= 2 else 1.0
    return score


def _below(blocks: Sequence[Block], k: int) -> int:
    """Return how many characters stand in block k and, where it is a broken line, in those right below it."""
    size = blocks[k].size
    for j in range(k + 1, len(blocks)):
        if size >= 40 or blocks[k].size < 25 or blocks[j].label != "text" or blocks[j].first.gap:
            break
        size += blocks[j].size
    return size


def _past_furniture(blocks: Sequence[Block], k: int) -> int:
    """Return the last line before the text below k: a site's furniture (关注我们) may stand above a text."""
    j = k
    while (
        j + 1 < len(blocks)
        and blocks[j + 1].label == "aside"
        and blocks[j + 1].reason in {"footer", "navigation", "masthead"}
    ):
        j += 1
    return j if j + 1 < len(blocks) and blocks[j + 1].label == "text" else k


def _before_score(blocks: Sequence[Block], k: int, habits: Habits) -> float:
    if not k:
        return 2
    before, block = blocks[k - 1], blocks[k]
    score = 0.0
    if before.label != "text":
        score += 2 if before.label in _APART else 1
    elif is_whole(before):
        # Names in brackets after the last sentence sign the whole piece.
        score += 2 if before.size >= 16 and credit_lines.tail_credit(before.folded) else 0.5
    elif before.size >= 24:
        score -= 2
    if block.first.gap > habits.gap:
        score += 1.5 if not habits.wide_heads else 2
    elif habits.wide_heads and before.label == "text":
        score -= 1.5
    return score


def is_section_name(folded: str) -> bool:
    """Tell whether a line is the name of a section: one that is known, or that is short enough for one."""
    plain = re.sub(r"[\s【】\[\]◆■●·—\-|▌]", "", folded)
    for end in ("专栏", "专版", "专刊", "周刊", "专题"):
        plain = plain.removesuffix(end) or plain
    return plain in vocabulary.sections()
