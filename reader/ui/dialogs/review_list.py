"""The doubts beside the text: what each is about, of which paper and day, and why it is doubted."""

from __future__ import annotations

import html
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from reader.model.messages import _
from reader.ui.browsing.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.look.theme import Look
    from reader.workspace.reviewing import OpenDoubt

Index = QModelIndex | QPersistentModelIndex
WIDTH = 17  # em


class DoubtList(QListWidget):
    """Lists doubts, one a row of several lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(_("待核对"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(look.tokens.px(WIDTH))
        self.setItemDelegate(_Row(look, self))

    def show_doubts(self, doubts: Sequence[OpenDoubt]) -> None:
        """List these."""
        self.clear()
        for doubt in doubts:
            lines = (_about(doubt), _where(doubt), _(doubt.doubt.message))
            self.addItem(QListWidgetItem("\n".join(line for line in lines if line)))
            item = self.item(self.count() - 1)
            item.setData(Qt.ItemDataRole.UserRole, tuple(self._look.shown(line) for line in lines))


class _Row(QStyledItemDelegate):
    """Draws what a doubt is about in bold, where it stands small, and why in the usual weight."""

    def __init__(self, look: Look, view: DoubtList) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's name
        """Return as much as the lines need."""
        wide = self._view.viewport().width()
        return QSize(wide, round(self._set(index, wide).size().height() + self._look.em * 0.8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        tokens, em, rect = self._look.tokens, self._look.em, QRectF(option.rect)
        painter.save()
        if index in self._view.selectedIndexes():
            painter.fillRect(rect, tokens.colour("sel"))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), tokens.colour("rule"))
        painter.translate(rect.topLeft() + QPointF(em * 0.6, em * 0.4))
        self._set(index, rect.width()).drawContents(painter)
        painter.restore()

    def _set(self, index: Index, wide: float) -> QTextDocument:
        tokens = self._look.tokens
        about, where, why = (html.escape(line) for line in index.data(Qt.ItemDataRole.UserRole))
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(tokens.font(0.87))
        document.setTextWidth(wide - self._look.em * 1.2)
        ink, pale = (tokens.colour(name).name() for name in ("ink", "ink2"))
        small = tokens.font(0.8).pixelSize()
        where = f'<br><span style="font-size:{small}px; color:{pale}">{where}</span>' if where else ""
        document.setHtml(f'<div style="color:{ink}"><b>{about}</b>{where}<br>{why}</div>')
        return document


def doubts_words(count: int, *, own: bool, piece: bool) -> str:
    """Return what is said above the list; `own`: some are about the piece that is shown, where one is."""
    if piece and not own:
        return (
            _("这一篇没有待核对的。报库里别处还有 {n} 处：").format(n=f"{count:,}") if count else _("没有待核对的了。")
        )
    return _("报库里待核对的 {n} 处").format(n=f"{count:,}") if count else _("没有待核对的了。")


def _about(doubt: OpenDoubt) -> str:
    """Return what a doubt is about: the piece, or the issue by name and day, or by the file that it was read from."""
    issue = " ".join(word for word in (doubt.newspaper, doubt.date_published) if word)
    return doubt.headline or issue or doubt.source or _("这份报纸")


def _where(doubt: OpenDoubt) -> str:
    """Return the paper and day of a piece that is doubted; empty where that is said already."""
    if not doubt.headline:
        return ""
    paper = f"《{doubt.newspaper}》" if doubt.newspaper else ""
    return (paper + day_words(doubt.date_published, date.today())) or doubt.source
