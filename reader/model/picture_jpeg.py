"""JPEG (ITU T.81) segment by segment, and the one thing of EXIF that is kept: how a picture is to be turned."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from reader.model.picture import PictureRefused

MOST_SCANS = 100
"""So many times a progressive JPEG may go over its pixels: a few bytes each, and seconds to decode."""
TURNED = b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00%c\x00\x00\x00\x00\x00\x00"
"""An EXIF block that says nothing but the orientation."""
_ENTROPY_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def walk_jpeg(data: bytes) -> tuple[int, int, int, bytes]:
    """Return width, height, orientation and what is kept. Raises PictureRefused, IndexError or struct.error."""
    width = height = scans = 0
    orientation = 1
    kept: list[bytes] = []
    for marker, block in _jpeg_segments(data):
        if marker == 0xE1 and block[4:10] == b"Exif\0\0":
            orientation = orientation_of(block[10:]) or orientation
        elif 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC} and not width:
            height, width = struct.unpack(">HH", block[5:9])
        scans += marker == 0xDA
        if scans > MOST_SCANS:
            raise PictureRefused("too_large")
        if _jpeg_keeps(marker, block):
            kept.append(block)
    if not scans:
        raise PictureRefused("unreadable")
    if orientation > 1:
        exif = b"Exif\0\0" + TURNED % orientation
        first = 1 if kept and kept[0][1] == 0xE0 else 0  # JFIF comes first
        kept.insert(first, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return width, height, orientation, b"".join([b"\xff\xd8", *kept])


def _jpeg_keeps(marker: int, block: bytes) -> bool:
    if marker == 0xE2:
        return block[4:16] == b"ICC_PROFILE\0"
    if marker == 0xE0:
        return block[4:9] == b"JFIF\0"  # no thumbnail of an earlier state
    return marker == 0xEE or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each segment with its marker, a scan with all of its data, up to the end of the picture."""
    at = 2
    while at + 1 < len(data):
        if data[at] != 0xFF:  # what fills the gap between two segments
            at += 1
            continue
        marker = data[at + 1]
        if marker == 0xFF or 0xD0 <= marker <= 0xD8 or marker in {0, 1}:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xD9:
            yield marker, b"\xff\xd9"
            return
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        end = at + 2 + max(2, length)
        if marker == 0xDA:
            found = _ENTROPY_END.search(data, end)
            end = found.start() if found else len(data)
        yield marker, data[at:end]
        at = end


def orientation_of(exif: bytes) -> int:
    """Return the orientation that a TIFF block tells, 0 where none."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 8:
        return 0
    (first,) = struct.unpack(order + "I", exif[4:8])
    if first + 2 > len(exif):
        return 0
    (count,) = struct.unpack(order + "H", exif[first : first + 2])
    for k in range(min(count, 200)):
        entry = exif[first + 2 + 12 * k : first + 14 + 12 * k]
        if len(entry) == 12 and struct.unpack(order + "H", entry[:2]) == (0x112,):
            (value,) = struct.unpack(order + "H", entry[8:10])
            return value if 1 <= value <= 8 else 0
    return 0
