"""The people index: who wrote, photographed and edited; who, where and what body is named in the texts.

Each entry a search.

Derived from documents, kept up by `update`, saved beside the search index, deletable at any time. Credits that the
importer has found are taken as they are; otherwise the rules of `credits` read bylines and brackets. Names beside
titles, places and bodies come from `mentions`.
"""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Self

from reader.hanzi.folding import fold
from reader.model import whole_file
from reader.model.door import door, doors
from reader.search.credits import in_body, in_byline
from reader.search.document import Document
from reader.search.mentions import mentions
from reader.search.refused import told

FORMAT = 3
_Key = tuple[bool, str]
"""Whether it names somebody, and a name."""
EVIDENCE = 5
Kind = Literal["credit", "person", "place", "organisation"]
SOMEBODY = frozenset[Kind](("credit", "person"))


# Folded for search, yet other names: the Table of General Standard Chinese Characters (2013) lets these be written in
# simplified names as they are. 李昇 is not 李升.
OWN = frozenset("昇陞祕谿脩釐氾")


@door
def as_one(name: str) -> str:
    """Return a name in the one form that all its scripts share; 吴晓棠 and 吳曉棠 are one, 李昇 and 李升 are not."""
    return "".join(char if char in OWN else fold(char) for char in name)


class Evidence(NamedTuple):
    """A place that shows the name: row of the piece, its day, field, code points, and the role or title beside it."""

    row: int
    date: int
    field: str
    start: int
    end: int
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody or something with a name.

    `roles` are roles (credits) or titles (persons) with the number of pieces each, most first; `first` and `last` are
    days (yyyymmdd, 0 where no piece is dated); `query` finds the pieces.
    """

    kind: Kind
    name: str
    pieces: int
    roles: tuple[tuple[str, int], ...]
    first: int
    last: int
    evidence: tuple[Evidence, ...]
    query: str


class Found(NamedTuple):
    """What one piece says of one name."""

    kind: Kind
    name: str
    beside: str
    field: str
    start: int
    end: int


class Named(NamedTuple):
    """A piece that names somebody: its row, its day (yyyymmdd, 0 undated), and all that it says of anybody."""

    row: int
    date: int
    found: tuple[Found, ...]


@doors
class People:
    """All names, by the piece that has them."""

    def __init__(self) -> None:
        self._dates: dict[int, int] = {}
        self._found: dict[int, tuple[Found, ...]] = {}
        self._written: dict[_Key, str] = {}
        self._keys: dict[_Key, _Key] = {}

    def __len__(self) -> int:
        """Return how many pieces were read."""
        return len(self._dates)

    def update(
        self,
        documents: Iterable[Document],
        removed: Iterable[int] = (),
        *,
        credits: Mapping[int, Sequence[tuple[str, str]]] | None = None,
    ) -> None:
        """Read pieces (instead of older ones of the same rows) and take rows out. `credits`.

        Row → (role, name) as imported.
        """
        self._written, self._keys = {}, {}
        for row in removed:
            self._dates.pop(row, None)
            self._found.pop(row, None)
        for document in documents:
            self._dates[document.row] = document.date
            self._found[document.row] = tuple(_read(document, (credits or {}).get(document.row)))

    def entries(self, kind: Kind | None = None, *, least: int = 1) -> tuple[Entry, ...]:
        """Return the entries with at least `least` pieces, those with most pieces first, then by name."""
        places: dict[tuple[Kind, str], dict[int, list[Found]]] = {}
        for row, found in self._found.items():
            for one in found:
                if kind is None or one.kind == kind:
                    places.setdefault((one.kind, self._as_written(one)), {}).setdefault(row, []).append(one)
        made = [self._entry(key, rows) for key, rows in places.items() if len(rows) >= least]
        return tuple(sorted(made, key=lambda entry: (-entry.pieces, entry.name)))

    def named(self, name: str) -> list[Named]:
        """Return the pieces that credit or name a person so, in whichever characters; each name as `entries` has it."""
        self._compare()
        wanted = (True, as_one(name))
        printed = {printed for (_somebody, printed), key in self._keys.items() if key == wanted}
        return [
            Named(row, self._dates[row], tuple(one._replace(name=self._as_written(one)) for one in found))
            for row, found in self._found.items()
            if any(one.name in printed and one.kind in SOMEBODY for one in found)
        ]

    def _as_written(self, one: Found) -> str:
        """Return a name as it is printed most often: 吴晓棠 and 吳曉棠 are one."""
        self._compare()
        return self._written[self._keys[one.kind in SOMEBODY, one.name]]

    def _compare(self) -> None:
        """Find what all forms of a name share: 東昇公司 is 东升公司, but of people 李昇 is not 李升."""
        if self._keys or not self._found:
            return
        counted = Counter((one.kind in SOMEBODY, one.name) for found in self._found.values() for one in found)
        names = sorted(counted, key=lambda name: (-counted[name], name))
        folded = fold("".join(name for _somebody, name in names))  # all at once: each by itself is slow
        written: dict[_Key, str] = {}
        keys: dict[_Key, _Key] = {}
        end = 0
        for somebody, name in names:
            end += len(name)
            plain = folded[end - len(name) : end]
            key = keys[somebody, name] = (somebody, plain if OWN.isdisjoint(name) or not somebody else as_one(name))
            written.setdefault(key, name)
        self._written, self._keys = written, keys

    def _entry(self, key: tuple[Kind, str], rows: Mapping[int, list[Found]]) -> Entry:
        kind, name = key
        roles = Counter(role for found in rows.values() for role in {one.beside for one in found if one.beside})
        days = [self._dates[row] for row in rows if self._dates[row]]
        newest = sorted(rows, key=lambda row: (-self._dates[row], row))[:EVIDENCE]
        return Entry(
            kind=kind,
            name=name,
            pieces=len(rows),
            roles=tuple(roles.most_common()),
            first=min(days, default=0),
            last=max(days, default=0),
            evidence=tuple(
                Evidence(row, self._dates[row], one.field, one.start, one.end, one.beside)
                for row in newest
                for one in rows[row][:1]
            ),
            query=f'记者:"{name}"' if kind == "credit" else f'"{name}"',
        )

    def save(self, path: Path) -> None:
        """Write everything in one step. Raises NotSaved."""
        stored = {
            "format": FORMAT,
            "pieces": [[row, date, self._found.get(row, ())] for row, date in self._dates.items()],
        }
        text = json.dumps(stored, ensure_ascii=False)
        with told(path):
            whole_file.write(path, text.encode("utf-8", "surrogatepass"), "made_again")

    @classmethod
    def load(cls, path: Path) -> Self | None:
        """Read what was saved; None where it is missing, damaged or of another version: read all documents again."""
        people, collecting = cls(), gc.isenabled()
        gc.disable()  # to look for rings among hundreds of thousands of tuples takes nine tenths of the time
        try:
            stored = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
            if stored["format"] != FORMAT:
                return None
            for row, date, found in stored["pieces"]:
                people._dates[row] = date
                people._found[row] = tuple(map(Found._make, found))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        finally:
            if collecting:
                gc.enable()
        return people


def _read(document: Document, imported: Sequence[tuple[str, str]] | None) -> Iterable[Found]:
    """Yield the names of one piece, each name of a kind and role once a field."""
    byline, body = document.fields.get("byline") or "", document.fields.get("body") or ""
    seen: set[tuple[str, str, str]] = set()
    if imported is not None:
        for role, name in imported:
            field, start = _where(name, byline, body)
            if ("credit", name, role) not in seen:
                seen.add(("credit", name, role))
                yield Found("credit", name, role, field, start, start + len(name) if start >= 0 else -1)
    else:
        for field, credited in (("byline", in_byline(byline)), ("body", in_body(body))):
            for one in credited:
                name = one.name.replace(" ", "").replace("\u3000", "")
                if ("credit", name, one.role) not in seen:
                    seen.add(("credit", name, one.role))
                    yield Found("credit", name, one.role, field, one.start, one.end)
    for field in ("headline", "body"):
        for mention in mentions(document.fields.get(field) or ""):
            key = (mention.kind, mention.name, mention.title)
            if key not in seen:
                seen.add(key)
                yield Found(mention.kind, mention.name, mention.title, field, mention.start, mention.end)


def _where(name: str, byline: str, body: str) -> tuple[str, int]:
    """Return the field and place where a credited name stands; place -1 where it is printed otherwise."""
    place = byline.find(name)
    return ("byline", place) if place >= 0 else ("body", body.find(name))
