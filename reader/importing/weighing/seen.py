"""What the rules made of each printed line, and what the line itself tells: all that lines are weighed by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.importing.aside.furniture import says_rule, says_writer
from reader.importing.aside.nameplates import read_plate
from reader.importing.aside.weblines import read_webline
from reader.importing.drafts import Draft
from reader.importing.grouping import Grouped
from reader.importing.headlines.candidates import NOTICE, can_be_head
from reader.importing.headlines.evidence import is_section_name
from reader.importing.headlines.habits import NUMBER
from reader.importing.headlines.matching import fit
from reader.importing.headlines.sublines import is_sub
from reader.importing.lines.blocks import Block, Sheet, visible
from reader.importing.lines.line import Line
from reader.importing.lines.marks import has_bullet
from reader.importing.lines.values import has_values
from reader.importing.text.paragraphs import Setting, set_body
from reader.importing.who import credit_lines, leads, vocabulary

SHORT = 90
_TELLS, _WINDOW, _GLANCE = 14, 8, 600
"""Lines of so many characters are text that a headline may answer; so many lines and characters are looked at."""
_CODES = {"subhead": "h", "caption": "c", "editor_note": "e", "credit": "r", "verse": "v", "body": "P"}


@dataclass(slots=True)
class Seen:
    """A printed line, folded: its role by the rules (`points.ROLES`), its points as a headline, what is true of it.

    `answers`: how well it answers the text below and the text above, -1 where there is none.
    """

    text: str
    gap: int
    indent: float
    bold: bool
    role: str = "X"
    score: float = 0.0
    says: frozenset[str] = frozenset()
    answers: tuple[float, float] = (-1.0, -1.0)
    like: dict[str, int] = field(default_factory=dict)


def look(sheet: Sheet, lines: Sequence[Line], grouped: Grouped, setting: Setting) -> list[Seen]:
    """Return the lines as the rules read them."""
    texts = [visible(sheet.folded, line) for line in lines]
    made = [Seen(t, line.gap, line.indent, line.bold) for t, line in zip(texts, lines, strict=True)]
    _tell_roles(made, lines, sheet.source, grouped, setting)
    for line, seen in zip(lines, made, strict=True):
        seen.says = frozenset(_told(Block(sheet, (line,), None if not line.cuts else (seen.text, seen.text))))
    _answers(made)
    count_alike(made)
    return made


def _tell_roles(made: list[Seen], lines: Sequence[Line], source: str, grouped: Grouped, setting: Setting) -> None:
    starts = [line.start for line in lines]
    for block in grouped.aside:
        _put(made, starts, block, {"page": "N", "section": "N"}.get(block.label, "X"))
    for block in grouped.orphans:
        _put(made, starts, block, "H")
    for draft in grouped.drafts:
        for code, blocks in (("K", draft.kickers), ("H", draft.heads), ("S", draft.subs)):
            for k, block in enumerate(blocks):
                _put(made, starts, block, "H+" if k and code == "H" else code)
        if draft.byline is not None:
            _put(made, starts, draft.byline, "B")
        _tell_body(made, starts, source, draft, setting)


def _tell_body(made: list[Seen], starts: list[int], source: str, draft: Draft, setting: Setting) -> None:
    heads = {bisect_right(starts, b.start) - 1 for b in draft.heads}
    for block in draft.body:
        _put(made, starts, block, "P")
    for passage in set_body(source, draft, setting).passages:
        code = _CODES[passage.role]
        spans = passage.strand.chunks
        at = sorted({bisect_right(starts, span.start) - 1 for span in spans if span.end > span.start})
        for k, j in enumerate(at):
            made[j].role = "I" if j in heads else "+" if k and code == "P" else code
    if draft.body and not draft.heads:
        opening = made[bisect_right(starts, draft.body[0].start) - 1]
        opening.role = "P*" if opening.role == "P" else opening.role


def _put(made: list[Seen], starts: list[int], block: Block, code: str) -> None:
    for k, line in enumerate(block.lines):
        j = bisect_right(starts, line.start) - 1
        made[j].role = "+" if k and code == "P" else code
        made[j].score = block.score


def _told(block: Block) -> Iterator[str]:
    """Yield what is true of a line by the tests that the rules use."""
    text = block.folded
    if not text:
        return
    if leads.lead(text):
        yield "lead"
    if leads.begins_piece(text):
        yield "begins"
    if leads.EDITOR_NOTE.match(text):
        yield "note"
    if credit_lines.CAPTION.match(text):
        yield "caption"
    if has_bullet(text):
        yield "bullet"
    if NUMBER.match(text):
        yield "number"
    begin, inside = vocabulary.boilerplate_gate()
    if begin.match(text) or inside.search(text):
        yield "boilerplate"
    if len(text) <= SHORT:
        yield from _told_of_short(block, text)


def _told_of_short(block: Block, text: str) -> Iterator[str]:
    tests: dict[str, Callable[[str], object]] = {
        "byline": leads.is_byline, "name": leads.is_bare_name, "people": leads.names_people,
        "credit": credit_lines.is_credit, "photographer": credit_lines.photographer, "notice": NOTICE.match,
        "section": is_section_name, "values": has_values, "written": says_writer, "rule": says_rule,
        "webline": read_webline,
    }  # fmt: skip
    yield from (name for name, test in tests.items() if test(text))
    if can_be_head(block):
        yield "headlike"
    if is_sub(block):
        yield "sublike"
    if read_plate(block, True):
        yield "plate"


def _answers(made: Sequence[Seen]) -> None:
    for k, seen in enumerate(made):
        if len(seen.text) > SHORT:
            continue
        above, below = (
            "".join(s.text for s in part if len(s.text) >= _TELLS)
            for part in (made[max(0, k - _WINDOW) : k], made[k + 1 : k + 1 + _WINDOW])
        )
        seen.answers = (
            fit(seen.text, below[:_GLANCE]) if below else -1.0,
            fit(seen.text, above[-_GLANCE:]) if above else -1.0,
        )


def shape(text: str) -> str:
    """Return a line with each run of hanzi, digits and letters as one character."""
    return re.sub(r"\s+", " ", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "0", re.sub(r"[一-龥]+", "H", text))))


def count_alike(made: Sequence[Seen]) -> None:
    """Write down how many lines of the text are like each: wholly, by shape, by beginning, by end."""
    ways: dict[str, Callable[[str], str]] = {
        "words": lambda t: re.sub(r"\d+", "0", t), "shape": shape, "begin": lambda t: t[:3], "end": lambda t: t[-3:],
    }  # fmt: skip
    for name, way in ways.items():
        keys = [way(seen.text) for seen in made]
        counted = Counter(keys)
        for seen, key in zip(made, keys, strict=True):
            seen.like[name] = counted[key]
