"""A database's dump: the rows that its INSERT statements put into tables, each a record under the columns' names.

What else it says in other letters than ASCII (comments, other statements, rows that could not be read) is `unread`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from reader.importing.formats.decoding import Decoded
from reader.importing.formats.dump import Dump
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.scroll import Extract
from reader.importing.formats.sql_join import joined
from reader.model.text import Span

_BEGIN = re.compile(
    rb"^\s*(?:--[^\n]*\n|/\*|\s)*(?:DROP TABLE|CREATE TABLE|INSERT INTO|SET |BEGIN|LOCK TABLES|PRAGMA )", re.IGNORECASE
)
_INSERT = re.compile(
    r"INSERT\s+(?:IGNORE\s+)?INTO\s+(?:[`\"\[]?\w+[`\"\]]?\.)?[`\"\[]?(?P<table>\w+)[`\"\]]?\s*(?:\((?P<columns>[^()]{1,4000})\))?\s*VALUES\s*",
    re.IGNORECASE,
)
_PUTS = re.compile(rb"\bINTO\b|^COPY ", re.IGNORECASE | re.MULTILINE)
_COPY = re.compile(
    r"^COPY\s+(?:\w+\.)?\"?(?P<table>\w+)\"?\s*\((?P<columns>[^()]{1,4000})\)\s+FROM\s+stdin;\n(?P<rows>.*?)^\\\.$",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
"""PostgreSQL's way: a row a line, its values between tabs."""
_CREATE = re.compile(
    r"CREATE\s+TABLE\s+(?:IF NOT EXISTS\s+)?(?:[`\"\[]?\w+[`\"\]]?\.)?[`\"\[]?(\w+)[`\"\]]?\s*\(", re.IGNORECASE
)
_COLUMN = re.compile(r"(?:^|,)\s*[`\"\[]?(\w+)[`\"\]]?\s+(?=\w)", re.MULTILINE)
_NO_COLUMN = {"primary", "key", "unique", "constraint", "index", "foreign", "fulltext"}
_VALUE = re.compile(r"\s*(?:N?'(?P<words>(?:[^'\\]|\\.|'')*)'|(?P<bare>[^,()']{1,200}))\s*(?P<end>[,)])", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)|''", re.DOTALL)
_COPIED = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": ""}


def is_dump(head: bytes) -> bool:
    """Tell a dump by the statement that it begins with."""
    return bool(_BEGIN.match(head.removeprefix(b"\xef\xbb\xbf")[:4000])) and bool(_PUTS.search(head))


def read(decoded: Decoded, *, name: str, resolve: Resolve = nowhere) -> Extract:
    """Return the rows as records. Raises ImportFailure `empty` where they hold nothing in Chinese."""
    dump = Dump(resolve)
    taken: list[Span] = []
    for row in joined(chain(_rows(decoded.text, taken), _copied(decoded.text, taken))):
        dump.add(row)
    for line in _rest(decoded.text, taken):
        dump.pass_over(line, 0)
    return dump.extract("sql", name, decoded)


def _rows(text: str, taken: list[Span]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows with their tables' names; the statements that were read are added to `taken`."""
    tables = {found[1]: _columns_of(text, found.end()) for found in _CREATE.finditer(text)}
    for found in _INSERT.finditer(text):
        said = found["columns"]
        columns = re.findall(r"\w+", said) if said else tables.get(found["table"], [])
        at = end = found.end()
        while at < len(text) and text[at] == "(":
            values, at = _values(text, at + 1)
            names = [*columns, *(f"column{k}" for k in range(len(columns), len(values)))]
            yield found["table"], dict(zip(names, values, strict=False))
            end = at
            at = next((k for k in range(at, min(at + 40, len(text))) if text[k] not in ", \r\n\t"), len(text))
        taken.append(Span(found.start(), end))


def _copied(text: str, taken: list[Span]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows that COPY statements put into tables; what was read is added to `taken`."""
    for found in _COPY.finditer(text):
        columns = re.findall(r"\w+", found["columns"])
        for row in found["rows"].splitlines():
            values = ["" if v == r"\N" else _COPIED.sub(_meant, v) for v in row.split("\t")]
            names = [*columns, *(f"column{k}" for k in range(len(columns), len(values)))]
            yield found["table"], dict(zip(names, values, strict=False))
        taken.append(Span(*found.span()))


def _rest(text: str, taken: list[Span]) -> Iterator[str]:
    """Yield the lines outside the rows that say something in other letters than ASCII."""
    at = 0
    for span in [*sorted(taken), Span(len(text), len(text))]:
        for line in text[at : max(at, span.start)].splitlines():
            if any(c > "\x7f" and c.isalnum() for c in line):
                yield line.strip()
        at = max(at, span.end)


def _columns_of(text: str, start: int) -> list[str]:
    depth, end = 1, start
    while end < min(len(text), start + 20_000) and depth:
        depth += (text[end] == "(") - (text[end] == ")")
        end += 1
    flat = re.sub(r"\([^()]*\)", "", text[start : end - 1])
    return [n for n in _COLUMN.findall(flat) if n.lower() not in _NO_COLUMN]


def _values(text: str, at: int) -> tuple[list[str], int]:
    """Return the values of a row that begins at `at`, and where it ends."""
    made: list[str] = []
    while value := _VALUE.match(text, at):
        words = value["words"]
        made.append((value["bare"] or "").strip() if words is None else _ESCAPE.sub(_meant, words))
        at = value.end()
        if value["end"] == ")":
            break
    return made, max(at, 1)


def _meant(found: re.Match[str]) -> str:
    return _MEANT.get(found[1], found[1]) if found[1] else "'"
