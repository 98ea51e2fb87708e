r"""RTF 1.9.1 to lines: paragraphs with bold type and letter size; control words are never text.

Letters come as bytes in the code page of their font (`\'b1\'a8`) or as UTF-16 (`\u25253?`); what is written for readers
without Unicode is passed over. Page headers first, footers and notes are set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reader.importing.formats.office_lines import Drawing, Paragraph, Run
from reader.importing.formats.office_pouring import pour
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.lines.line import LineRole
from reader.model.errors import ImportFailure
from reader.model.messages import _

MARK = b"{\\rtf"
NORMAL_HALF_POINTS = 24
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([\r\n]+)|([^\\{}\r\n]+)", re.DOTALL
)
_CODEPAGES = {134: "gb18030", 136: "cp950", 128: "cp932", 129: "cp949", 0: "cp1252"}
"""Character sets of fonts (`\\fcharset`) that matter here."""
_SKIPPED = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "object", "fldinst", "themedata", "colorschememapping",
        "datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "filetbl",
        "bkmkstart", "bkmkend", "pntext", "pnseclvl", "nonshppict", "template", "mmathPr", "operator", "datafield",
    )
)  # fmt: skip
_ROLES: dict[str, LineRole] = {
    "header": "masthead", "headerf": "masthead", "headerl": "masthead", "headerr": "masthead", "footer": "furniture",
    "footerf": "furniture", "footerl": "furniture", "footerr": "furniture", "footnote": "furniture",
    "annotation": "furniture",
}  # fmt: skip
_ON_AND_OFF = {"b": "bold", "i": "slanted", "v": "hidden", "strike": "hidden", "deleted": "hidden"}
_MOST_DEPTH = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group."""

    skipped: bool = False
    drawn: bool = False
    role: LineRole | None = None
    bold: bool = False
    slanted: bool = False
    size: int = NORMAL_HALF_POINTS
    codec: str = "cp1252"
    fallback: int = 1
    hidden: bool = False


