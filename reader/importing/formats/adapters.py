"""The table of formats: one entry each, asked in this order. A new format is its file and its entry here.

Decided by what the bytes say; the name only settles what they leave open. Readers are loaded when they are wanted.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.importing.formats import reading_marks
from reader.importing.formats.adapter import Adapter
from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract, of_printed
from reader.importing.lines.line import PrintedText
from reader.importing.records.record import Record
from reader.model.messages import N_

_BLANKS = b"\xef\xbb\xbf \t\r\n"
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*\{)")


def _is_pdf(sample: Sample) -> bool:
    head = sample.data[:2048]
    return head[:1024].lstrip().startswith(b"%PDF") or (sample.ends_in("pdf") and b"%PDF" in head)


def _pdf(sample: Sample) -> Extract:
    from reader.importing.formats import pdf

    return pdf.read(sample.data, name=sample.name)


def _docx(sample: Sample) -> Extract:
    from reader.importing.formats import docx

    return docx.read(sample.archive, name=sample.name)


def _odt(sample: Sample) -> Extract:
    from reader.importing.formats import odt

    return odt.read(sample.archive, name=sample.name)


def _sheets(sample: Sample) -> Extract:
    from reader.importing.formats import ods, xlsx

    read = ods.read if "spreadsheet" in sample.kept_type else xlsx.read
    return read(sample.archive, name=sample.name, resolve=sample.resolve)


def _rtf(sample: Sample) -> Extract:
    from reader.importing.formats import rtf

    return rtf.read(sample.data, name=sample.name)


def _is_mail(sample: Sample) -> bool:
    from reader.importing.formats import mail

    return mail.is_mail(sample.data[:20_000])


def _mail(sample: Sample) -> Extract:
    from reader.importing.formats import mail

    return mail.read(sample.data, name=sample.name)


def _xml(sample: Sample) -> Extract:
    from reader.importing.formats import xml_records

    return xml_records.read(sample.data, name=sample.name, encoding=sample.encoding, resolve=sample.resolve)


def _readings(sample: Sample) -> Extract | None:
    from reader.importing.formats import reading_files

    return reading_files.read(sample)


def _epub(sample: Sample) -> Extract:
    from reader.importing.formats import epub

    return epub.read(sample.data, name=sample.name)


def _is_html(sample: Sample) -> bool:
    from reader.importing.formats import site

    return site.is_html(sample.name, sample.head) and not _FEED.search(sample.head)


def _html(sample: Sample) -> Extract:
    from reader.importing.formats import html_source

    return html_source.read(sample)


def _is_feed(sample: Sample) -> bool:
    return bool(_FEED.search(sample.head)) or sample.ends_in("rss", "atom")


def _is_xml(sample: Sample) -> bool:
    from reader.importing.formats import xml_records

    declared = sample.head.lstrip(_BLANKS).startswith(b"<?xml")
    return declared or sample.ends_in("xml") or xml_records.is_tagged(sample.head)


def _feed(sample: Sample) -> Extract:
    from reader.importing.formats import feed

    return feed.read(sample.data, name=sample.name, encoding=sample.encoding, resolve=sample.resolve)


def _is_json(sample: Sample) -> bool:
    if sample.ends_in(*_JSON_NAMES):
        return True
    return not sample.ends_in(*_TEXT_NAMES, *_MARKDOWN_NAMES) and bool(
        _JSON.match(sample.head.removeprefix(b"\xef\xbb\xbf"))
    )


def _json(sample: Sample) -> Extract:
    from reader.importing.formats import json_records

    return json_records.read(sample.data, name=sample.name, encoding=sample.encoding, resolve=sample.resolve)


def _markdown(sample: Sample) -> Extract:
    from reader.importing.formats import markdown_page, markdown_pictures

    decoded = sample.decoded
    if (page := markdown_page.read(decoded, sample.resolve)) is not None:
        return page
    printed = _markdown_lines(decoded.text)
    piece = _markdown_piece(decoded.text, printed)
    found = of_printed(printed, "markdown", decoded, (piece,) if piece else ())
    return replace(found, pictures=markdown_pictures.pictures_of(decoded.text, sample.resolve))


def _markdown_lines(text: str) -> PrintedText:
    from reader.importing.formats import markdown

    return markdown.read(text)


def _markdown_piece(text: str, printed: PrintedText) -> Record | None:
    from reader.importing.formats.front_matter import read_piece
    from reader.importing.formats.notes_above import read_noted

    return read_piece(text, printed) or read_noted(text, printed)


def _table(sample: Sample) -> Extract | None:
    from reader.importing.formats import delimited

    return delimited.read(sample.decoded, name=sample.name, resolve=sample.resolve)


def _text(sample: Sample) -> Extract:
    from reader.importing.formats import markdown_pictures
    from reader.importing.formats.columns import unmixed

    decoded = sample.decoded
    if not decoded.undecodable and (text := unmixed(decoded.text)):
        decoded = replace(decoded, text=text)
    found = of_printed(_text_lines(decoded.text), "text", decoded)
    return replace(found, pictures=markdown_pictures.pictures_of(decoded.text, sample.resolve))


def _text_lines(text: str) -> PrintedText:
    from reader.importing.formats import markdown_pictures
    from reader.importing.formats import text as plain

    return markdown_pictures.without_marks(plain.read(text))


def _is_sql(sample: Sample) -> bool:
    from reader.importing.formats import sql_dump

    return sql_dump.is_dump(sample.data[:20_000]) and (sample.ends_in("sql") or b"INSERT INTO" in sample.data[:20_000])


def _sql(sample: Sample) -> Extract:
    from reader.importing.formats import sql_dump

    return sql_dump.read(sample.decoded, name=sample.name, resolve=sample.resolve)


def _any(_sample: Sample) -> bool:
    return True


_TEXT_NAMES = ("txt", "text")
_MARKDOWN_NAMES = ("md", "markdown", "mkd", "mdx")
_JSON_NAMES = ("json", "jsonl", "ndjson")

ADAPTERS: tuple[Adapter, ...] = (
    Adapter(name="pdf", words="PDF", suffixes=("pdf",), recognises=_is_pdf, read=_pdf),
    Adapter(
        name="docx", words=N_("Word 文档"), suffixes=("docx",), zipped=True, read=_docx,
        recognises=lambda sample: "word/document.xml" in sample.archive.names,
    ),
    Adapter(
        name="ods", words=N_("ODS 表格"), suffixes=("ods",), zipped=True, read=_sheets,
        recognises=lambda sample: "spreadsheet" in sample.kept_type,
    ),
    Adapter(
        name="odt", words=N_("ODT 文档"), suffixes=("odt",), zipped=True, read=_odt,
        recognises=lambda sample: "content.xml" in sample.archive.names,
    ),
    Adapter(
        name="xlsx", words=N_("Excel 表格"), suffixes=("xlsx",), zipped=True, read=_sheets,
        recognises=lambda sample: "xl/workbook.xml" in sample.archive.names,
    ),
    Adapter(
        name="epub", words=N_("EPUB 电子书"), suffixes=("epub",), zipped=True, read=_epub,
        recognises=lambda sample: "META-INF/container.xml" in sample.archive.names,
    ),
    Adapter(
        name="rtf", words="RTF", suffixes=("rtf",), read=_rtf,
        recognises=lambda sample: sample.head.startswith(b"{\\rtf"),
    ),
    Adapter(
        name="mht", words=N_("存成一个文件的网页"), suffixes=("mht", "mhtml", "eml"), recognises=_is_mail, read=_mail,
    ),
    Adapter(
        name="alto", words=N_("别的程序识字的结果（ALTO、hOCR、METS）"), suffixes=("alto", "hocr", "mets"),
        recognises=lambda sample: reading_marks.format_of(sample.data) is not None, read=_readings,
    ),
    Adapter(
        name="html", words=N_("网页"), suffixes=("html", "htm", "shtml", "xhtml"), recognises=_is_html, read=_html,
    ),
    Adapter(
        name="feed", words=N_("订阅源"), suffixes=("rss", "atom"), recognises=_is_feed, read=_feed,
    ),
    Adapter(name="xml", words="XML", suffixes=("xml",), recognises=_is_xml, read=_xml),
    Adapter(name="json", words="JSON", suffixes=_JSON_NAMES, recognises=_is_json, read=_json),
    Adapter(name="sql", words=N_("数据库备份"), suffixes=("sql",), recognises=_is_sql, read=_sql),
    Adapter(
        name="markdown", words="Markdown", suffixes=_MARKDOWN_NAMES, read=_markdown, lines=_markdown_lines,
        piece=_markdown_piece,
        recognises=lambda sample: sample.ends_in(*_MARKDOWN_NAMES),
    ),
    Adapter(name="csv", words=N_("表格"), suffixes=("csv", "tsv"), recognises=_any, read=_table),
    Adapter(
        name="text", words=N_("纯文本"), suffixes=_TEXT_NAMES, recognises=_any, read=_text, lines=_text_lines,
    ),
)  # fmt: skip
ARCHIVES = ("zip", "warc", "wacz")
"""Endings of archives of all these; folders are the same unpacked."""


def adapter_of(name: str) -> Adapter | None:
    """Return the format of that name; None for one of a later version."""
    return next((a for a in ADAPTERS if a.name == name), None)
