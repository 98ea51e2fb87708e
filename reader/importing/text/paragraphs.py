"""A draft's blocks to its paragraphs: jump marks taken out, broken paragraphs joined, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.importing.drafts import Draft
from reader.importing.lines.blocks import Block, chunks, glue, visible
from reader.importing.lines.edges import with_edges
from reader.importing.lines.marks import has_bullet
from reader.importing.text import joins, jumps, ocr, rows
from reader.importing.text.mending import Seam, Strand
from reader.importing.text.roles import Passage, give_roles
from reader.importing.who import credit_lines, leads
from reader.model.text import Span

_WRAP = Seam(kind="joined_line", rule="hard_wrap", confidence=0.95)
_JUMP = Seam(kind="continued", rule="jump_mark", confidence=0.95)
LEAP = Seam(kind=None, rule="leap")
"""To where a text goes on behind what is none of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the whole text is set: spaced by recognition, indented paragraphs, without stops."""

    noisy: bool = False
    indented: bool = False
    unstopped: bool = False


@dataclass(slots=True)
class Body:
    """A piece's paragraphs, and what its end tells."""

    passages: list[Passage]
    verse: bool = False
    unfinished: bool = False
    lost_jump: bool = False


def strand_of(source: str, block: Block, *, noisy: bool) -> Strand:
    """Return a block's stretches of source, with seams at wraps and markup."""
    made: Strand | None = None
    above = ""
    for line in block.lines:
        strand: Strand | None = None
        for chunk in chunks(line) if noisy else with_edges(source, line):
            part = Strand([chunk])
            if strand is None:
                strand = part
            else:
                strand.join(part, rows.seam_in(source, line, strand.chunks[-1], chunk))
        if strand is None:
            continue
        if made is None:
            made = strand
        else:
            text = glue(above, visible(source, line))
            made.join(
                strand, _WRAP if not text else Seam(kind="joined_line", rule="hard_wrap", confidence=0.95, text=text)
            )
        above = visible(source, line)
    made = made or Strand([Span(block.start, block.start)])
    return ocr.without_noise(source, made) if noisy else made


def set_body(source: str, draft: Draft, setting: Setting) -> Body:
    """Return the paragraphs of a draft."""
    body = Body([])
    lines = [b for b in draft.body if not rows.is_row(b, b.folded)]
    verse = joins.is_verse([b for b in lines if not credit_lines.is_credit(b.folded) and not leads.is_byline(b.folded)])
    body.verse = verse
    passages = _passages(source, draft, setting, body)
    give_roles(passages, verse=verse, item=not draft.heads and draft.section is not None)
    merged: list[Passage] = []
    for passage in passages:
        above = merged[-1] if merged else None
        sure = _goes_on(above, passage, draft, setting) if above is not None and not verse else 0.0
        if not sure and above is not None and passage.jumped and not joins.ends_well(above.folded):
            sure = 0.9
        if sure and above is not None:
            _join(source, above, passage, sure, setting)
        else:
            merged.append(passage)
    body.passages = merged
    last = next((p for p in reversed(merged) if p.role in {"body", "subhead"}), None)
    ends = last is not None and last is merged[-1] and not verse and not rows.is_row(last.block, last.folded)
    body.unfinished = ends and last is not None and joins.is_cut_off(last.folded)
    return body


def _passages(source: str, draft: Draft, setting: Setting, body: Body) -> list[Passage]:
    """Return one passage a block, without jump marks."""
    made: list[Passage] = []
    marks: list[Span] = []
    entries = {j.index for j in draft.jumps}
    ends = {index - 1 for index in entries} | {len(draft.body) - 1}
    pending: list[Span] = []
    for k, block in enumerate(draft.body):
        strand = strand_of(source, block, noisy=setting.noisy)
        folded = block.folded
        came = jumps.jump_in(block) if k in entries or not made else None
        if came and came.end() >= len(folded) and len(draft.body) == 1:
            came = None  # all that there is
        if came:
            pending, strand = _without_head(strand, came.end(), folded)
            folded = folded[came.end() :]
            marks += pending
        out = jumps.jump_out(block) if k in ends and folded else None
        if out and came is None and (made or out.start()):
            body.lost_jump = body.lost_jump or k == len(draft.body) - 1
            strand = _without_tail(strand, out.start(), folded)
            folded = folded[: out.start()]
        if not folded and came:
            continue
        if not folded and made:
            # The mark stood on a line of its own: it ends the paragraph above.
            if _stands_apart(made[-1], block):
                made[-1].strand.join(Strand([Span(strand.chunks[0].start, strand.chunks[0].start)]), LEAP)
            made[-1].strand.seams.append(_JUMP)
            made[-1].strand.chunks.append(Span(strand.chunks[-1].end, strand.chunks[-1].end))
            continue
        if pending:
            lead = Strand([Span(pending[0].start, pending[0].start)])
            lead.join(strand, _JUMP)
            strand, pending = lead, []
        made.append(Passage(strand=strand, folded=folded, block=block, jumped=k in entries or bool(came)))
    return made


