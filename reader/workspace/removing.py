"""Remove pieces or whole issues into the bin, and bring them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.door import door
from reader.workspace.gathering import parts_of
from reader.workspace.opening import current_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.workspace.session import Session


@door
def remove(session: Session, *ids: str) -> tuple[str, ...]:
    """Put pieces or issues into the bin; they can be recovered. Raises NotFound before anything is written."""
    targets = _known(session, ids)
    with session.library.deed("remove", *targets) as deed:
        for target in targets:
            deed.remove(target)
    return targets


@door
def recover(session: Session, *ids: str) -> tuple[str, ...]:
    """Bring pieces or issues back out of the bin."""
    targets = _known(session, ids)
    with session.library.deed("recover", *targets) as deed:
        for target in targets:
            deed.recover(target)
    return targets


def _known(session: Session, targets: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of pieces that are here (current ones), and of issues with all their parts. Raises NotFound."""
    pieces = iter(current_ids(session, [t for t in targets if "-" in t]))
    return tuple(one for t in targets for one in ((next(pieces),) if "-" in t else parts_of(session, t)))
