"""What a view of the library shows, out of it: copied, as a table (CSV), as PDF, onto paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.export.spreadsheet import BYTE_ORDER_MARK, row
from reader.model import outside
from reader.model.messages import _, counted
from reader.ui.dialogs.saving import ask_where
from reader.ui.dialogs.view_sheet import sheet_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.printing.table_sheet import TableSheet
    from reader.ui.dialogs.views_of_library import Shown
    from reader.ui.jobs.host import Host

MOST_COPIED = 20_000
ROWS_A_PIECE = 100
"""So many rows take as long as a piece."""


class ViewOut:
    """The ways out of one view; `say` gets what was done."""

    def __init__(self, host: Host, found: Shown, title: str, say: Callable[[str], None]) -> None:
        self._host, self._found, self._title, self._say = host, found, title, say

    def copy(self) -> None:
        """Put the rows on the clipboard, columns parted by tabs."""
        found = self._found
        rows = [found.heads, *(found.cells(k) for k in range(min(MOST_COPIED, found.rows)))]
        QGuiApplication.clipboard().setText("\n".join("\t".join(cell.strip() for cell in row) for row in rows))
        self._say(_("复制了 {n} 行。").format(n=len(rows) - 1))

    def save_table(self) -> None:
        """Ask for a file and write the rows as CSV."""
        found = self._found
        chosen = ask_where(self._host, _("存成表格"), self._file_name(".csv"), {_("表格（CSV）") + " (*.csv)": ".csv"})
        if chosen is None:
            return

        def write() -> int:
            text = BYTE_ORDER_MARK + "".join(
                row(cells) for cells in (found.heads, *map(found.cells, range(found.rows)))
            )
            return outside.write(chosen[0], text.encode(), force=True)

        done = counted("存好了《{name}》，{n} 行。", found.rows).format(name=chosen[0].name, n=f"{found.rows:,}")
        self._host.work(_("正在存…"), write, lambda _bytes: self._say(done), size=found.rows // ROWS_A_PIECE + 1)

    def save_pdf(self) -> None:
        """Ask for a file and print into it."""
        from reader.printing.table_sheet import table_pdf

        chosen = ask_where(self._host, _("存为 PDF"), self._file_name(".pdf"), {"PDF (*.pdf)": ".pdf"})
        if chosen is not None:
            path, sheet = chosen[0], self._sheet()
            said = _("存好了《{name}》，{pages} 页。")
            self._host.work(
                _("正在存…"),
                lambda: table_pdf(sheet, path, force=True),
                lambda pages: self._say(said.format(name=path.name, pages=pages)),
                size=sheet.rows // ROWS_A_PIECE + 1,
            )

    def print(self, over: QWidget) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from reader.printing.table_sheet import paint_table

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, over).exec():
            sheet, name = self._sheet(), printer.printerName()
            said = _("交给打印机“{printer}”了，{pages} 页。")
            self._host.work(
                _("正在打印…"),
                lambda: paint_table(printer, sheet),
                lambda pages: self._say(said.format(printer=name, pages=pages)),
                size=sheet.rows // ROWS_A_PIECE + 1,
            )

    def _sheet(self) -> TableSheet:
        return sheet_of(self._found, self._title)

    def _file_name(self, suffix: str) -> str:
        from reader.export.file_name import file_name

        return file_name(self._title, suffix)
