"""Pieces and notes into files, and notes out of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.model.disk_words import in_words
from reader.model.errors import NotFound
from reader.model.messages import _, counted
from reader.ui.dialogs.last_folder import keep_folder, start_folder
from reader.ui.dialogs.long_work import do_long
from reader.ui.dialogs.saving import ask_where
from reader.ui.jobs.deeds import LONG

if TYPE_CHECKING:
    from reader.export.forms import Exported, Form
    from reader.ui.jobs.host import Host
    from reader.workspace.bringing_notes import Brought
    from reader.workspace.exporting import NoteForm
    from reader.workspace.session import Session


def form_words() -> dict[Form, str]:
    """Return what each form is called, the one that is proposed first."""
    return {
        "markdown": "Markdown", "html": _("网页"), "epub": "EPUB", "docx": _("Word 文档"), "text": _("纯文本"),
        "csv": _("表格（CSV）"), "bibtex": _("题录 BibTeX"), "ris": _("题录 RIS（Zotero、EndNote）"),
        "csl-json": _("题录 CSL-JSON（Zotero）"), "json": "JSON",
        "corpus": _("语料：一篇一个文件，另有目录和转载表（ZIP）"),
    }  # fmt: skip


def export_pieces(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask for a file and write pieces in the form its name asks for."""
    from reader.export.file_name import file_name
    from reader.export.forms import LISTS, PICTURED, SUFFIXES
    from reader.ui.dialogs.with_print import ask_for_print

    if not any(ids):
        host.say(_("先选中要导出的文章。"))
        return
    kinds = {f"{word} (*{SUFFIXES[form]})": SUFFIXES[form] for form, word in form_words().items()}
    forms: dict[str, Form] = {suffix: form for form, suffix in SUFFIXES.items()}
    first = session.library.catalogue.summary(ids[0])
    title = counted("导出 {n} 篇到", len(ids)).format(n=f"{len(ids):,}")
    proposed = (first.headline if first else None) or _("文章")
    if len(ids) > 1:
        proposed = counted("{first} 等 {n} 篇", len(ids)).format(first=proposed[:40], n=f"{len(ids):,}")
    chosen = ask_where(host, title, file_name(proposed, ".md"), kinds)
    if chosen is None:
        return
    path, form = chosen[0], forms[chosen[1]]
    booklet = _("剪报") if len(ids) > 1 and form not in LISTS else None

    def write(printed: bool) -> None:
        do_long(
            host,
            counted("正在导出 {n} 篇…", len(ids)).format(n=f"{len(ids):,}"),
            partial(_write, session, ids, form, path, booklet, printed),
            lambda done: host.say(
                exported_words(done),
                warning=bool(done.pictures_left),
            ),
            size=LONG if printed else len(ids),
        )

    if form in PICTURED:
        ask_for_print(host, session, ids, write)
    else:
        write(False)


def exported_words(done: Exported) -> str:
    """Return what is said of pieces that are in a file now, and of their pictures that are not."""
    words = counted("导出了 {n} 篇到《{name}》。", done.articles)
    return words.format(n=f"{done.articles:,}", name=done.path.name) + done.left_words


def _write(
    session: Session,
    ids: Sequence[str],
    form: Form,
    path: Path,
    booklet: str | None,
    printed: bool,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Exported:
    from reader.ui.dialogs.with_print import prints_of
    from reader.workspace import exporting

    write = partial(
        exporting.export, session, ids, form, path, booklet=booklet, force=True, progress=progress, cancelled=cancelled
    )
    if not printed:
        return write()
    with prints_of(session) as prints:
        return write(changed=prints.add)


def export_notes(host: Host, session: Session) -> None:
    """Ask for a file and write all notes in the form its name asks for."""
    host.work(
        _("正在数批注…"), lambda: len(session.library.annotations(None)), lambda n: _export_notes(host, session, n)
    )


def _export_notes(host: Host, session: Session, count: int) -> None:
    from reader.workspace import exporting

    if not count:
        host.say(_("还没有批注。选中文字，按 1 到 4 划线，按 N 写批注。"))
        return
    words: dict[NoteForm, str] = {
        "markdown": "Markdown", "html": _("网页"), "csv": _("表格（CSV）"), "jsonld": _("W3C 批注（JSON-LD）")
    }  # fmt: skip
    suffixes = exporting.NOTE_SUFFIXES
    kinds = {f"{word} (*{suffixes[form]})": suffixes[form] for form, word in words.items()}
    forms: dict[str, NoteForm] = {suffix: form for form, suffix in suffixes.items()}
    chosen = ask_where(host, _("导出批注到"), _("批注") + ".md", kinds)
    if chosen is None:
        return
    path, form = chosen[0], forms[chosen[1]]
    host.work(
        counted("正在导出 {n} 条批注…", count).format(n=f"{count:,}"),
        lambda: exporting.export_notes(session, form, path, force=True),
        lambda _done: host.say(_("批注导出到《{name}》了。").format(name=path.name), warning=False),
        size=count,
    )


def bring_notes(host: Host, session: Session) -> None:
    """Ask for a file of annotations and put them onto the pieces that are here."""
    from reader.workspace import bringing_notes

    kinds = _("W3C 批注（JSON-LD）") + " (*.jsonld *.json);;" + _("所有文件") + " (*)"
    name, _kind = QFileDialog.getOpenFileName(host.window(), _("选择批注文件"), start_folder(host), kinds)
    if not name:
        return
    keep_folder(host, name)
    path = Path(name)

    def work() -> list[Brought]:
        try:
            data = path.read_bytes()
        except OSError as trouble:
            raise NotFound(_("读不了“{path}”：{reason}").format(path=path, reason=in_words(trouble))) from trouble
        return bringing_notes.bring(session, data)

    def tell(outcomes: list[Brought]) -> None:
        new = sum(o.status == "done" for o in outcomes)
        failed = [o.error for o in outcomes if o.status == "failed"]
        said = counted("放进来 {n} 条批注，{same} 条本来就有。", new).format(
            n=new, same=len(outcomes) - new - len(failed)
        )
        if failed:
            left = _("{n} 条没有放进来：{first}").format(n=len(failed), first=failed[0])
            host.say(f"{said}{left}")
        elif new:
            host.tell_done(said)
        else:
            host.say(said, warning=False)

    host.work(_("正在读《{name}》里的批注…").format(name=path.name), work, tell, size=1)
