"""The pictures of a book: its cover, and those of its pieces, each once."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.export.figures import Leaving, Pictures
from reader.export.zip_member import add
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.picture import Figure
from reader.rendering.piece import Piece

_COVERS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)


@dataclass(slots=True)
class BookPictures:
    """What is in the book already, and what the page that is being written names besides."""

    leaving: Pictures
    cover: tuple[str, str] | None = None  # file name, media type
    _kinds: dict[str, str] = field(default_factory=dict)  # file name -> media type
    _names: dict[str, str] = field(default_factory=dict)  # fingerprint -> file name
    _waiting: list[Leaving] = field(default_factory=list)

    def address(self, piece: Piece, figure: Figure) -> str | None:
        """Return where a picture lies in the book, to which it is added with the page; None where it cannot leave."""
        if figure.sha256 not in self._names:
            made = self.leaving.of(piece, figure)
            if made is None:
                return None
            self._waiting.append(made)
            self._names[figure.sha256] = made.name
        return f"images/{self._names[figure.sha256]}"

    def add_to(self, archive: zipfile.ZipFile) -> None:
        """Add the pictures that a page names and that are not in the book yet."""
        for made in self._waiting:
            add(archive, f"EPUB/images/{made.name}", made.data, zipfile.ZIP_STORED)
            self._kinds[made.name] = made.media_type
        self._waiting.clear()

    def add_cover(self, archive: zipfile.ZipFile, picture: bytes) -> str:
        """Add the cover's picture and return its file name. Raises WrongRequest where it is of no kind of EPUB's."""
        kind = next((kind for begin, kind in _COVERS if picture[: len(begin)] == begin), None)
        if kind is None:
            raise WrongRequest(_("封面的图片放不进 EPUB；要 JPEG、PNG、GIF 或 WebP。"))
        name = f"cover.{kind.partition('/')[2]}"
        self.cover = name, kind
        add(archive, f"EPUB/{name}", picture, zipfile.ZIP_STORED)
        return name

    def items(self) -> Iterator[str]:
        """Yield what the package says of the cover and of the pictures of pieces."""
        if self.cover is not None:
            yield '<item id="picture" href="{}" media-type="{}" properties="cover-image"/>'.format(*self.cover)
        for name, kind in self._kinds.items():
            yield f'<item id="i{name[:16]}" href="images/{name}" media-type="{kind}"/>'
