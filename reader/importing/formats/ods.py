"""ODS: the sheets of an OpenDocument workbook, read as those of XLSX are.

OpenDocument 1.3, part 3, chapter 9. Cells give what they show, days in numbers; what comments say is set aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reader.importing.formats import xlsx
from reader.importing.formats.archive import Archive
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.unshown import note_unshown
from reader.importing.formats.xml_tree import xml_root
from reader.model.errors import ImportFailure
from reader.model.messages import _

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
TABLE, TEXT, OFFICE = (f"{_NAMES}{name}:1.0}}" for name in ("table", "text", "office"))
_BLANKS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_MOST_COLUMNS = 200
_MOST_REPEATED = 20_000_000
"""Characters of rows that are written once and stand several times."""


def read(archive: Archive, *, name: str, resolve: Resolve = nowhere) -> Extract:
    """Return the rows as records, or as lines where no sheet names its columns. Raises ImportFailure `empty`."""
    root = xml_root(archive.read("content.xml"), name)
    scroll = Scroll()
    sheets = [list(_rows(table, name)) for table in root.iter(f"{TABLE}table")]
    extract = xlsx.read_sheets(sheets, scroll, "ods", resolve)
    for comment in root.iter(f"{OFFICE}annotation"):
        scroll.write(" ".join(_words(p) for p in comment.iter(f"{TEXT}p")), role="furniture")
    note_unshown(archive, scroll)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    return replace(extract, text=scroll.text, lines=tuple(scroll.lines), pictures=tuple(scroll.pictures))


def _rows(table: Any, name: str) -> Iterator[list[str]]:
    """Yield the rows of a sheet that show anything; equal ones below one another are written once, with how many."""
    repeated = 0
    for row in table.iter(f"{TABLE}table-row"):
        cells = _cells(row)
        if any(cells):
            times = _count(row, "rows")
            repeated += (times - 1) * sum(map(len, cells))
            if repeated > _MOST_REPEATED:
                raise ImportFailure("too_large", _("《{name}》解开太大，没有读。").format(name=name))
            for _again in range(times):
                yield list(cells)


def _count(element: Any, what: str) -> int:
    """Return how many rows or cells an element stands for."""
    said = element.get(f"{TABLE}number-{what}-repeated", "1")
    return int(said) if said.isdecimal() and len(said) < 10 else 1


def _cells(row: Any) -> list[str]:
    """Return what the cells of a row show; of what repeats itself emptily only the places."""
    made: list[str] = []
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        made += [_value(cell)] * min(_count(cell, "columns"), _MOST_COLUMNS - len(made))
    return made


def _value(cell: Any) -> str:
    if cell.get(f"{OFFICE}value-type") == "date" and (day := cell.get(f"{OFFICE}date-value", "")[:10]):
        return str(day)
    return "\n".join(words for p in cell.iterchildren(f"{TEXT}p") if (words := _words(p).strip()))


def _words(element: Any) -> str:
    """Return the words of a paragraph; its blanks and breaks stand in elements."""
    made = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != f"{OFFICE}annotation":
            made += _BLANKS.get(child.tag) or _words(child)
        made += child.tail or ""
    return made
