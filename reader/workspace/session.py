"""A session: one open library with its search index and settings."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Library, forget_place
from reader.model.door import door, doors, keep_log
from reader.model.errors import BaojiaError
from reader.model.whole_file import leave_to_come_back
from reader.rendering.overlays import name_colors
from reader.workspace import folders
from reader.workspace import settings as stored_settings

if TYPE_CHECKING:
    from types import TracebackType

    from reader.search import SearchIndex


@doors
class Session:
    """An open library. Close it, or use it in a `with` statement.

    `sample` marks the library of the sample newspaper. `index` is opened on first use: start-up must not
    load numpy; its files are not `mapped` where this process must outlive their medium. `most_at_once` is how many new
    pieces are indexed on the way (None: as many as a short wait allows). `left_at` is the piece that a window shows:
    what is known of its issue is kept for the next start.
    """

    def __init__(self, library: Library, config: Path, *, sample: bool = False) -> None:
        self.library = library
        self.config = config
        self.sample = sample
        self.settings = stored_settings.load(config)
        name_colors(self.settings.mark_words)
        self._index: SearchIndex | None = None
        self._index_lock = threading.Lock()
        self.index_is_complete = False
        self.most_at_once: int | None = None
        self.mapped = True
        self.left_at = ""

    @property
    def index(self) -> SearchIndex:
        """The search index of this library, with all small changes.

        `index_is_complete` tells whether larger ones wait for a rebuild.
        """
        from reader.workspace import indexing

        with self._index_lock:
            if self._index is None or self._index.source != self.library.catalogue.generation:
                if self._index is not None:
                    self._index.close()
                self._index = indexing.open_index(self.library, mapped=self.mapped)
            most = self.most_at_once or indexing.MANY
            self.index_is_complete = indexing.catch_up(self.library, self._index, most=most)
            return self._index

    def change_settings(self, settings: stored_settings.Settings) -> None:
        """Keep new settings and write down what is new in them."""
        name_colors(settings.mark_words)
        if settings != self.settings:
            self.settings = stored_settings.change(self.config, self.settings, settings)

    def close_index(self) -> None:
        """Let go of the search index until it is asked for again."""
        with self._index_lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    def close(self) -> None:
        """Close index and library; closing twice is no mistake."""
        self.close_index()
        if not self.library.read_only:
            self.library.catalogue.keep_counts()
        if self.left_at and not self.library.read_only:
            with suppress(BaojiaError):  # the next start reads it then
                self.library.keep_left(self.left_at.partition("-")[0])
        self.library.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@door
def open_session(
    library: Path | None = None,
    *,
    sample: bool = False,
    read_only: bool = False,
    late: bool = False,
    there: bool = False,
) -> Session:
    """Open the library in that folder, or the reader's own; it is made where there is none.

    `late` is for a window: a catalogue that was lost comes back by `refresh`, not at the first question. With `there`,
    none is made, because another process knows of it: its disk may have gone meanwhile (LibraryGone).
    With `sample`, opens the sample newspaper's own library instead. Raises LibraryError where the folder
    holds something else or a newer format, LibraryGone where one that this machine knows is not there now.
    """
    own = library or folders.library_folder()
    keep_log(lambda fault: _write_down(fault, own))
    cache, config = folders.cache_folder(own), folders.config_folder(own)
    if sample:
        from reader.workspace.sample import sample_library

        return Session(sample_library(cache), config, sample=True)
    if folders.is_portable(own):
        leave_to_come_back(own.parent)
    opened = Library.open(own, cache=cache, config=config, read_only=read_only, late=late, there=there)
    return Session(opened, config)


@door
def give_up_place(library: Path | None = None) -> None:
    """Let a new library be begun in that folder, or in the reader's own, where one was known and is gone."""
    own = library or folders.library_folder()
    forget_place(own, folders.config_folder(own))


def _write_down(fault: BaseException, library: Path) -> Path | None:
    from reader.workspace.logbook import write_down

    return write_down(fault, library)
