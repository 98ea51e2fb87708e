"""Write down that the text of an issue makes these pieces: one deed, whatever has to give way for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.repiecing import repieced
from reader.model.rows import Row, Rows
from reader.model.text import Place
from reader.workspace.annotating import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.correction import Correction
    from reader.workspace.session import Session


def rows_of(session: Session, issue_id: str) -> Rows:
    """Return what the pieces of an issue are made of now."""
    return Rows(session.library.imported(issue_id), session.library.corrections(issue_id))


def write_rows(
    session: Session,
    label: str,
    rows: Rows,
    asked: Row,
    *,
    more: Sequence[Correction] = (),
    gone: Sequence[Correction] = (),
) -> str:
    """Write what makes the pieces as the rows say, with more corrections and without some; return the id of the piece
    that one row has. Raises WrongRequest where all of it is so already.
    """
    change = repieced(rows, [asked])
    (piece,) = change.roots
    if not (change.made or change.dropped or more or gone):
        raise WrongRequest(_("它本来就是这样。"))
    with session.library.deed(label, piece) as deed:
        for old in {c.id: c for c in (*change.dropped, *gone)}.values():
            deed.drop_correction(old.id)
        for new in change.made:
            place = Place(new.article, "body", new.start, new.end)
            deed.add_correction(replace(new, **quote(session, place)) if new.kind == "split" else new)
        for new in more:
            deed.add_correction(new)
    return piece
