"""A picture's bytes to its pixels, turned as its camera says. The one door to Pillow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.messages import _

if TYPE_CHECKING:
    from reader.recognition.pixels import Pixels

MOST_PIXELS: Final = 120_000_000
MOST_SIDE: Final = 6000
"""Larger pictures are made smaller: more pixels tell an engine nothing about type."""
PDF_DPI: Final = 220
FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")


@door
def pages_in(data: bytes, name: str) -> int:
    """Return how many pictures a file holds: a TIFF may hold several. Raises ImportFailure."""
    with _opened(data, name) as picture:
        return int(getattr(picture, "n_frames", 1))


@door
def pixels_of(data: bytes, name: str, page: int = 0) -> tuple[Pixels, float]:
    """Return one picture of a file, turned upright by its EXIF, and its width in points where that is known (PDF).

    Raises ImportFailure `corrupt` or `too_large`.
    """
    import numpy as np
    from PIL import ImageOps

    if data[:1024].lstrip().startswith(b"%PDF"):
        return _of_pdf(data, name, page)
    with _opened(data, name) as picture:
        try:
            picture.seek(page)
            shown = ImageOps.exif_transpose(_flat(picture))
            shown.thumbnail((MOST_SIDE, MOST_SIDE))
            return np.ascontiguousarray(np.asarray(shown)[:, :, ::-1]), 0.0
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise _damaged(name) from error


def _of_pdf(data: bytes, name: str, page: int) -> tuple[Pixels, float]:
    """Draw a page of a PDF."""
    import numpy as np
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        try:
            one = document[page]
            width, height = one.get_size()
            scale = min(PDF_DPI / 72, MOST_SIDE / max(width, height))
            drawn = one.render(scale=scale).to_numpy()
            return np.ascontiguousarray(drawn[:, :, :3]), float(width)
        finally:
            document.close()
    except (pdfium.PdfiumError, IndexError) as error:
        raise ImportFailure("corrupt", _("《{name}》第 {n} 页坏了。").format(name=name, n=page + 1)) from error


def _flat(picture: Any) -> Any:
    """Return it in three colours; what shows through is white."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        ground = Image.new("RGBA", whole.size, "white")
        made = Image.alpha_composite(ground, whole).convert("RGB")
    elif picture.mode.startswith("I;16"):
        made = picture.point(lambda x: x / 256).convert("L").convert("RGB")
    else:
        made = picture.convert("RGB")
    made.info["exif"] = picture.getexif().tobytes()
    return made


def _opened(data: bytes, name: str) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # judged below, in a sentence
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except (OSError, ValueError, SyntaxError) as error:
        raise _damaged(name) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise ImportFailure("too_large", _("图片“{name}”太大，没有读。").format(name=name))
    return picture


def _damaged(name: str) -> ImportFailure:
    return ImportFailure("corrupt", _("图片“{name}”坏了，打不开。").format(name=name))


@door
def as_jpeg(pixels: Pixels, quality: int = 82) -> bytes:
    """Return pixels as a file."""
    import numpy as np
    from PIL import Image

    made = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])).save(made, "JPEG", quality=quality)
    return made.getvalue()
