"""Pages that an office program wrote: no site's page, but a document whose sizes of type tell what is a headline."""

from __future__ import annotations

import html.parser
import re

from reader.importing.formats.decoding import decode
from reader.importing.formats.html_settings import Settings
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.office_captions import table_of
from reader.importing.formats.office_lines import Drawing, Paragraph, Run
from reader.importing.formats.office_pouring import pour
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.pictures.found import data_of

_WRITTEN = re.compile(
    rb"<meta[^<>]{0,80}generator[^<>]{0,80}(?:libreoffice|openoffice|microsoft (?:word|excel)|kingsoft|wps)"
    rb"|urn:schemas-microsoft-com:office:(?:word|office)",
    re.IGNORECASE,
)
_SIZE = re.compile(r"font-size:\s*(\d{1,3}(?:\.\d+)?)\s*(pt|px)?", re.IGNORECASE)
_INDENT = re.compile(r"text-indent:\s*(\d{1,3}(?:\.\d+)?)\s*(pt|px|em|in|cm)", re.IGNORECASE)
_EMS = {"pt": 1 / 10.5, "px": 1 / 14, "em": 1.0, "in": 72 / 10.5, "cm": 28.3 / 10.5}
_HALF_POINTS = (15, 20, 24, 27, 36, 48, 72)
"""What `<font size>` 1 to 7 stands for."""
_NORMAL = 24
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dd", "dt", "caption", "hr"}
_SILENT = {"script", "style", "title", "template", "xml"}
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "base"}


def is_office(head: bytes) -> bool:
    """Tell a page of an office program by what it says of itself."""
    return bool(_WRITTEN.search(head))


def read(data: bytes, *, encoding: str | None = None, resolve: Resolve = nowhere) -> Extract:
    """Return the page as lines with their sizes. Raises ImportFailure where the bytes are no text."""
    decoded = decode(data, encoding)
    reader, scroll = _Reader(resolve), Scroll()
    reader.feed(decoded.text)
    reader.close()
    reader.end_paragraph()
    pour(reader.made, scroll, _NORMAL)
    return Extract(
        text=scroll.text, format="html", encoding=decoded.encoding, undecodable=decoded.undecodable,
        warnings=decoded.warnings, lines=tuple(scroll.lines), pictures=tuple(scroll.pictures),
    )  # fmt: skip


class _Reader(html.parser.HTMLParser):
    """Gathers paragraphs of runs; open elements stand on a stack with the size and weight that they set."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[Paragraph] = []
        self._resolve = resolve
        self._own = Paragraph()
        self._open: list[tuple[str, int | None, bool]] = []
        self._tables: list[list[list[list[Paragraph]]]] = []
        self._settings = Settings()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "img":
            address = said.get("src", "")
            data = data_of(address) if address[:5].lower() == "data:" else self._resolve(address)
            before = not self._own.text.strip()
            self._own.drawings.append(
                Drawing(data=data, name=address.partition(",")[0], alt=said.get("alt", ""), before=before)
            )
            if said.get("alt"):
                self._put(said["alt"])
        if tag == "br":
            self._put(" ")
        if tag in _BLOCKS:
            self.end_paragraph()
            self._own.level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
            if "caption" in said.get("class", "").lower():
                self._own.role = "caption"
            if indent := _INDENT.search(said.get("style", "")):
                self._own.indent = float(indent[1]) * _EMS[indent[2].lower()]
        if tag == "table":
            self.end_paragraph()
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in {"td", "th"} and self._tables and self._tables[-1]:
            self.end_paragraph()
            self._tables[-1][-1].append([])
        if tag not in _VOID:
            self._settings.enter(tag, said)
            self._open.append((tag, _size_of(tag, said), tag in {"b", "strong"}))

    def handle_endtag(self, tag: str) -> None:
        if any(t == tag for t, _size, _bold in self._open):
            closed = ""
            while self._open and closed != tag:
                closed = self._open.pop()[0]
                self._settings.leave()
        if tag in _BLOCKS or tag in {"td", "th", "body"}:
            self.end_paragraph()
        elif tag == "table" and self._tables:
            self.end_paragraph()
            for paragraph in table_of(self._tables.pop()):
                self._file(paragraph)

    def handle_data(self, data: str) -> None:
        if not any(tag in _SILENT for tag, _size, _bold in self._open):
            self._put(re.sub(r"[ \t\r\n]+", " ", data))

    def _put(self, words: str) -> None:
        if not words.strip("\xa0") and not self._own.runs:
            return
        size = next((s for _tag, s, _bold in reversed(self._open) if s), None)
        now = self._settings.now
        self._own.centred = now.centred
        bold = any(b for _tag, _size, b in self._open)
        self._own.runs.append(Run(text=words, bold=bold, slanted=now.slanted, size=size))

    def end_paragraph(self) -> None:
        """File the paragraph that is open."""
        own, self._own = self._own, Paragraph()
        if own.text.strip() or own.drawings:
            self._file(own)

    def _file(self, paragraph: Paragraph) -> None:
        cell = self._tables[-1][-1][-1] if self._tables and self._tables[-1] and self._tables[-1][-1] else None
        (self.made if cell is None else cell).append(paragraph)


def _size_of(tag: str, said: dict[str, str]) -> int | None:
    """Return the size that an element sets, in half points."""
    if found := _SIZE.search(said.get("style", "")):
        return round(float(found[1]) * (1.5 if found[2] == "px" else 2))
    number = said.get("size", "")
    return _HALF_POINTS[int(number) - 1] if tag == "font" and number in set("1234567") else None
