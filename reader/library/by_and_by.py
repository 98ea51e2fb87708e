"""What is new on the medium is read without the library's lock, and taken in some at a time."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.journal import Journal, Touched
from reader.library.record import parser_for
from reader.library.shelf import Shelf
from reader.library.turns import Turns

AT_ONCE = 200  # documents of the journal, taken in at once


def read_journal(journal: Journal, note: Callable[[Touched], None], lock: Turns) -> None:
    """Take in new journal lines. Raises LibraryError."""
    copy = journal.copy()
    with lock:
        news = journal.news(copy)
    parse = parser_for(sum(n.unread for n in news))  # which may load a parser: not with the lock
    for one in news:
        found = journal.read(one, parse)
        more = found is not None
        while more and found is not None:
            touched: Touched = set()
            with lock:
                more = journal.take_in(found, AT_ONCE, touched)
                note(touched)


def read_shelf(shelf: Shelf, changed: Callable[[str], None], lock: Turns) -> None:
    """Look for issue files that came or went. Raises LibraryError."""
    with lock:
        look = shelf.look()
    look.take(shelf.folder)
    for places in look.parts():
        with lock:
            for issue in shelf.take_in(look, places):
                changed(issue)
