"""A segment: an unchanging store of documents, newest first, in memory or as a folder of mapped arrays.

Texts are ids (see `alphabet`), one array a field with END after each text; notes of a document stand one after
another, each with its END. Deleting only clears a bit of `alive`. Written to a folder that is new, flushed to the
disk, never changed afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from reader.model.whole_file import flush, flush_folder, make_folder
from reader.search import arrays
from reader.search.alphabet import END, Ids, Inventory
from reader.search.bigram_lists import BigramLists
from reader.search.classes import Classes
from reader.search.document import Document
from reader.search.query import FIELDS
from reader.search.signature import ROWS, signature
from reader.search.sparse import SparseLists
from reader.search.stored_rows import Bits, StoredRows
from reader.search.tallies import Tallies

BATCH = 1024
_SHORT = 64
"""Texts of fewer characters are gathered one by one, longer ones copied."""
_SIGNED_AT_ONCE = 256  # the marks of so many documents fit in a processor's cache

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FieldText:
    """One field of all documents of a segment: document d is ids[bounds[d]:bounds[d + 1]], END included."""

    ids: Ids
    bounds: Numbers

    def of(self, documents: Numbers) -> tuple[Ids, Numbers]:
        """Return the texts of some documents (ascending) end to end, and where each begins (with the end)."""
        if not len(documents):
            return np.zeros(0, np.uint16), np.zeros(1, np.int64)
        first, last = int(documents[0]), int(documents[-1])
        starts, ends = self.bounds[documents], self.bounds[documents + 1]
        if last - first + 1 == len(documents):
            return self.ids[starts[0] : ends[-1]], np.append(starts, ends[-1]) - starts[0]
        bounds = np.concatenate(([0], np.cumsum(ends - starts)))
        if bounds[-1] < _SHORT * len(documents):  # a copy of each would cost more than its characters
            return self.ids[np.repeat(starts - bounds[:-1], ends - starts) + np.arange(bounds[-1])], bounds
        gaps = np.flatnonzero(np.diff(documents) > 1)  # neighbours are copied in one piece
        begins, stops = starts[np.append(0, gaps + 1)], ends[np.append(gaps, -1)]
        parts = [self.ids[a:b] for a, b in zip(begins.tolist(), stops.tolist(), strict=True)]
        return np.concatenate(parts), bounds


@dataclass(eq=False)
class Segment:
    """Documents and what is needed to search them; numbers, so `rows` and `dates`, run newest first, then by row."""

    rows: NDArray[np.uint32]
    dates: NDArray[np.uint32]
    fields: dict[str, FieldText]
    frequency: Numbers
    inventory: Inventory
    note_ids: dict[int, list[str]]
    signed: StoredRows | None
    sparse: SparseLists | None = None
    bigrams: BigramLists | None = None
    tallies: Tallies | None = None
    name: str | None = None
    alive: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))

    def __post_init__(self) -> None:
        if not len(self.alive):
            self.alive = np.ones(len(self.rows), np.bool_)
        self.classes = Classes(self.inventory, self.frequency)
        self._order: Numbers | None = None

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, documents: Sequence[Document], *, signed: bool = False) -> Self:
        """Make a segment in memory."""
        ordered = sorted(documents, key=lambda d: (-d.date, d.row))
        inventory = Inventory()
        fields: dict[str, FieldText] = {}
        for name in FIELDS:
            if name == "note":
                fields[name] = _notes(ordered, inventory)
            elif any(d.fields.get(name) for d in ordered):
                fields[name] = FieldText(
                    *inventory.encode([d.fields.get(name) or "" for d in ordered], person_names=name == "byline")
                )
        fields = {name: text for name, text in fields.items() if len(text.ids)}
        frequency = np.zeros(0x10000, np.int64)
        for text in fields.values():
            frequency += np.bincount(text.ids, minlength=0x10000)
        frequency[END] = 0
        made = cls(
            rows=np.array([d.row for d in ordered], np.uint32),
            dates=np.array([d.date for d in ordered], np.uint32),
            fields=fields,
            frequency=frequency,
            inventory=inventory,
            note_ids={k: list(d.notes) for k, d in enumerate(ordered) if d.notes},
            signed=None,
        )
        if signed:
            made.sign()
        return made

    def sign(self) -> None:
        """Work out the signature, if the segment has none."""
        if self.signed is None:
            parts = [self._bits(start) for start in range(0, len(self), _SIGNED_AT_ONCE)]
            self.signed = StoredRows.whole(np.concatenate([np.zeros((ROWS, 0), np.uint8), *parts], axis=1))

    def _bits(self, start: int) -> Bits:
        """Return the signature of some documents from `start` on."""
        ids, owners, end = [], [], min(len(self), start + _SIGNED_AT_ONCE)
        for text in self.fields.values():
            a, b = int(text.bounds[start]), int(text.bounds[end])
            ids.append(text.ids[a:b])
            owners.append(np.repeat(np.arange(end - start, dtype=np.uint32), np.diff(text.bounds[start : end + 1])))
        whole = np.concatenate([*ids, np.zeros(1, np.uint16)])  # a last END keeps neighbours in bounds
        return signature(whole, np.concatenate([*owners, np.zeros(1, np.uint32)]), end - start, self.inventory)

    def locate(self, rows: Iterable[int]) -> Numbers:
        """Return the living documents that have these rows."""
        wanted = np.fromiter(rows, np.int64)
        if self._order is None:
            self._order = np.argsort(self.rows, kind="stable")
        if not len(wanted) or not len(self):
            return np.zeros(0, np.int64)
        ordered = self.rows[self._order]
        low = np.searchsorted(ordered, wanted, "left")
        high = np.searchsorted(ordered, wanted, "right")
        found = [self._order[a:b] for a, b in zip(low.tolist(), high.tolist(), strict=True) if a < b]
        documents = np.concatenate(found) if found else np.zeros(0, np.int64)
        return documents[self.alive[documents]]

    def bury(self, rows: Iterable[int]) -> int:
        """Take documents out; return how many there were."""
        documents = self.locate(rows)
        if len(documents):
            self.alive = self.alive.copy()
            self.alive[documents] = False
        return len(documents)

    def document(self, number: int) -> Document:
        """Return a document as it was given."""
        here = np.array([number], np.int64)
        texts = {name: self.inventory.text(text.of(here)[0])[:-1] for name, text in self.fields.items()}
        notes = texts.pop("note", "").split("\0")
        return Document(
            int(self.rows[number]),
            int(self.dates[number]),
            {name: text for name, text in texts.items() if text},
            dict(zip(self.note_ids.get(number, ()), notes, strict=False)),
        )

    def save(self, folder: Path) -> None:
        """Write the segment to a new folder and flush it to the disk. Raises OSError."""
        make_folder(folder.parent)
        folder.mkdir()
        parts: dict[str, NDArray[np.generic]] = {"rows": self.rows, "dates": self.dates, "frequency": self.frequency}
        for name, text in self.fields.items():
            parts[f"{name}.ids"] = text.ids
            parts[f"{name}.bounds"] = text.bounds if text.bounds[-1] >= 1 << 32 else text.bounds.astype(np.uint32)
        if self.signed is not None:
            parts |= {"signature": self.signed.bits, "signature.places": self.signed.places}
        for name, array in parts.items():
            with (folder / f"{name}.npy").open("wb") as stream:
                np.lib.format.write_array(stream, np.ascontiguousarray(array), allow_pickle=False)
                flush(stream.fileno())
        about = {
            "documents": len(self),
            "fields": list(self.fields),
            "rare": self.inventory.rare,
            "notes": {str(k): ids for k, ids in self.note_ids.items()},
            "sizes": {name: (folder / f"{name}.npy").stat().st_size for name in parts},
        }
        with (folder / "segment.json").open("w", encoding="utf-8", errors="surrogatepass") as stream:
            json.dump(about, stream)
            stream.flush()
            flush(stream.fileno())
        flush_folder(folder)

    @classmethod
    def load(cls, folder: Path, alive: NDArray[np.bool_] | None = None, *, mapped: bool = True) -> Self:
        """Open a written segment; `mapped`: what is large stays on the disk. Raises OSError, ValueError or KeyError
        where it is damaged.
        """
        about = json.loads((folder / "segment.json").read_text(encoding="utf-8", errors="surrogatepass"))
        for name, size in about["sizes"].items():
            if (folder / f"{name}.npy").stat().st_size != size:
                raise ValueError(f"{folder / name}.npy: {size} bytes expected")
        rows = arrays.read(folder / "rows.npy")
        fields = {name: FieldText(*_load_text(folder, name, mapped=mapped)) for name in about["fields"]}
        if len(rows) != about["documents"] or any(len(text.bounds) != len(rows) + 1 for text in fields.values()):
            raise ValueError(f"{folder}: texts and documents do not fit together")
        return cls(
            rows=rows,
            dates=arrays.read(folder / "dates.npy"),
            fields=fields,
            frequency=arrays.read(folder / "frequency.npy"),
            inventory=Inventory(about["rare"]),
            note_ids={int(k): ids for k, ids in about["notes"].items()},
            signed=_load_signature(folder, len(rows), mapped=mapped) if "signature" in about["sizes"] else None,
            sparse=SparseLists.load(folder, mapped=mapped) if "sparse.codes" in about["sizes"] else None,
            bigrams=BigramLists.load(folder, len(rows), mapped=mapped) if "bigrams.data" in about["sizes"] else None,
            tallies=Tallies.load(folder) if "tallies" in about["sizes"] else None,
            name=folder.name,
            alive=np.ones(len(rows), np.bool_) if alive is None else alive,
        )


def _notes(documents: Sequence[Document], inventory: Inventory) -> FieldText:
    """Return the notes of each document, one END behind each note."""
    if not any(d.notes for d in documents):
        return FieldText(np.zeros(0, np.uint16), np.zeros(len(documents) + 1, np.int64))
    ids, bounds = inventory.encode([note for d in documents for note in d.notes.values()])
    counts = np.cumsum([0, *(len(d.notes) for d in documents)])
    return FieldText(ids, bounds[counts])


def _load_text(folder: Path, name: str, *, mapped: bool) -> tuple[Ids, Numbers]:
    path = folder / f"{name}.ids.npy"
    ids = arrays.read(path, mapped=mapped)
    bounds = arrays.read(folder / f"{name}.bounds.npy").astype(np.int64)
    if bounds[-1] != len(ids):
        raise ValueError(f"{path}: texts and bounds do not fit together")
    return ids, bounds


def _load_signature(folder: Path, documents: int, *, mapped: bool) -> StoredRows:
    bits = arrays.read(folder / "signature.npy", mapped=mapped)
    found = StoredRows(bits, arrays.read(folder / "signature.places.npy"))
    if found.bits.shape != (found.places.max(initial=-1) + 1, (documents + 7) // 8) or len(found.places) != ROWS:
        raise ValueError(f"{folder}: signature and documents do not fit together")
    return found
