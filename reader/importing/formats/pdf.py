"""PDF with a text layer: each page's marks through the layout stage, never the order in which the file stores text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reader.importing.formats.pdf_marks import UNNAMED, marks_of
from reader.importing.formats.pdf_pictures import images_of
from reader.importing.formats.scroll import Extract
from reader.importing.formats.spreads import extract_of
from reader.importing.pages import Marks, lay_out_pages
from reader.importing.pictures.found import Found
from reader.importing.pictures.page_names import placed
from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.messages import _

MOST_PAGES = 2000


def read(data: bytes, *, name: str, recognised: Mapping[int, Marks] | None = None) -> Extract:
    """Return what a PDF's pages say; `recognised`: what pages, from 1, say that are pictures.

    Raises ImportFailure: `encrypted`, `corrupt`, `no_text` (a scan), `too_large`.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        kind = "encrypted" if locked else "corrupt"
        words = _("《{name}》有密码，没有读。") if locked else _("《{name}》坏了，打不开。")
        raise ImportFailure(kind, words.format(name=name)) from None  # type: ignore[arg-type]
    try:
        if pages > MOST_PAGES:
            raise ImportFailure("too_large", _("《{name}》有 {n} 页，太多了。").format(name=name, n=pages))
        told, known = _Told(), recognised or {}
        images: list[Found] = []
        spreads = lay_out_pages(
            told.noted(known[k] if k in known else _marks(document, k - 1, name, images)) for k in range(1, pages + 1)
        )
    finally:
        document.close()
    if not told.letters:
        raise ImportFailure("no_text", _("没有读懂《{name}》：里面只有图片，没有文字。").format(name=name))
    extract = extract_of(told.pages, spreads, "pdf", _warnings(told, name))
    return replace(extract, prints=(data,), unread=tuple(told.mute), pictures=placed(images, extract.shown))


@dataclass(slots=True)
class _Told:
    """What is remembered of pages that are read one by one: their marks without type, and what is to be said of them.

    `mute`, `recognised`: the numbers of pages without type, and of those read from pictures; `unnamed`: how many
    characters of a page its fonts do not name; `letters`: there are some.
    """

    pages: list[Marks] = field(default_factory=list)
    mute: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unnamed: dict[int, int] = field(default_factory=dict)
    letters: bool = False

    def noted(self, page: Marks) -> Marks:
        """Remember a page, and return it."""
        self.pages.append(replace(page, runs=()))
        number = len(self.pages)
        if _is_pictured(page):
            self.mute.append(number)
        if page.runs and page.recognised:
            self.recognised.append(number)
        if count := sum(r.text.count(UNNAMED) for r in page.runs):
            self.unnamed[number] = count
        self.letters = self.letters or any(c.isalnum() for r in page.runs for c in r.text)
        return page


def _is_pictured(page: Marks) -> bool:
    """Tell whether a page holds no text: something is drawn on it all the same."""
    return not page.runs and bool(page.pictures or page.frames or page.rules)


@door
def pictured_pages(data: bytes, *, name: str) -> tuple[int, ...]:
    """Return the pages, from 1, of a PDF that are pictures. Raises ImportFailure."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise ImportFailure("corrupt", _("《{name}》坏了，打不开。").format(name=name)) from None
    try:
        count = min(len(document), MOST_PAGES)
        return tuple(k + 1 for k in range(count) if _is_pictured(_marks(document, k, name)))
    finally:
        document.close()


def _marks(document: Any, number: int, name: str, images: list[Found] | None = None) -> Marks:
    """Return what a page shows, and add its pictures to `images`."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
        try:
            marks = marks_of(page)
            if images is not None and marks.runs:
                images += images_of(page, number + 1, marks)
            return marks
        finally:
            page.close()
    except pdfium.PdfiumError:
        raise ImportFailure("corrupt", _("《{name}》第 {n} 页坏了。").format(name=name, n=number + 1)) from None


def _warnings(told: _Told, name: str) -> list[str]:
    """Say of which pages there is nothing to read, which a program has read, and what fonts do not name."""
    made = []
    if told.mute:
        words = _("《{name}》第 {pages} 页只有图片，没有文字，没有读。")
        made.append(words.format(name=name, pages=_in_a_row(told.mute)))
    if told.recognised:
        words = _("《{name}》第 {pages} 页的文字是从图片认出来的，会有错字。")
        made.append(words.format(name=name, pages=_in_a_row(told.recognised)))
    if told.unnamed:
        words = _("《{name}》第 {pages} 页有 {n} 个字，字体没有说是什么字（多半是数字），写作“�”，请对照原件。")
        made.append(words.format(name=name, pages=_in_a_row(told.unnamed), n=sum(told.unnamed.values())))
    return made


def _in_a_row(pages: Iterable[int]) -> str:
    return _("、").join(map(str, pages))
