"""Change the reader's state of pieces: one deed for all of them, and only where something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.hanzi.folding import fold
from reader.workspace.opening import current_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.workspace.session import Session


def change_status(
    session: Session,
    label: str,
    article_ids: Sequence[str],
    *,
    add_tags: Sequence[str] = (),
    remove_tags: Sequence[str] = (),
    **fields: bool | str | int | None,
) -> tuple[str, ...]:
    """Set fields of ArticleStatus and tags on pieces, as one deed of that label; returns the ids that really changed.

    Raises NotFound, ReadOnlyLibrary or NotSaved; then nothing is changed.
    """
    found = current_ids(session, article_ids)
    states = {i: session.library.status(i) for i in dict.fromkeys(found)}
    unwanted = set(map(fold, remove_tags))
    added = {i: _missing(add_tags, state.tags, unwanted) for i, state in states.items()}
    dropped = {i: [t for t in state.tags if fold(t) in unwanted and t not in add_tags] for i, state in states.items()}
    touched = [
        i
        for i, state in states.items()
        if any(getattr(state, name) != value for name, value in fields.items()) or added[i] or dropped[i]
    ]
    if not touched:
        return ()
    with session.library.deed(label, *touched) as deed:
        for i in touched:
            changed = {n: v for n, v in fields.items() if getattr(states[i], n) != v}
            if changed:
                deed.set_status(i, **changed)
            for tag in added[i]:
                deed.add_tag(i, tag)
            for tag in dropped[i]:
                deed.remove_tag(i, tag)
    return tuple(touched)


def _missing(wanted: Sequence[str], there: Sequence[str], going: set[str]) -> list[str]:
    """Return the tags to put on a piece: one that stays there in another spelling is there already."""
    kept = {fold(tag) for tag in there if fold(tag) not in going}
    return sorted(tag for tag in set(wanted) - set(there) if fold(tag) not in kept)
