"""Which paragraphs of an office document are the words of its pictures: those in one table or text box with pictures,
those right below a picture that are set apart from the text, and a picture's own paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing.formats.office_lines import Paragraph, form_of, is_data, is_form, rows_of
from reader.importing.pictures.set_below import LONGEST, Setting, is_label, may_tell, points_down, says, usual


def table_of(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> list[Paragraph]:
    """Return what a table holds: a form's fields, rows of values, else the paragraphs of its cells, captions marked."""
    if is_form(rows):
        return form_of(rows)
    if is_data(rows):
        return rows_of(rows)
    cells = [p for row in rows for cell in row for p in cell]
    tell_in_box(cells)
    return cells


def tell_in_box(paragraphs: Sequence[Paragraph]) -> None:
    """Mark the captions among all paragraphs of a table or text box with pictures: at most one more than those."""
    told = [p for p in paragraphs if p.text.strip()]
    pictures = sum(not d.cut for p in paragraphs for d in p.drawings)
    if pictures and len(told) <= pictures + 1 and all(_is_open(p) and may_tell(fold(p.text)) for p in told):
        for paragraph in told:
            paragraph.role = "caption"


def tell_beside(paragraph: Paragraph, box: Sequence[Paragraph]) -> None:
    """Mark the captions in a text box that hangs on the same paragraph as pictures do, which stand by it then."""
    if paragraph.drawings and not any(p.drawings for p in box):
        tell_in_box([Paragraph(drawings=paragraph.drawings), *box])
        if any(p.role == "caption" for p in box):
            paragraph.drawings = [replace(d, before=False) for d in paragraph.drawings]
    else:
        tell_in_box(box)


def tell_below(paragraphs: Sequence[Paragraph], common: float) -> None:
    """Mark the captions right below pictures, or right above where they point down; `common`: the text's size."""
    text = usual((_setting(p, common), len(p.text)) for p in paragraphs if p.text.strip())
    pictures, above = 0, None
    for paragraph in paragraphs:
        words = fold(paragraph.text).strip()
        if paragraph.drawings and above is not None and points_down(fold(above.text)):
            above.role = "caption"
        if paragraph.drawings and not words:
            pictures += len(paragraph.drawings)
        elif words:
            above = paragraph if _is_open(paragraph) else None
            own = _is_own(paragraph, words)
            below = pictures and (says(words) or (_setting(paragraph, common).parts_from(text) and may_tell(words)))
            if above is not None and (own or (below and not _is_bold(paragraph))):
                paragraph.role, above = "caption", None
            pictures = pictures - 1 if paragraph.role == "caption" else 0


def _is_open(paragraph: Paragraph) -> bool:
    return paragraph.role is None and not paragraph.level and not paragraph.row


def _is_own(paragraph: Paragraph, words: str) -> bool:
    """Tell words that stand in one paragraph with pictures, below them, and are no sentence of the text."""
    pictured = bool(paragraph.drawings) and all(d.before for d in paragraph.drawings)
    return pictured and may_tell(words, LONGEST) and (is_label(words) or says(words))


def _is_bold(paragraph: Paragraph) -> bool:
    return all(r.bold for r in paragraph.runs if r.text.strip())


def _setting(paragraph: Paragraph, common: float) -> Setting:
    inked = [r for r in paragraph.runs if r.text.strip() and not r.cut]
    own = paragraph.size or common
    return Setting(
        centred=paragraph.centred, size=max((r.size or own for r in inked), default=own) / common,
        slanted=bool(inked) and all(r.slanted for r in inked), grey=bool(inked) and all(r.grey for r in inked),
    )  # fmt: skip
