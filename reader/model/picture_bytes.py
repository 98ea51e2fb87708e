"""Read what a picture's bytes say of themselves, and take out what is nobody's business: never a pixel is decoded.

JPEG (ITU T.81), PNG (W3C), GIF 89a, WebP (RFC 9649) and BMP are walked block by block. What a camera or a program
wrote beside the picture (EXIF with its position, XMP, IPTC, comments, what follows the end) is left out; how it is to
be turned stays. Colours (ICC) stay.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Callable

from reader.model.picture import Picture, PictureRefused
from reader.model.picture_jpeg import TURNED, orientation_of, walk_jpeg

MOST_BYTES = 32 << 20
MOST_PIXELS = 64_000_000  # four bytes each are what Qt decodes at most
MOST_SIDE = 30_000
MOST_PROFILE = 1 << 20

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split())
_OTHERS = re.compile(
    rb"II[*+]\x00|MM\x00[*+]|\xd7\xcd\xc6\x9a|\x01\x00\x00\x00.{36} EMF|\x00\x00\x01\x00|8BPS|\x00\x00\x00\x0cjP  "
    rb"|\xff\x4f\xff\x51|....ftyp(?:avif|avis|heic|heix|mif1)|\xff\x0a|\x00\x00\x00\x0cJXL |%!PS",
    re.DOTALL,
)


def read(data: bytes) -> tuple[Picture, bytes]:
    """Return what bytes are as a picture, and the bytes of it that are kept; reading those gives the same again.

    Raises PictureRefused: `unreadable`, `kind`, `too_large`.
    """
    if len(data) > MOST_BYTES:
        raise PictureRefused("too_large")
    kind, walk = _kind(data)
    try:
        width, height, orientation, kept = walk(data)
    except (struct.error, IndexError) as error:
        raise PictureRefused("unreadable") from error
    if width < 1 or height < 1:
        raise PictureRefused("unreadable")
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        raise PictureRefused("too_large")
    digest = hashlib.sha256(kept).hexdigest()
    made = Picture(sha256=digest, media_type=kind, width=width, height=height, size=len(kept), orientation=orientation)
    return made, kept


Walk = Callable[[bytes], tuple[int, int, int, bytes]]


def _kind(data: bytes) -> tuple[str, Walk]:
    """Return the media type that the bytes themselves speak of; names and declared types count for nothing."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", walk_jpeg
    if data.startswith(_PNG):
        return "image/png", _png
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return "image/gif", _gif
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", _webp
    if data[:2] == b"BM" and len(data) > 26:
        return "image/bmp", _bmp
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    other = _OTHERS.match(data) or (head.startswith(b"<") and b"<svg" in data[:4000])
    raise PictureRefused("kind" if other else "unreadable")


# -- PNG


def _png(data: bytes) -> tuple[int, int, int, bytes]:
    if data[12:16] != b"IHDR":
        raise PictureRefused("unreadable")
    width, height = struct.unpack(">II", data[16:24])
    orientation, at, pixels = 1, 8, False
    kept = [_PNG]
    while at + 8 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, end = data[at + 4 : at + 8], at + 12 + length
        if name == b"eXIf":
            orientation = orientation_of(data[at + 8 : end - 4]) or orientation
        elif name in _PNG_KEPT and not (name == b"iCCP" and length > MOST_PROFILE):
            pixels = pixels or name == b"IDAT"
            kept.append(data[at:end])
        at = end
        if name == b"IEND":
            break
    if not pixels:
        raise PictureRefused("unreadable")
    if orientation > 1:
        import zlib

        exif = b"eXIf" + TURNED % orientation
        kept.insert(2, struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif)))
    return width, height, orientation, b"".join(kept)


# -- GIF


def _gif(data: bytes) -> tuple[int, int, int, bytes]:
    screen = struct.unpack("<HH", data[6:10])
    at = 13 + _gif_colours(data[10])
    kept, frames = [data[:at]], list[tuple[int, int]]()
    while at < len(data) and data[at] in {0x21, 0x2C}:
        start, told = at, data[at] == 0x21
        if told:
            at += 2
        else:
            left, top, width, height = struct.unpack("<HHHH", data[at + 1 : at + 9])
            at += 11 + _gif_colours(data[at + 9])
        end = _gif_blocks(data, at)
        if at >= len(data):
            break
        if not told:
            frames.append((left + width, top + height))
        if not told or data[start + 1] == 0xF9:  # comments and what programs wrote are left out
            kept.append(data[start:end] + b"\0")
        at = end + 1
    if not frames:
        raise PictureRefused("unreadable")
    sizes = [screen, *frames]
    return max(w for w, _h in sizes), max(h for _w, h in sizes), 1, b"".join([*kept, b";"])


def _gif_blocks(data: bytes, at: int) -> int:
    """Return the end of the blocks that are there whole."""
    while at < len(data) and data[at] and at + data[at] < len(data):
        at += data[at] + 1
    return at


def _gif_colours(flags: int) -> int:
    """Return the bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


# -- WebP


def _webp(data: bytes) -> tuple[int, int, int, bytes]:
    (told,) = struct.unpack("<I", data[4:8])
    end, at = min(len(data), told + 8), 12
    sizes = list[tuple[int, int]]()
    orientation, kept = 1, list[bytes]()
    while at + 8 <= end:
        name = data[at : at + 4]
        (length,) = struct.unpack("<I", data[at + 4 : at + 8])
        block = data[at : min(end, at + 8 + length + length % 2)]
        at += 8 + length + length % 2
        if name == b"EXIF" and kept and kept[0][:4] == b"VP8X":
            orientation = orientation_of(block[8:].removeprefix(b"Exif\0\0")) or orientation
        elif name in {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}:
            sizes += _webp_size(name, block[8:])
            kept.append(block)
    if not sizes or not kept:
        raise PictureRefused("unreadable")
    if kept[0][:4] == b"VP8X":
        flags = kept[0][8] & ~0x0C | (0x08 if orientation > 1 else 0)
        kept[0] = kept[0][:8] + bytes([flags]) + kept[0][9:]
        if orientation > 1:
            exif = TURNED % orientation
            kept.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    body = b"WEBP" + b"".join(kept)
    whole = b"RIFF" + struct.pack("<I", len(body)) + body
    return max(w for w, _h in sizes), max(h for _w, h in sizes), orientation, whole


def _webp_size(name: bytes, block: bytes) -> list[tuple[int, int]]:
    """Return the size that a block tells, if it does."""
    if name == b"VP8X":
        return [(int.from_bytes(block[4:7], "little") + 1, int.from_bytes(block[7:10], "little") + 1)]
    if name == b"VP8 ":
        width, height = struct.unpack("<HH", block[6:10])
        return [(width & 0x3FFF, height & 0x3FFF)]
    if name == b"VP8L":
        (bits,) = struct.unpack("<I", block[1:5])
        return [((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)]
    return []


# -- BMP


def _bmp(data: bytes) -> tuple[int, int, int, bytes]:
    (header,) = struct.unpack("<I", data[14:18])
    if header == 12:
        width, height = struct.unpack("<HH", data[18:22])
        return width, height, 1, data
    width, height = struct.unpack("<ii", data[18:26])
    if struct.unpack("<I", data[30:34])[0] in {4, 5}:  # another picture inside
        raise PictureRefused("kind")
    return width, abs(height), 1, data
