"""What stands in a file, read in the plainest way: letters, digits and hanzi, as a multiset.

It shares no code with the adapters, so that what they lose is missed. Text and Markdown: all of it · HTML, EPUB, MHT:
text nodes outside script, style, template and comment, and `alt` · JSON: string values · CSV, XLSX: cells · XML: text
and CDATA · DOCX, ODT: text of body, headers, footers, notes and comments. One word of ASCII in a record (an address, a
number, an id) is merely counted, and left out here.
"""

from __future__ import annotations

import csv
import email
import html.parser
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from email import policy
from typing import Any

from lxml import etree

ONE_WORD = re.compile(r"[\x21-\x7e]*|[\d\s.,:/%+TZ-]+")
PAGE = (".html", ".htm", ".shtml", ".xhtml")


def letters(text: str) -> Counter[str]:
    """Return the letters of a text."""
    return Counter(c for c in text if c.isalnum())


def witness(data: bytes, name: str) -> Counter[str]:
    """Return the letters of a file, by the ending of its name."""
    return sum((letters(words) for words in strings(data, name)), Counter())


def strings(data: bytes, name: str) -> Iterator[str]:
    """Yield what stands in a file."""
    kind = name.rpartition(".")[2].lower()
    if f".{kind}" in PAGE:
        yield from _page(_decoded(data))
    elif kind in {"json", "jsonl"}:
        yield from _json(_decoded(data))
    elif kind in {"csv", "tsv"}:
        for row in csv.reader(io.StringIO(_decoded(data)), delimiter="\t" if kind == "tsv" else ","):
            yield from (cell for cell in row if not ONE_WORD.fullmatch(cell.strip()))
    elif kind in {"xml", "rss", "atom"}:
        yield from _feed(data)
    elif kind in {"mht", "mhtml", "eml"}:
        yield from _mail(data)
    elif kind in {"docx", "odt", "xlsx", "epub"}:
        yield from _zipped(data, kind)
    else:
        yield _decoded(data)


def _decoded(data: bytes) -> str:
    for name in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


class _Text(html.parser.HTMLParser):
    """Gathers text nodes and words that stand for pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style", "template"}
        if tag == "img":
            self.found += [value for key, value in attrs if key == "alt" and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style", "template"} and self.silent > 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def _page(markup: str) -> list[str]:
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return parser.found


def _json(text: str) -> Iterator[str]:
    try:
        values = [json.loads(text)]
    except ValueError:
        values = [json.loads(line) for line in text.splitlines() if line.strip()]
    for words in _values(values):
        if not ONE_WORD.fullmatch(words.strip()):
            yield from _page(words) if re.search(r"<[a-z]", words) else [words]


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _values(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _values(item)


def _tree(data: bytes) -> Any:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _feed(data: bytes) -> Iterator[str]:
    for words in _tree(data).itertext():
        if not ONE_WORD.fullmatch(words.strip()):
            yield from _page(words) if re.search(r"<[a-z]", words) else [words]


def _mail(data: bytes) -> Iterator[str]:
    parts = [p for p in email.message_from_bytes(data, policy=policy.default).walk() if not p.is_multipart()]
    page = next((p for p in parts if p.get_content_type() == "text/html"), None)
    if page is not None:
        charset = "gb18030" if str(page.get_content_charset()).startswith("gb") else "utf-8"
        yield from _page((page.get_payload(decode=True) or b"").decode(charset))  # type: ignore[union-attr]  # bytes
    else:
        yield from (p.get_content() for p in parts if p.get_content_type() == "text/plain")


def _zipped(data: bytes, kind: str) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            if kind == "epub" and member.endswith(PAGE) and "nav" not in member:
                yield from _page(_decoded(archive.read(member)))
            elif kind == "docx" and re.fullmatch(
                r"word/(?:document|(?:header|footer|(?:foot|end)notes|comments)\d*)\.xml", member
            ):
                yield from _named(_tree(archive.read(member)), {"t", "delText"}, skipped="Fallback")
            elif kind == "odt" and member == "content.xml":
                yield from _paragraphs(_tree(archive.read(member)))
            elif kind == "xlsx" and member == "xl/sharedStrings.xml":
                continue  # told by the cells that point at them
            elif kind == "xlsx" and re.fullmatch(r"xl/worksheets/[^/]+\.xml", member):
                yield from (w for w in _named(_tree(archive.read(member)), {"t"}) if not ONE_WORD.fullmatch(w.strip()))


def _named(root: Any, names: set[str], skipped: str = "") -> Iterator[str]:
    for element in root.iter():
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        above = {etree.QName(a).localname for a in element.iterancestors()}
        if tag in names and skipped not in above:
            yield element.text or ""


def _paragraphs(root: Any) -> Iterator[str]:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    for element in root.iter(f"{{{text}}}p", f"{{{text}}}h"):
        if next(element.iterancestors(f"{{{text}}}p", f"{{{text}}}h"), None) is None:
            for part in element.iter():
                citation = etree.QName(part).localname == "note-citation"
                yield ("" if citation else part.text or "") + (part.tail or "" if part is not element else "")
