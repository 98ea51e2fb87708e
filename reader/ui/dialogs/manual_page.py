"""A section of the manual, set for reading."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextTable, QTextTableFormat
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from reader.model.messages import _
from reader.model.resources import document
from reader.ui.look.theme import Look
from reader.workspace import manual


class Page(QTextBrowser):
    """A section, set in the window's type and colours; pictures are as wide as there is room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._key = ""
        self._marked: list[str] = []
        self.setOpenLinks(False)
        self.setAccessibleName(_("手册"))
        look.changed.connect(self._again)

    def show_section(self, key: str, marked: list[str] | None = None) -> None:
        """Show a section; the passages `marked` are coloured and the first is brought into view."""
        self._key, self._marked = key, marked or []
        tokens, one = self._look.tokens, manual.section(key)
        page = self.document()
        page.setDefaultFont(tokens.font(1.0))
        page.setDocumentMargin(tokens.px(1.4))
        page.setMetaInformation(QTextDocument.MetaInformation.DocumentUrl, QUrl.fromLocalFile(str(document(""))).url())
        page.setMarkdown(f"## {one.title}\n\n{one.text}")
        self._set_lines()
        self._set_tables()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802  # Qt's name
        """Return a picture of the manual, no wider than the page."""
        if kind != QTextDocument.ResourceType.ImageResource:
            return super().loadResource(kind, name)
        image = QImage(str(document(name.toString() if isinstance(name, QUrl) else name)))
        room = self.viewport().width() - 2 * self._look.tokens.px(2.4)
        if image.isNull() or image.width() <= room:
            return image
        ratio = self.devicePixelRatioF()
        image = image.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    def _set_lines(self) -> None:
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                form = block.blockFormat()
                form.setLineHeight(150, 1)  # per cent of the type
                form.setBottomMargin(self._look.tokens.px(0.3 if cursor.currentList() else 0.7))
                cursor.setBlockFormat(form)
            block = block.next()

    def _set_tables(self) -> None:
        tokens = self._look.tokens
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form: QTextTableFormat = frame.format().toTableFormat()
                form.setBorder(1)
                form.setBorderBrush(tokens.colour("rule"))
                form.setBorderCollapse(True)
                form.setCellPadding(tokens.px(0.4))
                form.setCellSpacing(0)
                frame.setFormat(form)

    def _mark(self) -> None:
        found = []
        for text in dict.fromkeys(self._marked):
            cursor = self.document().find(text)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                one.format.setBackground(self._look.tokens.colour("hit"))
                found.append(one)
                cursor = self.document().find(text, cursor)
        self.setExtraSelections(found)
        if found:
            first = min((one.cursor for one in found), key=QTextCursor.selectionStart)
            at = QTextCursor(self.document())
            at.setPosition(first.selectionStart())
            self.setTextCursor(at)
            self.ensureCursorVisible()

    def _again(self) -> None:
        if self._key:
            self.show_section(self._key, self._marked)
