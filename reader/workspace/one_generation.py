"""Answers of one generation: what search knows by row number is joined with the catalogue of that same numbering.

While a catalogue is made anew, by this process or another, row 7 may be one piece before and another behind. So an
answer that began in one generation and ended in another is thrown away and asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from reader.model.errors import LibraryError
from reader.model.messages import _

if TYPE_CHECKING:
    from reader.search import SearchIndex
    from reader.workspace.session import Session

T = TypeVar("T")
ATTEMPTS = 5  # a catalogue is made anew once in a while, not all the time


def of_one_generation(session: Session, ask: Callable[[SearchIndex], T]) -> T:
    """Return `ask(index)` such that catalogue and index had one numbering from its beginning to its end.

    Raises LibraryError where the catalogue is made anew again and again.
    """
    catalogue = session.library.catalogue
    for _attempt in range(ATTEMPTS):
        index = session.index
        generation = index.source
        if catalogue.generation != generation:
            continue
        answer = ask(index)
        if catalogue.generation == generation == index.source:
            return answer
    raise LibraryError(_("目录正在重建，请过一会儿再查。"))
