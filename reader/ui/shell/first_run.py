"""The window with nothing to read: a picture, two lines, three doors."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.look.controls import Label, Link
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.shell.job_strip import JobStrip
from reader.ui.shell.nameplate import draw_double_rule, plate_name


class Picture(QWidget):
    """Three newspapers, one on the other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the size from the look."""
        self.setFixedSize(self._look.tokens.px(22), self._look.tokens.px(17))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the sheets, the topmost with a front page."""
        tokens, em = self._look.tokens, self._look.em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(-self.width() * 0.36, -self.height() * 0.42, self.width() * 0.72, self.height() * 0.84)
        for turn, shift in ((-5, -0.4), (3, 0.35), (0, 0)):
            painter.save()
            painter.translate(self.width() / 2 + em * shift, self.height() / 2)
            painter.rotate(turn)
            painter.setPen(QPen(tokens.colour("edge"), 1.2))
            painter.setBrush(tokens.colour("field"))
            painter.drawRect(sheet)
            if not turn:
                self._front_page(painter, sheet)
            painter.restore()
        painter.end()

    def _front_page(self, painter: QPainter, sheet: QRectF) -> None:
        tokens, em = self._look.tokens, self._look.em
        painter.setFont(tokens.font(1.5, serif=True, bold=True, spacing=30))
        painter.setPen(tokens.colour("ink"))
        plate = QRectF(sheet.left(), sheet.top() + em * 0.5, sheet.width() + em * 0.4, em * 2.1)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, "\u3000".join(plate_name()))
        left, width = sheet.left() + em * 0.8, sheet.width() - em * 1.6
        draw_double_rule(painter, self._look, left, sheet.top() + em * 2.9, width)
        column = (width - em * 1.4) / 3
        step = column + em * 0.7
        painter.fillRect(QRectF(left, sheet.top() + em * 3.9, column * 2 + em * 0.7, em * 0.7), tokens.colour("ink"))
        painter.fillRect(QRectF(left, sheet.top() + em * 5, column * 1.5, em * 0.3), tokens.colour("accent"))
        for k, (first, skipped) in enumerate(((5.9, 0), (5.9, 6), (3.9, 0))):
            for line in range(skipped, 14):
                y = sheet.top() + em * (first + line * 0.55)
                if y > sheet.bottom() - em * 0.9:
                    break
                share = 0.6 if line % 6 == 5 else 1.0
                painter.fillRect(QRectF(left + k * step, y, column * share, 2), tokens.colour("rule"))
        painter.fillRect(QRectF(left + step, sheet.top() + em * 5.9, column, em * 2.9), tokens.colour("sel"))


class FirstRun(QWidget):
    """Signals: action_requested(str) an action of the table is wanted."""

    action_requested = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self.strip = JobStrip(look, icons)
        self._buttons: list[tuple[QPushButton, bool]] = []
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(10)
        column.addWidget(Picture(look), 0, centre)
        self._gaps = [(column.count(), 2.0)]
        column.addSpacing(0)
        column.addWidget(Label(look, _("把报纸放进来"), scale=1.95, serif=True, bold=True, spacing=4), 0, centre)
        for text in (
            _("把文件或文件夹拖到这里，报夹会分出篇目、标题与记者，归入栏目。"),
            _("文本、网页、Word、PDF、EPUB 都可以。原文一字不改，修整之处随时可查。"),
        ):
            self._gaps.append((column.count(), 0.7))
            column.addSpacing(0)
            column.addWidget(Label(look, text, scale=1.0, colour="ink2"), 0, centre)
        self._gaps.append((column.count(), 1.9))
        column.addSpacing(0)
        column.addLayout(self._doors())
        self._easy = Link(look, "")
        for gap, link, action in ((1.1, self._easy, "easy"), (0.4, Link(look, _("从备份恢复…")), "restore")):
            self._gaps.append((column.count(), gap))
            column.addSpacing(0)
            link.clicked.connect(lambda _on=False, wanted=action: self.action_requested.emit(wanted))
            column.addWidget(link, 0, centre)
        self._gaps.append((column.count(), 1.6))
        column.addSpacing(0)
        column.addWidget(
            Label(look, _("一切都留在这台电脑上：不联网，不用账号。"), scale=0.87, colour="ink3"), 0, centre
        )
        column.addStretch(12)
        column.addWidget(self.strip)
        self._column = column
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take sizes from the look."""
        tokens = self._look.tokens
        self._easy.setText(_("退出长者模式") if self._look.easy else _("长者模式：字大，按钮也大"))
        self._easy.setAccessibleName(self._easy.text())
        for at, length in self._gaps:
            item = self._column.itemAt(at)
            gap = item.spacerItem() if item is not None else None
            if gap is not None:
                gap.changeSize(0, tokens.px(length))
        for button, main in self._buttons:
            button.setFont(tokens.font(1.0, bold=main))
            button.setMinimumSize(tokens.px(8.2), tokens.px(2.7))
        self._doors_row.setSpacing(tokens.px(0.8))
        self._column.invalidate()

    def _doors(self) -> QHBoxLayout:
        row = self._doors_row = QHBoxLayout()
        row.addStretch(1)
        for text, action, main in (
            (_("选择文件…"), "import", True),
            (_("粘贴文字"), "paste", False),
            (_("看示例报纸"), "sample", False),
        ):
            button = QPushButton(text)
            button.setProperty("main", main)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, a=action: self.action_requested.emit(a))
            self._buttons.append((button, main))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("desk"))
        painter.end()
