"""PDF with a text layer: each page's marks through the layout stage, never the order in which the file stores text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader.importing.formats.pdf_marks import UNNAMED, marks_of
from reader.importing.formats.scroll import Extract
from reader.importing.formats.spreads import extract_of
from reader.importing.pages import Marks, lay_out_pages
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
        marks = [
            recognised[number + 1] if recognised and number + 1 in recognised else _marks(document, number, name)
            for number in range(pages)
        ]
    finally:
        document.close()
    unread = pictured(marks)
    if not any(c.isalnum() for page in marks for run in page.runs for c in run.text):
        raise ImportFailure("no_text", _("没有读懂《{name}》：里面只有图片，没有文字。").format(name=name))
    extract = extract_of(marks, lay_out_pages(marks), "pdf", _warnings(marks, name))
    return replace(extract, prints=(data,), unread=unread)


def pictured(marks: Sequence[Marks]) -> tuple[int, ...]:
    """Return the pages, from 1, that hold no text: something is drawn on them all the same."""
    return tuple(k for k, page in enumerate(marks, 1) if not page.runs and (page.pictures or page.frames or page.rules))


@door
def pictured_pages(data: bytes, *, name: str) -> tuple[int, ...]:
    """Return the pages, from 1, of a PDF that are pictures. Raises ImportFailure."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise ImportFailure("corrupt", _("《{name}》坏了，打不开。").format(name=name)) from None
    try:
        return pictured([_marks(document, k, name) for k in range(min(len(document), MOST_PAGES))])
    finally:
        document.close()


def _marks(document: Any, number: int, name: str) -> Marks:
    import pypdfium2 as pdfium

    try:
        page = document[number]
        try:
            return marks_of(page)
        finally:
            page.close()
    except pdfium.PdfiumError:
        raise ImportFailure("corrupt", _("《{name}》第 {n} 页坏了。").format(name=name, n=number + 1)) from None


def _warnings(marks: list[Marks], name: str) -> list[str]:
    """Say of which pages there is nothing to read, and which a program has read from pictures."""
    made = []
    mute = [str(k) for k in pictured(marks)]
    if mute:
        made.append(
            _("《{name}》第 {pages} 页只有图片，没有文字，没有读。").format(name=name, pages=_("、").join(mute))
        )
    read_ = [str(k) for k, page in enumerate(marks, 1) if page.runs and page.recognised]
    if read_:
        made.append(
            _("《{name}》第 {pages} 页的文字是从图片认出来的，会有错字。").format(name=name, pages=_("、").join(read_))
        )
    unnamed = {k: sum(r.text.count(UNNAMED) for r in page.runs) for k, page in enumerate(marks, 1)}
    if any(unnamed.values()):
        pages = _("、").join(str(k) for k, count in unnamed.items() if count)
        made.append(
            _("《{name}》第 {pages} 页有 {n} 个字，字体没有说是什么字（多半是数字），写作“�”，请对照原件。").format(
                name=name, pages=pages, n=sum(unnamed.values())
            )
        )
    return made
