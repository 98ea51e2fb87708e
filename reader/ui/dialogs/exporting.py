"""Pieces and notes into files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.model.errors import NotSaved
from reader.model.messages import _, counted

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
    forms: dict[str, tuple[Form, str]] = {
        "Markdown (*.md)": ("markdown", ".md"), _("网页") + " (*.html)": ("html", ".html"),
        "EPUB (*.epub)": ("epub", ".epub"), _("纯文本") + " (*.txt)": ("text", ".txt"),
        "JSON (*.json)": ("json", ".json"),
    }  # fmt: skip
    first = session.library.catalogue.summary(ids[0])
    title = counted("导出 {n} 篇到", "导出 {n} 篇到", len(ids)).format(n=f"{len(ids):,}")
    proposed = (first.headline if first else None) or _("文章")
    name, kind = QFileDialog.getSaveFileName(host.window(), title, f"{proposed[:40]}.md", ";;".join(forms))
    if not name:
        return
    form, suffix = forms.get(kind, ("markdown", ".md"))
    form = next((f for f, s in forms.values() if name.lower().endswith(s)), form)
    path = Path(name) if Path(name).suffix else Path(name + suffix)
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
    name, _kind = QFileDialog.getSaveFileName(host.window(), _("导出批注到"), f"{_('批注')}.md", "Markdown (*.md)")
    if name:
        try:
            Path(name).write_text(text + "\n", "utf-8")
        except OSError as trouble:
            raise NotSaved(
                _("《{name}》写不进去：{why}。").format(name=Path(name).name, why=trouble.strerror)
            ) from trouble
        host.say(_("批注导出到《{name}》了。").format(name=Path(name).name), warning=False)
