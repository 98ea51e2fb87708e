"""A clipping book, from the contents list to paper or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.disk_words import in_words
from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.dialogs.book_editor import BookEditor
from reader.ui.dialogs.long_work import do_long
from reader.ui.dialogs.saving import ask_where

if TYPE_CHECKING:
    from reader.export.forms import Form
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
        lambda: opening.pieces(session, ids),
        lambda pieces: _edit(host, session, pieces, title, clipping),
        size=len(ids),
    )


def _edit(host: Host, session: Session, pieces: Sequence[Piece], title: str, clipping: str) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    from reader.rendering.book_plan import BookPlan
    from reader.workspace.book_making import keep_plan, plan_of

    kept = plan_of(session, clipping) if clipping else None
    printers = QPrinterInfo.availablePrinterNames()
    editor = BookEditor(host, pieces, kept or BookPlan(title=title), printers=bool(printers))
    before = editor.plan()
    editor.ask()
    plan, options, chosen = editor.plan(), editor.options(), editor.pieces()
    if clipping and plan != before and not session.library.read_only:
        host.attempt(lambda: keep_plan(session, clipping, plan))
    if editor.target == "pdf":
        _save_pdf(host, chosen, options, plan)
    elif editor.target == "file":
        _save_file(host, session, [p.article.id for p in chosen], plan, notes=options.notes)
    elif editor.target == "printer":
        _to_printer(host, chosen, options, printers)


def _save_pdf(host: Host, pieces: Sequence[Piece], options: PrintOptions, plan: BookPlan) -> None:
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

    do_long(
        host,
        _("正在排 {n} 篇…").format(n=f"{len(pieces):,}"),
        lambda progress, cancelled: pdf(
            pieces, path, replace(options, arrangement=with_names(options.arrangement, pieces, cancelled)), force=True,
            progress=progress, cancelled=cancelled,
        ),
        tell,
        size=len(pieces),
    )  # fmt: skip


def _save_file(host: Host, session: Session, ids: Sequence[str], plan: BookPlan, *, notes: bool) -> None:
    from reader.export.file_name import file_name
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
    do_long(
        host,
        _("正在导出 {n} 篇…").format(n=f"{len(ids):,}"),
        lambda progress, cancelled: exporting.export_book(
            session, ids, form, path, plan, notes=notes, force=True, progress=progress, cancelled=cancelled
        ),
        lambda done: host.say(
            _("导出了 {n} 篇到《{name}》。").format(n=f"{done.articles:,}", name=path.name), warning=False
        ),
        size=len(ids),
    )


def _to_printer(host: Host, pieces: Sequence[Piece], options: PrintOptions, printers: Sequence[str]) -> None:
    from dataclasses import replace

    from reader.ui.dialogs.printer_fields import PrinterChoices
    from reader.ui.dialogs.printing import send_to_printer
    from reader.workspace.book_making import with_names

    dialog = PrinterChoices(host, printers)
    if dialog.ask():
        named = replace(options, arrangement=with_names(options.arrangement, pieces))
        printer = dialog.fields.printer.currentText()
        host.attempt(lambda: send_to_printer(host, pieces, named, dialog.fields.run(), printer))
