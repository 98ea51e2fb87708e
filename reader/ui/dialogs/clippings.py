"""剪报: the reader's own groups of pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.messages import _, counted
from reader.ui.dialogs.one_line import ask_line

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def clip(host: Host, session: Session, ids: Sequence[str]) -> None:
    """Ask for a clipping's name and put pieces into it."""
    if any(ids):
        host.work(_("正在看有哪些剪报"), lambda: _known(session), lambda known: _clip(host, session, ids, known))


def _known(session: Session) -> list[str]:
    return [n.label for n in session.library.catalogue.tree() if n.collection.kind == "tag"]


def _clip(host: Host, session: Session, ids: Sequence[str], known: Sequence[str]) -> None:
    from reader.workspace import tagging

    name = ask_line(host, _("放进剪报"), _("剪报名"), known=known, ok=_("放进去"))
    if name is not None:
        host.work(
            counted("正在放进 {n} 篇…", len(ids)).format(n=f"{len(ids):,}"),
            lambda: tagging.tag(session, *ids, name=name),
            lambda changed: host.tell_done(_("{n} 篇放进了“{name}”。").format(n=f"{len(changed):,}", name=name)),
            size=len(ids),
        )
