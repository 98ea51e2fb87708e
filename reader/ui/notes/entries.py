"""What the notes panel lists: annotations with the piece they stand in, narrowed by a filter, grouped by piece."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.model import days
from reader.model.annotation import Annotation, Color
from reader.model.messages import _
from reader.model.status import LeftBehind
from reader.workspace.left_behind import marks_words
from reader.workspace.tagged_notes import has_tag

Filter = Literal["piece", "all", "noted"] | Color | str
MOST_TAGS = 30
FILTERS: tuple[Filter, ...] = ("piece", "all", "doubt", "noted")  # those that have a chip


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntry:
    """An annotation and where it is: the piece's headline, and paper, day and page in words."""

    annotation: Annotation
    headline: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the panel: the head of a piece, a note, the head over what lost its place (`count` notes, `pieces`
    that are no more), or one of those pieces; `under` is that of a note.
    """

    kind: Literal["piece", "note", "orphans", "left"]
    entry: NoteEntry | None = None
    count: int = 0
    pieces: int = 0
    left: LeftBehind | None = None
    under: LeftBehind | None = None


def chosen(entries: Iterable[NoteEntry], which: Filter, article: str) -> list[NoteEntry]:
    """Return the entries that a filter lets through; `article` is the piece that is open."""
    return [e for e in entries if _passes(e.annotation, which, article)]


def rows_of(entries: Sequence[NoteEntry], left: Sequence[LeftBehind] = ()) -> list[Row]:
    """Return the rows: piece by piece as they come, then what lost its place, then pieces that are no more."""
    pieces: dict[str, list[NoteEntry]] = {}
    orphans: list[NoteEntry] = []
    for entry in entries:
        if entry.annotation.orphan:
            orphans.append(entry)
        else:
            pieces.setdefault(entry.annotation.article, []).append(entry)
    rows: list[Row] = []
    for group in pieces.values():
        rows.append(Row(kind="piece", entry=group[0], count=len(group)))
        rows += [Row(kind="note", entry=e) for e in group]
    if orphans or left:
        homes = {note: one for one in left for note in one.annotations}
        rows.append(Row(kind="orphans", count=len(orphans), pieces=len(left)))
        rows += [Row(kind="note", entry=e) for e in orphans if e.annotation.id not in homes]
        for one in left:
            rows.append(Row(kind="left", left=one))
            theirs = (e for e in orphans if e.annotation.id in one.annotations)
            rows += [Row(kind="note", entry=e, under=one) for e in theirs]
    return rows


def left_words(left: LeftBehind) -> str:
    """Return paper and day of a piece that is no more, and what was done to it."""
    return " · ".join(word for word in (left.newspaper, left.date_published, marks_words(left)) if word)


def when(iso: str, today: datetime.date | None = None) -> str:
    """Return a time in words: 今天 7:42, 昨天 20:10, 11月2日, 2025年11月2日; nothing for what is no time."""
    moment = days.moment(iso)
    if moment is None:
        return ""
    today = today or datetime.datetime.now().astimezone().date()
    clock = f"{moment.hour}:{moment.minute:02}"
    ago = (today - moment.date()).days
    if ago == 0:
        return _("今天 {clock}").format(clock=clock)
    if ago == 1:
        return _("昨天 {clock}").format(clock=clock)
    if moment.year == today.year:
        return _("{month}月{day}日").format(month=moment.month, day=moment.day)
    return _("{year}年{month}月{day}日").format(year=moment.year, month=moment.month, day=moment.day)


def _passes(annotation: Annotation, which: Filter, article: str) -> bool:
    match which:
        case "piece":
            return annotation.article == article
        case "all":
            return True
        case "noted":
            return bool(annotation.note)
        case str() if which.startswith("#"):
            return has_tag(annotation, which)
        case _:
            return annotation.color == which
