"""Onto paper: what, how large, and where to. The same pages go to a printer, a PDF file and the preview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.saving import ask_where

if TYPE_CHECKING:
    from reader.printing import PrintOptions
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session

PAPERS = ("A4", "A5", "B5", "Letter")


class PrintChoices(Dialog):
    """Asks how to print. `target` is then `printer`, `pdf` or `preview`."""

    def __init__(self, host: Host, count: int, title: str | None, printers: Sequence[str]) -> None:
        what = _("打印剪报《{title}》，{n} 篇").format(title=title, n=f"{count:,}") if title else _("打印这一篇")
        remark = "" if printers else _("没有找到打印机，可以存成 PDF。")
        super().__init__(host, what, remark=remark)
        self._title = title
        self.target = ""
        self.printer = QComboBox()
        self.printer.addItems(list(printers))
        self.paper = QComboBox()
        self.paper.addItems(list(PAPERS))
        self.columns = QComboBox()
        for columns, word in enumerate((_("看篇幅"), _("一栏"), _("两栏"), _("三栏"))):
            self.columns.addItem(word, columns)
        self.points = QSpinBox()
        self.points.setRange(8, 28)
        self.points.setValue(18 if host.library_session.settings.easy_reading else 11)
        self.points.setSuffix(_(" 磅"))
        self.notes = QCheckBox(_("带划线和批注"))
        self.notes.setChecked(True)
        self.pinyin = QCheckBox(_("注音"))
        self._spoken = host.library_session.settings.spoken_tones
        if printers:
            self.row(_("打印机"), self.printer)
        self.row(_("纸张"), self.paper)
        self.row(_("栏数"), self.columns)
        self.row(_("字号"), self.points)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.pinyin)
        self.add_button(_("取消"))
        for word, target, main in (
            (_("预览"), "preview", False), (_("存为 PDF…"), "pdf", not printers),
            (_("打印"), "printer", bool(printers)),
        ):  # fmt: skip
            if target == "printer" and not printers:
                continue
            button = self.add_button(word, main=main, accepts=True)
            button.clicked.connect(lambda _checked=False, t=target: setattr(self, "target", t))

    def options(self) -> PrintOptions:
        """Return what was chosen."""
        from reader.printing import PrintOptions

        return PrintOptions(
            paper=self.paper.currentText(),  # type: ignore[arg-type]  # one of PAPERS
            columns=self.columns.currentData(),
            notes=self.notes.isChecked(),
            pinyin="all" if self.pinyin.isChecked() else "none",
            spoken=self._spoken,
            font_size=float(self.points.value()),
            booklet=self._title,
        )


def print_pieces(host: Host, session: Session, ids: Sequence[str], title: str | None) -> None:
    """Ask how, and print pieces; with a title, as a clipping book."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from reader.workspace import opening

    dialog = PrintChoices(host, len(ids), title, QPrinterInfo.availablePrinterNames())
    words = _gathering(len(ids))

    def again(pieces: Sequence[Piece]) -> None:
        _preview(host, pieces, dialog.options())
        ask()

    def ask() -> None:
        if not dialog.ask():
            return
        options = dialog.options()
        if dialog.target == "preview":
            host.work(words, lambda: opening.pieces(session, ids), again, size=len(ids))
        elif dialog.target == "pdf":
            _save(host, session, ids, options, title)
        else:
            printer = dialog.printer.currentText()
            host.work(
                words,
                lambda: opening.pieces(session, ids),
                lambda pieces: _send(host, pieces, options, printer),
                size=len(ids),
            )

    ask()


def preview(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Show the pages."""
    from reader.printing import PrintOptions
    from reader.workspace import opening

    _preview(host, opening.pieces(session, ids), PrintOptions())


def save_pdf(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask for a file and print pieces into it."""
    from reader.printing import PrintOptions

    if not any(ids):
        host.say(_("先选中要存的文章。"))
        return
    title = _("剪报") if len(ids) > 1 else None
    _save(host, session, ids, PrintOptions(booklet=title), title)


def write_pdf(host: Host, session: Session, ids: Sequence[str], options: PrintOptions, path: Path) -> None:
    """Print pieces into a PDF file and say so."""
    from reader.printing import pdf
    from reader.workspace import opening

    host.work(
        _gathering(len(ids)),
        lambda: pdf(opening.pieces(session, ids), path, options, force=True),
        lambda done: host.say(
            _("存好了《{name}》，{pages} 页。").format(name=path.name, pages=done.pages), warning=False
        ),
        size=len(ids),
    )


def _gathering(count: int) -> str:
    return _("正在排 {n} 篇…").format(n=f"{count:,}")


def _save(host: Host, session: Session, ids: Sequence[str], options: PrintOptions, title: str | None) -> None:
    from reader.export.file_name import file_name
    from reader.workspace import opening

    name = title or opening.article(session, ids[0]).piece.name
    chosen = ask_where(host, _("存为 PDF"), file_name(name, ".pdf"), {"PDF (*.pdf)": ".pdf"})
    if chosen is not None:
        write_pdf(host, session, ids, options, chosen[0])


def _send(host: Host, pieces: Sequence[Piece], options: PrintOptions, printer: str) -> None:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from reader.printing import paint

    device = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    _set_paper(device, options)
    pages = paint(device, pieces, options)
    host.say(_("交给打印机“{printer}”了，{pages} 页。").format(printer=printer, pages=pages), warning=False)


def _preview(host: Host, pieces: Sequence[Piece], options: PrintOptions) -> None:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from reader.printing import paint

    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    _set_paper(device, options)
    dialog = QPrintPreviewDialog(device, host.window())
    dialog.setWindowTitle(_("打印预览"))
    px = host.look.tokens.px
    dialog.resize(min(px(60), host.window().width()), min(px(56), host.window().height()))
    dialog.paintRequested.connect(lambda printer: paint(printer, pieces, options))
    dialog.exec()
    dialog.deleteLater()


def _set_paper(device: object, options: PrintOptions) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from reader.printing import page_size

    if isinstance(device, QPrinter):
        device.setPageSize(page_size(options))
