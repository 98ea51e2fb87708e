"""Small pictures of every kind that is kept, composed byte by byte, and what is hidden in pictures besides."""

from __future__ import annotations

import base64
import struct
import zlib
from functools import cache

# 4 × 3 pixels, of one colour.
_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeX"
    "BkeFxlZ2P/wAALCAADAAQBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIh"
    "MUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhI"
    "WGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AI6/"
    "/9k="
)


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@cache
def png(width: int = 4, height: int = 3, grey: int = 120, *, more: bytes = b"") -> bytes:
    """Return a PNG of one grey; `more` are chunks before its pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + bytes([grey]) * width) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(*segments: tuple[int, bytes], tail: bytes = b"") -> bytes:
    """Return a JPEG of 4 × 3 pixels with these segments (marker, what is in it) behind its first."""
    told = b"".join(bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in segments)
    return _JPEG[:20] + told + _JPEG[20:] + tail


def exif(orientation: int, *, where: bytes = b"N 31 14 22") -> bytes:
    """Return an EXIF block with an orientation, and a place that a camera wrote down."""
    entries = struct.pack("<HHIHH", 0x112, 3, 1, orientation, 0) + struct.pack("<HHII", 0x10E, 2, len(where), 38)
    return b"Exif\0\0II*\0\x08\0\0\0\x02\0" + entries + b"\0\0\0\0" + where


def gif(width: int = 4, height: int = 3, *, comment: bytes = b"") -> bytes:
    """Return a GIF of one colour, with a comment in it."""
    said = b"!\xfe" + bytes([len(comment)]) + comment + b"\0" if comment else b""
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\x40\x60\x80\x00\x00\x00"
    codes = "".join(f"{code:03b}"[::-1] for code in [4, 0, 0] * (-(-width * height // 2)) + [5])  # lowest bit first
    pixels = int(codes[::-1], 2).to_bytes(-(-len(codes) // 8), "little")
    return head + said + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + blocks(b"\x02", pixels) + b";"


def blocks(lead: bytes, data: bytes) -> bytes:
    """Return data in blocks of a GIF, behind `lead`."""
    cut = (data[at : at + 255] for at in range(0, len(data), 255))
    return lead + b"".join(bytes([len(part)]) + part for part in cut) + b"\0"


def webp(width: int = 4, height: int = 3, *, position: bytes = b"") -> bytes:
    """Return a lossless WebP by its head, with an EXIF block in it."""
    bits = struct.pack("<BI", 0x2F, (width - 1) | (height - 1) << 14) + b"\0" * 11
    body = b"VP8L" + struct.pack("<I", len(bits)) + bits
    if position:
        body = (
            b"VP8X" + struct.pack("<I", 10) + b"\x08\0\0\0" + (width - 1).to_bytes(3, "little")
            + (height - 1).to_bytes(3, "little") + body + b"EXIF" + struct.pack("<I", len(position))
            + position + b"\0" * (len(position) % 2)
        )  # fmt: skip
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def bmp(width: int = 4, height: int = 3) -> bytes:
    """Return a BMP of one colour."""
    pixels = (b"\x40\x60\x80" * width + b"\0" * (-3 * width % 4)) * height
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(pixels), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + head + pixels


def tiff(width: int = 4, height: int = 3, number: int = 96, *, orientation: int = 1) -> bytes:
    """Return a TIFF of one strip of grey, its first pixels unlike those of another number."""
    pixels = number.to_bytes(4, "big") + b"\x60" * (width * height - 4)
    entries = (
        (256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (274, 3, orientation),
        (277, 3, 1), (278, 4, height), (279, 4, width * height),
    )  # fmt: skip
    told = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    odd = b"\0" * (len(pixels) % 2)
    return b"II*\0" + struct.pack("<I", 8 + len(pixels + odd)) + pixels + odd + struct.pack("<H", 10) + told + bytes(4)
