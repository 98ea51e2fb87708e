"""人物生平, the life of a name: first and last seen, offices in order with the sentence that says so, with whom, where.

Everything comes from the people index. Two people of one name are told apart by hand: what some offices say belongs to
the second one. That is a setting of the library, which travels with it, and each change is a deed that can be undone.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model.door import door
from reader.model.errors import BaojiaError, NotFound, WrongRequest
from reader.model.messages import _
from reader.workspace.opening import piece
from reader.workspace.people import bring_up, matching

if TYPE_CHECKING:
    from reader.search.people import Held, Sightings
    from reader.workspace.session import Session

_SETTING: Final = "namesakes"
OFTEN: Final = 12
"""So many companions and places are told."""
_END = re.compile(r"[。！？!?；\n]")
LONGEST: Final = 120


class Office(NamedTuple):
    """A title beside the name: its days (yyyymmdd, 0 undated), its pieces, and the first piece that says so, how.

    `sentence` is empty where that piece cannot be read.
    """

    title: str
    first: int
    last: int
    articles: int
    row: int
    sentence: str


class Beside(NamedTuple):
    """Somebody or some place named in the same pieces, and in how many."""

    name: str
    articles: int


class Life(NamedTuple):
    """One person of a name; `person` counts from 1. Days are yyyymmdd, 0 where nothing is dated.

    `rows` are the pieces, the oldest first; `roles` are those of bylines.
    """

    name: str
    person: int
    rows: tuple[int, ...]
    first: int
    last: int
    offices: tuple[Office, ...]
    roles: tuple[Beside, ...]
    beside: tuple[Beside, ...]
    places: tuple[Beside, ...]


@door
def lives(
    session: Session,
    name: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Life, ...]:
    """Return the people of a name, the one that was not parted first; typed in pinyin, of the name seen most.

    Raises NotFound, Cancelled.
    """
    from reader.search.people import as_one

    index = bring_up(session, progress=progress, cancelled=cancelled)
    found = index.named(name) or next((index.named(one) for one in matching(index.people(), name)), None)
    if found is None:
        raise NotFound(_("没有找到叫“{name}”的人。").format(name=name))
    wanted = as_one(found.name)
    second = frozenset[str]().union(*(own for one, own in namesakes(session).items() if as_one(one) == wanted))
    parted = found.saying(second)
    groups = [group for group in (found.among(~parted), found.among(parted)) if len(group)] if second else [found]
    return tuple(_life(session, k, group) for k, group in enumerate(groups, 1))


@door
def namesakes(session: Session) -> dict[str, frozenset[str]]:
    """Return name → the offices of the second person of that name."""
    stored = session.library.settings(_SETTING).get(_SETTING)
    if not isinstance(stored, dict):
        return {}
    return {
        name: frozenset(title for title in titles if isinstance(title, str))
        for name, titles in stored.items()
        if isinstance(titles, list)
    }


@door
def part(session: Session, name: str, titles: Sequence[str]) -> None:
    """Take what these offices (or roles of bylines) say for another person's; none: they are one again.

    Raises WrongRequest where nobody of that name has such an office, or all would be parted.
    """
    from reader.search.people import as_one

    people = lives(session, name)
    name = people[0].name
    known = {title for life in people for title in (*_offices(life), *(r.name for r in life.roles))}
    strange = [title for title in titles if title not in known]
    if strange:
        said = _("“{name}”没有“{title}”这个职务；有的是：{known}。")
        raise WrongRequest(said.format(name=name, title=strange[0], known="、".join(sorted(known)) or _("没有")))
    if titles and known <= set(titles):
        raise WrongRequest(_("要留下至少一个职务给第一个人。"))
    others = {one: own for one, own in namesakes(session).items() if as_one(one) != as_one(name)}
    kept = {**others, name: frozenset(titles)}
    with session.library.deed("part_people", name) as deed:
        deed.set_setting(_SETTING, {one: sorted(own) for one, own in sorted(kept.items()) if own})


def _offices(life: Life) -> list[str]:
    return [office.title for office in life.offices]


def _life(session: Session, number: int, found: Sightings) -> Life:
    first, last = found.span()
    return Life(
        name=found.name,
        person=number,
        rows=tuple(found.rows.tolist()),
        first=first,
        last=last,
        offices=tuple(_told(session, found.offices())),
        roles=_most(found.roles()),
        beside=_most(found.others()),
        places=_most(found.places()),
    )


def _most(counted: Sequence[tuple[str, int]]) -> tuple[Beside, ...]:
    return tuple(Beside(name, count) for name, count in counted[:OFTEN])


def _told(session: Session, offices: Sequence[Held]) -> Iterator[Office]:
    """Yield the offices with the sentences that say so."""
    pieces = {s.row: s for s in session.library.catalogue.summaries([held.row for held in offices])}
    for held in offices:
        said = _sentence(session, pieces[held.row].id, held) if held.row in pieces else ""
        yield Office(held.title, held.first, held.last, held.pieces, held.row, said)


def _sentence(session: Session, article: str, place: Held) -> str:
    """Return the sentence of a piece that holds the place, "" where it cannot be read."""
    with contextlib.suppress(BaojiaError):
        text = piece(session, article)[0].field_text(place.field)
        begin = max((m.end() for m in _END.finditer(text, 0, max(0, place.start))), default=0)
        stop = _END.search(text, max(0, place.end))
        end = stop.end() if stop else len(text)
        return text[max(begin, place.start - LONGEST) : min(end, place.end + LONGEST)].strip()
    return ""
