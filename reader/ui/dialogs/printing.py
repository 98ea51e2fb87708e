"""Onto paper: what, how large, and where to. The same pages go to a printer, a PDF file and the preview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.dialogs.long_work import do_long
from reader.ui.dialogs.print_choices import PrintChoices
from reader.ui.dialogs.saving import ask_where

if TYPE_CHECKING:
    from reader.printing import PrintOptions, PrintRun
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def print_pieces(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask how, and print pieces, each on pages of its own."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from reader.workspace import opening

    if not any(ids):
        host.say(_("先选中要打印的文章。"))
        return
    gathered: dict[int, Sequence[Piece]] = {}

    def gather(most: int) -> Sequence[Piece]:
        if most not in gathered:
            gathered[most] = opening.pieces(session, ids[:most])
        return gathered[most]

    dialog = PrintChoices(host, len(ids), QPrinterInfo.availablePrinterNames(), gather)
    if not dialog.ask():
        return
    options = dialog.options()
    if dialog.target == "pdf":
        _save(host, session, ids, options, None)
        return
    run, printer = dialog.printing.run(), dialog.printing.printer.currentText()
    host.work(
        _gathering(len(ids)),
        lambda: opening.pieces(session, ids),
        lambda pieces: send_to_printer(host, pieces, options, run, printer),
        size=len(ids),
    )


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

    do_long(
        host,
        _gathering(len(ids)),
        lambda progress, cancelled: pdf(
            opening.pieces(session, ids), path, options, force=True, progress=progress, cancelled=cancelled
        ),
        lambda done: host.say(
            "".join((_("存好了《{name}》，{pages} 页。").format(name=path.name, pages=done.pages), *done.remarks)),
            warning=bool(done.remarks),
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


def send_to_printer(host: Host, pieces: Sequence[Piece], options: PrintOptions, run: PrintRun, printer: str) -> None:
    """Print pieces on a printer and say so."""
    from reader.printing import paint
    from reader.printing.printer import printer_for

    pages = paint(printer_for(printer, options, run), pieces, options, run)
    host.say(_("交给打印机“{printer}”了，{pages} 页。").format(printer=printer, pages=pages), warning=False)
