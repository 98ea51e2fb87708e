"""The pictures of a PDF's pages: photographs as the JPEG that they are, others as they are shown, as PNG or JPEG.

Which story a picture is of, the layout stage says (`Extract.shown`); here are its bytes. What is cut off a picture on
the page was not printed, and is cut off here too.
"""

from __future__ import annotations

import io
from typing import Any, Final

from reader.importing.formats.drawn import Drawn
from reader.importing.pages.marks import Box, Marks
from reader.importing.pictures.found import Found, found
from reader.importing.pictures.page_names import picture_name
from reader.importing.pictures.placing import SMALLEST
from reader.model.picture_bytes import MOST_BYTES, MOST_PIXELS

MOST_ON_PAGE: Final = 60
"""A page of more pictures is one picture in pieces, or a drawing."""
WHOLE: Final = 0.7
"""A picture that covers so much of its page is the page's ground, or its scan."""
_SEEN: Final = 0.97
"""Of a picture of which less is seen the rest is cut off."""
_QUALITY: Final = 92


def images_of(page: Any, number: int, marks: Marks) -> list[Found]:
    """Return the pictures that a page shows, in the order of the file; what cannot be read is said."""
    import pypdfium2 as pdfium

    if not marks.pictures:
        return []
    width, height = page.get_size()
    drawn = Drawn(width, height).picture_boxes(page)
    pieces = len(drawn) > MOST_ON_PAGE
    made = []
    for k, (item, whole, seen) in enumerate(drawn, 1):
        name = picture_name(number, k)
        ground = seen.width * seen.height > WHOLE * width * height
        try:
            one = (
                Found(at=0, name=name, reason="furniture")
                if ground or pieces
                else _found(item, whole, seen, marks, name)
            )
        except (pdfium.PdfiumError, OSError, ValueError):
            one = Found(at=0, name=name, reason="unreadable")
        made.append(one)
    return made


def _found(item: Any, whole: Box, seen: Box, marks: Marks, name: str) -> Found:
    """Return an image object as a picture; nothing is decoded that is larger than a picture may be."""
    wide, high = item.get_px_size()
    if min(wide, high) < SMALLEST or min(seen.width, seen.height) < 1:
        return Found(at=0, name=name, reason="furniture")
    if wide * high > MOST_PIXELS:
        return Found(at=0, name=name, reason="too_large")
    cut = seen.width * seen.height < _SEEN * whole.width * whole.height
    data = None if cut or marks.rotated else _as_it_is(item)
    return found(data or _as_shown(item, whole, seen, marks.rotated), at=0, name=name)


def _as_it_is(item: Any) -> bytes | None:
    """Return the bytes of a photograph that is shown as its JPEG says: upright, whole, in grey or RGB."""
    import pypdfium2.raw as raw
    from PIL import Image as Pixels

    a, b, c, d = item.get_matrix().get()[:4]
    upright = a > 0 and d > 0 and abs(b) + abs(c) < 0.01 * (a + d)
    if item.get_filters() != ["DCTDecode"] or not upright or raw.FPDFPageObj_HasTransparency(item):
        return None
    data = bytes(item.get_data())
    if len(data) > MOST_BYTES or not data.startswith(b"\xff\xd8\xff"):
        return None
    with Pixels.open(io.BytesIO(data), formats=["JPEG"]) as opened:
        return data if opened.mode in {"L", "RGB"} else None


def _as_shown(item: Any, whole: Box, seen: Box, rotated: int) -> bytes:
    """Return an image as the page shows it: turned, masked, on white, without what is cut off."""
    from PIL import Image as Pixels

    picture = item.get_bitmap(render=True, scale_to_original=True).to_pil()
    if picture.width * picture.height > MOST_PIXELS:
        raise ValueError("larger than a picture may be")
    if picture.mode == "RGBA":
        ground = Pixels.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    across, down = picture.width / max(whole.width, 0.1), picture.height / max(whole.height, 0.1)
    picture = picture.crop((
        round((seen.left - whole.left) * across), round((seen.top - whole.top) * down),
        round((seen.right - whole.left) * across), round((seen.bottom - whole.top) * down),
    )).rotate(-rotated, expand=True)  # fmt: skip
    if picture.mode not in {"L", "RGB"}:
        picture = picture.convert("RGB")
    stream = io.BytesIO()
    few = picture.getcolors(256) is not None
    picture.save(stream, "PNG" if few else "JPEG", **({} if few else {"quality": _QUALITY}))
    return stream.getvalue()
