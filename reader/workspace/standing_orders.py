"""What saved searches do with pieces that arrive: bookmark them, tag them (剪报), mark the words found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.annotation import COLORS
from reader.model.door import door, doors
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.workspace.arrivals import ORDERS, look_from_here
from reader.workspace.keeping_searches import query_of
from reader.workspace.tagging import as_first_written, clean_tag

if TYPE_CHECKING:
    from reader.workspace.session import Session


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What is done with a piece that arrives; `mark` is a colour of `COLORS`, empty for none."""

    bookmark: bool = False
    tags: tuple[str, ...] = ()
    mark: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing is done."""
        return self == Orders()


@door
def orders(session: Session) -> dict[str, Orders]:
    """Return what each saved search does, of those that do something."""
    stored = session.library.settings(ORDERS)
    read = {name.removeprefix(ORDERS): _read(value) for name, value in stored.items()}
    return {name: own for name, own in read.items() if not own.empty}


@door
def checked(session: Session, wanted: Orders) -> Orders:
    """Return the orders with tags as they are first written. Raises WrongRequest where they cannot be kept."""
    if wanted.mark and wanted.mark not in COLORS:
        raise WrongRequest(_("没有“{color}”这种划线。可用：{all}。").format(color=wanted.mark, all="、".join(COLORS)))
    tags = tuple(dict.fromkeys(as_first_written(session, clean_tag(tag)) for tag in wanted.tags))
    return Orders(bookmark=wanted.bookmark, tags=tags, mark=wanted.mark)


@door
def set_orders(session: Session, name: str, wanted: Orders) -> None:
    """Say what a saved search does with what arrives from now on. Raises NotFound, WrongRequest."""
    query_of(session, name)
    own = checked(session, wanted)
    kept = {"bookmark": own.bookmark, "tags": list(own.tags), "mark": own.mark}
    with session.library.deed("standing_orders", name) as deed:
        deed.set_setting(ORDERS + name, None if own.empty else kept)
        look_from_here(session, deed, name)


def _read(value: Any) -> Orders:
    """Read what was kept; what cannot be understood does nothing."""
    match value:
        case {"bookmark": bool(bookmark), "tags": list(tags), "mark": str(mark)}:
            own = tuple(tag for tag in tags if isinstance(tag, str))
            return Orders(bookmark=bookmark, tags=own, mark=mark if mark in COLORS else "")
        case _:
            return Orders()
