"""Tables that JSON tells by rows under names of columns, or column by column: their rows as records."""

from __future__ import annotations

from typing import Any

from reader.importing.records.names import names_pieces

_COLUMNS = ("columns", "header", "headers", "fields", "names")
_ROWS = ("data", "rows", "values", "records")


def as_records(value: Any) -> Any:
    """Return the rows of such a table with what stands beside it; every other value as it is."""
    if not isinstance(value, dict):
        return value
    names = next((k for k in _COLUMNS if _are_names(value.get(k))), None)
    rows = next((k for k in _ROWS if isinstance(value.get(k), list)), None)
    if names and rows and all(isinstance(row, list) for row in value[rows]):
        rest = {k: v for k, v in value.items() if k not in {names, rows}}
        columns = [str(n) for n in value[names]]
        return {**rest, "rows": [_row(columns, row) for row in value[rows]]}
    return _turned(value)


def _are_names(value: Any) -> bool:
    return (
        isinstance(value, list) and all(isinstance(n, str) for n in value) and names_pieces([n.lower() for n in value])
    )


def _row(columns: list[str], cells: list[Any]) -> dict[str, Any]:
    beyond = {str(k): cell for k, cell in enumerate(cells[len(columns) :], len(columns) + 1)}
    return dict(zip(columns, cells, strict=False)) | beyond


def _turned(value: dict[str, Any]) -> Any:
    """Return {"title": {"0": …}, "text": {"0": …}} row by row."""
    columns = {k: v for k, v in value.items() if isinstance(v, dict) and v}
    if len(columns) < 2 or not names_pieces([k.lower() for k in columns]):
        return value
    keys = list(next(iter(columns.values())))
    if any(list(v) != keys or any(isinstance(x, (dict, list)) for x in v.values()) for v in columns.values()):
        return value
    rest = {k: v for k, v in value.items() if k not in columns}
    return {**rest, "rows": [{name: column[key] for name, column in columns.items()} for key in keys]}
