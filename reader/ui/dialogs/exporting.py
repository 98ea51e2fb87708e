"""Pieces and notes into files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model import outside
from reader.model.messages import _, counted
from reader.ui.dialogs.saving import ask_where

if TYPE_CHECKING:
    from reader.export.forms import Form
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def export_pieces(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask for a file and write pieces in the form its name asks for."""
    from reader.workspace import exporting

    if not any(ids):
        host.say(_("先选中要导出的文章。"))
        return
    kinds = {
        "Markdown (*.md)": ".md", _("网页") + " (*.html)": ".html", "EPUB (*.epub)": ".epub",
        _("纯文本") + " (*.txt)": ".txt", "JSON (*.json)": ".json",
    }  # fmt: skip
    forms: dict[str, Form] = {
        ".md": "markdown", ".html": "html", ".epub": "epub", ".txt": "text", ".json": "json"
    }  # fmt: skip
    first = session.library.catalogue.summary(ids[0])
    title = counted("导出 {n} 篇到", "导出 {n} 篇到", len(ids)).format(n=f"{len(ids):,}")
    proposed = (first.headline if first else None) or _("文章")
    chosen = ask_where(host, title, f"{proposed[:40]}.md", kinds)
    if chosen is None:
        return
    path, form = chosen[0], forms[chosen[1]]
    booklet = _("剪报") if len(ids) > 1 else None
    host.work(
        _("正在导出 {n} 篇…").format(n=f"{len(ids):,}"),
        lambda: exporting.export(session, ids, form, path, booklet=booklet, force=True),
        lambda done: host.say(
            _("导出了 {n} 篇到《{name}》。").format(n=f"{done.articles:,}", name=path.name), warning=False
        ),
        size=len(ids),
    )


def export_notes(host: Host, session: Session) -> None:
    """Ask for a file and write all notes as Markdown."""
    from reader.workspace import exporting

    if not session.library.annotations(None):
        host.say(_("还没有批注。选中文字，按 1 到 4 划线，按 N 写批注。"))
        return
    text = exporting.annotations_markdown(session)
    chosen = ask_where(host, _("导出批注到"), f"{_('批注')}.md", {"Markdown (*.md)": ".md"})
    if chosen is not None:
        outside.write(chosen[0], (text + "\n").encode("utf-8", "backslashreplace"), force=True)
        host.say(_("批注导出到《{name}》了。").format(name=chosen[0].name), warning=False)
