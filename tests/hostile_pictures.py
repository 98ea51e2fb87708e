"""Pictures that mean harm, or are broken as files are broken, and what becomes of each: a reason, or None: kept."""

from __future__ import annotations

import io
import struct
import zlib

from tests.pictures import bmp, chunk, exif, gif, jpeg, png, webp

WHERE = b"N 31 14 22"
SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='90' height='90'>{}</svg>"
)
TALL = (60).to_bytes(4, "big")


def sized(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large, with the pixels of a small one."""
    return png().replace(struct.pack(">II", 4, 3), struct.pack(">II", width, height))


def profiled(profile: bytes) -> bytes:
    """Return a PNG with a profile of its colours."""
    return png(90, 60, more=chunk(b"iCCP", b"a\0\0" + zlib.compress(profile, 9)))


def frames(count: int) -> bytes:
    """Return a GIF of many frames."""
    one = gif(90, 60)
    at = one.index(b",", 13)
    return one[:at] + one[at:-1] * count + b";"


def tiff(*entries: tuple[int, int, int, int], following: int = 0, tail: bytes = b"") -> bytes:
    """Return a TIFF of one directory: tag, type, count, value."""
    told = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + told + struct.pack("<I", following) + tail


def grey_tiff(width: int, height: int, compression: int, length: int, *, following: int = 0) -> bytes:
    """Return a TIFF of one strip of grey, with `length` bytes of it there."""
    entries = (
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, compression), (262, 3, 1, 1),
        (273, 4, 1, 200), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, length),
    )  # fmt: skip
    made = tiff(*entries, following=following)
    return made + bytes(200 - len(made)) + b"\x60" * length


def saved(kind: str, width: int = 90, height: int = 60, **how: object) -> bytes:
    """Return a picture as Pillow writes it."""
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 60)).save(stream, kind, **how)
    return stream.getvalue()


def photograph(*segments: tuple[int, bytes], tail: bytes = b"") -> bytes:
    """Return a JPEG that says it is 90 × 60, with these segments."""
    made = jpeg(*segments, tail=tail)
    at = made.index(b"\xff\xc0")
    return made[: at + 5] + b"\0\x3c\0\x5a" + made[at + 9 :]


HOSTILE: dict[str, tuple[bytes, str | None]] = {
    # bombs: a few bytes that say they are very much
    "png of a milliard pixels": (sized(60_000, 60_000), "too_large"),
    "png of one row and a million columns": (sized(1_000_000, 60), "too_large"),
    "png of the largest number": (sized(0xFFFFFFFF, 0xFFFFFFFF), "too_large"),
    "png whose pixels unpack to a hundred megabytes": (
        sized(90, 60).replace(
            chunk(b"IEND", b""), chunk(b"IDAT", zlib.compress(bytes(100 << 20), 9)) + chunk(b"IEND", b"")
        ),
        None,
    ),
    "png with a profile that unpacks to a hundred megabytes": (profiled(bytes(100 << 20)), None),
    "png with a profile of two megabytes": (
        png(90, 60, more=chunk(b"iCCP", b"a\0\0" + bytes(2 << 20))),
        None,
    ),
    "gif of four milliard pixels": (gif(90, 60).replace(struct.pack("<HH", 90, 60), b"\xff" * 4), "too_large"),
    "gif of five thousand frames": (frames(5000), None),
    "bmp of a milliard pixels": (
        bmp(90, 60).replace(struct.pack("<ii", 90, 60), struct.pack("<ii", 32_000, 32_000)),
        "too_large",
    ),
    "bmp upside down beyond all numbers": (
        bmp(90, 60).replace(struct.pack("<ii", 90, 60), struct.pack("<ii", 90, -(1 << 31))),
        "too_large",
    ),
    "webp of two hundred million pixels": (webp(16_000, 16_000), "too_large"),
    "jpeg of two hundred and fifty million pixels": (
        photograph().replace(b"\0\x3c\0\x5a", struct.pack(">HH", 16_000, 16_000)),
        "too_large",
    ),
    "jpeg of a thousand scans": (
        photograph()[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12" * 1000,
        "too_large",
    ),
    "tiff of a milliard pixels": (grey_tiff(32_000, 29_000, 1, 9), "too_large"),
    "more bytes than a picture has": (png(90, 60) + bytes(33 << 20), "too_large"),
    # what is no picture, or a program more than a picture
    "nothing": (b"", "unreadable"),
    "a page": (b"<html><script>fetch('http://192.0.2.1')</script></html>", "unreadable"),
    "a program": (b"MZ" + bytes(200), "unreadable"),
    "an archive": (b"PK\3\4" + bytes(200), "unreadable"),
    "svg with a script": (SVG.format("<script>fetch('http://192.0.2.1')</script>").encode(), "kind"),
    "svg that shows a file": (
        SVG.format("<image xlink:href='file:///etc/passwd' width='9' height='9'/>").encode(),
        "kind",
    ),
    "svg that shows itself": (
        SVG.format("<use xlink:href='#a'/><g id='a'><use xlink:href='#a'/></g>").encode(),
        "kind",
    ),
    "svg of a milliard laughs": (
        f"<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '{'&a;' * 50}'>]>{SVG.format('<text>&b;</text>')}".encode(),
        "kind",
    ),
    "svg in a byte order mark and white": ("\ufeff \n".encode() + SVG.format("").encode(), "kind"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 60\n(/etc/passwd) run", "kind"),
    "metafile": (b"\xd7\xcd\xc6\x9a" + bytes(60), "kind"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(80), "kind"),
    "bmp with a png inside": (bmp(90, 60)[:30] + b"\x05\0\0\0" + bmp(90, 60)[34:], "kind"),
    # cut off, or with nothing where pixels should be
    "jpeg cut off before its pixels": (photograph()[:60], "unreadable"),
    "jpeg cut off in its pixels": (saved("JPEG")[:-40], None),
    "png without pixels": (png(90, 60)[:33] + chunk(b"IEND", b""), "unreadable"),
    "png cut off in its pixels": (png(90, 60)[:-20], None),
    "tiff cut off in its pixels": (grey_tiff(90, 60, 1, 5400)[:-3000], "unreadable"),
    "tiff that is packed with what is no packing": (grey_tiff(90, 60, 5, 5400), "unreadable"),
    "tiff whose directory follows itself": (grey_tiff(90, 60, 1, 5400, following=8), None),
    "tiff without a directory": (b"II*\0\xff\xff\xff\x7f", "unreadable"),
    "tiff that tells of four milliard strips": (
        tiff((256, 4, 1, 90), (257, 4, 1, 60), (259, 3, 1, 1), (273, 4, 0xFFFFFFFF, 8), (279, 4, 0xFFFFFFFF, 8)),
        "unreadable",
    ),
    "avif cut off": (saved("AVIF")[:-60], "unreadable"),
    "jpeg 2000 cut off": (saved("JPEG2000")[:90], "unreadable"),
    "webp that says more than there is": (webp(90, 60)[:4] + b"\xff\xff\xff\x7f" + webp(90, 60)[8:], None),
    # what a camera wrote beside it
    "jpeg with a position": (
        photograph((0xE1, exif(6)), (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + WHERE), tail=WHERE),
        None,
    ),
    "png with a position": (
        png(90, 60, 7, more=chunk(b"eXIf", exif(1)[6:]) + chunk(b"tEXt", b"Where\0" + WHERE)),
        None,
    ),
    "gif with a position": (gif(90, 61, comment=WHERE), None),
    "webp with a position": (webp(90, 61, position=exif(1)), None),
    "tiff with a position": (saved("TIFF", 91, tiffinfo={270: WHERE.decode()}), None),
}
