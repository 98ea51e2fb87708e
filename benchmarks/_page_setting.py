"""Set type: break paragraphs into lines by the rules of Chinese setting (clreq: no closing mark begins a line)."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks._page_gold import Face, Mark, Words

_NEVER_FIRST = "，。、；：？！）”’》」』】…—"
_NEVER_LAST = "（“‘《「『【"


def width_of(text: str) -> float:
    """Return a line's width in em."""
    return sum(0.52 if c < "\u0100" else 1.0 for c in text)


@dataclass(slots=True)
class Type:
    """How text is set: size and leading in points, the face, whether closing marks hang out of the column."""

    size: float
    leading: float
    face: Face = "song"
    hanging: bool = False
    indent: int = 2
    justified: bool = True


@dataclass(slots=True)
class Line:
    """A set line: its text, indent in em, and whether its paragraph goes on below."""

    text: str
    indent: float = 0.0
    full: bool = False
    gap: float = 0.0


@dataclass(slots=True)
class Column:
    """A column to fill, in points."""

    x: float
    y0: float
    y1: float
    width: float
    lines: list[tuple[float, Line]] = field(default_factory=list)


def lines_of(paragraph: str, measure: float, setting: Type) -> list[Line]:
    """Break a paragraph into lines of `measure` em."""
    made: list[Line] = []
    indent, rest = float(setting.indent), paragraph
    while rest:
        room, at, used = measure - indent, 0, 0.0
        while at < len(rest) and used + width_of(rest[at]) <= room + 0.01:
            used += width_of(rest[at])
            at += 1
        at = max(at, 1)
        if at < len(rest):
            if rest[at] in _NEVER_FIRST:
                if setting.hanging and rest[at] in "，。、；：":
                    at += 1
                if at < len(rest) and rest[at] in _NEVER_FIRST:
                    while at > 1 and rest[at] in _NEVER_FIRST:
                        at -= 1
            while at > 1 and rest[at - 1] in _NEVER_LAST:
                at -= 1
            while at > 1 and rest[at - 1].isascii() and rest[at].isascii() and rest[at] != " ":
                at -= 1
        made.append(Line(rest[:at].rstrip(), indent, full=at < len(rest)))
        rest, indent = rest[at:].lstrip(" "), 0.0
    return made


def capacity(columns: list[Column], setting: Type) -> int:
    """Return how many lines the columns hold."""
    return sum(int((c.y1 - c.y0 + 0.3 * setting.size) // setting.leading) for c in columns)


def pour(lines: list[Line], columns: list[Column], setting: Type, *, level: bool = False) -> tuple[list[Mark], int]:
    """Set lines into columns, one after the other; return the marks and how many lines found room.

    `level`: the last lines are shared out so that columns end alike.
    """
    marks: list[Mark] = []
    rooms = [int((c.y1 - c.y0 + 0.3 * setting.size) // setting.leading) for c in columns]
    if level and len(set(rooms)) == 1 and len(lines) < sum(rooms):
        rooms = [-(-len(lines) // len(rooms))] * len(rooms)
    at = 0
    for column, room in zip(columns, rooms, strict=True):
        for k in range(room):
            if at >= len(lines):
                return marks, at
            line = lines[at]
            at += 1
            x = column.x + line.indent * setting.size
            y = column.y0 + k * setting.leading + 0.88 * setting.size
            own = width_of(line.text) * setting.size
            measure = column.width - line.indent * setting.size
            spread = measure if setting.justified and line.full and own > 0.85 * measure and own <= measure else 0.0
            marks.append(Words(x, y, setting.size, line.text, setting.face, measure=spread))
            column.lines.append((y, line))
    return marks, at
