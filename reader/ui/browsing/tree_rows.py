"""Draw the rows of the tree: a label with its caret, or a node with icon, name, caret and count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from reader.model.summary import Collection, TreeNode
from reader.ui.browsing.tree_model import LevelRole
from reader.ui.browsing.tree_names import STRONG, icon_of, is_printed, name_of
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look, Token

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView

LEFT, STEP = 1.15, 1.65
LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
LEFT_LINE, RIGHT_LINE = Qt.AlignmentFlag.AlignLeft | LINE, Qt.AlignmentFlag.AlignRight | LINE


class TreeRows:
    """Paints rows over the whole width of a view; all lengths and colours come from the look."""

    def __init__(self, look: Look, icons: Icons, view: QTreeView) -> None:
        self._look, self._icons, self._view = look, icons, view
        self.ring = False
        self.cut: set[Collection] = set()  # whose names do not fit
        self.offered: Collection | None = None  # into which something can be dropped just now
        self._faces: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}

    def forget(self) -> None:
        """Drop what was made for another size."""
        self._faces.clear()

    def _face(self, scale: float, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        """Return a font and its measures, made once: every row needs two."""
        face = self._faces.get((scale, bold))
        if face is None:
            font = self._look.tokens.font(scale, bold=bold)
            face = self._faces[scale, bold] = font, QFontMetricsF(font)
        return face

    def heading(self, painter: QPainter, rect: QRectF, text: str, *, folded: bool, current: bool) -> None:
        """Draw a label; folded, or where pointer or keyboard is, it shows that it opens and closes."""
        tokens, em = self._look.tokens, self._look.em
        font = tokens.font(0.8, bold=True, spacing=12)
        painter.setFont(font)
        painter.setPen(tokens.colour("ink3"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
        painter.drawText(rect.adjusted(em * LEFT, 0, 0, -em * 0.2), flags, text)
        current = current and self.ring and self._view.hasFocus()
        if text and (folded or current or self._pointed_at(rect)):
            size = tokens.px(0.72)
            x = rect.left() + em * (LEFT + 0.4) + QFontMetricsF(font).horizontalAdvance(text)
            self._picture(
                painter, "caret-right" if folded else "caret-down", "ink3", (x, rect.bottom() - em * 1.1), size
            )
        if current:
            self._draw_ring(painter, rect.adjusted(em * 0.5, em * 0.5, -em * 0.5, 0))

    def node(self, painter: QPainter, rect: QRectF, index: QModelIndex, node: TreeNode) -> None:
        """Draw a node."""
        tokens, em = self._look.tokens, self._look.em
        chosen = self._view.selectionModel().isSelected(index)
        hovered = node.collection == self.offered or (not chosen and self.offered is None and self._pointed_at(rect))
        self._ground(painter, rect, chosen=chosen, hovered=hovered, ringed=index == self._view.currentIndex())
        level = index.data(LevelRole)
        left = em * (LEFT + level * STEP)
        if level == 0:
            size = tokens.px(1.2)
            icon, at = icon_of(node.collection), (left, rect.center().y() - size / 2)
            self._picture(painter, icon, "accent" if chosen else "ink2", at, size)
            left += em * STEP
        count = f"{node.places or node.count:,}" if node.count else ""
        strong = node.collection.kind in STRONG and bool(node.count)
        font, metrics = self._face(0.8, bold=strong)
        painter.setFont(font)
        painter.setPen(tokens.colour("ink" if strong else "ink3"))
        right = rect.right() - em * 1.1
        painter.drawText(QRectF(left, rect.top(), right - left, rect.height()), RIGHT_LINE, count)
        room = right - metrics.horizontalAdvance(count) - em * 0.5 - left
        font, metrics = self._face(0.93, bold=chosen)
        whole = name = self.shown(node)
        wide, most = metrics.horizontalAdvance(whole), room - (em * 1.1 if node.children else 0)
        if wide > most:
            name = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, most)
            wide = metrics.horizontalAdvance(name)
        (self.cut.discard if name == whole else self.cut.add)(node.collection)
        painter.setFont(font)
        painter.setPen(tokens.colour("ink"))
        painter.drawText(QRectF(left, rect.top(), room + 4, rect.height()), LEFT_LINE, name)
        if node.children:
            size = tokens.px(0.72)
            caret = "caret-down" if self._view.isExpanded(index) else "caret-right"
            at = (left + wide + em * 0.4, rect.center().y() - size / 2)
            self._picture(painter, caret, "ink3", at, size)

    def caret(self, index: QModelIndex, node: TreeNode | None) -> QRectF:
        """Return where the caret of a node can be hit; empty where it has none."""
        if node is None or not node.children:
            return QRectF()
        em = self._look.em
        rect = QRectF(self._view.visualRect(index))
        name = QFontMetricsF(self._look.tokens.font(0.93)).horizontalAdvance(self.shown(node))
        level = index.data(LevelRole)
        left = em * (LEFT + level * STEP) + (em * STEP if level == 0 else 0) + name
        return QRectF(left, rect.top(), em * 1.7, rect.height())

    def shown(self, node: TreeNode) -> str:
        """Return a node's name as it is drawn."""
        name = name_of(node)
        return self._look.shown(name) if is_printed(node.collection) else name

    def _picture(self, painter: QPainter, icon: str, colour: Token, at: tuple[float, float], size: int) -> None:
        pixmap = self._icons.pixmap(icon, self._look.tokens.colour(colour), size, self._view.devicePixelRatioF())
        painter.drawPixmap(QPointF(*at), pixmap)

    def _ground(self, painter: QPainter, rect: QRectF, *, chosen: bool, hovered: bool, ringed: bool) -> None:
        tokens, em = self._look.tokens, self._look.em
        row = rect.adjusted(em * 0.5, 1, -em * 0.5, -1)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("sel" if chosen else "hover"))
            painter.drawRoundedRect(row, em * 0.33, em * 0.33)
        if ringed and self.ring and self._view.hasFocus():
            self._draw_ring(painter, row.adjusted(1, 1, -1, -1))

    def _draw_ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.tokens.colour("focus"), max(2.0, self._look.em * 0.13)))
        painter.drawRoundedRect(rect, 4, 4)

    def _pointed_at(self, rect: QRectF) -> bool:
        view = self._view
        return view.underMouse() and rect.contains(QPointF(view.viewport().mapFromGlobal(view.cursor().pos())))
