"""The printers of this machine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from reader.model.called import called
from reader.model.errors import MissingPart
from reader.model.messages import _
from reader.printing.document import page_size, paint
from reader.printing.options import PrintOptions, PrintRun
from reader.printing.screenless import qt
from reader.rendering import Piece

_DUPLEX = {
    "off": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}


def printer_for(name: str, options: PrintOptions, run: PrintRun) -> QPrinter:
    """Return a printer, set to paper, copies and sides. Needs a Qt application."""
    device = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    device.setPageSize(page_size(options))
    device.setCopyCount(run.copies)
    device.setDuplex(_DUPLEX[run.duplex])
    return device


def print_on_default(pieces: Sequence[Piece], options: PrintOptions, run: PrintRun | None = None) -> tuple[str, int]:
    """Print pieces on the default printer; returns its name and the number of pages.

    Raises MissingPart where no printer is set up.
    """
    run = run or PrintRun()
    with qt():
        info = QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise MissingPart(
                _("没有找到打印机。可以先存成 PDF：{command} print ID -o 剪报.pdf").format(command=called())
            )
        device = printer_for(info.printerName(), options, run)
        return info.printerName(), paint(device, pieces, options, run)
