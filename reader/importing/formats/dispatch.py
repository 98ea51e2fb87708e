"""What format bytes are in, and who reads it.

Decided by what the bytes say; the name only settles what they leave open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.importing.formats import apart, crawl, delimited, front_matter, markdown, site
from reader.importing.formats import text as plain
from reader.importing.formats.archive import Archive
from reader.importing.formats.decoding import decode
from reader.importing.formats.scroll import Extract
from reader.importing.formats.site import ReadMember
from reader.importing.lines.line import PrintedText
from reader.model.errors import ImportFailure
from reader.model.messages import _

MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mkd)$", re.IGNORECASE)
JSON_NAME = re.compile(r"\.(?:json|jsonl|ndjson)$", re.IGNORECASE)
TEXT_NAME = re.compile(r"\.(?:txt|text|md|markdown|mkd)$", re.IGNORECASE)
PICTURE_NAME = re.compile(
    r"\.(?:png|jpe?g|gif|webp|bmp|svg|ico|css|js|woff2?|ttf|pdf\.gif|db|ds_store|mp[34]|tmp|part|crdownload)$",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
# File types whose first bytes say that they are no newspaper.
_FOREIGN = tuple(
    bytes.fromhex(h)
    for h in (
        "7f454c46", "4d5a90", "89504e47", "ffd8ff", "47494638", "52494646", "d0cf11e0", "377abcaf", "52617221", "1f8b",
        "53514c69746520666f726d61742033", "cffaedfe", "cafebabe",
    )
)  # fmt: skip
# So many members of an archive are read as sources of their own.
MOST_SOURCES = 2000


def extracts(data: bytes, *, name: str, encoding: str | None = None) -> list[Extract]:
    """Return what the bytes hold: one extract, or of an archive one for its pages and one for each other readable
    member.

    Raises ImportFailure with the kinds of model.errors.
    """
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise ImportFailure("empty", _("《{name}》是空的，没有可读的。").format(name=name))
    if data.startswith(_FOREIGN):
        raise ImportFailure("unknown_format", _("《{name}》不是认得的格式。").format(name=name))
    if data[:1024].lstrip().startswith(b"%PDF") or (name.lower().endswith(".pdf") and b"%PDF" in data[:2048]):
        from reader.importing.formats import pdf

        return [pdf.read(data, name=name)]
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, name, encoding)
    return [_text_like(data, name, encoding)]


def _text_like(data: bytes, name: str, encoding: str | None) -> Extract:
    """Read a file that is some kind of text."""
    head = data[:4096]
    if site.is_html(name, head) and not _FEED.search(head):
        from reader.importing.formats import html_page

        return html_page.read(data, name=name, encoding=encoding)
    if (
        head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")
        or _FEED.search(head[:600])
        or name.lower().endswith((".xml", ".rss", ".atom"))
    ):
        from reader.importing.formats import feed

        return feed.read(data, name=name, encoding=encoding)
    if JSON_NAME.search(name) or _begins_like_json(head, name):
        from reader.importing.formats import json_records

        return json_records.read(data, name=name, encoding=encoding)
    decoded = decode(data, encoding)
    if not decoded.text.strip():
        raise ImportFailure("empty", _("《{name}》是空的，没有可读的。").format(name=name))
    is_markdown = bool(MARKDOWN_NAME.search(name))
    if not is_markdown and (table := delimited.read(decoded, name=name)):
        return table
    printed = (markdown if is_markdown else plain).read(decoded.text)
    if is_markdown and (piece := front_matter.read_piece(decoded.text, printed)):
        return Extract(
            text=decoded.text,
            format="markdown",
            encoding=decoded.encoding,
            records=(piece,),
            undecodable=decoded.undecodable,
            warnings=decoded.warnings,
        )
    return of_printed(
        printed, "markdown" if is_markdown else "text", decoded.encoding, decoded.undecodable, decoded.warnings
    )


def of_printed(
    printed: PrintedText,
    format_name: str,
    encoding: str | None,
    undecodable: tuple[tuple[int, str], ...] = (),
    warnings: tuple[str, ...] = (),
) -> Extract:
    """Return a text format's lines as an extract."""
    return Extract(
        text=printed.text,
        format=format_name,
        encoding=encoding,
        lines=printed.lines,
        newspaper=printed.newspaper,
        date=printed.date,
        page=printed.page,
        page_name=printed.page_name,
        undecodable=undecodable,
        warnings=warnings,
    )


def _begins_like_json(head: bytes, name: str) -> bool:
    return not TEXT_NAME.search(name) and bool(re.match(rb"\s*(?:\{\s*\"|\[\s*\{)", head.removeprefix(b"\xef\xbb\xbf")))


def _zipped(data: bytes, name: str, encoding: str | None) -> list[Extract]:
    """Tell DOCX and EPUB from a plain archive, and read its members."""
    archive = Archive(data, name)
    if "word/document.xml" in archive.names:
        from reader.importing.formats import docx

        return [docx.read(data, name=name)]
    if "META-INF/container.xml" in archive.names:
        from reader.importing.formats import epub

        return [epub.read(data, name=name)]
    if not archive.names:
        kind = "unsafe_archive" if archive.passed_over else "empty"
        raise ImportFailure(kind, _("压缩包《{name}》里没有可读的文件。").format(name=name))  # type: ignore[arg-type]
    return members(archive.names, archive.read, name=name, encoding=encoding)


def members(names: Sequence[str], read: ReadMember, *, name: str, encoding: str | None = None) -> list[Extract]:
    """Return what the members of an archive or folder hold: its pages together, a crawl together, other files one by
    one.

    Archives inside are not opened. Members that cannot be read are told in the warnings of what can. Raises
    ImportFailure where nothing can be read.
    """
    usable = [n for n in names if not PICTURE_NAME.search(n) and not _is_hidden(n)]
    found: list[Extract] = []
    failures: list[ImportFailure] = []
    named = [n for n in usable if crawl.NAME.search(n)] or [n for n in usable if n.lower().endswith(".txt")]
    if crawl.is_named(named) or crawl.is_alike(named, read, encoding=encoding):
        found.append(crawl.read_crawl(named, read, encoding=encoding))
        usable = [n for n in usable if n not in set(named)]
    pages = [n for n in usable if _is_page(n, read)]
    if pages:
        together = site.read_pages(pages, read, encoding=encoding)
        if together is not None:
            found.append(together)
            usable = [n for n in usable if n not in set(pages)]
    for member in sorted(usable, key=site.natural)[:MOST_SOURCES]:
        try:
            content = read(member)
            if content.startswith(b"PK\x03\x04") and not member.lower().endswith((".docx", ".epub")):
                raise ImportFailure("unsafe_archive", _("《{name}》是压缩包里的压缩包，没有打开。").format(name=member))
            found += extracts(content, name=member.rpartition("/")[2] or member, encoding=encoding)
        except ImportFailure as failure:
            failures.append(failure)
    if not found:
        worst = next((f for f in failures if f.kind == "unsafe_archive"), failures[0] if failures else None)
        raise worst or ImportFailure("empty", _("《{name}》里没有报纸。").format(name=name))
    return apart.together(found)


def _is_page(member: str, read: ReadMember) -> bool:
    """Tell an HTML page, by its name or, where the name has no ending, by how it begins."""
    if site.HTML_NAME.search(member):
        return True
    if "." in member.rpartition("/")[2]:
        return False
    try:
        return site.is_html(member, read(member)[:600])
    except ImportFailure:
        return False


def _is_hidden(member: str) -> bool:
    parts = member.split("/")
    return any(p.startswith(".") or p == "__MACOSX" for p in parts)
