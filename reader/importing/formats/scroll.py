"""Write down extracted text line by line, and remember what the format said about each line.

Formats whose bytes are no text of their own (HTML, DOCX, PDF, JSON…) pour what they find onto a scroll. The scroll's
text is the source text that is kept; every visible character of the source stands in it once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.importing.formats.cleaning import clean
from reader.importing.formats.decoding import Decoded
from reader.importing.lines.line import Line, LineRole, PrintedText
from reader.importing.pictures.found import Found, Place, found
from reader.importing.records.record import Record
from reader.model.cells import BORDER
from reader.model.issue import SetAsideReason
from reader.model.text import Span

_BREAK = re.compile(r"\n+")
_BLANK = " \t\u3000\xa0\u2002\u2003\u2009"


Print = bytes | Callable[[], bytes]
"""A PDF, or what gives the picture of one page, read when it is wanted; no bytes where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a format found: the text, and either `lines` in reading order or `records` already told apart.

    `newspaper`, `date` (ISO), `page` and `page_name` are what the file says about itself outside its text; `pictures`
    are those that were met, `undecodable` lists (offset, bytes as hex).

    `aside` says why stretches that no record
    covers are none; `doubtful_day` is where a day and its weekday differ. `layout`: where on its pages the text stands,
    `shown` where in it the pictures of its pages belong, by page and number on it,
    `prints` the PDFs or pictures that these pages are of. `recognised`: some of it was read from pictures,
    `backward`: level lines of it from their wrong end; `unread`: pages, from 1, that are pictures and were not read.
    `member`: the one file of a folder or archive that it was read from, by its name in there.
    """

    text: str
    format: str
    encoding: str | None = None
    lines: tuple[Line, ...] = ()
    records: tuple[Record, ...] = ()
    newspaper: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    pictures: tuple[Found, ...] = ()
    undecodable: tuple[tuple[int, str], ...] = ()
    warnings: tuple[str, ...] = ()
    aside: tuple[tuple[Span, SetAsideReason], ...] = ()
    doubtful_day: Span | None = None
    layout: str = ""
    shown: Mapping[tuple[int, int], Place] = field(default_factory=dict)
    prints: tuple[Print, ...] = ()
    recognised: bool = False
    backward: bool = False
    unread: tuple[int, ...] = ()
    member: str = ""


def of_printed(printed: PrintedText, format_name: str, decoded: Decoded, records: tuple[Record, ...] = ()) -> Extract:
    """Return a text's lines, or the records that were made of them, as an extract."""
    return Extract(
        text=printed.text, format=format_name, encoding=decoded.encoding, lines=() if records else printed.lines,
        records=records, newspaper=printed.newspaper, date=printed.date, page=printed.page,
        page_name=printed.page_name, undecodable=decoded.undecodable, warnings=decoded.warnings,
    )  # fmt: skip


@dataclass(slots=True)
class Scroll:
    """Text in the making. `length` is where the next line begins."""

    lines: list[Line] = field(default_factory=list)
    length: int = 0
    pictures: list[Found] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _begins: list[int] = field(default_factory=list)

    def write(self, words: str, *, role: LineRole | None = None, **hints: object) -> tuple[Line, ...]:
        """Append text as lines (it may hold line breaks) and return them; blank text appends nothing.

        With `row`, its number in its table, a line is a row, its cells parted by tabs.
        """
        words, _dropped = clean(words)
        made: list[Line] = []
        for raw in _BREAK.split(words):
            body = raw.strip(_BLANK).strip()
            if not body:
                continue
            lead = raw[: raw.index(body[0])]
            indent = sum(1.0 if c in "\u3000\u2003" else 0.5 for c in lead)
            start = self.length + len(lead)
            line = Line(start=start, end=start + len(body), role=role, indent=indent)
            self.put(lead + body)
            if hints.get("row") and role is None:
                line = replace(line, role="row", indent=0.0, before=lead.count(BORDER))
            made.append(replace(line, **hints) if hints else line)  # type: ignore[arg-type]
        self.lines += made
        return tuple(made)

    def write_line(self, words: str, cuts: Sequence[Span], **hints: object) -> tuple[Line, ...]:
        """Append one line of text, of which the stretches `cuts` only annotate it (readings, note numbers)."""
        if not cuts:
            return self.write(words, **hints)  # type: ignore[arg-type]  # hints are fields of a line
        at = self.length
        made = self.write(words.replace("\n", " "), **hints)  # type: ignore[arg-type]
        if not made or "".join(self._parts[-2:-1]) != words:  # white space went, or characters that are no text
            return made
        line = made[0]
        placed = tuple(
            Span(max(at + c.start, line.start), min(at + c.end, line.end)) for c in cuts if at + c.start < line.end
        )
        self.lines[-1] = replace(line, cuts=placed)
        return (self.lines[-1],)

    def picture(self, data: bytes | None, **told: object) -> None:
        """Note that a picture stands before what is written next; `told` are fields of `found`."""
        self.pictures.append(found(data, at=self.length, **told))  # type: ignore[arg-type]  # they are by name

    def words(self, line: Line) -> str:
        """Return what stands in a line that was written; costs no more where much was written before."""
        part = bisect_right(self._begins, line.start) - 1
        at = self._begins[part]
        return self._parts[part][line.start - at : line.end - at]

    def put(self, raw: str) -> None:
        """Append raw text and a line break, without describing a line."""
        self._append(raw)
        self._append("\n")

    def blank(self) -> None:
        """Leave one line empty."""
        self._append("\n")

    def take(self, other: Scroll) -> None:
        """Append all of another scroll."""
        begin = self.length
        self._append(other.text)
        self.lines += [line.moved(begin) for line in other.lines]
        self.pictures += [picture.moved(begin) for picture in other.pictures]

    def since(self, start: int) -> Span:
        """Return the stretch from `start` to the end of what is written, without the last line break."""
        return Span(start, max(start, self.length - 1))

    @property
    def text(self) -> str:
        """All that was written, put together anew: to be asked for once."""
        return "".join(self._parts)

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self._begins.append(self.length)
        self.length += len(part)
