"""What may be read again from where the reader is: the issue at hand, its paper, all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.model.summary import Collection

if TYPE_CHECKING:
    from reader.ui.browsing.tree_model import TreeModel
    from reader.ui.jobs.host import Host


def read_again(host: Host, nodes: TreeModel, place: Collection | str) -> None:
    """Open the dialog at a paper, a year or an issue of the tree, or at the issue of a piece (its id; may be empty)."""
    from reader.ui.dialogs.rereading import read_again as ask

    node = nodes.issue_node(place.partition("-")[0]) if isinstance(place, str) else place
    collection = node or Collection(kind="all")
    scopes = [
        (_scope_words(path), Collection(kind="newspaper", path=path))
        for path in (collection.path[:n] for n in range(min(3, len(collection.path)), 0, -1))
        if collection.kind == "newspaper"
    ]
    host.attempt(lambda: ask(host, [*scopes, (_("报库里全部报纸"), Collection(kind="all"))], 0))


def _scope_words(path: tuple[str, ...]) -> str:
    """Return how a paper, a year or one issue is called."""
    paper = f"《{path[0]}》" if path[0] else _("没有报名的报纸")
    if len(path) == 1:
        return _("{paper}，全部").format(paper=paper)
    if len(path) == 2:
        return (
            _("{paper}，{year} 年").format(paper=paper, year=path[1])
            if path[1]
            else _("{paper}，不知年份").format(paper=paper)
        )
    return _("{paper}，这一份").format(paper=paper)
