r"""One line of the journal: a checksum and a transaction.

`<crc32 of the payload, 8 lower-case hex digits> <payload: compact JSON, UTF-8>\n`, see docs/formats.md. Reading
accepts what mail programs, editors and git do to text files: CRLF, a byte order mark, lines glued together.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from dataclasses import field
from json.scanner import make_scanner
from typing import Any, Literal

from reader.model.quick_dataclass import dataclass

VERSION = 1
LONG = 3 << 20  # bytes of journal from which loading the quick parser takes less time than it saves
scan_json = make_scanner(json.JSONDecoder())  # type: ignore[arg-type]  # `json.loads` without what it does for texts of unknown make
HEAD = re.compile(rb'[0-9a-f]{8} \{"')
BOM = b"\xef\xbb\xbf"

Payload = dict[str, Any]  # a parsed line; its keys are told in docs/formats.md
Parser = Callable[[bytes], Payload | None]  # JSON of one line; None where it is no object


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A stretch of a file that is no whole record.

    `hand_edited`: the JSON is fine, the checksum is not. `malformed`: the checksum is right, and it is no change that
    the format knows. `unreadable`: the disk or its rights do not give the file out.
    """

    start: int
    length: int
    kind: Literal["damaged", "hand_edited", "malformed", "unreadable"]


@dataclass(slots=True)
class Scan:
    """What a stretch of a file holds.

    `records` are (payload, offset behind its line); `tail` is the length of an unfinished last line.
    """

    records: list[tuple[Payload, int]] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    tail: int = 0


def encode(payload: Payload) -> bytes:
    """Return the line of a transaction. Raises TypeError or ValueError where a value is not JSON."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, from a broken file name or source
        data = json.dumps(payload, separators=(",", ":"), allow_nan=False).encode()
    return b"%08x %s\n" % (zlib.crc32(data), data)


def parse(body: bytes) -> Payload | None:
    """Return the object that the JSON says, or None: the standard library's answer, which every parser gives."""
    try:
        text = body.decode()
        payload, end = scan_json(text, 0)
    except (ValueError, StopIteration, RecursionError):
        return None
    return payload if isinstance(payload, dict) and end == len(text) else None


def parser_for(size: int) -> Parser:
    """Return what parses so many bytes of journal soonest."""
    return quick_parser() if size >= LONG else parse


def quick_parser() -> Parser:
    """Return a parser that gives the same objects in half the time.

    Where it takes a number as we do not, or refuses what `json` accepts (NaN, half a surrogate pair), `json` answers.
    """
    try:
        import msgspec  # ten milliseconds, only where many more are saved
    except ImportError:  # only speed is lost: no library may be unreadable for that
        return parse
    decode_json = msgspec.json.Decoder().decode

    def parse_quickly(body: bytes) -> Payload | None:
        if body[:1] != b"{" or body[-1:] != b"}":  # white space around it, or another kind of value
            return parse(body)
        try:
            payload: Payload = decode_json(body)
        except (msgspec.DecodeError, ValueError, RecursionError):
            return parse(body)
        return payload

    return parse_quickly


def decode(line: bytes, parse: Parser = parse) -> Payload | None:
    """Return the transaction of a line (without its line feed), or None where it is not whole."""
    body = line[9:-1] if line.endswith(b"\r") else line[9:]
    # The digits are compared as bytes: int("A", 16) would accept a flipped case.
    return parse(body) if line[:9] == b"%08x " % zlib.crc32(body) else None


def scan(data: bytes, start: int = 0, parse: Parser = parse) -> Scan:
    """Return what `data` holds; `start` is the place of its first byte in the file."""
    found = Scan()
    at, end = 0, len(data)
    if start == 0 and data.startswith(BOM):
        at = len(BOM)
    while at < end:
        stop = data.find(b"\n", at)
        if stop < 0:
            found.tail = end - at
            break
        line = data[at:stop]
        payload = decode(line, parse)
        if payload is not None:
            found.records.append((payload, start + stop + 1))
        elif line.strip(b"\r"):
            _salvage(line, start + at, start + stop + 1, found)
        at = stop + 1
    return found


def _salvage(line: bytes, start: int, behind: int, found: Scan) -> None:
    """Find whole records inside a line that is not one: a lost line feed may have glued several together."""
    heads = [m.start() for m in HEAD.finditer(line)] or [len(line)]
    taken = 0
    for begin, end in zip(heads, [*heads[1:], len(line)], strict=True):
        payload = decode(line[begin:end])
        if payload is not None:
            found.records.append((payload, behind))
            taken += end - begin
    if taken == len(line):
        return  # nothing is missing but line feeds
    found.bad.append(BadLine(start=start, length=len(line), kind=_kind(line)))


def _kind(line: bytes) -> Literal["damaged", "hand_edited"]:
    if line[8:9] != b" ":
        return "damaged"
    try:
        payload = json.loads(line[9:])
    except (ValueError, RecursionError):
        return "damaged"
    return "hand_edited" if isinstance(payload, dict) and "o" in payload else "damaged"
