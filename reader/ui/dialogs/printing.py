"""Onto paper: what, how large, and where to. The same pages go to a printer, a PDF file and the preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _, counted
from reader.ui.dialogs.long_work import do_long
from reader.ui.dialogs.print_choices import PrintChoices
from reader.ui.dialogs.saving import ask_where
from reader.ui.dialogs.with_print import added, have_print, prints_of
from reader.ui.jobs.deeds import LONG

if TYPE_CHECKING:
    from reader.printing import PrintOptions, PrintResult, PrintRun
    from reader.printing.facsimiles import Facsimiles
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def print_pieces(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask how, and print pieces, each on pages of its own."""
    if not any(ids):
        host.say(_("先选中要打印的文章。"))
        return
    host.work(
        gathering(len(ids)),
        lambda: (have_print(session, ids), printers()),
        lambda found: _ask(host, session, ids, *found),
    )


def printers() -> list[str]:
    """Return the names of the printers; for a worker thread: the system may ask for them over a network."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.availablePrinterNames()


def _ask(host: Host, session: Session, ids: Sequence[str], here: bool, printers: Sequence[str]) -> None:
    """Ask how; `here`: some of the print can stand behind the pieces."""
    with prints_of(session) as prints:
        gather = _Gathering(session, ids, prints)
        dialog = PrintChoices(host, len(ids), printers, gather, printed=here)
        if not dialog.ask():
            return
        options, printed = dialog.options(), dialog.facsimile.isChecked()
    if dialog.target == "pdf":
        _save(host, session, ids, options, None, printed=printed)
        return
    run, printer = dialog.printing.run(), dialog.printing.printer.currentText()

    def gathered(prints: Facsimiles) -> tuple[Sequence[Piece], PrintOptions]:
        return _Gathering(session, ids, prints)(len(ids), printed), options

    send_to_printer(host, session, gathered, run, printer, size=LONG if printed else len(ids))


class _Gathering:
    """Gathers pieces for the preview, with their print where that is wanted; each kind once."""

    def __init__(self, session: Session, ids: Sequence[str], prints: Facsimiles) -> None:
        self._session, self._ids, self._prints = session, ids, prints
        self._plain: dict[int, Sequence[Piece]] = {}
        self._printed: dict[int, Sequence[Piece]] = {}

    def __call__(
        self,
        most: int,
        printed: bool,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Sequence[Piece]:
        from reader.workspace import opening

        if most not in self._plain:
            self._plain[most] = opening.pieces(self._session, self._ids[:most])
        if printed and most not in self._printed:
            self._printed[most] = added(self._prints, self._plain[most], progress, cancelled)
        return self._printed[most] if printed else self._plain[most]


def save_pdf(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask for a file and print pieces into it."""
    from reader.printing import PrintOptions

    if not any(ids):
        host.say(_("先选中要存的文章。"))
        return
    title = _("剪报") if len(ids) > 1 else None
    _save(host, session, ids, PrintOptions(booklet=title), title)


def write_pdf(
    host: Host, session: Session, ids: Sequence[str], options: PrintOptions, path: Path, *, printed: bool = False
) -> None:
    """Print pieces into a PDF file, `printed`: with their print behind each, and say so."""
    from reader.printing import pdf

    def write(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> PrintResult:
        with prints_of(session) as prints:
            pieces = _Gathering(session, ids, prints)(len(ids), printed, progress, cancelled)
            return pdf(pieces, path, options, force=True, progress=progress, cancelled=cancelled)

    do_long(
        host,
        gathering(len(ids)),
        write,
        lambda done: host.say(
            "".join((_("存好了《{name}》，{pages} 页。").format(name=path.name, pages=done.pages), *done.remarks)),
            warning=bool(done.remarks),
        ),
        size=LONG if printed else len(ids),
    )


def gathering(count: int) -> str:
    """Say that so many pieces are being set."""
    return counted("正在排 {n} 篇…", count).format(n=f"{count:,}")


def _save(
    host: Host,
    session: Session,
    ids: Sequence[str],
    options: PrintOptions,
    title: str | None,
    *,
    printed: bool = False,
) -> None:
    from reader.export.file_name import file_name
    from reader.workspace import opening

    def ask(name: str) -> None:
        chosen = ask_where(host, _("存为 PDF"), file_name(name, ".pdf"), {"PDF (*.pdf)": ".pdf"})
        if chosen is not None:
            write_pdf(host, session, ids, options, chosen[0], printed=printed)

    if title:
        ask(title)
    else:
        host.work(gathering(len(ids)), lambda: opening.article(session, ids[0]).piece.name, ask)


def send_to_printer(
    host: Host,
    session: Session,
    gathered: Callable[[Facsimiles], tuple[Sequence[Piece], PrintOptions]],
    run: PrintRun,
    printer: str,
    *,
    size: int,
) -> None:
    """Print `size` pieces on a printer beside the window and say so.

    `gathered` returns them and how; files of cuttings are there until the printer has them.
    """

    def send() -> int:
        from reader.printing import paint
        from reader.printing.printer import printer_for

        with prints_of(session) as prints:
            pieces, options = gathered(prints)
            return paint(printer_for(printer, options, run), pieces, options, run)

    said = _("交给打印机“{printer}”了，{pages} 页。")
    host.work(
        gathering(size),
        send,
        lambda pages: host.say(said.format(printer=printer, pages=pages), warning=False),
        size=size,
    )
