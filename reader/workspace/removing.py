"""Remove pieces or whole issues into the bin, and bring them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.workspace.opening import owner

if TYPE_CHECKING:
    from reader.workspace.session import Session


def remove(session: Session, *ids: str) -> tuple[str, ...]:
    """Put pieces or issues into the bin; they can be recovered. Raises NotFound before anything is written."""
    targets = [_known(session, i) for i in ids]
    with session.library.deed("remove", *targets) as deed:
        for target in targets:
            deed.remove(target)
    return tuple(targets)


def recover(session: Session, *ids: str) -> tuple[str, ...]:
    """Bring pieces or issues back out of the bin."""
    targets = [_known(session, i) for i in ids]
    with session.library.deed("recover", *targets) as deed:
        for target in targets:
            deed.recover(target)
    return tuple(targets)


def _known(session: Session, target: str) -> str:
    """Return the id of something that is here: a piece (its current id) or an issue."""
    if "-" in target:
        return owner(session, target)[0]
    session.library.imported(target)
    return target
