"""XLSX: the sheets of a workbook, row by row; a sheet whose first row names what its columns hold has a piece a row.

ECMA-376 part 1, SpreadsheetML. Formulas give the value that was stored with them.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from reader.importing.formats import delimited
from reader.importing.formats.archive import Archive
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.unshown import note_unshown
from reader.importing.formats.xml_tree import xml_root
from reader.importing.records.names import DATE
from reader.model.errors import ImportFailure
from reader.model.messages import _

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DATES = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
"""Number formats that are days, ECMA-376 18.8.30."""
_EPOCH = datetime.date(1899, 12, 30)
_LAST_SERIAL = 80_000
_MOST_COLUMNS = 200


def read(archive: Archive, *, name: str, resolve: Resolve = nowhere) -> Extract:
    """Return the rows as records, or as lines where no sheet names its columns. Raises ImportFailure `empty`."""
    shared = _shared(archive, name)
    days = _day_styles(archive, name)
    scroll = Scroll()
    roots = (xml_root(archive.read(sheet), name) for sheet in _sheets(archive, name))
    sheets = ([row for row in _rows(root, shared, days) if any(row)] for root in roots)
    extract = read_sheets(sheets, scroll, "xlsx", resolve)
    note_unshown(archive, scroll)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    return replace(extract, text=scroll.text, lines=tuple(scroll.lines), pictures=tuple(scroll.pictures))


def read_sheets(
    sheets: Iterable[list[list[str]]], scroll: Scroll, format_name: str, resolve: Resolve = nowhere
) -> Extract:
    """Return the rows of sheets, of each whose first rows name its columns as records."""
    records = []
    for rows in sheets:
        found = delimited.pour_rows(_with_days(rows[_names_at(rows) :]), scroll, resolve)
        for title in rows[: _names_at(rows)]:  # above the names of the columns
            scroll.write("\t".join(filter(None, title)), role="masthead")
        records += found
        if not found:
            broad = sum(sum(map(bool, row)) > 1 for row in rows) >= max(2, 0.6 * len(rows))
            for k, row in enumerate(rows, 1):
                flat = (" ".join(cell.split("\n")) for cell in row)
                scroll.write("\t".join(flat).rstrip("\t"), opens=True, row=k if broad else 0)
    return Extract(text=scroll.text, format=format_name, lines=tuple(scroll.lines), records=tuple(records))


def _names_at(rows: list[list[str]]) -> int:
    """Return which row names the columns: the first, or one below lines of a title."""
    named = (k for k, row in enumerate(rows[:5]) if delimited.columns_of(row))
    return next(named, 0)


def _sheets(archive: Archive, name: str) -> list[str]:
    """Return the members that hold the sheets, in the order of their tabs."""
    order = xml_root(archive.read("xl/workbook.xml"), name).iter(f"{M}sheet")
    targets: dict[str, str] = {}
    if "xl/_rels/workbook.xml.rels" in archive.names:
        for element in xml_root(archive.read("xl/_rels/workbook.xml.rels"), name):
            targets[element.get("Id", "")] = element.get("Target", "")
    found = [posixpath.normpath(posixpath.join("xl", targets.get(s.get(f"{R}id", ""), "").lstrip("/"))) for s in order]
    found = [f.replace("xl/xl/", "xl/") for f in found]
    known = [f for f in found if f in archive.names]
    return known or sorted(n for n in archive.names if re.match(r"xl/worksheets/[^/]+\.xml$", n))


def _shared(archive: Archive, name: str) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.names:
        return []
    return [_words(item) for item in xml_root(archive.read("xl/sharedStrings.xml"), name).iter(f"{M}si")]


def _words(item: Any) -> str:
    """Return the text of a string without readings above it."""
    return "".join(
        t.text or "" for t in item.iter(f"{M}t") if next(t.iterancestors(f"{M}rPh"), None) is None
    )  # fmt: skip


def _day_styles(archive: Archive, name: str) -> frozenset[int]:
    """Return the numbers of cell styles that show days."""
    if "xl/styles.xml" not in archive.names:
        return frozenset()
    root = xml_root(archive.read("xl/styles.xml"), name)
    own = {
        f.get("numFmtId", ""): f.get("formatCode", "") for f in root.iter(f"{M}numFmt")
    }  # fmt: skip
    formats = root.find(f"{M}cellXfs")
    made = set()
    for k, style in enumerate(formats if formats is not None else ()):
        number = style.get("numFmtId", "0")
        if int(number) in _DATES or re.search(r"[yY年]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", own.get(number, ""))):
            made.add(k)
    return frozenset(made)


def _rows(sheet: Any, shared: list[str], days: frozenset[int]) -> Iterator[list[str]]:
    for row in sheet.iter(f"{M}row"):
        cells: list[str] = []
        for cell in row.iter(f"{M}c"):
            column = _column(cell.get("r", "")) if cell.get("r") else len(cells)
            if column >= _MOST_COLUMNS:
                continue
            cells += [""] * (column - len(cells))
            cells.append(_value(cell, shared, days))
        yield cells


def _column(place: str) -> int:
    """Return the number of a cell's column: A1 → 0, AA1 → 26."""
    number = 0
    for letter in re.match(r"[A-Z]{0,3}", place)[0]:  # type: ignore[index]  # it matches the empty string too
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Any, shared: list[str], days: frozenset[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell).strip()
    value = (cell.findtext(f"{M}v") or "").strip()
    if kind == "s":
        return shared[int(value)].strip() if value.isdigit() and int(value) < len(shared) else ""
    style = cell.get("s", "")
    if kind == "n" and style.isdigit() and int(style) in days:
        return _day(value) or value
    return value


def _day(value: str) -> str | None:
    """Return the day that a serial number means: 45418 → 2024-05-06."""
    found = re.fullmatch(r"(\d{1,6})(?:\.\d+)?", value)
    if not found or not 366 < int(found[1]) < _LAST_SERIAL:
        return None
    return (_EPOCH + datetime.timedelta(days=int(found[1]))).isoformat()


def _with_days(rows: list[list[str]]) -> list[list[str]]:
    """Return rows whose serial numbers under a name for days are days."""
    if not rows:
        return rows
    columns = {k for k, cell in enumerate(rows[0]) if cell.strip().lower() in DATE}
    return [rows[0], *([(_day(c) or c) if k in columns else c for k, c in enumerate(row)] for row in rows[1:])]
