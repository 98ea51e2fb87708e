"""What kind of file some bytes are: by what they hold first, by the name where that says nothing."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from reader.model.errors import ImportFailure
from reader.model.messages import _

FormatName = Literal["text", "markdown", "html", "xml", "json", "jsonl", "pdf", "zip", "docx", "epub"]

_BY_SUFFIX: dict[str, FormatName] = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
# Files that are no newspaper's text whatever they are called.
_OTHERS = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd", b"II*\x00", b"MM\x00*", b"RIFF", b"OggS", b"ID3", b"fLaC", b"\xca\xfe\xba\xbe", b"SQLite format 3",
    b"\xd0\xcf\x11\xe0", b"wOFF", b"wOF2",
)  # fmt: skip
_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|frameset)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF|urlset|!DOCTYPE|!ENTITY)\b", re.IGNORECASE)


def format_of(data: bytes, name: str) -> FormatName:
    """Return the format of a file's bytes. Raises ImportFailure `unknown_format` where it is no text at all."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024] and not head[:1].isalnum() and head[:1] not in b"#<":
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, name)
    if head.startswith(_OTHERS):
        raise ImportFailure(
            "unknown_format", _("“{name}”不是文字，是图片、程序或另一种压缩文件。").format(name=name)
        )
    suffix = PurePath(name).suffix.lower()
    named = _BY_SUFFIX.get(suffix)
    if named in {"html", "xml"} or suffix not in {".txt", ".md", ".markdown", ".text"}:
        if _XML.match(head) and not _HTML.match(head) and b"<html" not in head.lower():
            return "xml"
        if _HTML.match(head) or (b"<html" in head.lower() and named != "json"):
            return "html"
    return named or _by_look(head, suffix)


def _by_look(head: bytes, suffix: str) -> FormatName:
    """Return the format of bytes without a telling name; a `.txt` is always text, whatever it looks like."""
    if suffix in {"", ".data", ".dat"}:
        start = head.lstrip()[:1]
        if start == b"{":
            return "jsonl" if head.count(b"\n{") else "json"
        if start == b"[" and re.match(rb"\s*\[\s*[\[{\"\]]", head):
            return "json"
        if re.search(rb"^#{1,6} ", head, re.MULTILINE):
            return "markdown"
    return "text"


def _zip_kind(data: bytes, name: str) -> FormatName:
    """Tell a document in a zip container from a plain archive, by the members that it must have."""
    head, tail = data[:2048], data[-65536:]
    if b"application/epub+zip" in head or b"META-INF/container.xml" in tail:
        return "epub"
    if b"word/document.xml" in tail or b"word/document.xml" in data[:65536]:
        return "docx"
    suffix = PurePath(name).suffix.lower()
    return "docx" if suffix == ".docx" else "epub" if suffix == ".epub" else "zip"
