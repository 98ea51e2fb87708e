"""A clipping book, from the contents list to paper or a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.disk_words import in_words
from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.dialogs.book_editor import BookEditor
from reader.ui.dialogs.long_work import do_long
from reader.ui.dialogs.printing import gathering, send_to_printer
from reader.ui.dialogs.saving import ask_where
from reader.ui.dialogs.with_print import added, have_print, prints_of
from reader.ui.jobs.deeds import LONG

if TYPE_CHECKING:
    from reader.export.forms import Exported, Form
    from reader.printing import PrintOptions, PrintResult
    from reader.rendering.book_plan import BookPlan
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def make_book(host: Host, session: Session, ids: Sequence[str], title: str, *, clipping: str = "") -> None:
    """Let a book be made of pieces; what was made of a `clipping` is kept with it."""
    from reader.workspace import opening

    if not any(ids):
        host.say(_("先选中要打印的文章。"))
        return
    host.work(
        _("正在打开 {n} 篇…").format(n=f"{len(ids):,}"),
        lambda: (opening.pieces(session, ids), have_print(session, ids)),
        lambda found: _edit(host, session, found, title, clipping),
        size=len(ids),
    )


def _edit(host: Host, session: Session, found: tuple[Sequence[Piece], bool], title: str, clipping: str) -> None:
    """Let a book be made of the pieces found; and whether some of their print can stand behind them."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from reader.rendering.book_plan import BookPlan
    from reader.workspace.book_making import keep_plan, plan_of

    kept = plan_of(session, clipping) if clipping else None
    printers = QPrinterInfo.availablePrinterNames()
    pieces, here = found
    with prints_of(session) as prints:
        editor = BookEditor(
            host, pieces, kept or BookPlan(title=title), printers=bool(printers), prints=prints if here else None
        )
        before = editor.plan()
        editor.ask()
    plan, options, chosen, printed = editor.plan(), editor.options(), editor.pieces(), editor.printed
    if clipping and plan != before and not session.library.read_only:
        host.attempt(lambda: keep_plan(session, clipping, plan))
    if editor.target == "pdf":
        _save_pdf(host, session, chosen, options, plan, printed=printed)
    elif editor.target == "file":
        _save_file(host, session, [p.article.id for p in chosen], plan, notes=options.notes, printed=printed)
    elif editor.target == "printer":
        _to_printer(host, session, chosen, options, printers, printed=printed)


def _save_pdf(
    host: Host, session: Session, pieces: Sequence[Piece], options: PrintOptions, plan: BookPlan, *, printed: bool
) -> None:
    from dataclasses import replace

    from reader.export.file_name import file_name
    from reader.printing import pdf
    from reader.printing.cover import cover_path, write_cover
    from reader.workspace.book_making import with_names

    chosen = ask_where(host, _("存为 PDF"), file_name(plan.title, ".pdf"), {"PDF (*.pdf)": ".pdf"})
    if chosen is None:
        return
    path = chosen[0]

    def tell(done: PrintResult) -> None:
        said = [_("存好了《{name}》，{pages} 页。").format(name=path.name, pages=done.pages), *done.remarks]
        if plan.cover:
            beside = cover_path(path)
            try:
                write_cover(beside, plan, Path(plan.cover).read_bytes(), options.paper, done.pages, force=True)
                said.append(_("封面写好了《{path}》。").format(path=beside.name))
            except OSError as trouble:
                said.append(_("读不了“{path}”：{reason}").format(path=plan.cover, reason=in_words(trouble)))
            except BaojiaError as trouble:
                said.append(str(trouble))
        host.say("".join(said), warning=bool(done.remarks))

    def write(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> PrintResult:
        named = replace(options, arrangement=with_names(options.arrangement, pieces, cancelled))
        with prints_of(session) as prints:
            made = added(prints, pieces, progress, cancelled) if printed else pieces
            return pdf(made, path, named, force=True, progress=progress, cancelled=cancelled)

    do_long(host, gathering(len(pieces)), write, tell, size=LONG if printed else len(pieces))


def _save_file(host: Host, session: Session, ids: Sequence[str], plan: BookPlan, *, notes: bool, printed: bool) -> None:
    from reader.export.file_name import file_name
    from reader.export.forms import PICTURED
    from reader.workspace import exporting

    kinds = {
        "EPUB (*.epub)": ".epub",
        _("Word 文档") + " (*.docx)": ".docx",
        _("网页") + " (*.html)": ".html",
        "Markdown (*.md)": ".md",
        _("纯文本") + " (*.txt)": ".txt",
    }
    forms: dict[str, Form] = {".epub": "epub", ".docx": "docx", ".html": "html", ".md": "markdown", ".txt": "text"}
    chosen = ask_where(host, _("导出剪报本到"), file_name(plan.title, ".epub"), kinds)
    if chosen is None:
        return
    path, form = chosen[0], forms[chosen[1]]
    printed = printed and form in PICTURED

    def write(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Exported:
        book = partial(
            exporting.export_book, session, ids, form, path, plan, notes=notes, force=True, progress=progress,
            cancelled=cancelled,
        )  # fmt: skip
        if not printed:
            return book()
        with prints_of(session) as prints:
            return book(changed=prints.add)

    do_long(
        host,
        _("正在导出 {n} 篇…").format(n=f"{len(ids):,}"),
        write,
        lambda done: host.say(
            _("导出了 {n} 篇到《{name}》。").format(n=f"{done.articles:,}", name=path.name), warning=False
        ),
        size=LONG if printed else len(ids),
    )


def _to_printer(
    host: Host,
    session: Session,
    pieces: Sequence[Piece],
    options: PrintOptions,
    printers: Sequence[str],
    *,
    printed: bool,
) -> None:
    from dataclasses import replace

    from reader.ui.dialogs.printer_fields import PrinterChoices
    from reader.workspace.book_making import with_names

    dialog = PrinterChoices(host, printers)
    if not dialog.ask():
        return
    run, printer = dialog.fields.run(), dialog.fields.printer.currentText()
    kept = ExitStack()  # the files of cuttings are wanted until the printer has them

    def gathered() -> tuple[Sequence[Piece], PrintOptions]:
        with ExitStack() as held:
            made = added(held.enter_context(prints_of(session)), pieces) if printed else pieces
            named = replace(options, arrangement=with_names(options.arrangement, pieces))
            kept.push(held.pop_all())
            return made, named

    def send(found: tuple[Sequence[Piece], PrintOptions]) -> None:
        with kept:
            send_to_printer(host, *found, run, printer)

    host.work(gathering(len(pieces)), gathered, send, size=LONG if printed else len(pieces))
