"""Set a piece as a page: blocks become the paragraphs of a QTextDocument, written by a text cursor.

The document holds the plain text and nothing else; hits, highlights, notes and readings are painted over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.rendering.blocks import Block
from reader.rendering.columns import set_rows
from reader.rendering.typography import full_width, squeezed
from reader.ui.look.theme import Token
from reader.ui.reading.column import Column
from reader.ui.reading.faces import Face, Faces
from reader.ui.reading.headline import SIZES, SIZES_ELDER, long_parts, set_headline
from reader.ui.reading.positions import PageMap, Stretch
from reader.ui.reading.set_page import Page, Rule
from reader.ui.reading.shown_text import displayable

LONGEST_BLOCK = 2000
PRINTED, CITATION, FOLLOWING = "baojia:printed", "baojia:citation", "baojia:following"
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """What stands under a piece: the links of its source line and the headline of the piece that follows."""

    printed_shown: bool = False
    following: str = ""
    linked: bool = True


Run = tuple[str, QTextCharFormat]


class Typesetter:
    """Sets one page."""

    def __init__(self, faces: Faces, column: Column, parent: QObject) -> None:
        self._faces, self._column, self._em = faces, column, faces.style.em
        document = QTextDocument(parent)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(faces.text())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._page = Page(document=document, column=column)
        self._cursor = QTextCursor(document)
        self._stretches: list[Stretch] = []
        self._made: dict[tuple[Token, str], QTextCharFormat] = {}
        self._empty = True

    def set(self, blocks: Sequence[Block], tail: Tail) -> Page:
        """Return the page of a piece."""
        blocks = [replace(b, text=displayable(b.text)) for b in blocks]
        body = QFontMetricsF(self._faces.of("row").font)
        self._rows = set_rows(blocks, body.horizontalAdvance, 1.5 * self._faces.style.cell, self._column.width)
        self._cursor.beginEditBlock()
        for block in blocks:
            self._set_block(block, tail)
        if tail.following:
            self._set_following(tail.following)
        self._cursor.endEditBlock()
        self._page.positions = PageMap(self._stretches)
        return self._page

    def _set_block(self, block: Block, tail: Tail) -> None:
        face = self._faces.of(block.kind)
        match block.kind:
            case "masthead":
                self._put([(block.text, self._format(face)), *self._aside(block, face, "ink2")], face)
                self._rule("double", face.pitch + self._em * 0.25, from_top=True)
            case "headline":
                self._set_headline(block, face)
            case "byline":
                self._put([(block.text, self._format(face)), *self._aside(block, face, "ink3")], face)
                self._keep(block, block.text)
                self._rule("hair", face.pitch + self._em * 0.55, from_top=True)
            case "source_line":
                self._put([(block.text, self._format(face)), *self._links(tail)], face)
                self._rule("hair", self._em * 0.9, from_top=False)
            case "truncated":
                self._run_in(block, face)
            case "row":
                self._set_row(block, face)
            case _:
                self._set_text(block, face)

    def _set_text(self, block: Block, face: Face) -> None:
        for start, part in long_parts(block.text, LONGEST_BLOCK):
            whole = start + len(part) == len(block.text)
            indent = block.indent * self._faces.style.cell if not start else 0.0
            lead = block.lead if not start else 0
            self._put(self._runs(part, lead, face), face, indent=indent, below=face.below if whole else 0.0)
            self._keep(block, part, start)
        self._page.last_text_block = self._number

    def _set_row(self, block: Block, face: Face) -> None:
        row = self._rows[block.paragraph]
        style = self._format(face, self._faces.text(bold=True, serif=False) if block.header else None)
        below = self._em * 0.5 if row.last else 0.0
        self._put([(row.text, style)], face, indent=row.indent, below=below, tabs=row.tabs)
        self._keep(block, row.text)
        if row.ruled:
            self._rule("hair", self._em * 0.1, from_top=False)
        self._page.last_text_block = self._number

    def _set_headline(self, block: Block, face: Face) -> None:
        sizes = SIZES_ELDER if self._faces.style.elder else SIZES

        def width(text: str, size: float) -> float:
            return QFontMetricsF(self._faces.headline(size)).horizontalAdvance(text)

        size, lines = set_headline(block.text, self._column.width, width, sizes)
        font, start = self._faces.headline(size), 0
        for k, line in enumerate(lines):
            last = k == len(lines) - 1
            below = face.below if last and not block.remark else 0.0
            self._put([(line, self._format(face, font))], face, pitch=font.pixelSize() * 1.36, below=below)
            self._keep(block, line, start)
            start += len(line)
        if block.remark:
            remark = Face(
                font=self._faces.aside(), token="ink3", pitch=self._em * 1.25, above=self._em * 0.2, below=face.below
            )
            self._put([(block.remark, self._format(remark))], remark)

    def _set_following(self, headline: str) -> None:
        label = Face(font=self._faces.aside(), token="ink3")
        face = Face(
            font=self._faces.tokens.font(1.07, serif=True, bold=True), pitch=self._em * 1.72, above=self._em * 1.2
        )
        link = self._format(face)
        link.setAnchor(True)
        link.setAnchorHref(FOLLOWING)
        self._put([(_("下一篇") + "\u3000", self._format(label)), (headline, link)], face)

    def _run_in(self, block: Block, face: Face) -> None:
        """Set the mark that the print breaks off inside the last line of the text before it."""
        if self._empty:
            self._put([(block.text, self._format(face))], face)
        else:
            at = self._cursor.block()
            self._page.remarks[at.blockNumber()] = (at.length() - 1, block.remark)
            self._cursor.insertText(block.text, self._format(face))

    def _runs(self, text: str, lead: int, face: Face) -> list[Run]:
        """Cut a paragraph into runs of one format: the lead, plain text, and marks that are squeezed or widened."""
        plain = self._format(face)
        runs: list[Run] = []
        if lead:
            runs.append((text[:lead], self._format(face, self._faces.text(bold=True, serif=False))))
        at = lead
        for k, tag in self._features(text) if face.squeeze else ():
            if k >= at:
                runs += [(text[at:k], plain), (text[k], self._featured(face, tag))]
                at = k + 1
        runs.append((text[at:], plain))
        return runs

    def _featured(self, face: Face, tag: str) -> QTextCharFormat:
        """Return the format of a character with an OpenType feature, made once."""
        made = self._made.get((face.token, tag))
        if made is None:
            made = self._made[face.token, tag] = self._format(face, self._faces.featured(tag))
        return made

    def _features(self, text: str) -> list[tuple[int, str]]:
        """Return the characters that need an OpenType feature; readings above the text keep every cell whole."""
        wide = dict.fromkeys(full_width(text), "fwid")
        narrow = {} if self._faces.style.spacing else dict.fromkeys(squeezed(text), "halt")
        return sorted((wide | narrow).items())

    def _aside(self, block: Block, face: Face, token: Token) -> list[Run]:
        """Return the longest form that fits at the right end of the line."""
        font = self._faces.aside()
        taken = QFontMetricsF(face.font).horizontalAdvance(block.text) + self._em * 1.5
        forms: Sequence[str] = block.asides
        if self._faces.style.elder:
            forms = forms[-2:] if block.kind == "masthead" else ()
        metrics = QFontMetricsF(font)
        for form in forms:
            if taken + metrics.horizontalAdvance(form) < self._column.width:
                return [("\t" + form, self._format(Face(font=font, token=token)))]
        return []

    def _links(self, tail: Tail) -> list[Run]:
        if not tail.linked:
            return []
        words = {PRINTED: _("看排好的") if tail.printed_shown else _("看原文"), CITATION: _("复制出处")}
        plain = self._format(Face(font=self._faces.aside(), token="link"))
        runs: list[Run] = [("\t", plain)]
        for k, (href, word) in enumerate(words.items()):
            link = QTextCharFormat(plain)
            link.setAnchor(True)
            link.setAnchorHref(href)
            runs += [("\u3000\u3000" if k else "", plain), (word, link)]
        return runs

    def _put(
        self,
        runs: Sequence[Run],
        face: Face,
        *,
        pitch: float = 0.0,
        indent: float = 0.0,
        below: float | None = None,
        tabs: Sequence[float] = (),
    ) -> None:
        """Add one block."""
        shape = QTextBlockFormat()
        shape.setAlignment(face.align)
        shape.setTextIndent(indent)
        shape.setLeftMargin(face.side)
        shape.setTopMargin(face.above)
        shape.setBottomMargin(face.below if below is None else below)
        shape.setLineHeight(pitch or face.pitch, FIXED)
        if len(runs) > 1 and any(text.startswith("\t") for text, _style in runs[1:]):
            shape.setTabPositions([QTextOption.Tab(self._column.width, QTextOption.TabType.RightTab)])
        elif tabs:
            shape.setTabPositions([QTextOption.Tab(at, QTextOption.TabType.LeftTab) for at in tabs])
        plain = runs[0][1]
        if self._empty:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(plain)
            self._empty = False
        else:
            self._cursor.insertBlock(shape, plain)
        for text, style in runs:
            if text:
                self._cursor.insertText(text, style)

    def _format(self, face: Face, font: QFont | None = None) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(face.font if font is None else font)
        made.setForeground(self._faces.tokens.colour(face.token))
        return made

    def _keep(self, block: Block, text: str, start: int = 0) -> None:
        """Remember where a stretch of the piece's text came to stand."""
        if block.field is not None:
            self._stretches.append(Stretch(block=self._number, field=block.field, start=block.start + start, text=text))

    def _rule(self, kind: Literal["double", "hair"], offset: float, *, from_top: bool) -> None:
        self._page.rules.append(Rule(kind=kind, block=self._number, offset=offset, from_top=from_top))

    @property
    def _number(self) -> int:
        return self._cursor.block().blockNumber()
