"""Tables with a piece a row (CSV, TSV, cells copied from a spreadsheet): the first row names what the columns hold."""

from __future__ import annotations

import csv
import io
import re

from reader.importing.formats.decoding import Decoded
from reader.importing.formats.scroll import Extract, Scroll

NAME = re.compile(r"\.(?:csv|tsv)$", re.IGNORECASE)
_MOST_COLUMNS = 60


def read(decoded: Decoded, *, name: str) -> Extract | None:
    """Return the rows of a table as records; None where the text is none, or its columns hold no headline and text."""
    first = decoded.text.lstrip("\n").partition("\n")[0]
    delimiter = "\t" if "\t" in first else ","
    if delimiter not in first or (delimiter == "," and not NAME.search(name)) or len(first) > 2000:
        return None
    from reader.importing.formats import json_records
    from reader.importing.records import names as record_names

    columns = [cell.strip().strip('"').lower() for cell in first.split(delimiter)]
    if len(columns) > _MOST_COLUMNS or not record_names.names_pieces(columns):
        return None
    scroll = Scroll()
    records = []
    try:
        for row in csv.reader(io.StringIO(decoded.text.lstrip("\n"), newline=""), delimiter=delimiter):
            cells = [cell.strip().lower() for cell in row]
            if cells == columns:
                continue
            record = json_records.pour(dict(zip(columns, row, strict=False)), scroll)
            if record is not None:
                records.append(record)
    except csv.Error:
        return None
    if not records:
        return None
    return Extract(
        text=scroll.text,
        format="csv",
        encoding=decoded.encoding,
        records=tuple(records),
        undecodable=decoded.undecodable,
        warnings=decoded.warnings,
    )
