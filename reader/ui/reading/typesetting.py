"""Set a piece as a page: blocks become the paragraphs of a QTextDocument, planned here and written by `page_writing`.

The document holds the plain text and nothing else; hits, highlights, notes and readings are painted over it, and its
lines are those of `rendering.composition`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextOption

from reader.hanzi.script import in_script
from reader.model.messages import _
from reader.model.picture import Figure
from reader.rendering.blocks import Block
from reader.rendering.columns import set_rows
from reader.rendering.measured_text import Shape
from reader.ui.look.theme import Token
from reader.ui.reading.asides import fitting_aside
from reader.ui.reading.column import READ, SPREAD, Column
from reader.ui.reading.faces import Face, Faces
from reader.ui.reading.headline import SIZES, SIZES_ELDER, long_parts, set_headline
from reader.ui.reading.page_links import giving_links, link_format, printed_runs, tail_links
from reader.ui.reading.page_writing import Entry, Page, Rule, RuleKind, Run, empty_document
from reader.ui.reading.picture_place import placed
from reader.ui.reading.positions import PageMap, Stretch, Units
from reader.ui.reading.shown_text import displayable, shown_block
from reader.ui.reading.tail import FOLLOWING, Tail
from reader.ui.reading.unseen import unseen

LONGEST_BLOCK = 1200
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Typesetter:
    """Sets one page."""

    def __init__(self, faces: Faces, column: Column, parent: QObject) -> None:
        self._faces, self._column, self._em = faces, column, faces.style.em
        self._page = Page(document=empty_document(faces.text(), parent), column=column)
        self._stretches: list[Stretch] = []
        self._formats: dict[tuple[str, str], QTextCharFormat] = {}
        self._shapes: dict[tuple[object, ...], QTextBlockFormat] = {}

    def set(self, blocks: Sequence[Block], tail: Tail) -> Page:
        """Return the page of a piece, written to its end."""
        page = self.plan(blocks, tail)
        page.write()
        return page

    def plan(self, blocks: Sequence[Block], tail: Tail) -> Page:
        """Return the page of a piece, of which nothing is written yet."""
        blocks = [shown_block(block, self._faces.style.script) for block in blocks]
        body = QFontMetricsF(self._faces.of("row").font)
        self._rows = set_rows(blocks, body.horizontalAdvance, 1.5 * self._faces.style.cell, self._column.width)
        for block in blocks:
            self._set_block(block, tail)
        if tail.remark:
            remark = Face(font=self._faces.aside(), token="ink3", pitch=self._em * 1.3, above=self._em * 0.7)
            self._put([self._run(tail.remark, remark)], remark)
        if tail.following:
            self._set_following(tail.following)
        self._page.positions = PageMap(self._stretches)
        return self._page

    def _set_block(self, block: Block, tail: Tail) -> None:
        face = self._faces.of(block.kind)
        match block.kind:
            case "masthead":
                self._put([self._run(block.text, face), *self._aside(block, face, "ink2")], face)
                self._rule("double", face.pitch + self._em * 0.25, from_top=True)
            case "headline":
                self._set_headline(block, face)
            case "byline":
                self._put([self._run(block.text, face), *self._aside(block, face, "ink3")], face)
                self._keep(block, block.text)
                self._rule("hair", face.pitch + self._em * 0.55, from_top=True)
            case "source_line":
                self._put([self._run(block.text, face), *self._links(tail)], face)
                self._rule("hair", self._em * 0.9, from_top=False)
            case "truncated":
                self._run_in(block, face)
            case "row":
                self._set_row(block, face)
            case "picture" if block.figure is not None:
                self._set_picture(block.figure, block.remark, tail)
            case "printed" if block.set_aside:
                self._set_text(block, face)
                font, entry = self._faces.aside(), self._page.entries[-1]
                entry.runs.extend(giving_links(block, tail.set_aside, font, self._format, giving=tail.giving))
            case _:
                self._set_text(block, face)

    def _set_text(self, block: Block, face: Face) -> None:
        for start, part in long_parts(block.text, LONGEST_BLOCK):
            whole = start + len(part) == len(block.text)
            indent = block.indent * self._faces.style.cell if not start else 0.0
            lead = block.lead if not start else 0
            runs = [Run(part[lead:], self._format(face), face.font)]
            if lead:
                bold = self._faces.text(bold=True, serif=False)
                runs.insert(0, Run(part[:lead], self._format(face, bold), bold))
            if block.set_aside:
                runs = list(printed_runs(block, part, start, face, self._format))
            below = face.below if whole else 0.0
            plain, spread = block.kind == "printed", block.field in READ[self._faces.style.pinyin]
            self._put(runs, face, indent=indent, below=below, plain=plain, spread=spread)
            self._keep(block, part, start)
        self._page.last_text_block = self._number

    def _set_row(self, block: Block, face: Face) -> None:
        row = self._rows[block.paragraph]
        font = self._faces.text(bold=True, serif=False) if block.header else face.font
        below = self._em * 0.5 if row.last else 0.0
        run = Run(row.text, self._format(face, font), font)
        self._put([run], face, indent=row.indent, below=below, tabs=row.tabs)
        self._keep(block, row.text)
        if row.ruled:
            self._rule("hair", self._em * 0.1, from_top=False)
        self._page.last_text_block = self._number

    def _set_headline(self, block: Block, face: Face) -> None:
        sizes = SIZES_ELDER if self._faces.style.elder else SIZES
        size, lines = set_headline(
            block.text, self._column.width, self._faces.headline_width, sizes, words=self._faces.style.words
        )
        font, start = self._faces.headline(size), 0
        for k, line in enumerate(lines):
            last = k == len(lines) - 1
            below = face.below if last and not block.remark else 0.0
            pitch = self._faces.headed(font, font.pixelSize() * 1.36)
            spread = "headline" in READ[self._faces.style.pinyin]
            self._put([Run(line, self._format(face, font), font)], face, pitch=pitch, below=below, spread=spread)
            self._keep(block, line, start)
            start += len(line)
        if block.remark:
            font, below, em = self._faces.aside(), face.below, self._em
            remark = Face(font=font, token="ink3", pitch=em * 1.25, above=em * 0.2, below=below)
            self._put([self._run(block.remark, remark)], remark)

    def _set_following(self, headline: str) -> None:
        label, script = Face(font=self._faces.aside(), token="ink3"), self._faces.style.script
        face = Face(font=self._faces.serif(1.07, bold=True), pitch=self._em * 1.72, above=self._em * 1.2)
        link = link_format(self._format(face), FOLLOWING)
        words = Run(_("下一篇") + "\u3000", self._format(label), label.font)
        self._put([words, Run(in_script(displayable(headline).replace("\t", "\u3000"), script), link, face.font)], face)

    def _run_in(self, block: Block, face: Face) -> None:
        """Set the mark that the print breaks off inside the last line of the text before it."""
        run = Run(block.text, self._format(face), face.font)
        if not self._page.entries:
            self._put([run], face)
        else:
            entry = self._page.entries[-1]
            self._page.remarks[self._number] = (Units(entry.text).length, block.remark)
            entry.runs.append(run)

    def _set_picture(self, figure: Figure, words: str, tail: Tail) -> None:
        """Leave room for a picture: a line, in which nobody sees the words that stand for it, and white below it."""
        picture = placed(figure, tail.pictures, self._column.width, self._em)
        face = Face(font=self._faces.aside(), above=self._em * 0.6)
        line = QFontMetricsF(face.font).height()
        said, below = unseen(words, picture, self._column.width), max(0.0, picture.height - line) + self._em * 0.5
        self._put([said], face, pitch=line, below=below, tabs=())
        self._page.pictures[self._number] = picture

    def _aside(self, block: Block, face: Face, token: Token) -> list[Run]:
        font = self._faces.aside()
        form = fitting_aside(block, face.font, font, self._column.width - self._em * 1.5, self._faces.style)
        return [Run("\t" + form, self._format(Face(font=font, token=token)), font)] if form else []

    def _links(self, tail: Tail) -> list[Run]:
        return tail_links(self._faces.aside(), self._format, printed_shown=tail.printed_shown) if tail.linked else []

    def _put(
        self,
        runs: list[Run],
        face: Face,
        *,
        pitch: float = 0.0,
        indent: float = 0.0,
        below: float | None = None,
        plain: bool = False,
        spread: bool = False,
        tabs: Sequence[float] | None = None,
    ) -> None:
        """Plan one block. What has tabs (its own, or one at the right end) is set as it stands."""
        stops = tuple(tabs or ())
        if any(run.text.startswith("\t") for run in runs[1:]):
            stops = (-self._column.width,)
        lines = None
        if tabs is None and not stops:
            body = max(run.font.pixelSize() for run in runs)
            lines = Shape(
                em=body,
                measure=self._column.width - self._side(face),
                indent=indent,
                spread=body * SPREAD if spread else 0.0,
                apart=self._faces.parted("".join(run.text for run in runs)) if spread else None,
                justified=face.align == Qt.AlignmentFlag.AlignJustify,
                plain=plain,
            )
        shape = self._shape(face, pitch or face.pitch, indent, face.below if below is None else below, stops)
        self._page.entries.append(Entry(runs=runs, shape=shape, lines=lines))

    def _side(self, face: Face) -> float:
        """Return the white at the left, less in a narrow column."""
        return min(face.side, self._column.width / 6)

    def _shape(
        self, face: Face, pitch: float, indent: float, below: float, stops: tuple[float, ...]
    ) -> QTextBlockFormat:
        """Return the format of a block, made once; a stop below zero is one at which a line ends."""
        key = (face.align, face.side, face.above, pitch, indent, below, stops)
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = QTextBlockFormat()
            justified = face.align == Qt.AlignmentFlag.AlignJustify
            shape.setAlignment(Qt.AlignmentFlag.AlignLeft if justified else face.align)
            shape.setTextIndent(indent)
            shape.setLeftMargin(self._side(face))
            shape.setTopMargin(face.above)
            shape.setBottomMargin(below)
            shape.setLineHeight(pitch, FIXED)
            kinds = QTextOption.TabType
            shape.setTabPositions(
                [QTextOption.Tab(abs(at), kinds.RightTab if at < 0 else kinds.LeftTab) for at in stops]
            )
        return shape

    def _run(self, text: str, face: Face) -> Run:
        return Run(text, self._format(face), face.font)

    def _format(self, face: Face, font: QFont | None = None) -> QTextCharFormat:
        """Return the format of a stretch; whoever changes it takes a copy."""
        font = face.font if font is None else font
        key = (font.key(), face.token)
        made = self._formats.get(key)
        if made is None:
            made = self._formats[key] = QTextCharFormat()
            made.setFont(font)
            made.setForeground(self._faces.tokens.colour(face.token))
        return made

    def _keep(self, block: Block, text: str, start: int = 0) -> None:
        """Remember where a stretch of the piece's text came to stand."""
        if block.field is not None:
            self._stretches.append(Stretch(block=self._number, field=block.field, start=block.start + start, text=text))

    def _rule(self, kind: RuleKind, offset: float, *, from_top: bool) -> None:
        self._page.rules.append(Rule(kind=kind, block=self._number, offset=offset, from_top=from_top))

    @property
    def _number(self) -> int:
        return len(self._page.entries) - 1
