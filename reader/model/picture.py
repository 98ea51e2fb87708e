"""A kept picture, and where it stands: in a piece, aside of all pieces, or as a page as it was printed.

The bytes lie in the library under their sha256; the model holds what can be known without them, so that everything
but the picture itself is there where its file is not.
"""

from __future__ import annotations

from typing import Literal

from reader.model.quick_dataclass import dataclass

PictureReason = Literal["furniture", "unreadable", "kind", "too_large", "absent", "unplaced", "repeated", "unshown"]
"""Why a picture of a source stands in no piece.

- furniture   a mark, line, button or counter: tiny, thin, or the same on page after page
- unreadable  its bytes are no picture
- kind        a picture of a kind that is not kept (SVG, WMF, HEIC…)
- too_large   beyond the limits in bytes or pixels
- absent      the source only names it: it lies on the net, or the file is not there
- unplaced    no piece stands anywhere near
- repeated    the same picture stands in this piece already
- unshown     the source holds it and shows it nowhere: a cover that only its list names, what was cut from the text
"""

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/bmp": "bmp"}
"""The media types that are kept, and the endings of their files."""
FACSIMILE = "facsimile"
"""The name of a figure that is its piece itself, as it was printed; it leaves with the piece and is never stored."""


class PictureRefused(ValueError):
    """Bytes that are not kept as a picture, and why."""

    def __init__(self, reason: PictureReason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A kept picture: fingerprint and size of its bytes, its width and height in pixels as they are stored.

    `orientation` counts as EXIF does, 1 to 8: from 5 on the picture lies on its side, and is turned when shown.
    """

    sha256: str
    media_type: str
    width: int
    height: int
    size: int
    orientation: int = 1

    @property
    def file_name(self) -> str:
        """The name of its file: fingerprint and ending; empty for a media type of a later version."""
        suffix = SUFFIXES.get(self.media_type)
        return f"{self.sha256}.{suffix}" if suffix else ""

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height in pixels as it is shown, turned."""
        return (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Picture):
    """A picture in a piece, behind its first `after` paragraphs (0: before all of them).

    `caption_paragraph` is the number of the paragraph, from 0, that is its caption; `caption` holds one that is no
    paragraph. `credit` is whose picture it is, as printed; `alt` what the source says for those who do not see it,
    `name` what it calls the file. `at` is the place in the issue's source text.
    """

    after: int
    at: int | None = None
    caption: str | None = None
    caption_paragraph: int | None = None
    credit: str | None = None
    alt: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureAside(Picture):
    """A picture of the source that stands in no piece, and why. `sha256` is empty where no bytes of it are kept."""

    sha256: str = ""
    media_type: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    reason: str
    at: int | None = None
    alt: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture(Picture):
    """A page as it was printed: of the source with the fingerprint `source` (`Source.sha256`), its page number `page`
    in the file, from 1; `scale` is how many pixels a point (1/72 inch) of the page takes.
    """

    source: str
    page: int
    scale: float
