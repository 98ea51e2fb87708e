"""What stands in a file, read in the plainest way: letters, digits and hanzi, as a multiset.

It shares no code with the adapters, so that what they lose is missed. Text and Markdown: all of it; of Markdown that is
a page below its title the page's text nodes · HTML, hOCR, EPUB, MHT: text nodes outside script, style, template and
comment, and `alt` · JSON: string values · CSV, XLSX: cells · XML: text and CDATA, of ALTO CONTENT of strings and
hyphens · DOCX, ODT: text of body, headers, footers, notes and comments · RTF: text outside destinations that show
nothing · PDF: what pdfium shows, a character drawn again in its place once.
One word of ASCII in a record (an address, a number, an id) is merely counted, and left out here.
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
    elif kind == "hocr":
        yield from _page(_decoded(data))
    elif kind in {"xml", "rss", "atom"}:
        yield from _feed(data)
    elif kind in {"mht", "mhtml", "eml"}:
        yield from _mail(data)
    elif kind == "pdf":
        yield from _pdf(data)
    elif kind == "rtf":
        yield _rtf(data.decode("latin-1"))
    elif kind in {"docx", "odt", "xlsx", "epub"}:
        yield from _zipped(data, kind)
    elif kind == "md" and (parts := _above_and_page(_decoded(data))):
        yield parts[0]
        yield from _page(parts[1])
    else:
        yield _decoded(data)


def _above_and_page(text: str) -> tuple[str, str] | None:
    """Return what stands above a Markdown file's page, and the page; None where it is no page but Markdown."""
    page = re.search(r"(?m)^[ \t]*<(?:article|div|section|p|h\d)[\s>]", text)
    if page is None or text.count("<p>", page.start()) < 3 or re.search(r"(?m)^#", text[page.start() :]):
        return None
    return text[: page.start()], text[page.start() :]


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
    root = _tree(data)
    if root.tag.rpartition("}")[2] == "alto":
        yield from (e.get("CONTENT", "") for e in root.iter("{*}String", "{*}HYP"))
        return
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


def _pdf(data: bytes) -> Iterator[str]:
    """Yield the characters of each page; one that stands twice in one place is drawn bold."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        seen: set[tuple[str, int, int]] = set()
        for k in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, k))
            if raw.FPDFText_IsGenerated(text, k) == 1:
                continue
            left, bottom, right, top = text.get_charbox(k)
            place = (char, round((left + right) / 6), round((bottom + top) / 6))
            near = {(char, place[1] + dx, place[2] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
            if right - left > 4 and near & seen:
                continue
            seen.add(place)
            yield char


_UNSEEN = re.compile(r"\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|fldinst|listtable|rsidtbl|generator|xmlnstbl)")
_RTF = re.compile(
    r"\\'(?P<byte>[0-9a-f]{2})|\\(?P<word>[a-z]+)(?P<number>-?\d+)? ?|\\(?P<mark>[^a-z])|(?P<brace>[{}])"
    r"|(?P<plain>[^\\{}])",
    re.DOTALL,
)


def _rtf(text: str) -> str:
    """Return the text of a Rich Text file, its bytes in GB18030."""
    made, bytes_, depth, silent, skip, wide = "", bytearray(), 0, 0, 0, 1
    stack: list[int] = []
    for found in _RTF.finditer(text):
        if found["brace"] == "{":
            stack.append(wide)
            depth += 1
            if not silent and _UNSEEN.match(text, found.end()):
                silent = depth
        elif found["brace"] == "}":
            wide = stack.pop() if stack else 1
            silent = 0 if silent == depth else silent
            depth -= 1
        if silent:
            continue
        if found["byte"] and skip:
            skip -= 1
        elif found["byte"]:
            bytes_.append(int(found["byte"], 16))
            continue
        made, bytes_ = made + bytes_.decode("gb18030", "replace"), bytearray()
        if found["word"] == "u" and found["number"]:
            made, skip = made + chr(int(found["number"]) % 65536), wide
        elif found["word"] == "uc" and found["number"]:
            wide = int(found["number"])
        elif found["plain"] and found["plain"] not in "\r\n":
            made, skip = (made, skip - 1) if skip else (made + found["plain"], 0)
    return made + bytes_.decode("gb18030", "replace")


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
