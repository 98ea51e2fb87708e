"""The sheet that asks how to print, with the pages beside the choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from reader.model.messages import _, counted
from reader.rendering.families import FACES
from reader.ui.dialogs.choices_column import ChoicesColumn
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.face_words import face_words, script_words
from reader.ui.dialogs.pages_preview import PagesPreview
from reader.ui.dialogs.printer_fields import PrinterFields
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.printing import PrintOptions
    from reader.printing.options import Paper
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host

LARGE = 18  # points, 大字
FIRST = 40  # so many pieces are set for the preview; more would keep a reader waiting at each choice


def paper_words() -> dict[Paper, str]:
    """Return what the papers are called."""
    return {
        "A4": "A4", "A5": "A5", "B5": "B5", "B5-JIS": _("B5（JIS）"), "16k": _("16开"), "16k-small": _("小16开"),
        "32k-large": _("大32开"), "Letter": "Letter",
    }  # fmt: skip


class PrintChoices(Dialog):
    """Asks how to print, and shows the pages meanwhile. `target` is then `printer` or `pdf`."""

    def __init__(
        self,
        host: Host,
        count: int,
        printers: Sequence[str],
        gather: Callable[[int, bool], Sequence[Piece]],
        *,
        printed: bool = False,
    ) -> None:
        """`gather` returns the pieces, at most so many, with their print or without; it is called on a thread.

        `printed`: some of their print is here.
        """
        what = counted("打印 {n} 篇", count).format(n=f"{count:,}") if count > 1 else _("打印这一篇")
        remark = "" if printers else _("没有找到打印机，可以存成 PDF。")
        super().__init__(host, what, remark=remark, width=54)
        self._gather, self._count = gather, count
        self._settings = host.library_session.settings
        self.target = ""
        self._beside()
        self._make_choices(18 if host.library_session.settings.easy_reading else 11)
        self.facsimile.setVisible(printed)
        self.printing = PrinterFields(self, printers)
        self.body.addStretch(1)
        self._choices.keep_whole()
        self.add_button(_("取消"))
        self._finishing(_("存为 PDF…"), "pdf", main=not printers)
        if printers:
            self._finishing(_("打印"), "printer", main=True)
        self.finished.connect(lambda _result: self.preview.close_lane())
        self.resize(self.sizeHint())  # by itself a dialog takes two thirds of the screen at most, and would scroll
        self._changed()

    def _beside(self) -> None:
        """Part the body: choices at the left, pages at the right."""
        self.preview = PagesPreview(self.look)
        self.told = Label(self.look, "", scale=0.87, colour="ink2", wrap=True)
        self.preview.told.connect(self._tell)
        parts = self.side_by_side()
        parts.setSpacing(self.look.tokens.px(1.2))
        self.body.addLayout(parts, 1)
        left, self._choices = QVBoxLayout(), ChoicesColumn()
        left.addWidget(self._choices, 1)
        left.addWidget(self.told)
        self.body = self._choices.column
        self.body.setSpacing(self.look.tokens.px(0.5))
        parts.addLayout(left, 2)
        parts.addWidget(self.preview, 3)

    def _make_choices(self, points: int) -> None:
        self.facsimile = QCheckBox(_("每篇后面附版面原样"))
        self.paper = QComboBox()
        for name, word in paper_words().items():
            self.paper.addItem(word, name)
        self.columns = QComboBox()
        for columns, word in enumerate((_("看篇幅"), _("一栏"), _("两栏"), _("三栏"))):
            self.columns.addItem(word, columns)
        self.points = QSpinBox()
        self.points.setRange(8, 28)
        self.points.setValue(points)
        self.points.setSuffix(_(" 磅"))
        large = QPushButton(_("大字"))
        large.clicked.connect(lambda: self.points.setValue(LARGE))
        self._make_looks()
        self.notes = QCheckBox(_("带划线和批注"))
        self.notes.setChecked(True)
        self.vertical = QCheckBox(_("直排，从右往左"))
        self.pinyin = QCheckBox(_("注音"))
        self.citation = QCheckBox(_("文末附参考文献格式"))
        self.citation.setChecked(True)
        self.row(_("纸张"), self.paper)
        self.row(_("栏数"), self.columns)
        sizes = QWidget()
        line = QHBoxLayout(sizes)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.points, 1)
        line.addWidget(large)
        self.row(_("字号"), sizes)
        self.points.setAccessibleName(_("字号"))
        for box in (self.vertical, self.notes, self.pinyin, self.citation, self.facsimile):
            self.body.addWidget(box)
            box.toggled.connect(self._changed)
        self.row(_("字体"), self.face)
        self.row(_("繁简"), self.script)
        self.row(_("著录"), self.edition)
        self.edition.currentIndexChanged.connect(self._changed)
        self.paper.currentIndexChanged.connect(self._changed)
        self.columns.currentIndexChanged.connect(self._changed)
        self.points.valueChanged.connect(self._changed)

    def _make_looks(self) -> None:
        """Offer faces and scripts, those of the screen chosen, and the editions of the standard for references."""
        from reader.ui.look.fonts import has_face

        self.face, self.script, self.edition = QComboBox(), QComboBox(), QComboBox()
        for edition in ("2025", "2015"):
            self.edition.addItem(f"GB/T 7714—{edition}", edition)
        chosen = self._settings.face or ("hei" if self._settings.easy_reading else "song")
        for name, word in (face_words() | ({} if chosen in FACES else {chosen: chosen})).items():
            if has_face(name):
                self.face.addItem(word, name)
        self.face.setCurrentIndex(max(0, self.face.findData(chosen)))
        for name, word in script_words().items():
            self.script.addItem(word, name)
        self.script.setCurrentIndex(max(0, self.script.findData(self._settings.script)))
        self.face.currentIndexChanged.connect(self._changed)
        self.script.currentIndexChanged.connect(self._changed)

    def _tell(self, said: str) -> None:
        part = _("先看前 {n} 篇。").format(n=FIRST) if self._count > FIRST else ""
        self.told.setText(part + said)

    def _finishing(self, word: str, target: str, *, main: bool) -> None:
        button = self.add_button(word, main=main, accepts=True)
        button.clicked.connect(lambda _checked=False: setattr(self, "target", target))

    def _changed(self) -> None:
        """Show the pages that the choices make."""
        from reader.printing import Preview

        options, gather, printed = self.options(), self._gather, self.facsimile.isChecked()
        self.preview.show_pages(lambda _cancelled: Preview(gather(FIRST, printed), options))

    def options(self) -> PrintOptions:
        """Return what was chosen for the pages."""
        from reader.printing import PrintOptions

        return PrintOptions(
            paper=self.paper.currentData(),
            columns=self.columns.currentData(),
            notes=self.notes.isChecked(),
            pinyin="all" if self.pinyin.isChecked() else "none",
            vertical=self.vertical.isChecked(),
            spoken=self._settings.spoken_tones,
            face=self.face.currentData(),
            script=self.script.currentData(),
            font_size=float(self.points.value()),
            citation=self.citation.isChecked(),
            edition=self.edition.currentData(),
        )
