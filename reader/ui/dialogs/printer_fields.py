"""Which printer, how many copies, one side of the paper or both, which pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from reader.printing import PrintRun
    from reader.ui.jobs.host import Host


class PrinterFields:
    """The fields, put into a dialog where there is a printer."""

    def __init__(self, dialog: Dialog, printers: Sequence[str]) -> None:
        self.printer = QComboBox()
        self.printer.addItems(list(printers))
        self.copies = QSpinBox()
        self.copies.setRange(1, 999)
        self.duplex = QComboBox()
        for word, name in ((_("单面"), "off"), (_("双面，长边翻"), "long"), (_("双面，短边翻"), "short")):
            self.duplex.addItem(word, name)
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(_("全部；或 1-3,5"))
        if printers:
            dialog.row(_("打印机"), self.printer)
            dialog.row(_("份数"), self._copies_and_sides())
            self.copies.setAccessibleName(_("份数"))
            dialog.row(_("页码"), self.pages)

    def _copies_and_sides(self) -> QWidget:
        """Return both in one row: the sides say by themselves what they are."""
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.copies, 2)
        line.addWidget(self.duplex, 3)
        self.duplex.setAccessibleName(_("双面"))
        return both

    def run(self) -> PrintRun:
        """Return what was chosen for the printer. Raises WrongRequest where the pages are no pages."""
        from reader.printing import PrintRun, page_ranges

        return PrintRun(
            copies=self.copies.value(), duplex=self.duplex.currentData(), pages=page_ranges(self.pages.text())
        )


class PrinterChoices(Dialog):
    """Asks for the printer alone, where the pages are chosen already."""

    def __init__(self, host: Host, printers: Sequence[str]) -> None:
        super().__init__(host, _("打印"))
        self.fields = PrinterFields(self, printers)
        self.add_button(_("取消"))
        self.add_button(_("打印"), main=True, accepts=True)
