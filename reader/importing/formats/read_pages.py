"""Pages that somebody else's program has read: kept as they were read, marked as that, and laid out as pages are.

Nothing of them is left out for being doubtful, and nothing is read again. A picture of the page that lies beside, or
in a folder of pictures next to it, is the page as it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Final

from reader.importing.formats.scroll import Extract
from reader.importing.formats.spreads import extract_of
from reader.importing.pages import Box, lay_out_pages
from reader.importing.pages.level_lines import set_right
from reader.importing.pages.marks import around
from reader.importing.readings.placing import marks_of
from reader.importing.readings.recognised import PageReading
from reader.importing.readings.words import Told, lines_of
from reader.model.errors import ImportFailure
from reader.model.messages import _

MOST_PAGES: Final = 2000
MOST_LINES: Final = 40_000
"""Of one page: no paper prints more."""
_ENDINGS: Final = ("jpg", "jpeg", "png", "webp", "tif", "tiff", "jp2", "bmp", "JPG", "TIF")
_FOLDERS: Final = (
    "",
    "..",
    "../images",
    "../image",
    "../img",
    "../jpg",
    "../tif",
    "../scans",
    "../access",
    "images",
    "img",
)
Find = Callable[[str, str], bytes | None]
"""Gives the bytes of what lies beside a file, by that file's name and the way from it."""
_ADDED: Final = re.compile(r"[-_.](?:alto|hocr|ocr|text)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page as it was read, and what its picture is called there; `file` is where it was told, `alone` by itself."""

    reading: PageReading
    picture: str = ""
    file: str = ""
    alone: bool = True


def page_of(
    told: Sequence[Told],
    size: tuple[float, float] | None,
    *,
    engine: str,
    rules: Sequence[Box] = (),
    pictures: Sequence[Box] = (),
    picture: str = "",
) -> ReadPage:
    """Return a page of lines; its `size` is at least what its lines take. Raises ImportFailure `too_large`."""
    if len(told) > MOST_LINES:
        raise ImportFailure("too_large", _("一页上有 {n} 行，太多了，不像报纸。").format(n=len(told)))
    lines = lines_of(told)
    corners = [c for x in lines for c in x.corners]
    far = around([Box(x, y, x, y) for x, y in corners]) if corners else Box(0, 0, 1, 1)
    wide, high = size or (far.right, far.bottom)
    reading = PageReading(
        engine=engine, width=max(1, round(max(wide, far.right))), height=max(1, round(max(high, far.bottom))),
        lines=tuple(lines), rules=tuple(rules), pictures=tuple(pictures),
    )  # fmt: skip
    return ReadPage(reading=reading, picture=picture.replace("\\", "/").rpartition("/")[2][:200])


def extract(
    pages: Sequence[ReadPage],
    format_name: str,
    *,
    name: str,
    resolve: Find,
    newspaper: str | None = None,
    date: str | None = None,
    warnings: Sequence[str] = (),
) -> Extract:
    """Return what pages say. Raises ImportFailure: `no_text`, `too_large`."""
    if len(pages) > MOST_PAGES:
        raise ImportFailure("too_large", _("《{name}》有 {n} 页，太多了。").format(name=name, n=len(pages)))
    marks = set_right([marks_of(page.reading, all_lines=True) for page in pages])
    if not any(c.isalnum() for page in marks for run in page.runs for c in run.text):
        raise ImportFailure("no_text", _("《{name}》是识字的结果，里面一个字也没有。").format(name=name))
    engines = sorted({page.reading.engine for page in pages if page.reading.engine})
    by = _("、").join(engines) or _("别的程序")
    told = _("《{name}》的文字是{by}从图片认出来的，照原样收下，会有错字。").format(name=name, by=by)
    made = extract_of(marks, lay_out_pages(marks), format_name, (told, *warnings))
    records = tuple(replace(r, newspaper=r.newspaper or newspaper, date=r.date or date) for r in made.records)
    prints = tuple(partial(_picture, page, resolve) for page in pages)
    return replace(made, records=records, newspaper=newspaper, date=date, prints=prints)


def _picture(page: ReadPage, resolve: Find) -> bytes:
    """Return the bytes of a page's picture; none where it does not lie beside."""
    for place in picture_names(page.file, page.picture, alone=page.alone):
        data = resolve(page.file, place)
        if data:
            return data
    return b""


def picture_names(file: str, picture: str, *, alone: bool) -> list[str]:
    """Return where a page's picture may lie, seen from the file that tells of the page: under the name that is told
    there, or, where it is `alone` there, under that of the file.
    """
    stem = re.sub(r"\.[A-Za-z0-9]{1,6}$", "", file.rpartition("/")[2])
    stems = [re.sub(r"\.[A-Za-z0-9]{1,6}$", "", picture)] if picture else []
    stems += [stem, _ADDED.sub("", stem)] if alone else []
    names = ([picture] if picture else []) + [f"{s}.{e}" for s in dict.fromkeys(stems) if s for e in _ENDINGS]
    return list(chain.from_iterable([f"{folder}/{n}".lstrip("/") for n in names] for folder in _FOLDERS))
