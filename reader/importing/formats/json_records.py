"""JSON and JSON Lines: news-like records, IPTC ninjs, crawlers' dumps. Every text in a record is kept, known or not.

Names are looked up in many spellings; what a record calls its text may be plain, HTML, a list or blocks inside blocks.
Nesting deeper than any record needs, numbers too large and lone surrogates are told as a damaged file, never a crash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reader.importing.formats.decoding import decode
from reader.importing.formats.dump import Dump
from reader.importing.formats.scroll import Extract
from reader.model.errors import ImportFailure
from reader.model.messages import _

DEEPEST = 200


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the records of a JSON or JSON Lines file.

    Raises ImportFailure: `corrupt` (no JSON), `empty` (no record with text).
    """
    decoded = decode(data, encoding)
    dump = Dump()
    for line, value in _values(decoded.text, name, dump):
        dump.add(value, line)
    return replace(
        dump.extract("json", name),
        encoding=decoded.encoding,
        undecodable=decoded.undecodable,
        warnings=(*decoded.warnings, *dump.warnings),
    )


def _values(text: str, name: str, dump: Dump) -> Iterator[tuple[int, Any]]:
    """Yield (line, value).

    The file's one value, or one a line where it is JSON Lines; lines that are no JSON are noted.
    """
    if _depth(text) > DEEPEST:
        raise ImportFailure("corrupt", _("《{name}》嵌套得太深，不像是报纸。").format(name=name))
    try:
        whole = parsed(text)
    except (ValueError, RecursionError):
        lines = [(n, x) for n, x in enumerate(text.split("\n"), 1) if x.strip()]
    else:
        yield 1, whole
        return
    good: list[tuple[int, Any]] = []
    for n, line in lines:
        try:
            good.append((n, parsed(line)))
        except (ValueError, RecursionError):
            dump.pass_over(line, n)
    if not any(isinstance(v, dict) for _n, v in good):
        line_no = dump.unread[0] if dump.unread else 1
        raise ImportFailure(
            "corrupt", _("《{name}》不是完好的 JSON：第 {line} 行读不懂。").format(name=name, line=line_no)
        )
    yield from good


def parsed(text: str) -> Any:
    """Parse JSON without numbers that could hurt: long ones, fractions and NaN stay as they are written."""
    return json.loads(text, parse_int=_number, parse_float=str, parse_constant=str)


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < 19 else digits


def _depth(text: str) -> int:
    """Return how deep brackets nest outside strings."""
    depth = deepest = 0
    for mark in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        c = mark.group()
        if c in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif c in "]}":
            depth -= 1
    return deepest
