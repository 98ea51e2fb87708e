"""What is drawn of one source's printed pages, put among the pictures of the library and written down together."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Final

from reader.model.errors import ImportFailure
from reader.model.issue import READINGS
from reader.model.messages import _
from reader.workspace import original_keeping
from reader.workspace import settings as stored_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.model.issue import Source
    from reader.model.original import KeptOriginal
    from reader.model.picture import PagePicture, Picture
    from reader.workspace.page_reading import ReadOriginal, ReadPage
    from reader.workspace.session import Session

MEGABYTE: Final = 1_000_000
_SHAPE: Final = 0.04
"""A picture whose shape differs by more from a page's is none of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """How many pages of a source are kept as pictures, with their bytes; `missing` have none. `originals`: its PDFs."""

    pages: int = 0
    bytes: int = 0
    missing: int = 0
    originals: int = 0
    original_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be kept: pictures of the pages, the PDF itself."""

    pages: bool = True
    originals: bool = False


@dataclass(slots=True)
class Drawing:
    """What comes of one source: pages and PDFs as they are put among the pictures, written down together."""

    session: Session
    sources: Sequence[Source]
    sizes: Sequence[tuple[float, float]]
    wish: Wish
    drawn: Callable[[int, int], None]
    pages: list[PagePicture] = field(default_factory=list)
    originals: list[KeptOriginal] = field(default_factory=list)

    @property
    def expected(self) -> int:
        """How many pages there are at most."""
        return len(self.sizes) * len(self.sources)

    def keep(self, path: Path, cancelled: Callable[[], bool]) -> KeptPages:
        """Have the source drawn; what was drawn is kept whatever follows."""
        from reader.workspace.page_reading import read_pages

        settings = stored_settings.load(self.session.config)
        most = round(settings.page_megabytes * MEGABYTE)
        found = read_pages(
            path, self.sources[0].sha256, pages=self.expected if self.wish.pages else 0, dpi=settings.page_dpi,
            most_bytes=most,
            originals=self.wish.originals, cancelled=cancelled,
        )  # fmt: skip
        try:
            for one in found:
                self._put(one, path)
        finally:
            if self.pages or self.originals:
                with self.session.library.deed("keep_pages") as deed:
                    for page in self.pages:
                        deed.keep_page(page)
                    for original in self.originals:
                        deed.keep_original(original)
        if not (self.pages or self.originals or self.sources[0].format in READINGS):
            raise ImportFailure("not_found", _("“{name}”不是当初读的那一份了，版面图没有留。").format(name=path.name))
        lacking = max(0, len(self.sizes) - len({p.page for p in self.pages})) if self.wish.pages else 0
        return KeptPages(
            pages=len(self.pages), bytes=sum({p.sha256: p.size for p in self.pages}.values()), missing=lacking,
            originals=len(self.originals), original_bytes=sum({o.sha256: o.size for o in self.originals}.values()),
        )  # fmt: skip

    def _put(self, one: ReadPage | ReadOriginal, path: Path) -> None:
        from reader.model.picture import PagePicture
        from reader.workspace.page_reading import ReadOriginal

        digest = self.sources[0].sha256
        source = digest if one.part < 0 else f"{digest}:{one.part}"
        if isinstance(one, ReadOriginal):
            name = path.name if path.suffix.lower() == ".pdf" else f"{path.stem} {one.number}.pdf"
            self.originals.append(original_keeping.put(self.session, source, one.number, name, one.data))
            return
        picture = self.session.library.pictures.put(one.data)
        scale = one.scale or self._scale(picture, one.page)
        if scale:
            self.pages.append(PagePicture(**asdict(picture), source=source, page=one.page, scale=scale))
        self.drawn(len(self.pages), self.expected)

    def _scale(self, picture: Picture, page: int) -> float:
        """Return how many pixels a point of a page takes; 0 where the picture has another shape than the page."""
        (wide, high), (width, height) = picture.shown_size, self.sizes[page - 1] if page <= len(self.sizes) else (0, 0)
        fits = width > 0 and height > 0 and abs(wide / width / (high / height) - 1) < _SHAPE
        return wide / width if fits else 0.0
