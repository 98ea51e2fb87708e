"""A source's lines as they are kept with its text: what its format said of each (docs/formats.md).

The words are not kept twice: a line is a stretch of the source text. Lines stand in the order of the text, in columns
of numbers, each place told by its distance from the end of the line before; what many lines share is told once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any, get_args

from reader.importing.lines.line import Line, LineRole, PrintedText
from reader.model.text import Span

VERSION = 1
_ROLES = frozenset(get_args(LineRole))
_TOLD = ("newspaper", "date", "page", "page_name")
_OPENS = {None: 0, True: 1, False: 2}
_OPENED = {number: value for value, number in _OPENS.items()}
_Style = tuple[int, float, int, int, int, int, float, str, int]


def keep_lines(printed: PrintedText) -> str:
    """Return a text's lines, and what its file says outside of it, as one text of JSON."""
    lines = printed.lines
    made: dict[str, object] = {
        "start": [b.start - a.end for a, b in pairwise((Line(start=0, end=0), *lines))],
        "length": [x.end - x.start for x in lines],
        "styles": [[*style, len(list(same))] for style, same in groupby(map(_style, lines))],
        "cuts": {str(k): [n for c in x.cuts for n in (c.start - x.start, c.end - x.start)]
                 for k, x in enumerate(lines) if x.cuts},
        "before": {str(k): x.before for k, x in enumerate(lines) if x.before},
        "rows": {str(k): x.row for k, x in enumerate(lines) if x.row},
        "told": {name: value for name in _TOLD if (value := getattr(printed, name))},
    }  # fmt: skip
    kept = {"v": VERSION, "lines": {name: value for name, value in made.items() if value}}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _style(line: Line) -> _Style:
    opens = _OPENS[line.opens]
    return (line.gap, line.indent, line.level, int(line.bold), opens, int(line.wraps), line.size, line.role or "",
            line.sheet)  # fmt: skip


def is_of_lines(layout: str) -> bool:
    """Tell whether a layout is one of lines, and not of pages."""
    return layout.startswith('{"v":') and '"lines":' in layout[:24]


def kept_lines(layout: str, text: str) -> PrintedText:
    """Return the lines that a layout keeps of a text. Raises ValueError where it is none, or of another text."""
    try:
        whole = json.loads(layout)
        if whole["v"] != VERSION:
            raise ValueError(f"layout of version {whole['v']}")
        kept = whole["lines"]
        lines = list(_read(kept))
        told = {name: str(value) for name, value in kept.get("told", {}).items() if name in _TOLD}
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"no layout: {error}") from error
    if any(not 0 <= x.start < x.end <= len(text) or x.role not in {None, *_ROLES} for x in lines):
        raise ValueError("the layout is of another text")
    return PrintedText(text=text, lines=tuple(lines), **told)  # type: ignore[arg-type]  # names of words of its own


def _read(kept: dict[str, Any]) -> list[Line]:
    styles = [style for *style, count in kept.get("styles", []) for _k in range(int(count))]
    cuts, before, rows = (kept.get(name, {}) for name in ("cuts", "before", "rows"))
    made, at = [], 0
    for k, (step, length, style) in enumerate(zip(kept.get("start", ()), kept.get("length", ()), styles, strict=True)):
        gap, indent, level, bold, opens, wraps, size, role, sheet = style
        start = at + step
        at = start + length
        own = cuts.get(str(k), ())
        made.append(
            Line(
                start=start, end=at, gap=gap, indent=indent, level=level, bold=bool(bold), opens=_OPENED[opens],
                wraps=bool(wraps), size=size, role=role or None, sheet=sheet, row=rows.get(str(k), 0),
                before=before.get(str(k), 0),
                cuts=tuple(Span(start + a, start + b) for a, b in zip(own[::2], own[1::2], strict=True)),
            )
        )  # fmt: skip
    return made


def excerpt_of_lines(layout: str, text: str, moves: Sequence[tuple[Span, int]]) -> str:
    """Return the layout of a text that is made of stretches of the kept one, each moved by so many characters."""
    printed = kept_lines(layout, text)
    own = [
        line.moved(by)
        for span, by in moves
        for line in printed.lines
        if span.start <= line.start and line.end <= span.end
    ]
    return keep_lines(replace(printed, lines=tuple(sorted(own, key=lambda x: x.start))))
