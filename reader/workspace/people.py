"""The people index of a library: who wrote, photographed and edited, who and what is named, each entry a search.

Kept beside the search index and read further only where the library has changed.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import whole_file
from reader.model.door import door
from reader.model.errors import BaojiaError, Cancelled, NotSaved
from reader.model.messages import _
from reader.workspace.opening import piece

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.library import Documents
    from reader.model.summary import ArticleSummary
    from reader.search.people import Entry, Evidence, Kind, People
    from reader.workspace.session import Session

BATCH = 100
"""Pieces between two looks at whether it shall go on: whoever closes a sheet waits no longer, and loses nothing."""
AROUND = 14
KINDS: tuple[Kind, ...] = ("credit", "person", "place", "organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A place that shows a name: the piece, the words around it, where in them the name stands, and what is beside."""

    summary: ArticleSummary
    words: str
    mark: tuple[int, int]
    beside: str


@door
def names(
    session: Session,
    kind: Kind | None = None,
    *,
    least: int = 1,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Entry, ...]:
    """Return the entries of a kind, or all, those with most pieces first.

    Reads what is new since last time. Raises Cancelled; what was read stays read.
    """
    return bring_up(session, progress=progress, cancelled=cancelled).entries(kind, least=least)


@door
def missing(session: Session) -> int:
    """Return how many pieces would have to be read first."""
    return len(session.library.catalogue.documents(_mark(session)).documents)


@door
def bring_up(
    session: Session,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> People:
    """Read what is new since last time, and return the index. Raises Cancelled."""
    from reader.search.people import People

    path, mark = _path(session), _mark(session)
    known = People.load(path) if mark is not None else None
    index, mark = (People(), None) if known is None else (known, mark)
    total, done, more, changed = missing(session) if known is not None else _all(session), 0, True, False
    try:
        while more:
            if cancelled is not None and cancelled():
                raise Cancelled(_("人物还没有读完，读过的都在。"))
            new = session.library.catalogue.documents(mark, limit=BATCH)
            changed = changed or bool(len(new.documents) or len(new.removed))
            _read(session, index, new)
            mark, done, more = new.mark, done + len(new.documents), new.more
            if progress is not None and total:
                progress(min(done, total), total)
    finally:
        if changed and mark is not None:
            with contextlib.suppress(OSError, NotSaved):  # a cache that cannot be written costs reading it all again
                index.save(path)
                whole_file.write(_mark_path(session), mark.encode(), "made_again")
                path.with_suffix(".json").unlink(missing_ok=True)  # as it was kept before
    return index


def _read(session: Session, index: People, new: Documents) -> None:
    from reader.search import Document

    documents = [Document(row=d.row, date=d.date, fields=d.fields, notes=d.notes) for d in new.documents]
    summaries = session.library.catalogue.summaries([d.row for d in documents])
    index.update(documents, new.removed, credits={s.row: s.credits for s in summaries if s.credits})


@door
def evidence(session: Session, entry: Entry) -> tuple[Witness, ...]:
    """Return the places that show a name, newest first; pieces that are gone are left out."""
    summaries = {s.row: s for s in session.library.catalogue.summaries([e.row for e in entry.evidence])}
    found = []
    for shown in entry.evidence:
        summary = summaries.get(shown.row)
        if summary is not None:
            with contextlib.suppress(BaojiaError):
                found.append(_witness(session, summary, shown))
    return tuple(found)


def _witness(session: Session, summary: ArticleSummary, shown: Evidence) -> Witness:
    text = piece(session, summary.id)[0].field_text(shown.field)
    if not 0 <= shown.start < shown.end <= len(text):
        return Witness(summary=summary, words="", mark=(0, 0), beside=shown.beside)
    begin = max(0, shown.start - AROUND, text.rfind("\n", 0, shown.start) + 1)
    stop = text.find("\n", shown.end)
    end = min(shown.end + AROUND, len(text) if stop < 0 else stop)
    mark = (shown.start - begin, shown.end - begin)
    return Witness(summary=summary, words=text[begin:end], mark=mark, beside=shown.beside)


@door
def fitting(entries: Sequence[Entry], typed: str) -> tuple[Entry, ...]:
    """Return the entries whose name fits what was typed, in hanzi or pinyin, in the same order."""
    found = set(matching([entry.name for entry in entries], typed))
    return tuple(entry for entry in entries if entry.name in found)


@door
def matching(names: Sequence[str], typed: str) -> tuple[str, ...]:
    """Return the names that fit what was typed, in hanzi or pinyin, in the same order."""
    if not typed.strip():
        return tuple(names)
    from bisect import bisect_right

    from reader.search import matches, parse

    starts = [0]
    for name in names:
        starts.append(starts[-1] + len(name) + 1)
    places = matches(parse(typed), {"headline": "\n".join(names)}, {})
    return tuple(names[k] for k in sorted({bisect_right(starts, p.start) - 1 for p in places}))


def _all(session: Session) -> int:
    return len(session.library.catalogue.documents(None).documents)


def _path(session: Session) -> Path:
    return session.library.cache_folder / "people.npz"


def _mark_path(session: Session) -> Path:
    return session.library.cache_folder / "people.mark"


def _mark(session: Session) -> str | None:
    """Return how far the stored index goes; None where it is of another catalogue."""
    try:
        mark = _mark_path(session).read_text("utf-8")
    except OSError:
        return None
    return mark if mark.partition(":")[0] == session.library.catalogue.generation else None