@dataclass(slots=True)
class _Reader:
    """Goes through the control words; `beside` gathers what is not of the running text."""

    codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)
    beside: list[Paragraph] = field(default_factory=list)
    open: dict[LineRole | None, Paragraph] = field(default_factory=dict)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    surrogate: int = 0
    font: int = 0
    pass_over: int = 0
    indent: float = 0.0
    centred: bool = False
    starred: bool = False
    hexed: bytearray = field(default_factory=bytearray)

    def through(self, data: bytes) -> None:
        """Read a whole file."""
        for found in _TOKEN.finditer(data):
            word, number, code, symbol, brace, _end, plain = found.groups()
            if code is not None:
                self.byte(int(code, 16))
                continue
            if plain is not None:
                self.letters(plain)
                continue
            self.flush()
            if brace == b"{":
                self.stack.append(self.state)
                if len(self.stack) > _MOST_DEPTH:
                    raise ImportFailure("corrupt", _("RTF 嵌套得太深，不像是报纸。"))
            elif brace == b"}":
                self.end_group()
            elif symbol is not None:
                self.symbol(symbol)
            elif word is not None:
                self.word(word.decode(), int(number) if number else None)
        self.flush()
        for role in list(self.open):
            self.end_paragraph(role)

    def end_group(self) -> None:
        """Return to what held before a group; a note's or header's last paragraph ends with it."""
        inner = self.state
        self.state = self.stack.pop() if self.stack else _State()
        if inner.drawn and not self.state.drawn:
            self.draw()
        if inner.role != self.state.role:
            self.end_paragraph(inner.role)

    def byte(self, value: int) -> None:
        """Take a byte of a letter."""
        if self.pass_over:
            self.pass_over -= 1
        else:
            self.pending.append(value)

    def letters(self, plain: bytes) -> None:
        """Take letters as they are written, or the digits of a picture."""
        if self.state.drawn:
            self.hexed += plain
            return
        skipped = min(self.pass_over, len(plain))
        self.pass_over -= skipped
        self.pending += plain[skipped:]

    def flush(self) -> None:
        """Put the bytes that were gathered into the paragraph."""
        if self.pending:
            self.say(bytes(self.pending).decode(self.state.codec, "replace"))
            self.pending.clear()

    def say(self, words: str) -> None:
        """Put words into the open paragraph of the present role."""
        state = self.state
        if state.skipped or not words:
            return
        paragraph = self.open.setdefault(state.role, Paragraph(role=state.role))
        paragraph.indent, paragraph.centred = self.indent, self.centred
        run = Run(text=words, bold=state.bold, slanted=state.slanted, size=state.size, cut=state.hidden)
        paragraph.runs.append(run)

    def draw(self) -> None:
        """Take a picture that was gathered, in the open paragraph of the present role."""
        digits = re.sub(rb"[^0-9a-fA-F]", b"", self.hexed)
        self.hexed.clear()
        paragraph = self.open.setdefault(self.state.role, Paragraph(role=self.state.role))
        data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        paragraph.drawings.append(Drawing(data=data, before=not paragraph.text.strip()))

    def symbol(self, symbol: bytes) -> None:
        """Read a control symbol."""
        words = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": None, b"\r": None}
        if symbol == b"*":
            self.starred = True
        elif symbol in words:
            self.say(words[symbol] or "") if words[symbol] else self.end_paragraph(self.state.role)

    def word(self, word: str, number: int | None) -> None:
        """Read a control word."""
        starred, self.starred = self.starred, False
        if word in _ROLES and not self.state.skipped:
            self.state = replace(self.state, role=_ROLES[word])
        elif word == "fonttbl" or word in _SKIPPED or (starred and word not in {"shppict", "shpinst", "ud", "upr"}):
            self.state = replace(self.state, skipped=True, drawn=False)
        elif word == "pict" and not self.state.skipped:
            self.state = replace(self.state, skipped=True, drawn=True)
        elif word in {"par", "row", "sect", "page"}:
            if not self.state.skipped:
                self.end_paragraph(self.state.role, row=word == "row")
        elif word in _WORDS:
            self.say(_WORDS[word])
        else:
            self.setting(word, number)

    def setting(self, word: str, number: int | None) -> None:
        """Read a control word that changes how what follows is set or written."""
        if word == "u" and number is not None:
            self.unicode(number % 65536)
        elif word == "uc":
            self.state = replace(self.state, fallback=max(0, number or 0))
        elif word in _ON_AND_OFF:
            self.state = replace(self.state, **{_ON_AND_OFF[word]: number != 0})  # type: ignore[arg-type]  # names of its fields
        elif word == "fs" and number:
            self.state = replace(self.state, size=number)
        elif word == "plain":
            self.state = replace(self.state, bold=False, slanted=False, hidden=False, size=NORMAL_HALF_POINTS)
        elif word in {"pard", "ql", "qc", "qr", "qj"}:
            self.indent, self.centred = 0.0 if word == "pard" else self.indent, word == "qc"
        elif word == "fi" and number is not None:
            self.indent = max(0.0, number / (self.state.size * 10))
        elif word in {"ansicpg", "f", "fcharset", "deff"} and number is not None:
            self.encoding(word, number)

    def encoding(self, word: str, number: int) -> None:
        """Note a font's code page, or take a font."""
        if word == "ansicpg":
            self.codec = {936: "gb18030", 950: "cp950", 932: "cp932", 65001: "utf-8"}.get(number, "cp1252")
            self.state = replace(self.state, codec=self.codec)
        elif word == "fcharset":
            self.fonts[self.font] = _CODEPAGES.get(number, self.codec) if number else self.codec
        elif word == "f":
            self.font = number
            self.state = replace(self.state, codec=self.fonts.get(number, self.codec))

    def unicode(self, code: int) -> None:
        """Take a letter in UTF-16, and pass over what stands for it behind."""
        self.pass_over = self.state.fallback
        if 0xD800 <= code < 0xDC00:
            self.surrogate = code
            return
        if 0xDC00 <= code < 0xE000 and self.surrogate:
            code = 0x10000 + ((self.surrogate - 0xD800) << 10) + code - 0xDC00
        self.surrogate = 0
        self.say(chr(code))

    def end_paragraph(self, role: LineRole | None, *, row: bool = False) -> None:
        """Close the open paragraph of a role."""
        paragraph = self.open.pop(role, None) or Paragraph(role=role)
        own = self.paragraphs if role is None else self.beside
        if row and paragraph.text.count("\t") > 1:
            paragraph.row = own[-1].row + 1 if own else 1
        own.append(paragraph)


_WORDS = {
    "line": "\n", "cell": "\t", "tab": " ", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip


def read(data: bytes, *, name: str) -> Extract:
    """Return the document's paragraphs as lines. Raises ImportFailure: `corrupt`, `empty`."""
    reader = _Reader()
    reader.through(data)
    scroll = Scroll()
    pour([p for p in reader.beside if p.role == "masthead"], scroll, NORMAL_HALF_POINTS)
    pour([_trimmed(p) for p in reader.paragraphs], scroll, NORMAL_HALF_POINTS)
    pour([p for p in reader.beside if p.role != "masthead"], scroll, NORMAL_HALF_POINTS)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    lines, pictures = tuple(scroll.lines), tuple(scroll.pictures)
    return Extract(text=scroll.text, format="rtf", encoding=reader.codec, lines=lines, pictures=pictures)


def _trimmed(paragraph: Paragraph) -> Paragraph:
    """Return a row without the tab behind its last cell."""
    while paragraph.runs and not paragraph.runs[-1].text.strip():
        paragraph.runs.pop()
    return paragraph
