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
from reader.importing.records.field_names import Part
from reader.importing.records.record import Record
from reader.importing.records.story import lowered

NAME = re.compile(r"\.(?:csv|tsv)$", re.IGNORECASE)
_MOST_COLUMNS = 60
Path = tuple[str, ...]


def read(decoded: Decoded, *, name: str, resolve: Resolve = nowhere) -> Extract | None:
    """Return the rows of a table as records; None where the text is none, or its columns hold no headline and text."""
    first = decoded.text.lstrip("\n").partition("\n")[0]
    named = NAME.search(name)
    marks = [mark for mark in ("\t,;|" if named else "\t") if mark in first]
    delimiter = next((mark for mark in marks if columns_of(first.split(mark))), None)
    if delimiter is None and named:  # by what stands below each name, or without any
        delimiter = max(marks, key=first.count, default=None)
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
    """Write the rows of a table onto the scroll, a piece each; nothing where neither its first row nor what stands in
    its columns tells what these hold.
    """
    from reader.importing.records.illustrated import pictures_in
    from reader.importing.records.pouring import pour
    from reader.importing.records.values import renamed

    columns, parts = _told_columns(rows)
    if not columns:
        return []
    records: list[Record] = []
    for row in rows:
        cells = [cell.strip().strip('"').lower() for cell in row]
        beyond = {f"{len(columns) + k + 1}": cell for k, cell in enumerate(row[len(columns) :]) if cell.strip()}
        told = renamed(dict(zip(columns, row, strict=False)) | beyond, parts)
        record = None if cells == columns else pour(lowered(told), scroll, resolve)
        if record is not None:
            records.append(record)
        elif any(cells):
            pictures = PagePictures(scroll, resolve)
            for shown in pictures_in(dict(zip(columns, row, strict=False)) | beyond):
                pictures.before(shown.line, reason="unplaced")
            scroll.write(" ".join("\t".join(row).split("\n")), role="masthead" if cells == columns else "unread")
    return records


def _told_columns(rows: Sequence[Sequence[str]]) -> tuple[list[str], dict[Path, Part]]:
    """Return the names of a table's columns, in small letters, and which of them hold what no name of theirs tells;
    where the first row holds what the others do, numbers stand for the names.
    """
    from reader.importing.records.value_forms import looks_like
    from reader.importing.records.values import LEARNT_FROM, names_of_fields

    if len(rows) < 2 or not 2 <= len(rows[0]) <= _MOST_COLUMNS:
        return (columns_of(rows[0]) if rows else []), {}
    cells = [cell.strip().strip('"').lower() for cell in rows[0]]
    names = columns_of(rows[0])
    bare = not names and any(looks_like(cell) in {"date", "newspaper", "body"} for cell in rows[0])
    if bare or (not names and len({*filter(None, cells)}) < len(cells)):
        names = [f"{k}" for k in range(1, len(cells) + 1)]
    looked = [dict(zip(names or cells, row, strict=False)) for row in rows[not bare : LEARNT_FROM]]
    parts = names_of_fields(looked)
    return (names or cells, parts) if parts or (names and not bare) else ([], {})
