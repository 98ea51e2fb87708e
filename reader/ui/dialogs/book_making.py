"""A clipping book, from the contents list to paper or a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.model.disk_words import in_words
from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.ui.dialogs.book_editor import BookEditor
from reader.ui.dialogs.exporting import exported_words
from reader.ui.dialogs.long_work import do_long
from reader.ui.dialogs.printing import gathering, printers, send_to_printer
from reader.ui.dialogs.saving import ask_where
from reader.ui.dialogs.with_print import added, have_print, prints_of
from reader.ui.jobs.deeds import LONG

if TYPE_CHECKING:
    from reader.export.forms import Exported, Form
    from reader.printing import PrintOptions, PrintResult
    from reader.printing.facsimiles import Facsimiles
    from reader.rendering.book_plan import BookPlan
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def make_book(host: Host, session: Session, ids: Sequence[str], title: str, *, clipping: str = "") -> None:
    """Let a book be made of pieces; what was made of a `clipping` is kept with it."""
    from reader.workspace import opening
    from reader.workspace.book_making import plan_of

    if not any(ids):
        host.say(_("先选中要打印的文章。"))
        return

    def read() -> _Found:
        kept = plan_of(session, clipping) if clipping else None
        return _Found(opening.pieces(session, ids), have_print(session, ids), kept, printers())

    host.work(
        _("正在打开 {n} 篇…").format(n=f"{len(ids):,}"),
        read,
        lambda found: _edit(host, session, found, title, clipping),
        size=len(ids),
    )


class _Found(NamedTuple):
    """What a book is made of, whether some of the print can stand behind it, what was made of it before, printers."""

    pieces: Sequence[Piece]
    here: bool
    kept: BookPlan | None
    printers: Sequence[str]


def _edit(host: Host, session: Session, found: _Found, title: str, clipping: str) -> None:
    """Let a book be made of the pieces found."""
    from reader.rendering.book_plan import BookPlan
    from reader.workspace.book_making import keep_plan

    pieces, here, kept, printers = found
    with prints_of(session) as prints:
        editor = BookEditor(
            host, pieces, kept or BookPlan(title=title), printers=bool(printers), prints=prints if here else None
        )
        before = editor.plan()
        editor.ask()
    plan, options, chosen, printed = editor.plan(), editor.options(), editor.pieces(), editor.printed
    if clipping and plan != before and not session.library.read_only:
        host.work(_("正在记下…"), lambda: keep_plan(session, clipping, plan), lambda _none: None)
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
    from reader.workspace.book_making import with_names

    chosen = ask_where(host, _("存为 PDF"), file_name(plan.title, ".pdf"), {"PDF (*.pdf)": ".pdf"})
    if chosen is None:
        return
    path = chosen[0]

    def tell(written: tuple[PrintResult, str]) -> None:
        done, cover = written
        said = [_("存好了《{name}》，{pages} 页。").format(name=path.name, pages=done.pages), *done.remarks, cover]
        host.say("".join(said), warning=bool(done.remarks))

    def write(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> tuple[PrintResult, str]:
        named = replace(options, arrangement=with_names(options.arrangement, pieces, cancelled))
        with prints_of(session) as prints:
            made = added(prints, pieces, progress, cancelled) if printed else pieces
            done = pdf(made, path, named, force=True, progress=progress, cancelled=cancelled)
        return done, _cover(path, plan, options, done.pages) if plan.cover else ""

    do_long(host, gathering(len(pieces)), write, tell, size=LONG if printed else len(pieces))


def _cover(path: Path, plan: BookPlan, options: PrintOptions, pages: int) -> str:
    """Write the cover beside a book, and return what came of it (worker thread)."""
    from reader.printing.cover import cover_path, write_cover

    beside = cover_path(path)
    try:
        write_cover(beside, plan, Path(plan.cover).read_bytes(), options.paper, pages, force=True)
    except OSError as trouble:
        return _("读不了“{path}”：{reason}").format(path=plan.cover, reason=in_words(trouble))
    except BaojiaError as trouble:
        return str(trouble)
    return _("封面写好了《{path}》。").format(path=beside.name)


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
        counted("正在导出 {n} 篇…", len(ids)).format(n=f"{len(ids):,}"),
        write,
        lambda done: host.say(
            exported_words(done),
            warning=bool(done.pictures_left),
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

    def gathered(prints: Facsimiles) -> tuple[Sequence[Piece], PrintOptions]:
        made = added(prints, pieces) if printed else pieces
        return made, replace(options, arrangement=with_names(options.arrangement, pieces))

    send_to_printer(host, session, gathered, run, printer, size=LONG if printed else len(pieces))
