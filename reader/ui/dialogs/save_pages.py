"""The printed pages of an issue, saved as a PDF that can be searched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.dialogs.saving import ask_where

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.page_sheets import IssuePages
    from reader.workspace.session import Session

MUCH = 100  # pictures are unpacked and packed: never on the window's own thread


def save_pages(host: Host, session: Session, issue: str) -> None:
    """Ask for a file and write the pages, beside the window."""
    from reader.export.file_name import file_name
    from reader.workspace.page_sheets import issue_pages

    pages = host.attempt(lambda: issue_pages(session, issue))
    if pages is None:
        return
    kinds = {_("能搜索的 PDF") + " (*.pdf)": ".pdf"}
    chosen = ask_where(host, _("版面存为能搜索的 PDF"), file_name(pages.title, ".pdf"), kinds)
    if chosen is None:
        return
    path = chosen[0]
    done = _("版面存好了：《{name}》，{n} 面。").format(name=path.name, n=len(pages.numbers))
    if pages.missing:
        done += _("有 {n} 面没有版面图，不在里面。").format(n=len(pages.missing))
    host.work(
        _("正在存版面…"),
        lambda: _write(session, issue, pages, path),
        lambda _b: host.say(done, warning=False),
        size=MUCH,
    )


def _write(session: Session, issue: str, pages: IssuePages, path: Path) -> int:
    from reader.printing.searchable import searchable_pdf
    from reader.workspace.page_sheets import page_sheets

    return searchable_pdf(page_sheets(session, issue, pages), pages.title, path, force=True)
