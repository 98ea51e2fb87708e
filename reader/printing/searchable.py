"""Printed pages as a PDF that can be searched: each page's picture, and its words over it, unseen, where they stand."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from PySide6.QtGui import QImage

from reader.model import outside, picture_bytes
from reader.model.door import door
from reader.model.errors import Cancelled, MissingPart, WrongRequest
from reader.model.messages import _
from reader.printing.pdf_image import samples
from reader.printing.picture_decoding import drawn
from reader.printing.screenless import qt
from reader.printing.unseen_font import EM, FOOT, UnseenFont

if TYPE_CHECKING:
    import pikepdf

    from reader.rendering.cut import Box

PRODUCER: Final = "报夹 Baojia"
_UPRIGHT: Final = 1.5


class PrintedSheet(Protocol):
    """A page: its picture, the pixels that a point takes in it, its lines with their places, as they are read."""

    @property
    def picture(self) -> bytes:
        """Return the picture's file."""

    @property
    def scale(self) -> float:
        """Return pixels a point."""

    @property
    def lines(self) -> Sequence[tuple[str, Box]]:
        """Return words and places."""


@door
def searchable_pdf(
    sheets: Iterable[PrintedSheet],
    title: str,
    path: Path | BinaryIO,
    *,
    force: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write pages as one PDF; returns its bytes, which depend on the content only.

    Raises WrongRequest (a picture that is none, a file that is there), NotSaved, Cancelled, MissingPart.
    """
    if isinstance(path, Path):
        outside.place(path, force=force)
    try:
        import pikepdf
    except ImportError as error:
        raise MissingPart(_("写 PDF 要用的 pikepdf 没有装好：{error}").format(error=error)) from error
    with qt(), pikepdf.new() as pdf:
        font = UnseenFont(pdf)
        for sheet in sheets:
            if cancelled():
                raise Cancelled(_("已停下，没有写文件。"))
            _add(pdf, font, sheet)
        font.finish()
        pdf.docinfo["/Title"] = pikepdf.String(title)
        pdf.docinfo["/Producer"] = pikepdf.String(PRODUCER)
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    data = made.getvalue()
    if isinstance(path, Path):
        return outside.write(path, data, force=force)
    path.write(data)
    return len(data)


def _add(pdf: pikepdf.Pdf, font: UnseenFont, sheet: PrintedSheet) -> None:
    import pikepdf

    image, wide, high = _image(pdf, sheet.picture)
    width, height = wide / sheet.scale, high / sheet.scale
    steps = [f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Page Do Q BT 3 Tr"]
    steps += [_shown(font, words, place, height) for words, place in sheet.lines if words.strip()]
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=image), Font=pikepdf.Dictionary(Unseen=font.object))
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page, MediaBox=[0, 0, round(width, 2), round(height, 2)], Resources=resources,
        Contents=pdf.make_stream("\n".join([*steps, "ET"]).encode("ascii")),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _shown(font: UnseenFont, words: str, place: Box, height: float) -> str:
    """Return what sets a line unseen: as long as it is printed, downwards where it stands upright."""
    wide, high = max(place.right - place.left, 0.1), max(place.bottom - place.top, 0.1)
    upright = high > _UPRIGHT * wide and len(words) > 1
    size, length = (wide, high) if upright else (high, wide)
    base = -FOOT / EM * size
    if upright:
        at = f"0 -1 1 0 {place.left + base:.2f} {height - place.top:.2f}"
    else:
        at = f"1 0 0 1 {place.left:.2f} {height - place.bottom + base:.2f}"
    return f"/Unseen {size:.2f} Tf {100 * length / (size * len(words)):.2f} Tz {at} Tm <{font.codes(words)}> Tj"


def _image(pdf: pikepdf.Pdf, data: bytes) -> tuple[pikepdf.Object, int, int]:
    """Return a page's picture: a JPEG as it is, any other without loss."""
    import pikepdf

    image = drawn(data)
    if image.isNull():
        raise WrongRequest(_("这张版面图坏了，看不了；检查报库可以知道是哪一张。"))
    seen, _kept = picture_bytes.read(data)
    as_it_is = seen.media_type == "image/jpeg" and seen.orientation == 1 and _components(data) in {1, 3}
    grey = _components(data) == 1 if as_it_is else image.allGray()
    if as_it_is:
        packed, way = data, pikepdf.Name.DCTDecode
    else:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888)
        packed = zlib.compress(samples(image, 1 if grey else 3))
        way = pikepdf.Name.FlateDecode
    stream = pdf.make_stream(
        packed, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width(), Height=image.height(),
        BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB, Filter=way,
    )  # fmt: skip
    return stream, image.width(), image.height()


def _components(jpeg: bytes) -> int:
    """Return how many colours a JPEG has, from the head of its frame; 0 where none is found."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return jpeg[at + 9]
        at += 2 + length
    return 0
