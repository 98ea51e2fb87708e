"""hOCR: pages of words with their places, as HTML. The specification: http://kba.github.io/hocr-spec/1.2/

Read tag by tag, without a tree: nothing in it can be nested too deep. Kinds of lines and words are those of the
specification and of older programs; characters may have boxes and confidences of their own.
"""

from __future__ import annotations

import html.parser
from dataclasses import dataclass, field

from reader.importing.formats.decoding import decode
from reader.importing.formats.read_pages import ReadPage, page_of
from reader.importing.pages.marks import Box
from reader.importing.readings.words import Told, Word, number

_LINES = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"})
_WORDS = frozenset({"ocrx_word", "ocr_word"})
_CHARS = frozenset({"ocrx_cinfo", "ocr_cinfo"})
_CHOICES = frozenset({"ocr_symbol", "ocr_glyph"})
"""What else a character may be, or how an engine came to it: nothing that stands on the page."""
_PICTURES = frozenset({"ocr_photo", "ocr_image", "ocr_linedrawing"})
_VOID = frozenset({"br", "img", "meta", "hr", "link", "input", "wbr"})
_SILENT = frozenset({"script", "style"})


def pages_of(data: bytes, name: str, encoding: str | None = None) -> list[ReadPage]:
    """Return the pages of a file."""
    parser = _Pages()
    parser.feed(decode(data, encoding).text)
    parser.close()
    parser.end_page()
    return parser.pages


def _told(title: str) -> dict[str, str]:
    """Return what an element's title says, by the names of its properties."""
    made: dict[str, str] = {}
    for part in title.split(";")[:40]:
        key, _blank, value = part.strip().partition(" ")
        made.setdefault(key, value.strip())
    return made


def _box(told: dict[str, str], *names: str) -> Box | None:
    for name in names or ("bbox",):
        numbers = [number(n) for n in told.get(name, "").split()[:4]]
        if len(numbers) == 4 and None not in numbers:
            left, top, right, bottom = (n for n in numbers if n is not None)
            if right >= left and bottom >= top:
                return Box(left, top, right, bottom)
    return None


@dataclass(slots=True)
class _Open:
    """A word in the making: its characters, how sure each is, their boxes where they are told."""

    told: dict[str, str]
    spaced: bool
    text: list[str] = field(default_factory=list)
    sure: list[float | None] = field(default_factory=list)
    places: list[Box | None] = field(default_factory=list)

    def add(self, words: str, told: dict[str, str]) -> None:
        """Put characters to it, all of which are told of alike."""
        own, place = number(told.get("x_conf")), _box(told, "x_bboxes", "bbox")
        words = words.strip()
        for char in words:
            self.text.append(char)
            self.sure.append(None if own is None or own < 0 else min(1.0, own / 100))
            self.places.append(place if len(words) == 1 else None)

    def word(self) -> Word:
        """Return it."""
        text = "".join(self.text)
        told = number(self.told.get("x_wconf"))
        whole = 1.0 if told is None or told < 0 else min(1.0, told / 100)
        each = [number(n) for n in self.told.get("x_confs", "").split()]
        if len(each) == len(text):
            self.sure = [None if n is None or n < 0 else min(1.0, n / 100) for n in each]
        places = tuple(p for p in self.places if p is not None)
        return Word(
            text=text, box=_box(self.told), sure=tuple(whole if s is None else s for s in self.sure),
            places=places if len(places) == len(text) else (), spaced=self.spaced,
        )  # fmt: skip


class _Pages(html.parser.HTMLParser):
    """Gathers the words of lines of pages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pages: list[ReadPage] = []
        self.engine = ""
        self._open: list[tuple[str, str]] = []  # tags with their kinds
        self._page: dict[str, str] | None = None
        self._lines: list[Told] = []
        self._drawn: list[tuple[str, Box]] = []
        self._line: dict[str, str] = {}
        self._words: list[Word] = []
        self._word: _Open | None = None
        self._char: dict[str, str] = {}
        self._blank = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what a tag opens."""
        own = {key: value or "" for key, value in attrs}
        if tag == "meta" and own.get("name") == "ocr-system":
            self.engine = own.get("content", "")[:60]
        kinds, told = own.get("class", "").split(), _told(own.get("title", ""))
        kind = next((k for k in kinds if k.startswith(("ocr", "xocr"))), "")
        if tag in _VOID:
            self._blank = True
            return
        self._open.append((tag, kind))
        if kind == "ocr_page":
            self.end_page()
            self._page = told
        elif kind in _LINES or (tag == "p" and not kind):
            self._end_line()
            self._line = told
        elif kind in _WORDS:
            self._end_word()
            self._word, self._blank = _Open(told, self._blank), False
        elif kind in _CHARS:
            self._char = told
        elif (kind in _PICTURES or kind == "ocr_separator") and (box := _box(told)) is not None:
            self._drawn.append((kind, box))

    def handle_endtag(self, tag: str) -> None:
        """Close the last of that name, and what is open in it."""
        if not any(name == tag for name, _kind in self._open[-40:]):
            return
        while self._open:
            name, kind = self._open.pop()
            if kind in _CHARS:
                self._char = {}
            elif kind in _WORDS:
                self._end_word()
            elif kind in _LINES or name in {"p", "div", "body"}:
                self._end_line()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self._page is None or any(t in _SILENT or k in _CHOICES for t, k in self._open[-6:]):
            return
        if not data.strip():
            self._blank = True
            return
        if self._word is None:
            self._words += self._bare(data)
        else:
            self._word.add(data, self._char)

    def _bare(self, data: str) -> list[Word]:
        """Return what stands in a line outside of all words: whole words, whose places nobody told."""
        alone = not self._words
        box = _box(self._line) if alone else None
        made = [Word(text=" ".join(data.split()), box=box, spaced=self._blank or data[:1].isspace())]
        self._blank = data[-1:].isspace()
        return made

    def _end_word(self) -> None:
        if self._word is not None and self._word.text:
            self._words.append(self._word.word())
        self._word, self._char = None, {}

    def _end_line(self) -> None:
        self._end_word()
        if self._words:
            self._lines.append((self._words, _box(self._line)))
        self._words, self._line, self._blank = [], {}, False

    def end_page(self) -> None:
        """Close the page that is open."""
        self._end_line()
        if self._page is not None:
            box = _box(self._page)
            image = self._page.get("image", "") or self._page.get("file", "")
            self.pages.append(
                page_of(
                    self._lines,
                    (box.right, box.bottom) if box is not None else None,
                    engine=self.engine,
                    rules=[b for k, b in self._drawn if k == "ocr_separator"],
                    pictures=[b for k, b in self._drawn if k in _PICTURES],
                    picture=image.strip("\"' "),
                )
            )
        self._page, self._lines, self._drawn = None, [], []
