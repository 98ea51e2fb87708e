"""A search kept as a node of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.dialogs.one_line import ask_line

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


def save_search(host: Host, session: Session, query: str) -> None:
    """Ask for a name and keep the query under it."""
    from reader.workspace import keeping_searches

    name = ask_line(host, _("保存这次搜索"), _("名称"), text=query, ok=_("保存"))
    if name is not None:
        keeping_searches.save_search(session, name, query)
        host.tell_done(_("“{name}”放进左边的“阅览”了。").format(name=name))
