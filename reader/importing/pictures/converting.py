"""Pictures of kinds that no page can show (TIFF, JPEG 2000, AVIF), as pictures that it can, their pixels untouched.

Decoded here, in the process that reads foreign files, by Pillow with the libraries of its own wheel (libtiff, OpenJPEG,
libavif: permissive all). HEIC has no decoder without a patent or a GPL encoder beside it; SVG, WMF and PostScript are
programs more than pictures: they stay a line that says so.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from typing import Any, Final

from reader.model.picture import PictureRefused
from reader.model.picture_bytes import MOST_BYTES, MOST_PIXELS, MOST_SIDE

FORMATS: Final = ("TIFF", "JPEG2000", "AVIF")
QUALITY: Final = 92
"""Of the JPEG that is made of what takes too many bytes without loss."""
_HEAD: Final = re.compile(
    rb"II[*+]\x00|MM\x00[*+]|....ftyp(?:avi[fs]|mif1.{0,40}avif)|\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51", re.DOTALL
)
_FAULTS: Final = (
    OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, AttributeError, RuntimeError, EOFError,
    struct.error,
)  # fmt: skip
"""What Pillow's decoders were seen to raise for broken bytes."""
_SHOWN: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})


def converted(data: bytes) -> bytes:
    """Return a picture as PNG, turned as its camera says; of several only the first one.

    Raises PictureRefused: `kind` where it is of none of these kinds, `unreadable`, `too_large`.
    """
    if not _HEAD.match(data):
        raise PictureRefused("kind")
    from PIL import Image, ImageOps

    if len(data) > MOST_BYTES:
        raise PictureRefused("too_large")
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS or max(opened.size) > MOST_SIDE:
                raise PictureRefused("too_large")
            return _written(ImageOps.exif_transpose(shown(opened)))
    except (Image.DecompressionBombError, MemoryError) as error:
        raise PictureRefused("too_large") from error
    except PictureRefused:
        raise
    except _FAULTS as error:
        raise PictureRefused("unreadable") from error


def shown(opened: Any) -> Any:
    """Return the pixels of an opened picture in a form that PNG has; 16 bits of grey become 8, inks become light."""
    opened.load()
    if opened.mode in _SHOWN:
        return opened
    if opened.mode.startswith("I"):
        return opened.convert("I").point(lambda x: x / 256).convert("L")
    return opened.convert("RGB")


def _written(picture: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    if stream.tell() > MOST_BYTES:
        stream = io.BytesIO()
        picture.convert("RGB").save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()
