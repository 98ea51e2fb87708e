"""Asked once, when a PDF has come in: whether printed pages are kept as pictures, and what a year of them takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.workspace import page_keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.jobs.import_jobs import ImportJob
    from reader.ui.shell.desk_host import DeskHost


def ask_about_pages(window: DeskHost, job: ImportJob, again: Callable[[list[Path]], None]) -> bool:
    """Ask where that was never said and the import brought pages; `again` brings the same files in once more."""
    offered = next((o for o in job.outcomes if o.pages_offered), None)
    paths = [Path(path) for path in job.request.get("paths", ())]
    session = window.library_session
    if offered is None or not paths or page_keeping.wanted(session) is not None:
        return False

    def say_so(kept: bool, originals: bool = False) -> None:
        window.attempt(lambda: page_keeping.set_keeping(session, kept=kept, originals=originals))
        if kept:
            window.say(_("好，正在留；以后导入的 PDF 也都留。"), warning=False)
            again(paths)
        else:
            window.say(_("好，不留。要留时在“文件”里的“版面图…”。"), warning=False)

    words = page_keeping.year_words(offered.pages_offered, offered.bytes_offered)
    said = _("这份报纸印出来的版面还没有留下来。留成图，看原文时真的版面就在旁边：{words}").format(words=words)
    said += page_keeping.original_words(offered.original_offered)
    links = {
        _("留版面图"): lambda: say_so(True), _("图和原件都留"): lambda: say_so(True, originals=True),
        _("不留"): lambda: say_so(False),
    }  # fmt: skip
    window.say_with(said, links, warning=False, standing=True)
    return True
