"""JSON and JSON Lines: news-like records, IPTC ninjs, crawlers' dumps. Every text in a record is kept, known or not.

Names are looked up in many spellings; what a record calls its text may be plain, HTML, a list or blocks inside blocks.
Nesting deeper than any record needs, numbers too large and lone surrogates are told as a damaged file, never a crash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from reader.importing.formats.decoding import decode
from reader.importing.formats.dump import Dump
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.scroll import Extract
from reader.model.errors import ImportFailure
from reader.model.messages import _

DEEPEST = 200


def read(data: bytes, *, name: str, encoding: str | None = None, resolve: Resolve = nowhere) -> Extract:
    """Return the records of a JSON or JSON Lines file.

    Raises ImportFailure: `corrupt` (no JSON), `empty` (no record with text).
    """
    decoded = decode(data, encoding)
    dump = Dump(resolve)
    for line, value, share in _values(decoded.text, name, dump):
        dump.add(value, line, share=share)
    return dump.extract("json", name, decoded, numbered=True)


def _values(text: str, name: str, dump: Dump) -> Iterator[tuple[int, Any, float]]:
    """Yield (line, value, share of the text up to there).

    The file's one value, or one a line where it is JSON Lines; lines that are no JSON are noted.
    """
    if _depth(text) > DEEPEST:
        raise ImportFailure("corrupt", _("《{name}》嵌套得太深，不像是报纸。").format(name=name))
    try:
        whole = parsed(text)
    except (ValueError, RecursionError):
        yield from _lines(text, name, dump)
    else:
        yield 1, whole, 0.0


def _lines(text: str, name: str, dump: Dump) -> Iterator[tuple[int, Any, float]]:
    """Yield the values of JSON Lines, one at a time: a large file's are never all in memory."""
    at = number = 0
    objects = False
    waiting: list[tuple[int, Any, float]] = []  # what stands before the first object, which may be no JSON at all
    while at < len(text):
        number += 1
        end = text.find("\n", at)
        line, at = text[at : end if end >= 0 else len(text)], end + 1 if end >= 0 else len(text)
        if not line.strip():
            continue
        try:
            waiting.append((number, parsed(line), at / len(text)))
        except (ValueError, RecursionError):
            dump.pass_over(line, number)
            continue
        objects = objects or isinstance(waiting[-1][1], dict)
        if objects:
            yield from waiting
            waiting.clear()
    if not objects:
        number = dump.unread[0] if dump.unread else 1
        raise ImportFailure(
            "corrupt", _("《{name}》不是完好的 JSON：第 {line} 行读不懂。").format(name=name, line=number)
        )


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
