# ruff: noqa: E501 - markup is easier to read as it is written
"""What crawlers save: every page of theirs is read, or told with the reason why not."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from reader.importing import read_bytes
from tests.importing.stories import OTHER, STORY
from tests.importing.test_exports_of_databases import DAY, HEADS, PAPER, WANTED, issues_of, pieces, told


def crawl(head: str, body: list[str], name: str, *, chunked: bool = False) -> bytes:
    page = f"<html><head><meta charset=utf-8><title>{head}_{PAPER}</title></head><body><h1>{head}</h1><p>2024年3月5日　来源：{PAPER}</p>{''.join(f'<p>{p}</p>' for p in body)}</body></html>".encode()
    if chunked:
        page = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (40, page[:40], len(page) - 40, page[40:])
    told = b"Transfer-Encoding: chunked\r\n" if chunked else b""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + told + b"\r\n" + page
    asked = b"GET / HTTP/1.1\r\n\r\n"
    made = b""
    for kind, block in (("request", asked), ("response", answer)):
        made += f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://example.org/{name}\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
        made += block + b"\r\n\r\n"
    return made


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_that_a_crawler_saved_are_read(packed: bool) -> None:
    records = [crawl(*WANTED[0], "1"), crawl(*WANTED[1], "2?id=3", chunked=True)]
    data = b"".join(gzip.compress(r) for r in records) if packed else b"".join(records)
    issues = issues_of(data, "crawl.warc.gz" if packed else "crawl.warc")
    assert [(i.newspaper, i.date_published) for i in issues] == [(PAPER, DAY)]
    assert sorted(told([a for i in issues for a in i.articles])) == sorted(WANTED)
    assert "WARC" not in "".join(i.source.text for i in issues)


def saved(address: str, head: str, body: str, packing: str = "", packed: Callable[[bytes], bytes] = bytes) -> bytes:
    """Return a record of an answer; `packing`: how it says that it is packed."""
    page = f"<html><head><meta charset=utf-8><title>{head}_{PAPER}</title></head><body><h1>{head}</h1><p>{DAY}　来源：{PAPER}</p><p>{body}</p></body></html>"
    told = f"Content-Encoding: {packing}\r\n" if packing else ""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{told}\r\n".encode() + packed(page.encode())
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize(
    "addresses", [("http://a.example/", "http://a.example/"), ("http://a.example/p", "https://a.example/p"),
                  ("http://a.example/p?x=1", "http://a.example/p_x=1")]
)  # fmt: skip
def test_two_pages_that_would_have_one_name_are_both_read(addresses: tuple[str, str]) -> None:
    data = (
        saved(addresses[0], HEADS[0], STORY)
        + saved(addresses[1], HEADS[1], OTHER)
        + saved(addresses[0], HEADS[0], STORY)
    )
    assert told(pieces(data, "crawl.warc")) == [(HEADS[0], [STORY]), (HEADS[1], [OTHER])]


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress, "deflate": zlib.compress, "Deflate": bare_deflate, "identity": bytes, "gzip, x": bytes,
}  # fmt: skip


@pytest.mark.parametrize("packing", PACKERS)
def test_answers_are_unpacked_as_they_are_packed(packing: str) -> None:
    data = saved("http://a.example/1", HEADS[0], STORY, packing, PACKERS[packing])
    assert told(pieces(data, "crawl.warc")) == [(HEADS[0], [STORY])]


def test_what_cannot_be_unpacked_is_told_and_the_rest_read() -> None:
    packed = saved("http://a.example/2", HEADS[1], OTHER, "br", lambda page: b"\x1b" + page[:40])
    data = saved("http://a.example/1", HEADS[0], STORY)
    result = read_bytes(packed + data, name="crawl.warc")
    assert told([a for issue in result.issues for a in issue.articles]) == [(HEADS[0], [STORY])]
    assert any("a.example/2" in warning and "br" in warning for warning in result.warnings)
    damaged = read_bytes(gzip.compress(data) + gzip.compress(packed)[:-30], name="crawl.warc.gz")
    assert len(damaged.issues) == 1
    broken = bytearray(gzip.compress(data) + gzip.compress(packed))
    broken[-40] ^= 0xFF
    assert any("坏了" in warning for warning in read_bytes(bytes(broken), name="crawl.warc.gz").warnings)


def test_a_packed_collection_of_crawls_is_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", gzip.compress(saved("http://a.example/1", HEADS[0], STORY)))
    assert told(pieces(stream.getvalue(), "crawl.wacz")) == [(HEADS[0], [STORY])]
