"""What of the truth has to be compared with the catalogue, whatever news there are."""

from __future__ import annotations

from reader.library import catalogue_update
from reader.library.backlog import Backlog
from reader.library.catalogue_file import CatalogueFile
from reader.library.catalogue_rows import name_in
from reader.library.truth import Truth

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


def enlist_differing(truth: Truth, file: CatalogueFile, backlog: Backlog) -> None:
    """Have the issues taken over whose files are not those that the catalogue knows, and nothing else of issues; and
    notes counted that went elsewhere unseen. The catalogue is asked before the folders are.
    """
    known = file.ask(lambda db: {name_in(p): i for p, i in db.execute("SELECT path, issue FROM files")})
    truth.read_shelf()
    present = truth.shelf.all_files()
    new = {f.issue for p, f in present.items() if p not in known}
    backlog.issues = new | {i for p, i in known.items() if p not in present}
    backlog.noted |= file.ask(lambda db: catalogue_update.counted_too_often(db, truth))
