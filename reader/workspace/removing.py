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
def remove(session: Session, *ids: str, alone: bool = False) -> tuple[str, ...]:
    """Put pieces or issues into the bin; they can be recovered. Raises NotFound before anything is written.

    An issue goes with all that is shown as one with it, or `alone`: the source of that id and nothing else.
    """
    targets = _known(session, ids, alone)
    with session.library.deed("remove", *targets) as deed:
        for target in targets:
            deed.remove(target)
    return targets


@door
def recover(session: Session, *ids: str, alone: bool = False) -> tuple[str, ...]:
    """Bring pieces or issues back out of the bin, with what lies there of the same issue, or `alone`."""
    targets = _known(session, ids, alone)
    with session.library.deed("recover", *targets) as deed:
        for target in targets:
            deed.recover(target)
    return targets


def _known(session: Session, targets: Sequence[str], alone: bool) -> tuple[str, ...]:
    """Return the ids of pieces that are here (current ones), and of issues with all their parts. Raises NotFound."""
    pieces = iter(current_ids(session, [t for t in targets if "-" in t]))
    issues = {t: parts_of(session, t) for t in targets if "-" not in t}
    return tuple(
        one
        for t in targets
        for one in (issues[t] if t in issues else (next(pieces),))
        if one == t or not alone or "-" in one
    )
