"""The piece cut out of its printed pages, saved as a picture with where it is from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.dialogs.saving import ask_where
from reader.ui.jobs.deeds import LONG

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def save_cutting(host: Host, session: Session, article: str) -> None:
    """Ask for a file and write the picture, beside the window."""
    host.work(_("正在剪…"), lambda: session.library.article(article), lambda piece: _ask(host, session, piece))


def _ask(host: Host, session: Session, piece: NewsArticle) -> None:
    from reader.export.file_name import file_name

    article = piece.id
    kinds = {_("图片（PNG）") + " (*.png)": ".png"}
    chosen = ask_where(host, _("存成图片（带出处）"), file_name(piece.headline or "", ".png"), kinds)
    if chosen is None:
        return
    path = chosen[0]
    done = _("剪下来存好了：《{name}》。").format(name=path.name)
    host.work(_("正在剪…"), lambda: _write(session, article, path), lambda _b: host.say(done, warning=False), size=LONG)


def _write(session: Session, article: str, path: Path) -> int:
    from reader.printing.cutting import cutting
    from reader.workspace.cutting import cutting_of

    found = cutting_of(session, article)
    return cutting(found.parts, found.said, path, force=True)
