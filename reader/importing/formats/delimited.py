"""Tables with a piece a row (CSV, TSV, cells copied from a spreadsheet): the first row names what the columns hold."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from reader.importing.formats.decoding import Decoded
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.records.record import Record

NAME = re.compile(r"\.(?:csv|tsv)$", re.IGNORECASE)
_MOST_COLUMNS = 60


def read(decoded: Decoded, *, name: str, resolve: Resolve = nowhere) -> Extract | None:
    """Return the rows of a table as records; None where the text is none, or its columns hold no headline and text."""
    first = decoded.text.lstrip("\n").partition("\n")[0]
    marks = "\t,;|" if NAME.search(name) else "\t"
    delimiter = next((mark for mark in marks if mark in first and columns_of(first.split(mark))), None)
    if delimiter is None or len(first) > 2000:
        return None
    scroll = Scroll()
    try:
        rows = list(csv.reader(io.StringIO(decoded.text.lstrip("\n"), newline=""), delimiter=delimiter))
    except csv.Error:
        return None
    records = pour_rows(rows, scroll, resolve)
    if not records:
        return None
    return Extract(
        text=scroll.text,
        format="csv",
        encoding=decoded.encoding,
        lines=tuple(scroll.lines),
        records=tuple(records),
        pictures=tuple(scroll.pictures),
        undecodable=decoded.undecodable,
        warnings=decoded.warnings,
    )


def columns_of(cells: Sequence[str]) -> list[str]:
    """Return the names of columns, in small letters; none where they do not name texts, with headlines or without."""
    from reader.importing.records.names import names_pieces, names_texts

    columns = [cell.strip().strip('"').lower() for cell in cells]
    return columns if len(columns) <= _MOST_COLUMNS and (names_pieces(columns) or names_texts(columns)) else []


def pour_rows(rows: Sequence[Sequence[str]], scroll: Scroll, resolve: Resolve = nowhere) -> list[Record]:
    """Write the rows of a table onto the scroll, a piece each; nothing where its first row names no columns."""
    from reader.importing.records.illustrated import pictures_in
    from reader.importing.records.pouring import pour

    columns = columns_of(rows[0]) if rows else []
    if not columns:
        return []
    records: list[Record] = []
    for row in rows:
        cells = [cell.strip().strip('"').lower() for cell in row]
        beyond = {f"{len(columns) + k + 1}": cell for k, cell in enumerate(row[len(columns) :]) if cell.strip()}
        record = None if cells == columns else pour(dict(zip(columns, row, strict=False)) | beyond, scroll, resolve)
        if record is not None:
            records.append(record)
        elif any(cells):
            pictures = PagePictures(scroll, resolve)
            for shown in pictures_in(dict(zip(columns, row, strict=False)) | beyond):
                pictures.before(shown.line, reason="unplaced")
            scroll.write(" ".join("\t".join(row).split("\n")), role="masthead" if cells == columns else "unread")
    return records
