"""`--child NAME`: the program as one of its own other processes; spoken with by its parent alone."""

from __future__ import annotations

from importlib import import_module

# Name → the module whose `main` does its work.
CHILDREN = {
    "import": "reader.ui.jobs.import_child",
    "index": "reader.ui.jobs.index_child",
    "index-beside": "reader.workspace.index_keeper",
    "pages": "reader.workspace.page_child",
    "people": "reader.ui.jobs.people_child",
    "preview": "reader.ui.jobs.preview_child",
    "read": "reader.workspace.reading_child",
    "recognise": "reader.workspace.recognising_child",
    "reread": "reader.ui.jobs.reread_child",
    "search": "reader.ui.searching.search_child",
}


def run(arguments: list[str]) -> int:
    """Be the child of that name until its work is done; returns the exit status, 2 where there is no such child."""
    name, *more = arguments or [""]
    if name not in CHILDREN:
        return 2
    return int(import_module(CHILDREN[name]).main(more))
