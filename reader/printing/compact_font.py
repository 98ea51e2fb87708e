"""Outlines as a compact font that a PDF holds (Adobe Technical Notes 5176, CFF, and 5177, Type 2 charstrings)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import Final

EM: Final = 1000
"""Units of an em; a glyph of just this width does not say its width."""
_MOST_OPERANDS: Final = 48
_LINE, _CURVE, _MOVE, _END = b"\x05", b"\x08", b"\x15", b"\x0e"
_FIRST_STRING: Final = 391  # the numbers below are the standard strings
Point = tuple[int, int]


def _number(value: int) -> bytes:
    """Return a number of a charstring or dictionary, from -32768 to 32767."""
    if -107 <= value <= 107:
        return bytes((value + 139,))
    if 108 <= value <= 1131:
        return struct.pack(">H", value - 108 + (247 << 8))
    if -1131 <= value <= -108:
        return struct.pack(">H", -value - 108 + (251 << 8))
    return b"\x1c" + struct.pack(">h", max(-32768, min(32767, value)))


_NUMBERS: Final = {value: _number(value) for value in range(-1131, 1132)}


def charstring(subpaths: Iterable[tuple[Point, Sequence[tuple[Point, ...]]]], width: int) -> bytes:
    """Return a glyph of this width: each subpath a beginning, and what follows, a point a line and three a curve."""
    made = [] if width == EM else [_number(width)]
    x, y = 0, 0
    for begin, steps in subpaths:
        made += [_encoded(begin[0] - x), _encoded(begin[1] - y), _MOVE]
        x, y = begin
        operator, operands = b"", 0
        for step in steps:
            own = _LINE if len(step) == 1 else _CURVE
            if own != operator or operands + 2 * len(step) > _MOST_OPERANDS:
                made.append(operator)
                operator, operands = own, 0
            for right, up in step:
                made += [_encoded(right - x), _encoded(up - y)]
                x, y = right, up
            operands += 2 * len(step)
        made.append(operator)
    return b"".join([*made, _END])


def _encoded(value: int) -> bytes:
    return _NUMBERS.get(value) or _number(value)


def compact_font(name: str, charstrings: Sequence[bytes], box: tuple[int, int, int, int]) -> bytes:
    """Return a font of these glyphs whose character ids are their numbers; the first is what stands for none."""
    count = len(charstrings)
    head = b"\x01\x00\x04\x04" + _index([name.encode("ascii", "replace")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    charset = b"\x02" + struct.pack(">HH", 1, count - 2) if count > 1 else b"\x00"
    select = b"\x03" + struct.pack(">HHBH", 1, 0, 0, count)
    glyphs = _index(charstrings)
    private = _number(EM) + b"\x14"
    length = len(head) + len(_index([_top(box, count, (0, 0, 0, 0))])) + len(strings)
    at_select = length + len(charset)
    at_glyphs = at_select + len(select)
    at_private = at_glyphs + len(glyphs)
    faces = _index([_number(len(private)) + _offset(at_private) + b"\x12"])
    top = _index([_top(box, count, (length, at_select, at_glyphs, at_private + len(private)))])
    return b"".join([head, top, strings, charset, select, glyphs, private, faces])


def _top(box: tuple[int, int, int, int], count: int, offsets: tuple[int, int, int, int]) -> bytes:
    """Return the top dictionary; `offsets` of charset, choice of face, glyphs and faces."""
    charset, select, glyphs, faces = map(_offset, offsets)
    return b"".join([
        _number(_FIRST_STRING), _number(_FIRST_STRING + 1), _number(0), b"\x0c\x1e",
        *map(_number, box), b"\x05",
        b"\x1d" + struct.pack(">i", count), b"\x0c\x22",
        charset, b"\x0f", select, b"\x0c\x25", glyphs, b"\x11", faces, b"\x0c\x24",
    ])  # fmt: skip


def _offset(value: int) -> bytes:
    """Return a number that takes as many bytes whatever it is."""
    return b"\x1d" + struct.pack(">i", value)


def _index(objects: Sequence[bytes]) -> bytes:
    if not objects:
        return b"\x00\x00"
    offsets, at = [1], 1
    for each in objects:
        at += len(each)
        offsets.append(at)
    return struct.pack(f">HB{len(offsets)}I", len(objects), 4, *offsets) + b"".join(objects)
