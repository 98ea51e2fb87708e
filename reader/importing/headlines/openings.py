"""Where a piece opens: which lines are its stack of headlines, where the stack ends, and the text that it answers."""

from __future__ import annotations

from collections.abc import Sequence

from reader.bylines import people
from reader.bylines.lines import go_on
from reader.importing.drafts import Draft
from reader.importing.headlines.candidates import PART
from reader.importing.headlines.sublines import is_sub
from reader.importing.headlines.writers import has_like
from reader.importing.lines.blocks import Block, sewn
from reader.importing.lines.marks import without_bullet
from reader.importing.who import credit_lines, leads

_GLANCE = 1500
"""So many characters of a text are looked at to judge its headlines."""


def stack_runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the runs of headline lines."""
    made: list[list[Block]] = []
    for k, block in enumerate(blocks):
        if block.label == "head":
            if k and blocks[k - 1].label == "head":
                made[-1].append(block)
            else:
                made.append([block])
    return made


def end_of_stack(blocks: Sequence[Block], k: int) -> int:
    """Return the end of the stack of headlines that begins at k: where no headline follows, or above its author's name.

    Headlines below the name are of the text: 第四章　夜渡.
    """
    end = k
    while end < len(blocks) and (blocks[end].label == "head" or (end > k and _may_be_sub(blocks[end]))):
        end += 1
    name = next((j for j in range(k + 1, end) if _signed(blocks, k, j + 1)), None)
    if name is None:
        return end
    for block in blocks[name:end]:
        block.label = "text"
    return name


def _may_be_sub(block: Block) -> bool:
    return block.label == "text" and block.first.role is None and is_sub(block)


def _signed(blocks: Sequence[Block], k: int, end: int) -> bool:
    """Tell whether the last unmarked line of a stack is no headline but its author's name: 一把旧算盘的账 / 罗敬之."""
    last, above = blocks[end - 1], blocks[max(end - 2, k)]
    marked = last.first.level or last.first.bold or last.bullet or last.first.role
    if end - k < 2 or end >= len(blocks) or marked or last.first.gap:
        return False
    return leads.is_bare_name(last.folded) and not leads.is_bare_name(above.folded)


def opens_chapter(last: Sequence[Draft], blocks: Sequence[Block], k: int) -> bool:
    """Tell whether a headline is a signed piece's first subhead: a chapter's below title and name."""
    piece = last[-1] if last else None
    if piece is None or piece.byline is None or not piece.heads or piece.body or k + 1 >= len(blocks):
        return False
    block, below = blocks[k], blocks[k + 1]
    marked = block.first.level or block.first.bold or block.bullet or block.first.role
    return not marked and blocks[k - 1] is piece.byline and below.label == "text" and below.size >= 25


def glance(blocks: Sequence[Block], start: int) -> str:
    """Return the beginning of the text that follows a stack."""
    text: list[str] = []
    size = 0
    for k in range(start, len(blocks)):
        block = blocks[k]
        if block.label != "text" or size > _GLANCE:
            break
        text.append(block.folded[:_GLANCE])
        size += len(block.folded)
    return "".join(text)


def take_byline(draft: Draft, blocks: Sequence[Block], k: int) -> int:
    """Take the byline line under a headline; return the index of the block after it."""
    if k >= len(blocks) or blocks[k].label != "text":
        return k
    if draft.heads and PART.match(blocks[k].folded):
        draft.subs.append(blocks[k])
        k += 1
        if k >= len(blocks) or blocks[k].label != "text":
            return k
    block = blocks[k]
    if block.first.role == "byline":
        draft.byline, k = _whole_byline(blocks, k)
        return k
    following = next((b for b in blocks[k + 1 : k + 3] if b.label != "aside"), None)
    if following is None or following.label not in {"text", "head"}:
        signed = False
    elif credit_lines.is_pen_name(block.folded):
        signed = True
    else:
        bare = without_bullet(block.folded)
        like = leads.is_bare_name(following.folded) and following.size >= min(len(bare), 3)
        named = leads.is_bare_name(bare) and not like
        signed = (named and not has_like(blocks, k)) or leads.names_people(block.folded)
    if signed or leads.is_byline(block.folded):
        draft.byline, k = _whole_byline(blocks, k)
    return k


def _whole_byline(blocks: Sequence[Block], k: int) -> tuple[Block, int]:
    """Return the byline at k with the lines that it goes on with, and the index of the block after it."""
    made = blocks[k]
    several = people.before_words().search(made.folded) is not None  # a second name by itself may be a poem's part
    k += 1
    while (
        several
        and k < len(blocks)
        and blocks[k].label == "text"
        and not blocks[k].first.gap
        and go_on(blocks[k - 1].folded, blocks[k].folded)
    ):
        made = sewn(made, blocks[k])
        k += 1
    return made, k
