"""What stands before and after a line, weighed: whether it speaks for a headline here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.headlines.candidates import PART
from reader.importing.headlines.habits import Habits
from reader.importing.headlines.matching import fit
from reader.importing.lines.blocks import Block
from reader.importing.text.joins import is_whole
from reader.importing.text.signatures import signs_text
from reader.importing.who import credit_lines, leads

APART = frozenset(("page", "masthead", "aside", "rule"))
_TOLD = 60
"""In fewer characters nothing can be missed."""
_QA = re.compile(r"(?:记者|问|q)\s*:")


def after_score(
    blocks: Sequence[Block], k: int, habits: Habits, starts: Sequence[bool], bylines: Sequence[bool], *, opens: bool
) -> float:
    """Weigh what follows line k; `opens`: no text stands right before its stack."""
    head = blocks[k]
    k = _past_furniture(blocks, k)
    if k + 2 < len(blocks) and blocks[k + 1].label == "text" and PART.match(blocks[k + 1].folded):
        k += 1
    if k + 1 >= len(blocks):
        return -4
    after = blocks[k + 1]
    if starts[k + 1] or bylines[k + 1]:
        return 3
    if after.label == "head":
        # Only another headline follows: part of its stack, a section's name, or a headline without text.
        return 2.5 if after.first.gap <= max(habits.gap, 1) else 1.5
    if after.label in APART:
        return -1
    score = 0.0
    if after.text[:2] in {"——", "—"} or after.text.startswith("——"):
        return 2.5
    if _QA.match(after.folded):
        earlier = k and leads.INTERVIEW.match(blocks[k - 1].folded)
        # Several such lines in a row of questions are subheads of one talk.
        return -2.5 if habits.asked > 1 and not opens and not head.first.gap else 0.0 if earlier else 2.5
    if leads.is_bare_name(after.folded) and (head.size >= 4 or opens) and (after.first.gap == 0 or habits.gap):
        score += 1.5
    elif _below(blocks, k + 1) >= 40 or (after.size >= 25 and is_whole(after)):
        score += 1
    body = "".join(b.folded for b in blocks[k + 1 : k + 5] if b.label == "text")[:1500]
    if len(body) >= 30:
        score += 2 * (fit(head.folded, body) - 0.45)
    if not habits.marked:
        # A line inside a text may be a subhead; one that opens a page is none.
        # Where one piece is signed, what is set apart may begin another without a name.
        apart = head.first.gap > habits.gap or "apart" in head.marks
        alone = 0.0 if habits.strong and not apart else 1.0
        score += (0.0 if opens else -1.5) if habits.strong >= 2 else alone
    return score


def turn_score(blocks: Sequence[Block], first: int, last: int, k: int, told: int = _TOLD) -> float:
    """Weigh how much better line k answers the text below its stack than that above: where it does a subject ends.

    A subhead's words stand in the text on both sides.
    """
    above = "".join(b.folded for b in blocks[max(0, first - 4) : first] if b.label == "text")[-1500:]
    below = "".join(b.folded for b in blocks[last + 1 : last + 5] if b.label == "text")[:1500]
    if len(above) < told or len(below) < told:
        return 0.0
    title = blocks[k].folded
    return fit(title, below) - fit(title, above)


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


def before_score(blocks: Sequence[Block], k: int, habits: Habits) -> float:
    """Weigh what stands before line k: the end of a piece, a page line, a distance, or a text that seems cut off."""
    if not k:
        return 2
    before, block = blocks[k - 1], blocks[k]
    score = 0.0
    if before.label != "text":
        score += 2 if before.label in APART else 2.5 if before.label == "section" else 1
    elif k > 1 and signs_text(before, blocks[k - 2]):
        score += 2
    elif is_whole(before):
        # Names in brackets after the last sentence sign the whole piece.
        score += 2 if before.size >= 16 and credit_lines.tail_credit(before.folded) else 0.5
    elif before.size >= 24:
        score += 0.5 if habits.unstopped else -2
    if block.first.gap > habits.gap:
        score += 1.5 if not habits.wide_heads else 2
    elif habits.wide_heads and before.label == "text":
        score -= 1.5
    return score
