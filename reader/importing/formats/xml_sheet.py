"""A workbook as XML of 2003 (SpreadsheetML): the rows of its sheets, as those of an XLSX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_COLUMNS = 200


def is_workbook(root: Any) -> bool:
    """Tell such a workbook by its root."""
    return bool(root.tag == f"{S}Workbook")


def sheets_of(root: Any) -> Iterator[list[list[str]]]:
    """Yield the rows of each sheet, empty ones left out."""
    for sheet in root.iter(f"{S}Worksheet"):
        yield [cells for row in sheet.iter(f"{S}Row") if any(cells := _cells(row))]


def beside(root: Any) -> Iterator[str]:
    """Yield what a workbook says outside its cells: who made it, headers, names of sheets."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag != f"{S}Data" and (element.text or "").strip():
            yield element.text.strip()
        if element.tag == f"{S}Worksheet":
            yield element.get(f"{S}Name", "")


def _cells(row: Any) -> list[str]:
    made: list[str] = []
    for cell in row.iter(f"{S}Cell"):
        place = cell.get(f"{S}Index", "")
        if place.isdigit() and len(place) < 4:
            made += [""] * (min(int(place) - 1, _MOST_COLUMNS) - len(made))
        data = cell.find(f"{S}Data")
        words = "".join(data.itertext()).strip() if data is not None else ""
        if data is not None and data.get(f"{S}Type") == "DateTime":
            words = re.sub(r"T00:00:00(?:\.0+)?$", "", words)
        made.append(words)
    return made[:_MOST_COLUMNS]
