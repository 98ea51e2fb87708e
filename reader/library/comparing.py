"""What of the truth has to be compared with the catalogue, whatever news there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Final, TypeVar

from reader.library import catalogue_update
from reader.library.backlog import Backlog
from reader.library.catalogue_file import CatalogueFile
from reader.library.catalogue_rows import name_in
from reader.library.truth import Truth
from reader.library.turns import Turns

T = TypeVar("T")
AT_ONCE = 10  # issues whose notes are counted at once
END: Final = object()
SEARCHES = ("searches", 0)  # stands for all of them, those that are gone too


def enlist_all(truth: Truth, file: CatalogueFile, backlog: Backlog) -> None:
    """Have the whole journal taken over anew, and what the catalogue says that no journal says any more."""
    state = truth.state
    if file.ask(catalogue_update.is_empty):  # each issue will bring in what the journal says of it
        backlog.documents.clear()
        backlog.documents.add(SEARCHES)
        return
    backlog.documents.add(SEARCHES)
    tables = ("status", "annotations", "corrections", "imports")
    backlog.documents |= {(table, number) for table in tables for number in state.numbers(table)}
    backlog.pieces |= set(file.ask(catalogue_update.pieces_with_state))
    backlog.noted |= set(file.ask(catalogue_update.issues_with_notes))


def enlist_differing(truth: Truth, file: CatalogueFile, lock: Turns, compared: str) -> str:
    """Have the issues taken over whose files are not those that the catalogue knows, and nothing else of issues (not
    what came of a first look at the shelf); and notes counted that went elsewhere unseen.

    Nothing is done where the generation in force was `compared` before; returns which that is. The lock is held for a
    moment at a time. The catalogue is asked before the folders are.
    """
    with lock:
        generation = file.generation
        if generation == compared:
            return generation
        before = set(truth.backlog.issues)
    known = _asked(file, lock, lambda db: {name_in(p): i for p, i in db.execute("SELECT path, issue FROM files")})
    truth.read_shelf_by_and_by(lock)
    with lock:
        truth.backlog.issues -= before  # whatever is stored from here on stays
        present = truth.shelf.all_files()
    differing = {f.issue for p, f in present.items() if p not in known} | {
        i for p, i in known.items() if p not in present
    }
    with lock:
        truth.backlog.issues |= differing
    learn(truth, lock, "annotations")
    counted = _asked(file, lock, catalogue_update.counted_notes)
    for at in range(0, len(counted), AT_ONCE):
        with lock:
            truth.backlog.noted |= catalogue_update.too_many(truth, counted[at : at + AT_ONCE])
    with lock:
        truth.by_issue.followed = True
    return generation


def learn(truth: Truth, lock: Turns, *tables: str) -> None:
    """Have it found out which documents are of which issue; the lock is held for a moment at a time."""
    for table in tables:
        with lock:
            steps = truth.by_issue.learn(table)
        more = True
        while more:
            with lock:
                more = next(steps, END) is not END


def _asked(file: CatalogueFile, lock: Turns, question: Callable[[sqlite3.Connection], T]) -> T:
    """Ask the catalogue without the lock where that can be."""
    with lock:
        generation = "" if file.in_memory else file.generation
    answer = file.ask_beside(generation, question) if generation else None
    if answer is not None:
        return answer[0]
    with lock:
        return file.ask(question)
