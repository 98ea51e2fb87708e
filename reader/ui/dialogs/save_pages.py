"""The printed pages of an issue, saved as a PDF that can be searched, or their words and places as ALTO."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.errors import NotFound
from reader.model.messages import _, counted
from reader.ui.dialogs.saving import ask_where
from reader.ui.jobs.deeds import LONG

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.page_sheets import IssuePages
    from reader.workspace.session import Session


def save_pages(host: Host, session: Session, issue: str) -> None:
    """Ask for a file and write the pages, beside the window. Without pictures here there is ALTO alone."""

    def look() -> tuple[str, IssuePages | None]:
        from reader.workspace.page_sheets import title_of

        return title_of(session, issue), _pictured(session, issue)

    host.work(_("正在存版面…"), look, lambda found: _ask(host, session, issue, *found))


def _ask(host: Host, session: Session, issue: str, title: str, pages: IssuePages | None) -> None:
    from reader.export.file_name import file_name

    kinds = {_("能搜索的 PDF") + " (*.pdf)": ".pdf"} if pages else {}
    kinds[_("ALTO，字和位置") + " (*.xml)"] = ".xml"
    ending = next(iter(kinds.values()))
    chosen = ask_where(host, _("版面存为能搜索的 PDF 或 ALTO"), file_name(title, ending), kinds)
    if chosen is None:
        return
    path = chosen[0]
    as_pdf = pages is not None and path.suffix.lower() == ".pdf"
    done = _("版面存好了：《{name}》。").format(name=path.name)
    if as_pdf and pages is not None and pages.missing:
        done += counted("有 {n} 面没有版面图，不在里面。", len(pages.missing)).format(n=len(pages.missing))
    host.work(
        _("正在存版面…"),
        lambda: _write(session, issue, pages if as_pdf else None, title, path),
        lambda _b: host.say(done, warning=False),
        size=LONG,
    )


def _pictured(session: Session, issue: str) -> IssuePages | None:
    from reader.workspace.page_sheets import issue_pages

    try:
        return issue_pages(session, issue)
    except NotFound:
        return None


def _write(session: Session, issue: str, pages: IssuePages | None, title: str, path: Path) -> int:
    """Write one of the two."""
    if pages is None:
        from reader.export.alto import write_alto
        from reader.workspace.page_words import words_pages

        return write_alto(words_pages(session, issue), title, path, force=True)
    from reader.printing.searchable import searchable_pdf
    from reader.workspace.page_sheets import page_sheets

    return searchable_pdf(page_sheets(session, issue, pages), title, path, force=True)
