"""Change the reader's state of pieces: one deed for all of them, and only where something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.workspace.opening import owner

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
    found = [owner(session, article_id)[0] for article_id in article_ids]
    states = {i: session.library.status(i) for i in dict.fromkeys(found)}
    touched = [
        i
        for i, state in states.items()
        if any(getattr(state, name) != value for name, value in fields.items())
        or set(add_tags) - set(state.tags)
        or set(remove_tags) & set(state.tags)
    ]
    if not touched:
        return ()
    with session.library.deed(label, *touched) as deed:
        for i in touched:
            changed = {n: v for n, v in fields.items() if getattr(states[i], n) != v}
            if changed:
                deed.set_status(i, **changed)
            for tag in sorted(set(add_tags) - set(states[i].tags)):
                deed.add_tag(i, tag)
            for tag in sorted(set(remove_tags) & set(states[i].tags)):
                deed.remove_tag(i, tag)
    return tuple(touched)
