"""The paragraphs of an office document, written as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.importing.formats.office_captions import tell_below
from reader.importing.formats.office_lines import LONGEST_CELL, Paragraph, Run
from reader.importing.formats.scroll import Scroll
from reader.model.text import Span


def pour(paragraphs: Sequence[Paragraph], scroll: Scroll, normal: int) -> None:
    """Write paragraphs as lines; `normal` is the size of unmarked text in half points."""
    common = _normal_size(paragraphs, normal)
    tell_below(paragraphs, common)
    styled = sum(p.level > 0 for p in paragraphs) >= 2
    sized = sum(_is_large(p, common) for p in paragraphs[1:]) >= 2
    for paragraph in paragraphs:
        beside = paragraph.role in {"masthead", "furniture"}
        known = len(scroll.pictures)
        _draw(paragraph, scroll, before=True, beside=beside)
        at = scroll.length
        _write(paragraph, scroll, common, styled=styled, sized=sized)
        _draw(paragraph, scroll, before=False, beside=beside)
        if paragraph.text.strip():
            scroll.pictures[known:] = [replace(picture, beside=at) for picture in scroll.pictures[known:]]


def _draw(paragraph: Paragraph, scroll: Scroll, *, before: bool, beside: bool) -> None:
    """Note the pictures that stand before or behind a paragraph's words; what stands `beside` the text is furniture."""
    for drawing in paragraph.drawings:
        if drawing.before is before:
            reason = "unshown" if drawing.cut else "furniture" if beside else None
            scroll.picture(drawing.data, name=drawing.name, alt=drawing.alt, reason=reason)


def _write(paragraph: Paragraph, scroll: Scroll, common: float, *, styled: bool, sized: bool) -> None:
    """Write a paragraph as lines."""
    text = paragraph.text
    inked = [r for r in paragraph.runs if r.text.strip() and not r.cut]
    if not text.strip():
        scroll.blank()
        return
    if not inked:
        scroll.write(text, role="hidden")
        return
    sizes = [r.size for r in inked if r.size]
    hints: dict[str, Any] = {
        "level": paragraph.level,
        "bold": all(r.bold for r in inked),
        "size": (min(sizes) / common) if len(sizes) == len(inked) and sizes else 1.0,
    }
    if styled and not paragraph.level:
        hints["size"] = min(1.0, hints["size"])  # its styles say what is a headline; larger letters do not
    elif sized and hints["bold"] and 0.9 < hints["size"] < 1.1 and not paragraph.level:
        hints["bold"], hints["role"] = False, "subhead"  # headlines are larger here
    if "\n" not in text.strip():
        hints["opens"] = True
    if paragraph.indent:
        hints["indent"] = paragraph.indent
    if paragraph.row:
        hints["row"] = paragraph.row
    elif paragraph.role:
        hints["role"] = paragraph.role
    scroll.write_line(text, _cuts(paragraph.runs), **hints)


def _is_large(paragraph: Paragraph, common: float) -> bool:
    """Tell a short paragraph in letters larger than the text's."""
    sizes = [r.size for r in paragraph.runs if r.text.strip()]
    return bool(sizes) and len(paragraph.text) <= LONGEST_CELL and all(s and s >= 1.2 * common for s in sizes)


def _cuts(runs: Sequence[Run]) -> tuple[Span, ...]:
    made: list[Span] = []
    at = 0
    for run in runs:
        if run.cut and run.text:
            made.append(Span(at, at + len(run.text)))
        at += len(run.text)
    return tuple(made)


def _normal_size(paragraphs: Sequence[Paragraph], normal: int) -> float:
    """Return the size, in half points, in which most text is set."""
    weight: dict[int, int] = {}
    for paragraph in paragraphs:
        for run in paragraph.runs:
            size = run.size or normal
            weight[size] = weight.get(size, 0) + len(run.text)
    return float(max(weight, key=lambda s: weight[s])) if weight else float(normal)
