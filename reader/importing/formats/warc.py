"""WARC: what a crawler saved, a record an exchange with a server (ISO 28500): pages and pictures that came."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from reader.importing.formats.archive import MOST_BYTES, MOST_MEMBERS
from reader.model.errors import ImportFailure
from reader.model.messages import _

_GZIP = b"\x1f\x8b"
_PAGE = re.compile(r"\.(?:x?html?|shtml)$", re.IGNORECASE)
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")


def is_warc(data: bytes) -> bool:
    """Tell a crawler's file, packed or not."""
    if data.startswith(_GZIP):
        try:
            return zlib.decompressobj(31).decompress(data[:4096], 16).startswith(b"WARC/")
        except zlib.error:
            return False
    return data.startswith(b"WARC/")


def answers_of(data: bytes, name: str) -> dict[str, bytes]:
    """Return what servers answered with, by host and path; pages end in .html. Raises ImportFailure `too_large`."""
    plain = _unpacked(data, name) if data.startswith(_GZIP) else data
    made: dict[str, bytes] = {}
    for head, block in _records(plain):
        kind = head.get("warc-type", "")
        if kind == "response" and head.get("content-type", "").startswith("application/http"):
            answer, _parted, body = block.partition(b"\r\n\r\n")
            fields = _fields(answer)
            if answer.split(b" ", 2)[1:2] != [b"200"]:
                continue
            body, told = _decoded(body, fields), fields.get("content-type", "")
        elif kind == "resource":
            body, told = block, head.get("content-type", "")
        else:
            continue
        if len(made) < MOST_MEMBERS:
            made.setdefault(_name(head.get("warc-target-uri", ""), told), body)
    return made


def _records(data: bytes) -> Iterator[tuple[dict[str, str], bytes]]:
    at = 0
    while (at := data.find(b"WARC/", at)) >= 0:
        end = data.find(b"\r\n\r\n", at)
        if end < 0:
            return
        head = _fields(data[at:end])
        said = head.get("content-length", "0")
        length = int(said) if said.isdigit() else 0
        yield head, data[end + 4 : end + 4 + length]
        at = end + 4 + length


def _fields(head: bytes) -> dict[str, str]:
    lines = head.decode("utf-8", "replace").splitlines()[1:]
    return {n.strip().lower(): v.strip() for n, parted, v in (line.partition(":") for line in lines) if parted}


def _decoded(body: bytes, fields: dict[str, str]) -> bytes:
    """Return an answer's bytes out of their chunks and unpacked; as they are where they are damaged."""
    if "chunked" in fields.get("transfer-encoding", "") and (whole := _out_of_chunks(body)):
        body = whole
    if "gzip" in fields.get("content-encoding", "") and body.startswith(_GZIP):
        try:
            return zlib.decompressobj(31).decompress(body, MOST_BYTES)
        except zlib.error:
            return body
    return body


def _out_of_chunks(body: bytes) -> bytes:
    made: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        length = int(found[1], 16)
        made.append(body[found.end() : found.end() + length])
        at = found.end() + length
    return b"".join(made)


def _name(address: str, told: str) -> str:
    """Return a member's name for an address: example.org/news/1.html."""
    try:
        parts = urlsplit(address.strip("<>"))
    except ValueError:
        return "page.html"
    path = posixpath.normpath(f"/{unquote(parts.path)}").lstrip("/") or "index"
    asked = f"_{parts.query}" if parts.query else ""
    name = re.sub(r"[\\:*?\"<>|]", "_", f"{parts.netloc}/{path}{asked}")
    return f"{name}.html" if "html" in told and not _PAGE.search(name) else name


def _unpacked(data: bytes, name: str) -> bytes:
    """Unpack the records, each packed by itself."""
    made, total = [], 0
    while data.startswith(_GZIP):
        packed = zlib.decompressobj(31)
        try:
            part = packed.decompress(data, MOST_BYTES - total + 1)
        except zlib.error:
            break
        made.append(part)
        total += len(part)
        if total > MOST_BYTES:
            raise ImportFailure("too_large", _("《{name}》解开太大，没有读。").format(name=name))
        data = packed.unused_data
    return b"".join(made)
