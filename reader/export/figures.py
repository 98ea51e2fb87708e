"""The pictures of what leaves the program: each in a kind that its target takes, and how many could not leave."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from reader.model import picture_bytes
from reader.model.messages import _
from reader.model.picture import SUFFIXES, Figure, PictureRefused
from reader.rendering.piece import Piece

TAKEN: Final[dict[str, frozenset[str]]] = {
    "epub": frozenset(("image/jpeg", "image/png", "image/gif", "image/webp")),
    "docx": frozenset(("image/jpeg", "image/png", "image/gif")),
}
"""Which kinds a form takes (EPUB 3.3, 3.2; what Word opens). Forms that are not named take all that are kept."""
_FAULTS: Final = (OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, RuntimeError, struct.error)
"""What Pillow's decoders were seen to raise for broken bytes."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A picture as it leaves."""

    name: str
    media_type: str
    data: bytes


@dataclass(slots=True)
class Pictures:
    """The pictures that leave in a `form`; notes those that are not on this machine, are damaged, or cannot be turned
    into a kind that the form takes.
    """

    form: str = ""
    _left: set[str] = field(default_factory=set)

    @property
    def left(self) -> int:
        """How many pictures could not leave."""
        return len(self._left)

    def of(self, piece: Piece, figure: Figure) -> Leaving | None:
        """Return a picture in a kind that the form takes, None where it cannot leave. For a worker thread."""
        data, kind = bytes_of(piece, figure), figure.media_type
        if data is not None and kind not in TAKEN.get(self.form, SUFFIXES):
            data, kind = as_png(data), "image/png"
        if data is None:
            self._left.add(figure.sha256)
            return None
        return Leaving(f"{figure.sha256}.{SUFFIXES[kind]}", kind, data)

    def address_in_page(self, piece: Piece, figure: Figure) -> str | None:
        """Return an address that holds the picture itself."""
        made = self.of(piece, figure)
        return None if made is None else f"data:{made.media_type};base64,{base64.b64encode(made.data).decode()}"

    def files_of(self, pieces: Iterable[Piece]) -> Iterator[Leaving]:
        """Yield each picture of pieces once."""
        seen: set[str] = set()
        for piece in pieces:
            for figure in piece.article.figures:
                if figure.sha256 not in seen and (made := self.of(piece, figure)) is not None:
                    seen.add(figure.sha256)
                    yield made


def bytes_of(piece: Piece, figure: Figure) -> bytes | None:
    """Return a picture's bytes; None where they are not on this machine, or are no longer what they were."""
    path = piece.pictures.get(figure.sha256)
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == figure.sha256 else None


def as_png(data: bytes) -> bytes | None:
    """Return a kept picture as PNG, not a pixel changed, turned as it is shown; of several only the first one.

    None where it is larger than is kept, or cannot be drawn: its head is read before a pixel is decoded.
    """
    from PIL import Image, ImageOps

    try:
        picture_bytes.read(data)
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=("BMP", "WEBP")) as opened:
            opened.load()
            stream = io.BytesIO()
            ImageOps.exif_transpose(opened).save(stream, "PNG", exif=b"")
    except (*_FAULTS, PictureRefused, Image.DecompressionBombError, MemoryError):
        return None
    return stream.getvalue()


def not_there(piece: Piece, figure: Figure) -> str:
    """Return what is said in place of a picture that could not leave."""
    if figure.sha256 in piece.pictures:
        return _("这张图坏了，或者放不进这种文件")
    return _("这台电脑上没有这张图")
