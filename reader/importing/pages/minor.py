"""Minor heads: lines set like the text, only bolder or in another face. Under a section's name they head briefs, each a
story of its own; inside a story they are its subheads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.hanzi.folding import fold
from reader.importing.lines.marks import BULLETS
from reader.importing.pages.apart import SECTION
from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.line import Line, cut_line, part_of
from reader.importing.pages.look import Look, is_apart, is_minor
from reader.importing.pages.marks import Box, overlap
from reader.importing.who.leads import begins_piece

_BRACKETED = re.compile(r"\s*[【〖][^【】〖〗]{3,24}[】〗]")
_QUOTES = frozenset("“”「」『』")


def part_at_run_in_heads(texts: list[Block], sections: Sequence[Head], look: Look, body: float) -> list[Head]:
    """Part blocks where a head stands in the line of its text, and return the heads: ■题　text, 【题】text, 题 in bold.

    Only under a section's name, or where a block has several behind bullets or in brackets.
    """
    made: list[Head] = []
    for block in [b for b in texts if not b.table]:
        cuts = [_run_in(x, look) for x in block.lines]
        found = [k for k, cut in enumerate(cuts) if cut and (not k or _ended(block, block.lines[k - 1]))]
        marked = sum(block.lines[k].text[0] in BULLETS + "【" for k in found)
        if not found or not (_under_section(block, sections, body) or marked > 1):
            continue
        texts.remove(block)
        if found[0]:
            texts.append(_cut(block, 0, found[0]))
        for k, end in pairwise([*found, len(block.lines)]):
            own = _cut(block, k, end)
            head, own.lines[0] = cuts[k]  # type: ignore[misc]  # found are those that have one
            texts.append(own)
            made.append(Head([(head, "headline")], small=True, before=own))
    return made


def sections_above(found: list[Head], run_in: Sequence[Head], texts: Sequence[Block]) -> list[Head]:
    """Take out of `found` the heads right above blocks that begin with heads of their own: they name a section."""
    own = {id(h.before) for h in run_in}
    made = []
    for head in [h for h in found if not h.upright and not h.small and len(h.words) <= 8]:
        box = head.box
        below = [
            t for t in texts
            if t.frame == head.frame and t.top > box.top and overlap(t.left, t.right, box.left, box.right) > 0
        ]  # fmt: skip
        if below and id(min(below, key=lambda t: t.top)) in own:
            found.remove(head)
            made.append(head)
    return made


def _run_in(line: Line, look: Look) -> tuple[Line, Line] | None:
    """Return the head that is set in a line before its text, and the rest of the line; None where none is."""
    if (bracket := _BRACKETED.match(line.text)) and len(line.text) > bracket.end():
        return cut_line(line, bracket.end())
    length, bullet = 0, line.text[0] in BULLETS
    for k, (run, after) in enumerate(pairwise(line.runs), 1):
        length += len(run.text)
        parted = after.box.left - run.box.right > 0.7 * line.size
        changes = is_apart(run, look) and not is_apart(after, look)
        if length > 24 or not (bullet or is_apart(run, look)):
            return None
        if length > 3 and ((bullet and parted) or (changes and (bullet or parted))):
            return part_of(line, line.runs[:k]), part_of(line, line.runs[k:])
    return None


def sections_of(heads: list[Head], loose: list[Line]) -> list[Head]:
    """Take the heads that name a section of briefs out of `heads`; return them. Other lines of theirs go to `loose`."""
    found = [h for h in heads if not h.upright and SECTION.match(fold(h.words).replace(" ", "")) and len(h.words) <= 8]
    for head in found:
        heads.remove(head)
        loose += [x for x, role in head.lines if role != "headline"]
        head.lines = [(x, role) for x, role in head.lines if role == "headline"]
    return found


def part_at_minor_heads(
    texts: list[Block], sections: Sequence[Head], look: Look, pictures: Sequence[Box], body: float, lead: float
) -> list[Head]:
    """Find the minor heads in text blocks: under a section, or alone, they are returned; else marked there."""
    made = _heads_of_one_column(texts, look, pictures, body, lead)
    for block in list(texts):
        under = _under_section(block, sections, body)
        minor = [k for k, x in enumerate(block.lines) if is_minor(x, look) or (under and _heads_a_paragraph(block, k))]
        if under and len(block.lines) == 1 and any(_is_lone_head(block.lines[0], t, body) for t in texts):
            texts.remove(block)
            made.append(Head([(block.lines[0], "headline")], small=True))
            continue
        if not minor or len(minor) > 0.5 * len(block.lines):
            continue
        minor = [k for k in minor if not k or _ended(block, block.lines[k - 1])]
        if not under:
            block.subheads.update(id(block.lines[k]) for k in minor)
            continue
        texts.remove(block)
        edges = [*minor, len(block.lines)]
        if minor and minor[0]:
            texts.append(_cut(block, 0, minor[0]))
        for a, b in pairwise(edges):
            if a + 1 < b:
                made.append(Head([(block.lines[a], "headline")], small=True))
                texts.append(_cut(block, a + 1, b))
            else:
                made.append(Head([(block.lines[a], "headline")], small=True))
    return made


def _heads_a_paragraph(block: Block, k: int) -> bool:
    """Tell whether a line without an indent and without an end stands over one with an indent: a brief's head."""
    if k + 1 >= len(block.lines) or block.table:
        return False
    line, after = block.lines[k], block.lines[k + 1]
    flush, indent = line.left - block.left, after.left - block.left
    ended = not k or block.lines[k - 1].text.rstrip()[-1:] in "。！？”）"
    return (
        ended and flush < 0.5 * line.size < 1.6 * line.size < indent < 2.5 * line.size
        and line.text.rstrip()[-1:] not in "。，；、：？！”" and line.right < block.right + line.size
    )  # fmt: skip


