"""Saved searches: entries of the tree that are asked anew each time they are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _
from reader.workspace.arrivals import carry

if TYPE_CHECKING:
    from reader.workspace.session import Session


@door
def save_search(session: Session, name: str, query: str) -> None:
    """Keep a search under a name; the same name again replaces it. Raises WrongRequest where either is empty."""
    clean, asked = " ".join(name.split()), query.strip()
    if not clean or not asked:
        raise WrongRequest(_("保存搜索要有名字，也要有要找的话。"))
    with session.library.deed("save_search", clean) as deed:
        deed.save_search(clean, asked)


@door
def saved(session: Session) -> dict[str, str]:
    """Return the saved searches: name → query."""
    return {n.label: n.collection.path[0] for n in session.library.catalogue.tree() if n.collection.kind == "search"}


@door
def query_of(session: Session, name: str) -> str:
    """Return what a saved search looks for. Raises NotFound."""
    kept = saved(session)
    if name not in kept:
        raise NotFound(_("没有叫“{name}”的搜索。").format(name=name))
    return kept[name]


@door
def rename_search(session: Session, name: str, new_name: str) -> None:
    """Give a saved search another name. Raises NotFound, and WrongRequest where the new name is taken."""
    kept, query = saved(session), query_of(session, name)
    clean = " ".join(new_name.split())
    if not clean or clean == name:
        return
    if clean in kept:
        raise WrongRequest(_("已经有一个搜索叫“{name}”了。").format(name=clean))
    with session.library.deed("save_search", clean) as deed:
        deed.forget_search(name)
        deed.save_search(clean, query)
        carry(session, deed, name, clean)


@door
def forget_search(session: Session, name: str) -> None:
    """Take a saved search out of the tree."""
    with session.library.deed("forget_search", name) as deed:
        deed.forget_search(name)
        carry(session, deed, name, "")
