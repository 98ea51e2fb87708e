"""What each of a piece's paragraphs is: text, subhead, caption, credit, note, verse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import has_bullet, without_bullet
from reader.importing.text import joins, rows
from reader.importing.text.mending import Strand
from reader.importing.text.signatures import signs_text_by_words
from reader.importing.who import credit_lines, leads
from reader.model.article import ParagraphRole

_SIGNERS, _SIGNED = 5, 30
_ITEMS = 2
"""So many lines behind the same sign are a list."""
_DASHED = re.compile(r"(?:—{1,2}|-{2})\s*([一-龥·\s]{2,6})$")
"""Who signs below a text: ——罗敬之."""


@dataclass(slots=True)
class Passage:
    """One paragraph in the making. `below` is the gap, in ways of breaking, before it: blank, indent, line."""

    strand: Strand
    folded: str
    role: ParagraphRole = "body"
    block: Block | None = None
    joined: list[float] = field(default_factory=list)
    jumped: bool = False


def give_roles(passages: Sequence[Passage], *, verse: bool, item: bool) -> None:
    """Write down what each paragraph is; `verse`: short lines are; `item`: news of a column without a headline."""
    signs = Counter(passage.folded[:1] for passage in passages if has_bullet(passage.folded))
    closing = _closing(passages)
    for k, passage in enumerate(passages):
        block, text = passage.block, passage.folded
        above = passages[k - 1].folded if k else None
        below = passages[k + 1].folded if k + 1 < len(passages) else None
        known = block.first.role if block else None
        if known in {"subhead", "caption", "credit", "editor_note"}:
            passage.role = known
        elif known == "byline":
            passage.role = "credit"
        elif known in {"body", "opening"}:
            continue
        elif _is_signature(text, first=not k, last=k >= closing) or (
            k and block and _signs_letter(block, text, above or "", below)
        ):
            passage.role = "credit"
        elif leads.EDITOR_NOTE.match(text):
            passage.role = "editor_note"
        elif verse and len(text) <= 30:
            passage.role = "verse"
        elif len(text) <= 300 and (
            (
                credit_lines.CAPTION.match(text)
                and not leads.begins_piece(text)
                and not _opens_old(k, text, alone=item and below is None)
                and (signs[text[0]] < _ITEMS or credit_lines.photographer(text))
            )
            or (text[-1:] in "摄)）图道影" and credit_lines.photographer(text))
            or (k and len(text) <= 120 and (credit_lines.PICTURED.search(text) or credit_lines.NUMBERED.match(text)))
        ):
            passage.role = "caption"
        elif block and not verse and not rows.is_row(block, text) and joins.is_subhead(block, above, below):
            passage.role = "subhead"


def _closing(passages: Sequence[Passage]) -> int:
    """Return where the lines begin that end a text and say whose it is: 报道：甲 / 摄影：乙; at least its last."""
    k = len(passages) - 1
    while k > 1 and len(passages) - k < _SIGNERS and _says_whose(passages[k]) and _says_whose(passages[k - 1]):
        k -= 1
    return k


def _says_whose(passage: Passage) -> bool:
    return len(passage.folded) <= _SIGNED and (
        leads.is_byline(passage.folded) or credit_lines.is_credit(passage.folded)
    )


def _opens_old(k: int, text: str, *, alone: bool) -> bool:
    """Tell whether a ▲ opens a text, as in papers of old, and points at no picture; `alone`: it is the whole text."""
    long = len(text) >= 30 or (alone and text[-1] == "。" and "图" not in text)
    return k == 0 and text[0] in "▲△" and long and not credit_lines.photographer(text)


def _signs_letter(block: Block, text: str, above: str, below: str | None) -> bool:
    """Tell whether a line signs a letter: one set far to the right, or below its last words."""
    last = below is None or leads.EDITOR_NOTE.match(below) is not None
    closed = signs_text_by_words(above) or (last and joins.ends_well(above) and len(above) >= 20)
    return (block.first.indent >= 4 or closed) and joins.letter_signer(text) is not None


def _is_signature(text: str, *, first: bool, last: bool) -> bool:
    """Tell whether a paragraph is a credit: in brackets anywhere but first, or a byline at the end."""
    if credit_lines.is_credit(text):
        return not first or last
    if not first and last and credit_lines.WRITTEN_AT.match(text):
        return True
    if not first and last and (signed := _DASHED.match(text)):
        return leads.is_bare_name(signed[1])
    if not first and last and has_bullet(text) and leads.is_bare_name(without_bullet(text)):
        return True
    return not first and last and leads.is_byline(text) and not joins.ends_well(text)
