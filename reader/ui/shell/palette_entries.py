"""What the command palette offers by name: what can be done now, and the places of the tree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.browsing.tree_names import icon_of, is_printed, title_of
from reader.ui.look.entries import Entry

if TYPE_CHECKING:
    from reader.ui.searching.askers import Asker
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.menus import Menus


def commands(menus: Menus) -> Iterator[Entry]:
    """Yield the actions that can be done now."""
    for action in menus.listed():
        if action.isEnabled():
            spec = menus.spec_of(action)
            text = f"{spec.text}（{spec.also}）" if spec.also else spec.text
            keys = action.shortcut().toString()
            yield Entry(icon=spec.icon or "command", text=text, remark=keys, run=action.trigger)


def places(desk: Desk) -> Iterator[Entry]:
    """Yield the places of the tree."""
    for collection, _name in desk.tree.nodes.collections():
        title = title_of(desk.tree.nodes.way_to(collection), collection)
        if is_printed(collection):
            title = desk.page.look.shown(title)
        word = _("转到：{place}").format(place=title)
        yield Entry(icon=icon_of(collection), text=word, run=partial(desk.browser.show, collection))


def asker_of(desk: Desk) -> Asker | None:
    """Return who answers a search in the library that is shown."""
    desk.complete()
    return desk.search.asker if desk.search is not None else None
