"""Pages that were recognised to issues; the door through which `recognition` comes in."""

from __future__ import annotations

from collections.abc import Mapping

from reader.importing import dates
from reader.importing.formats import pdf
from reader.importing.formats.spreads import extract_of
from reader.importing.pages import lay_out_pages
from reader.importing.pages.level_lines import set_right
from reader.importing.pages.marks import Marks
from reader.importing.reading import ImportResult, Said, issues_of_extracts
from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.messages import _


@door
def read_recognised(pages: Mapping[int, Marks], *, name: str, digest: str, data: bytes = b"") -> ImportResult:
    """Return the issues of pages that were recognised, by their numbers from 1: all there are, or those of a PDF
    (`data`) that are pictures. `digest` is the source's. Raises ImportFailure.
    """
    pages = dict(zip(pages, set_right(list(pages.values())), strict=True))
    with dates.noting() as impossible:
        if data:
            extract = pdf.read(data, name=name, recognised=pages)
        else:
            marks = [pages[k] for k in sorted(pages)]
            if not any(c.isalnum() for page in marks for run in page.runs for c in run.text):
                raise ImportFailure("no_text", _("在《{name}》上没有认出字来。").format(name=name))
            extract = extract_of(marks, lay_out_pages(marks), "picture")
        said = Said()
        return said.result(name, issues_of_extracts(name, digest, [extract], impossible, said))


@door
def head_of(page: Marks) -> dict[str, str | None]:
    """Return what the head of a page says: `day` (ISO), `number` of the page, `newspaper`."""
    plate = lay_out_pages(set_right([page]))[0].plate
    return {"day": plate.date, "number": plate.page, "newspaper": plate.newspaper}