def _without_head(strand: Strand, size: int, folded: str) -> tuple[list[Span], Strand]:
    """Cut the first `size` characters off; return the stretch that they stood in and the rest."""
    if size >= len(folded):
        return [strand.span], Strand([Span(strand.span.end, strand.span.end)])
    chunks, seams = list(strand.chunks), list(strand.seams)
    begin = chunks[0].start
    while len(chunks) > 1 and size >= chunks[0].end - chunks[0].start:  # the mark runs over a line's end
        size -= chunks[0].end - chunks[0].start + len(seams[0].text)
        del chunks[0], seams[0]
    cut = min(chunks[0].end, chunks[0].start + max(0, size))
    return [Span(begin, cut)], Strand([Span(cut, chunks[0].end), *chunks[1:]], seams)


def _without_tail(strand: Strand, start: int, folded: str) -> Strand:
    """Leave the text from `start` out, as a repair."""
    size = len(folded) - start
    chunks, seams = list(strand.chunks), list(strand.seams)
    end = chunks[-1].end
    while len(chunks) > 1 and size >= chunks[-1].end - chunks[-1].start:  # the mark runs over a line's end
        size -= chunks[-1].end - chunks[-1].start + len(seams[-1].text)
        del chunks[-1], seams[-1]
    last = chunks[-1]
    cut = max(last.start, last.end - max(0, size))
    return Strand([*chunks[:-1], Span(last.start, cut), Span(end, end)], [*seams, _JUMP])


def _goes_on(above: Passage | None, passage: Passage, draft: Draft, setting: Setting) -> float:
    if above is None or rows.is_row(above.block, above.folded) or rows.is_row(passage.block, passage.folded):
        return 0.0
    if above.role not in {"body", "caption"} or passage.role not in {"body", "caption", "subhead"}:
        return 0.0
    if _is_printed_caption(above) != _is_printed_caption(passage):
        return 0.0
    if not passage.folded or has_bullet(passage.folded):
        return 0.0  # items
    block = passage.block
    if block and (block.first.bold or block.first.level or block.first.role == "subhead"):
        return 0.0
    if setting.indented and block and block.first.indent >= 1 and not passage.jumped:
        # The writer's own indent: hardly a column's edge.
        return 0.0
    last = above.block.lines[-1] if above.block else None
    if last and last.wraps and last.sheet and block and block.first.indent < 1 and not joins.ends_well(above.folded):
        return 0.9  # geometry says that the line was full, and this one has no indent
    if _was_broken(above, passage):
        return 0.9
    sure = 0.0 if setting.unstopped else joins.runs_on(above.folded, passage.folded)
    if setting.indented and block and block.first.indent < 1 and not sure and not joins.ends_well(above.folded):
        sure = 0.8
    if passage.role == "subhead" and sure < 0.95:
        # A short line that is not the rest of a sentence.
        return sure if re.search("[。!?]", passage.folded) else 0.0
    return sure


def _is_printed_caption(passage: Passage) -> bool:
    """Tell whether the page's make-up says that a passage is a picture's caption, so that no text runs on in it."""
    return passage.block is not None and passage.block.first.role == "caption"


def _was_broken(above: Passage, passage: Passage) -> bool:
    """Tell whether two lines right below one another are of one paragraph of old, which has no stop but 、."""
    line = passage.block.first if passage.block else None
    plain = (
        line is not None
        and not line.gap
        and line.indent < 1
        and passage.folded[0] not in "(【"
        and not has_bullet(passage.folded)
    )
    return plain and all(joins.is_old_stop(part.folded) for part in (above, passage)) and not passage.jumped


def _stands_apart(above: Passage, block: Block | None) -> bool:
    """Tell whether something else (a page's foot) stands between a passage and a block below it."""
    return above.block is not None and block is not None and block.number != above.block.number + 1


def _behind_foreign(source: str, above: Passage, passage: Passage) -> int | None:
    """Return where the white space before a passage begins if something else stands above it."""
    if not _stands_apart(above, passage.block):
        return None
    end = above.strand.chunks[-1].end
    return end + len(source[end : passage.strand.chunks[0].start].rstrip())


def _join(source: str, above: Passage, passage: Passage, sure: float, setting: Setting) -> None:
    """Sew a passage to the one above."""
    if passage.jumped:
        if above.strand.chunks[-1].end != passage.strand.chunks[0].start:
            above.strand.join(passage.strand, LEAP)
        else:
            above.strand.join(passage.strand, _JUMP)
    else:
        line = passage.block.first if passage.block else None
        begin = _behind_foreign(source, above, passage)
        # Something else between (a page's foot): there a page ends.
        edge = line is not None and (line.sheet > 0 or (setting.indented and line.gap == 0) or begin is not None)
        text = glue(above.folded, passage.folded)
        kind = "joined_line" if edge else "joined_paragraph"
        seam = Seam(kind=kind, rule="broken_sentence", confidence=sure, text=text)  # type: ignore[arg-type]  # one of the two
        if begin is not None:
            above.strand.join(Strand([Span(begin, begin)]), LEAP)
        above.strand.join(passage.strand, seam)
        above.folded += text
    above.folded += passage.folded
    above.block = passage.block
    above.joined.append(sure)
