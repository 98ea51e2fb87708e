"""The default printer of this machine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from reader.model.called import called
from reader.model.errors import MissingPart
from reader.model.messages import _
from reader.printing.document import page_size, paint
from reader.printing.options import PrintOptions
from reader.printing.screenless import qt
from reader.rendering import Piece


def print_on_default(pieces: Sequence[Piece], options: PrintOptions) -> tuple[str, int]:
    """Print pieces on the default printer; returns its name and the number of pages.

    Raises MissingPart where no printer is set up.
    """
    with qt():
        info = QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise MissingPart(
                _("没有找到打印机。可以先存成 PDF：{command} print ID -o 剪报.pdf").format(command=called())
            )
        device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        device.setPageSize(page_size(options))
        return info.printerName(), paint(device, pieces, options)
