"""Which blocks are headlines: evidence for each, weighed, from the last block to the first.

Evidence is what marks the line (markup, bold type, bullet, brackets, no indent where text is indented), what follows
(a dateline, a byline, running text, another headline) and what stands before (the end of a piece, a page line, a
distance greater than between paragraphs). How much a mark counts depends on how well it explains, in this very text,
where pieces begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.headlines.around import APART, after_score, before_score, turn_score
from reader.importing.headlines.candidates import NOTICE, can_be_head, column_lines, speakers, stacks, verse_lines
from reader.importing.headlines.habits import NUMBER, Habits, marks_of, number_style, study
from reader.importing.headlines.reasons import strongest
from reader.importing.headlines.turns import turning
from reader.importing.headlines.verse import find_poems
from reader.importing.headlines.writers import signs_title
from reader.importing.lines.blocks import Block, Layout
from reader.importing.lines.marks import has_bullet, without_bullet
from reader.importing.lines.values import goes_on, has_values
from reader.importing.text.signatures import signs_text
from reader.importing.who import leads, vocabulary

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
_TURN, _TURNS_FROM, _TELLS = 2.0, 0.3, 9
"""By so much better a line answers the text below than that above where a subject ends; one of fewer characters tells
little."""
_WHO_SAYS = 16
_SUBHEADS, _MOST_ALIKE = 0.2, 1.5
_COLUMNS, _KNOWN = 3, 2
_NUMBERED = 4.0
_UNMARKED = -1.0
# What names of sections end in, whatever the paper calls them: 习作园地, 车间短波, 本埠新闻, 堤岸副刊.
_SECTION_END = re.compile(
    r"[一-龥]{2,6}(?:副刊|园地|天地|之窗|视窗|窗口|广角|茶座|茶馆|走廊|长廊|画廊|信箱|论坛|沙龙|速递|快递|快讯|简讯|短讯|短波|集锦|集萃|荟萃|撷英|拾零|拾趣|一角|纵横|经纬"
    r"|随笔|笔谈|絮语|漫谈|杂谈|反响|回音|贴士|夜话|夜谈|茶话|热线|直通车|面对面|新闻|要闻|动态|讲坛|讲堂|课堂|书架|书房|驿站|风采|聚焦|扫描|传真|连环画|剪影|万象|博览|看台)"
)
_INNER_SPACE = re.compile(r"[一-龥”》!?] {1,4}[一-龥“《0-9]")


def find_headlines(layout: Layout) -> Habits:
    """Label the headlines among the blocks that are still `text`, with their scores; return the habits found."""
    blocks = layout.blocks
    titles, verse = find_poems(blocks)
    for k in titles:
        blocks[k].label, blocks[k].confidence = "head", 0.9
    candidates = [k for k, b in enumerate(blocks) if b.label == "text" and _may_head(blocks, k)]
    starts = [
        b.label == "text" and (leads.begins_piece(b.folded) or bool(leads.SALUTATION.match(b.folded))) for b in blocks
    ]
    bylines = [b.first.role == "byline" or _is_byline(blocks, k) for k, b in enumerate(blocks)]
    broken = column_lines(blocks, candidates) | speakers(blocks, bylines)
    candidates = [k for k in candidates if not bylines[k] and k not in verse and k not in broken]
    poems = verse_lines(blocks, candidates, starts, bylines)
    candidates = [k for k in candidates if k not in poems]
    habits = study(blocks, candidates, starts, bylines)
    candidates = [k for k in candidates if not _in_table(blocks, k)]
    chosen = set(candidates)
    first, last = stacks(blocks, chosen)
    # Where pieces begin with a dateline or byline, a line above none is a subhead's.
    habits.turning = turning(blocks, first, last, chosen) if habits.strong < _KNOWN else 0.0
    for k in range(len(blocks) - 1, -1, -1):
        block = blocks[k]
        if k not in chosen:
            continue
        points = _weigh(blocks, k, first[k], last[k], habits, starts, bylines)
        block.score = sum(points.values())
        if block.score >= THRESHOLD:
            block.why = strongest(points)
            block.label = "head"
            block.confidence = _confidence(block.score)
            _take_bullet(block, habits)
    return habits


def _is_byline(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line of which nobody knows what it is names a writer."""
    block = blocks[k]
    if block.label != "text" or block.size > 70 or block.first.level or block.first.role is not None:
        return False
    return leads.is_byline(block.folded) or (k > 0 and block.size <= 40 and signs_title(blocks, k))


def _take_bullet(block: Block, habits: Habits) -> None:
    """Tell what stands before a headline's words: a bullet, or a number where the text marks headlines so."""
    if has_bullet(block.text) and block.size > 2:
        block.bullet = block.text[: block.size - len(without_bullet(block.text))]
    elif (number := NUMBER.match(block.folded)) and habits.marks.get(number_style(block.folded), 0) >= 0.6:
        block.bullet = block.text[: number.end()]


