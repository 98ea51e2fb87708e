"""Outlines as a compact font that a PDF holds (Adobe Technical Notes 5176, CFF, and 5177, Type 2 charstrings)."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

EM: Final = 1000
"""Units of an em."""
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


class _Encoded(dict[int, bytes]):
    """The numbers written before."""

    def __missing__(self, value: int) -> bytes:
        written = _number(value)
        if -1131 <= value <= 1131:
            self[value] = written
        return written


_ENCODED: Final = _Encoded()


def charstring(subpaths: Iterable[tuple[Point, Sequence[tuple[Point, ...]]]]) -> bytes:
    """Return an outline: each subpath a beginning, and what follows, a point a line and three a curve."""
    made: list[bytes] = []
    add, encoded = made.append, _ENCODED
    x, y = 0, 0
    for begin, steps in subpaths:
        made += [encoded[begin[0] - x], encoded[begin[1] - y], _MOVE]
        x, y = begin
        operator, operands = b"", 0
        for step in steps:
            length = len(step)
            own = _LINE if length == 1 else _CURVE
            if own != operator or operands + 2 * length > _MOST_OPERANDS:
                add(operator)
                operator, operands = own, 0
            for right, up in step:
                add(encoded[right - x])
                add(encoded[up - y])
                x, y = right, up
            operands += 2 * length
        add(operator)
    add(_END)
    return b"".join(made)


def compact_font(
    name: str, outlines: Sequence[bytes], widths: Sequence[int], box: tuple[int, int, int, int], scale: float = 1.0
) -> bytes:
    """Return a font of these glyphs whose character ids are their numbers; the first is what stands for none.

    Its em holds `scale` times as many units as an em of type; a glyph of the width of most does not say it.
    """
    count, usual = len(outlines), usual_width(widths)
    charstrings = [o if w == usual else _number(w) + o for o, w in zip(outlines, widths, strict=True)]
    head = b"\x01\x00\x04\x04" + _index([name.encode("ascii", "replace")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    charset = b"\x02" + struct.pack(">HH", 1, count - 2) if count > 1 else b"\x00"
    select = b"\x03" + struct.pack(">HHBH", 1, 0, 0, count)
    glyphs = _index(charstrings)
    private = _number(usual) + b"\x14"
    facts = _facts(box, count, scale)
    length = len(head) + len(_index([facts + _places(0, 0, 0, 0)])) + len(strings)
    at_select = length + len(charset)
    at_glyphs = at_select + len(select)
    at_private = at_glyphs + len(glyphs)
    faces = _index([_number(len(private)) + _offset(at_private) + b"\x12"])
    top = _index([facts + _places(length, at_select, at_glyphs, at_private + len(private))])
    return b"".join([head, top, strings, charset, select, glyphs, private, faces])


def usual_width(widths: Sequence[int]) -> int:
    """Return the width of most glyphs; of two as many the one that comes first."""
    return Counter(widths).most_common(1)[0][0]


def _facts(box: tuple[int, int, int, int], count: int, scale: float) -> bytes:
    """Return the top dictionary up to the places of what it names."""
    matrix = b"".join(_real(f"{value:.8f}".rstrip("0")) for value in (1 / EM / scale, 0, 0, 1 / EM / scale, 0, 0))
    return b"".join([
        _number(_FIRST_STRING), _number(_FIRST_STRING + 1), _number(0), b"\x0c\x1e",
        *([] if scale == 1 else [matrix, b"\x0c\x07"]), *map(_number, box), b"\x05",
        b"\x1d" + struct.pack(">i", count), b"\x0c\x22",
    ])  # fmt: skip


def _places(charset: int, select: int, glyphs: int, faces: int) -> bytes:
    """Return the end of the top dictionary: where charset, choice of face, glyphs and faces are."""
    return b"".join([
        _offset(charset), b"\x0f", _offset(select), b"\x0c\x25", _offset(glyphs), b"\x11", _offset(faces), b"\x0c\x24",
    ])  # fmt: skip


def _real(value: str) -> bytes:
    """Return a number with a point: two of its characters a byte."""
    nibbles = value.replace(".", "a") + "f"
    return b"\x1e" + bytes.fromhex(nibbles + "f" * (len(nibbles) % 2))


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
