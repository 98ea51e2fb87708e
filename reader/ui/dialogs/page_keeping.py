"""Whether printed pages are kept as pictures, how fine, and what a year of them takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.controls import Label
from reader.workspace import page_keeping

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session

PAGES = 8
BROADSHEET = (390 / 25.4 * 72, 545 / 25.4 * 72)
"""A page of 对开, in points."""


class PageKeeping(Dialog):
    """Asks for the settings and keeps them."""

    def __init__(self, host: Host, session: Session) -> None:
        remark = _("导入 PDF 时，把印出来的每一面也留成图；看原文时，真的版面就在文字旁边。")
        super().__init__(host, _("版面图"), remark=remark)
        self._host, self._session = host, session
        settings = session.settings
        self.kept = QCheckBox(_("导入 PDF 时留版面图"))
        self.kept.setChecked(settings.pages_kept == "yes")
        self.body.addWidget(self.kept)
        self.originals = QCheckBox(_("也留 PDF 原件"))
        self.originals.setChecked(settings.originals_kept)
        self.originals.toggled.connect(lambda _on: self._tell())
        self.body.addWidget(self.originals)
        self.fineness = QComboBox()
        for dpi in sorted({*page_keeping.FINENESS, settings.page_dpi}):
            self.fineness.addItem(_("每英寸 {n} 点").format(n=dpi), dpi)
        self.fineness.setCurrentIndex(self.fineness.findData(settings.page_dpi))
        self.row(_("清晰度"), self.fineness)
        self.most = QDoubleSpinBox()
        self.most.setRange(0.1, 30.0)
        self.most.setSingleStep(0.5)
        self.most.setDecimals(1)
        self.most.setSuffix(" MB")
        self.most.setValue(settings.page_megabytes)
        self.row(_("一面最多"), self.most)
        self.year = Label(self.look, "", scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.year)
        self.fineness.currentIndexChanged.connect(lambda _at: self._tell())
        self.most.valueChanged.connect(lambda _value: self._tell())
        self._tell()
        self.add_button(_("取消"))
        self.add_button(_("保存"), main=True, accepts=True)

    def _tell(self) -> None:
        size = page_keeping.size_of_pages([BROADSHEET] * PAGES, int(self.fineness.currentData()), self.most.value())
        words = _("对开 {words}").format(words=page_keeping.year_words(PAGES, size))
        if self.originals.isChecked():
            words += _("原件多大就占多大：一份 10 MB 的日报，一年约 3.7 GB。")
        self.year.setText(words)

    def accept(self) -> None:
        """Keep what was chosen."""
        self._host.attempt(
            lambda: page_keeping.set_keeping(
                self._session, kept=self.kept.isChecked(), dpi=int(self.fineness.currentData()),
                megabytes=round(self.most.value(), 1), originals=self.originals.isChecked(),
            )
        )  # fmt: skip
        super().accept()


def open_page_keeping(host: Host) -> None:
    """Show the settings of printed pages."""
    PageKeeping(host, host.library_session).ask()
