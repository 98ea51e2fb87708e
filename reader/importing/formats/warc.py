"""WARC: what a crawler saved, a record an exchange with a server (ISO 28500): pages and pictures that came."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from reader.importing.formats.archive import MOST_BYTES, MOST_MEMBERS, MOST_OF_ONE
from reader.model.errors import ImportFailure, ImportFailureKind
from reader.model.messages import _

_GZIP = b"\x1f\x8b"
_PACKED = (("gzip", 31), ("deflate", 15), ("deflate", -15))
"""How answers are packed that zlib unpacks, by its window bits; deflate comes with and without its header."""
_SLICE = 1 << 16
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


class Answers:
    """What servers answered with, by host and path; pages end in .html. What cannot be unpacked has a name too.

    Raises ImportFailure: `too_large`, `unsafe_archive`.
    """

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        self._bodies: dict[str, bytes] = {}
        self._failed: dict[str, ImportFailure] = {}
        self._total = 0
        self._seen: set[tuple[str, bytes]] = set()
        self._times: Counter[str] = Counter()
        for head, block in _records(self._unpacked(data) if data.startswith(_GZIP) else data):
            kind, address = head.get("warc-type", ""), head.get("warc-target-uri", "")
            if kind == "response" and head.get("content-type", "").startswith("application/http"):
                answer, _parted, body = block.partition(b"\r\n\r\n")
                if answer.split(b" ", 2)[1:2] == [b"200"]:
                    self._answer(address, _fields(answer), body)
            elif kind == "resource":
                self._keep(_name(address, head.get("content-type", "")), block)

    @property
    def names(self) -> list[str]:
        """The names of all, in the order in which they were saved."""
        return [*self._bodies, *self._failed]

    def read(self, name: str) -> bytes:
        """Return the bytes of one. Raises ImportFailure: `corrupt`, `too_large`, `unknown_format`."""
        if failure := self._failed.get(name):
            raise failure
        return self._bodies[name]

    def _answer(self, address: str, fields: dict[str, str], body: bytes) -> None:
        """Keep an answer out of its chunks and unpacked."""
        if "chunked" in fields.get("transfer-encoding", "") and (whole := _out_of_chunks(body)):
            body = whole
        name, packing = _name(address, fields.get("content-type", "")), fields.get("content-encoding", "").lower()
        ways = [bits for way, bits in _PACKED if way in packing]
        if packing in {"", "identity"} or (ways and not _seems_packed(body, packing)):
            self._keep(name, body)
        elif not ways:
            self._fail(name, "unknown_format", _("网页是按 {way} 压着的，解不开。").format(way=packing))
        else:
            self._keep_unpacked(name, body, ways)

    def _keep_unpacked(self, name: str, body: bytes, ways: list[int]) -> None:
        for bits in ways:
            packed = zlib.decompressobj(bits)
            try:
                plain = packed.decompress(body, MOST_OF_ONE + 1)
            except zlib.error:
                continue
            if len(plain) > MOST_OF_ONE:
                self._fail(name, "too_large", _("解开太大，没有读。"))
            else:
                self._keep(name, plain)
            return
        self._fail(name, "corrupt", _("坏了，解不开。"))

    def _keep(self, name: str, body: bytes) -> None:
        """Keep what was answered; another answer under a name that is taken has a number."""
        self._total += len(body)
        if self._total > MOST_BYTES:
            raise self._too_large()
        free = self._free(name, body)
        if free is not None:
            self._bodies[free] = body

    def _free(self, name: str, body: bytes) -> str | None:
        """Return a name that is not taken; None where the same is kept already."""
        if len(self._bodies) + len(self._failed) >= MOST_MEMBERS:
            told = _("压缩包《{name}》里有 {n} 个文件，太多了，没有读。")
            raise ImportFailure("unsafe_archive", told.format(name=self._source, n=f"{MOST_MEMBERS:,}+"))
        if (name, body) in self._seen:
            return None
        self._seen.add((name, body))
        stem, ending = posixpath.splitext(name)
        free = name
        while free in self._bodies or free in self._failed:
            self._times[name] += 1
            free = f"{stem}_{self._times[name] + 1}{ending}"
        return free

    def _fail(self, name: str, kind: ImportFailureKind, why: str) -> None:
        """Note what cannot be read, under a name that no page has: the others are read without it."""
        if (free := self._free(f"{name}.packed", b"")) is not None:
            self._failed[free] = ImportFailure(kind, why)

    def _too_large(self) -> ImportFailure:
        return ImportFailure("too_large", _("《{name}》解开太大，没有读。").format(name=self._source))

    def _unpacked(self, data: bytes) -> bytes:
        """Unpack the records, each packed by itself; what is behind damage is noted as not read."""
        view, made, total, at = memoryview(data), [], 0, 0
        while view[at : at + 2] == _GZIP:
            packed = zlib.decompressobj(31)
            try:
                while at < len(view) and not packed.eof:
                    piece = view[at : at + _SLICE]
                    made.append(packed.decompress(piece, MOST_BYTES - total + 1))
                    total += len(made[-1])
                    if total > MOST_BYTES:
                        raise self._too_large()
                    at += len(piece) - len(packed.unused_data)
            except zlib.error:
                break
        if data[at:].strip(b"\0"):
            self._fail(self._source, "corrupt", _("第 {n} 个字节以后坏了，没有读。").format(n=f"{at:,}"))
        return b"".join(made)


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


def _seems_packed(body: bytes, packing: str) -> bool:
    """Tell whether an answer is packed as it says; crawlers unpack some and leave what was said."""
    return body.startswith(_GZIP) if "gzip" in packing else body.lstrip()[:1] != b"<"


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