def _may_head(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line can be a headline where it stands."""
    block = blocks[k]
    above = blocks[k - 1] if k else None
    below = blocks[k + 1] if k + 1 < len(blocks) else None
    if not k or (above is not None and above.label in APART):
        block.marks |= {"top"}
    if signs_text(block, above):
        return False
    heads_next = below is not None and below.label == "text" and not below.first.gap and can_be_head(below)
    if "again" in block.marks and not NOTICE.match(block.folded):
        # A kicker, a subheadline or a section's name may stand at several headlines.
        below_head = above is not None and not block.first.gap and above.label == "text" and can_be_head(above)
        beside = (heads_next and below, below_head and above)
        return any(b and "again" not in b.marks for b in beside) and can_be_head(block)
    if block.folded[-1] == ":" and heads_next and below is not None and block.size <= _WHO_SAYS:
        return below.folded[0] in "“「" or can_be_head(block)
    return can_be_head(block)


def _confidence(score: float) -> float:
    """Return the share of lines with such a score that are headlines: .84 at the threshold, .99 from 7 on.

    Measured on composed forms (`python -m benchmarks.headlines`): .83, .92, .96, .99 at scores of 3.5, 5, 6, 7.
    """
    return round(min(0.99, 0.82 + 0.045 * (score - THRESHOLD)), 2)


def _weigh(
    blocks: Sequence[Block],
    k: int,
    first: int,
    last: int,
    habits: Habits,
    starts: Sequence[bool],
    bylines: Sequence[bool],
) -> dict[str, float]:
    """Return the evidence for one line, by name; what stands before and after is looked for outside its stack."""
    block = blocks[k]
    stack = range(first, min(last, first + 6) + 1)
    opens = not first or blocks[first - 1].label in APART
    after = after_score(blocks, last, habits, starts, bylines, opens=opens)
    # A mark on the headline speaks for the kicker above it too, not for lines below.
    mark = max(_mark_score(blocks[j], habits) for j in (*stack, k) if j >= k)
    before = before_score(blocks, first, habits)
    if after >= 3:
        # What certainly begins a piece outweighs that the one before seems cut off, and that the text marks headlines.
        mark, before = max(mark, _UNMARKED), max(before, 0)
    letter = last + 1 < len(blocks) and leads.SALUTATION.match(blocks[last + 1].folded)
    block.notice = bool(NOTICE.match(block.folded)) or _heads_rows(blocks, last)
    return {
        "mark" if mark > 0 else "unmarked": mark,
        "apart": max(_beside_score(blocks[j], habits) for j in (*stack, k)),
        "webline": 3.0 if "webline" in blocks[last].marks else 0.0,
        "begins" if after >= 3 else "followed" if after > 0 else "inside": after,
        "opens" if before >= 2 else "ended" if before > 0 else "cut": before,
        "first": 1.0 if opens and not any(b.label == "text" for b in blocks[:first]) else 0.0,
        "letter": 3.0 if letter else 0.0,  # its headline is set as the paper sets letters
        "turns": 0.0 if habits.marked or opens or block.size < _TELLS else _turn(blocks, first, last, k),
        "alike": 0.0 if habits.marked or opens else min(_MOST_ALIKE, 6 * max(0.0, habits.turning - _SUBHEADS)),
        "halves": 0.7 if any(_INNER_SPACE.search(blocks[j].folded) for j in stack) else 0.0,
        "notice": 4.0 if block.notice else 0.0,
        "short": -1.0 if block.size <= 3 and not block.first.level else 0.0,
    }


def _turn(blocks: Sequence[Block], first: int, last: int, k: int) -> float:
    return _TURN * max(0.0, turn_score(blocks, first, last, k) - _TURNS_FROM)


def _in_table(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a line of several cells stands right below a table's row."""
    above = k > 0 and not blocks[k].first.gap and blocks[k - 1].label == "text"
    return above and goes_on(blocks[k - 1].folded, blocks[k].folded)


def _heads_rows(blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a short line stands right above a table: a timetable, prices, scores of the day."""
    below = [b for b in blocks[k + 1 : k + 5] if b.label == "text"]
    if below and below[0].folded[0] == "(" and below[0].folded[-1] == ")":
        below = below[1:]  # in what the prices are
    if len(below) > 1 and len(below[0].folded.split()) >= _COLUMNS and not has_values(below[0].folded):
        below = below[1:]  # what the columns are
    below = below[:2]
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
    plain = not {"bold", "bullet", "size"} & set(kinds)
    if habits.indented and "flush" in habits.marks and 1 <= block.first.indent < 3 and plain:
        # Set as a paragraph is, where headlines are not.
        best -= 2
    if habits.marked and best < 2 and "column" not in kinds:
        # The text marks its headlines, and not this line.
        return -4.0 if habits.marks.get("level", 0) or habits.marks.get("size", 0) else -3.0
    return best


def _beside_score(block: Block, habits: Habits) -> float:
    """Weigh what sets a line apart from its neighbours: a distance that paragraphs never have, a second language."""
    return max((_WEIGHTS.get(kind, 0) * habits.marks.get(kind, 0) for kind in block.marks), default=0.0)


def is_section_name(folded: str) -> bool:
    """Tell whether a line is the name of a section: one that is known, or that is short enough for one."""
    plain = re.sub(r"[\s【】\[\]◆■●·—\-|▌]", "", folded)
    for end in ("专栏", "专版", "专刊", "周刊", "专题"):
        plain = plain.removesuffix(end) or plain
    return plain in vocabulary.sections() or _SECTION_END.fullmatch(plain) is not None
