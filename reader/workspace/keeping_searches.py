"""Saved searches: entries of the tree that are asked anew each time they are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.errors import WrongRequest
from reader.model.messages import _

if TYPE_CHECKING:
    from reader.workspace.session import Session


def save_search(session: Session, name: str, query: str) -> None:
    """Keep a search under a name; the same name again replaces it. Raises WrongRequest where either is empty."""
    clean, asked = " ".join(name.split()), query.strip()
    if not clean or not asked:
        raise WrongRequest(_("保存搜索要有名字，也要有要找的话。"))
    with session.library.deed("save_search", clean) as deed:
        deed.save_search(clean, asked)


def forget_search(session: Session, name: str) -> None:
    """Take a saved search out of the tree."""
    with session.library.deed("forget_search", name) as deed:
        deed.forget_search(name)
