"""What a clipping book says of itself, and how its pages look: the fields of the editor beside the contents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.model.messages import _
from reader.rendering.arrangement import PARTS, PartName
from reader.ui.dialogs.last_folder import keep_folder, start_folder
from reader.ui.dialogs.print_choices import paper_words
from reader.ui.look.controls import Label
from reader.ui.look.field_names import FieldNames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.printing.options import Paper
    from reader.rendering.book_plan import BookPlan
    from reader.ui.jobs.host import Host


def part_words() -> dict[PartName, str]:
    """Return what the parts of a book are called."""
    return {
        "half_title": _("前面的书名页"), "guide": _("凡例"), "chronicle": _("大事年表"), "people": _("人名索引"),
        "authors": _("作者索引"), "places": _("地名索引"), "newspapers": _("报纸索引"), "sources": _("出处"),
    }  # fmt: skip


class Fields(QWidget):
    """Labelled fields one below the other; `changed` when one of them was."""

    changed = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._look = host, host.look
        self._names = FieldNames(host.look, 4.2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self._look.tokens.px(0.5))

    def row(self, word: str, widget: QWidget, beside: QWidget | None = None) -> None:
        """Add a field with its name."""
        line = QHBoxLayout()
        line.addWidget(self._names.name(word, widget))
        line.addWidget(widget, 1)
        if beside is not None:
            line.addWidget(beside)
        self.column.addLayout(line)


class BookMatter(Fields):
    """Title, compiler, preface, cover, and which parts the book has."""

    def __init__(self, host: Host, plan: BookPlan) -> None:
        super().__init__(host)
        self.title, self.compiler, self.publisher = QLineEdit(plan.title), QLineEdit(plan.compiler), QLineEdit()
        self.publisher.setText(plan.publisher)
        self.preface = QPlainTextEdit(plan.preface)
        self.preface.setTabChangesFocus(True)
        self.preface.setMinimumHeight(self._look.tokens.px(3.6))
        self.preface.setMaximumHeight(self._look.tokens.px(4.6))
        self.cover = QLineEdit(plan.cover)
        self.cover.setPlaceholderText(_("没有图片"))
        choose = QPushButton(_("选择…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_cover)
        self.edition = QComboBox()
        for edition in ("2025", "2015"):
            self.edition.addItem(f"GB/T 7714—{edition}", edition)
        self.edition.setCurrentIndex(self.edition.findData(plan.edition))
        self.row(_("书名"), self.title)
        self.row(_("编者"), self.compiler)
        self.row(_("单位"), self.publisher)
        self.row(_("前言"), self.preface)
        self.row(_("封面"), self.cover, choose)
        self.row(_("著录"), self.edition)
        grid = QGridLayout()
        self.parts: dict[str, QCheckBox] = {}
        words = part_words()
        for k, name in enumerate(PARTS):
            box = self.parts[name] = QCheckBox(words[name])
            box.setChecked(name not in plan.omitted)
            box.toggled.connect(self.changed)
            grid.addWidget(box, k // 2, k % 2)
        self.column.addLayout(grid)
        self.left_out = Label(self._look, "", scale=0.87, colour="ink2", wrap=True)
        self.column.addWidget(self.left_out)
        self.column.addStretch(1)
        for field in (self.title, self.compiler, self.publisher, self.preface, self.cover):
            field.textChanged.connect(self.changed)
        self.edition.currentIndexChanged.connect(self.changed)

    def show_left_out(self, why: Mapping[str, str]) -> None:
        """Say which of the parts leave themselves out, and why."""
        words = part_words()
        said = "、".join(f"{words[name]}（{why[name]}）" for name in PARTS if name in why)
        self.left_out.setText(_("用不着，没有排进去：{parts}。").format(parts=said) if said else "")

    def _choose_cover(self) -> None:
        kinds = _("图片") + " (*.jpg *.jpeg *.png *.gif *.webp)"
        name, _kind = QFileDialog.getOpenFileName(self, _("选择封面的图片"), start_folder(self._host), kinds)
        if name:
            keep_folder(self._host, name)
            self.cover.setText(str(Path(name)))


class BookLayout(Fields):
    """Paper, columns, type, notes; `printed`: some of the pieces' print is here, and may stand behind them."""

    def __init__(self, host: Host, *, printed: bool) -> None:
        super().__init__(host)
        self.paper, self.columns, self.points = QComboBox(), QComboBox(), QSpinBox()
        for name, word in paper_words().items():
            self.paper.addItem(word, name)
        self.paper.setCurrentIndex(self.paper.findData("16k-small"))
        for count, word in ((1, _("一栏")), (2, _("两栏")), (3, _("三栏"))):
            self.columns.addItem(word, count)
        self.points.setRange(8, 28)
        self.points.setValue(18 if host.library_session.settings.easy_reading else 11)
        self.points.setSuffix(_(" 磅"))
        self.vertical = QCheckBox(_("直排，从右往左"))
        self.notes, self.pinyin = QCheckBox(_("带划线和批注")), QCheckBox(_("注音"))
        self.facsimile = QCheckBox(_("每篇后面附版面原样"))
        self.notes.setChecked(True)
        self.row(_("纸张"), self.paper)
        self.row(_("栏数"), self.columns)
        self.row(_("字号"), self.points)
        for box in (self.vertical, self.notes, self.pinyin, self.facsimile):
            self.column.addWidget(box)
            box.toggled.connect(self.changed)
        self.facsimile.setVisible(printed)
        self.column.addStretch(1)
        self.paper.currentIndexChanged.connect(self.changed)
        self.columns.currentIndexChanged.connect(self.changed)
        self.points.valueChanged.connect(self.changed)

    @property
    def chosen_paper(self) -> Paper:
        """The paper."""
        paper: Paper = self.paper.currentData()
        return paper
