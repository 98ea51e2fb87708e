"""ODS: the sheets of an OpenDocument workbook, read as those of XLSX are.

OpenDocument 1.3, part 3, chapter 9. Cells give what they show, days in numbers; what comments say is set aside.
"""

from __future__ import annotations

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


def read(archive: Archive, *, name: str, resolve: Resolve = nowhere) -> Extract:
    """Return the rows as records, or as lines where no sheet names its columns. Raises ImportFailure `empty`."""
    root = xml_root(archive.read("content.xml"), name)
    scroll = Scroll()
    sheets = (
        [cells for row in table.iter(f"{TABLE}table-row") if any(cells := _cells(row))]
        for table in root.iter(f"{TABLE}table")
    )
    extract = xlsx.read_sheets(sheets, scroll, "ods", resolve)
    for comment in root.iter(f"{OFFICE}annotation"):
        scroll.write(" ".join(_words(p) for p in comment.iter(f"{TEXT}p")), role="furniture")
    note_unshown(archive, scroll)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    return replace(extract, text=scroll.text, lines=tuple(scroll.lines), pictures=tuple(scroll.pictures))


def _cells(row: Any) -> list[str]:
    """Return what the cells of a row show; of what repeats itself emptily only the places."""
    made: list[str] = []
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        said = cell.get(f"{TABLE}number-columns-repeated", "1")
        times = min(int(said) if said.isdigit() else 1, _MOST_COLUMNS - len(made))
        made += [_value(cell)] * times
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