def _is_lone_head(line: Line, block: Block, body: float) -> bool:
    """Tell whether a line by itself heads the text right below it: it has no end, and that text begins a paragraph."""
    right_below = (
        block.frame == line.frame and abs(block.left - line.left) < 0.6 * body
        and -0.3 * body < block.top - line.bottom < 1.6 * body
    )  # fmt: skip
    indented = block.lines[0].left - block.left > 1.1 * body
    return right_below and indented and line.text.rstrip()[-1:] not in "。，；、：？！”）"


def lone_minor_heads(
    loose: list[Line], texts: Sequence[Block], sections: Sequence[Head], look: Look, pictures: Sequence[Box],
    body: float, lead: float,
) -> list[Head]:  # fmt: skip
    """Give lone lines right above a block to it as subheads, or return them as heads of briefs."""
    made: list[Head] = []
    for line in sorted(loose, key=lambda x: -x.top):
        minor = is_minor(line, look)
        below = [
            b for b in texts
            if b.frame == line.frame and -0.3 * body < b.top - line.bottom < 1.4 * lead
            and overlap(b.left, b.right, line.left, line.right) > body
        ]  # fmt: skip
        if not below:
            continue
        block = min(below, key=lambda b: b.top)
        under = _under_section(block, sections, body)
        if not minor and not (under and _is_lone_head(line, block, body)):
            continue
        if under:
            made.append(Head([(line, "headline")], small=True))
        elif _is_subhead_elsewhere(line, texts) or _stands_under(line.top, block, texts, pictures, body, lead):
            block.lines.insert(0, line)
            block.subheads.add(id(line))
        else:
            made.append(Head([(line, "headline")], small=True))
        loose.remove(line)
    return made


def _stands_under(
    top: float, below: Block, texts: Sequence[Block], pictures: Sequence[Box], body: float, lead: float
) -> bool:
    """Tell whether text of the column of what stands below, or a picture, ends less than a headline's distance above:
    what stands between is a subhead or pull quote there, or a caption. Below a picture a news lead begins a story.
    """
    leads = begins_piece(fold("".join(x.text for x in below.lines[:3])))
    return any(
        t is not below and t.frame == below.frame and abs(t.left - below.left) < 2 * body
        and 0 < top - t.bottom < 3 * lead for t in texts
    ) or any(
        not leads and -0.3 * body < top - p.bottom < 2 * lead
        and overlap(p.left, p.right, below.left, below.right) > body for p in pictures
    )  # fmt: skip


def _heads_of_one_column(
    texts: list[Block], look: Look, pictures: Sequence[Box], body: float, lead: float
) -> list[Head]:
    """Take blocks of up to three bold lines out of `texts` that head the paragraph right below; no text ends above."""
    made: list[Head] = []
    for block in [b for b in texts if not b.table and len(b.lines) <= 3]:
        words = "".join(x.text for x in block.lines)
        quoted = words[:1] in _QUOTES and words[-1:] in _QUOTES
        if quoted or not all(is_minor(x, look) for x in block.lines):
            continue
        near = [t for t in texts if t is not block and t.frame == block.frame]
        over = [t for t in near if overlap(t.left, t.right, block.left, block.right) > body]
        below = min((t for t in over if t.top > block.top), key=lambda t: t.top, default=None)
        above = max((t.bottom for t in over if t.top < block.top), default=-1e9)
        if (
            below is not None and -0.3 * body < below.top - block.bottom < 2 * lead and block.top - above > 2 * lead
            and below.lines[0].left - below.left > 1.1 * body and not is_minor(below.lines[0], look)
            and not _stands_under(block.top, below, texts, pictures, body, lead)
        ):  # fmt: skip
            texts.remove(block)
            made.append(Head([(x, "headline") for x in block.lines]))
    return made


def _is_subhead_elsewhere(line: Line, texts: Sequence[Block]) -> bool:
    """Tell whether other blocks of the frame hold subheads set as this line is, so that it heads a column."""
    return any(
        id(x) in t.subheads and (x.face, x.bold) == (line.face, line.bold) and abs(x.size - line.size) < 0.1
        for t in texts
        if t.frame == line.frame
        for x in t.lines
    )


def _ended(block: Block, above: Line) -> bool:
    return above.right < block.right - 1.5 * above.size or above.text.rstrip()[-1:] in "。！？”）"


def _cut(block: Block, start: int, end: int) -> Block:
    return Block(block.lines[start:end], block.step, block.left, block.right)


def _under_section(block: Block, sections: Sequence[Head], body: float) -> bool:
    return any(
        s.frame == block.frame and s.box.bottom < block.top + body
        and overlap(s.box.left, s.box.right, block.left, block.right) > 0
        for s in sections
    )  # fmt: skip
