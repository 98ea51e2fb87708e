"""Several segments into one, the dead left out: in memory, or streamed to a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.model.whole_file import flush, flush_folder, make_folder
from reader.search import arrays, bigram_lists, bigram_writing, tallies
from reader.search.alphabet import END, Ids, Inventory
from reader.search.query import FIELDS
from reader.search.segment import FieldText, Numbers, Segment
from reader.search.signature import ROWS
from reader.search.sparse import SparseLists
from reader.search.stored_rows import Bits, StoredRows, places_by_count
from reader.search.tallies import Tallies

Number = TypeVar("Number", bound=np.generic)
_CHUNK = 8192
_ROWS_AT_ONCE = 128


class _Plan(NamedTuple):
    """Which document of which segment comes where."""

    segments: Sequence[Segment]
    owner: Numbers
    document: Numbers
    inventory: Inventory
    renumbered: list[NDArray[np.uint16] | None]


def _plan(segments: Sequence[Segment]) -> _Plan:
    living = [np.flatnonzero(segment.alive) for segment in segments]
    owner = np.repeat(np.arange(len(segments)), [len(some) for some in living])
    document = np.concatenate(living)
    dates = np.concatenate([s.dates[some].astype(np.int64) for s, some in zip(segments, living, strict=True)])
    rows = np.concatenate([s.rows[some] for s, some in zip(segments, living, strict=True)])
    order = np.lexsort((rows, -dates))
    inventory = Inventory("".join(dict.fromkeys("".join(segment.inventory.rare for segment in segments))))
    renumbered = [_renumbering(segment.inventory, inventory) for segment in segments]
    return _Plan(segments, owner[order], document[order], inventory, renumbered)


def _renumbering(old: Inventory, new: Inventory) -> NDArray[np.uint16] | None:
    """Return old id → new id; None where rare characters have the same ids."""
    if new.rare.startswith(old.rare):
        return None
    table = np.arange(0x10000, dtype=np.uint16)
    first = old.alphabet.size
    for k, char in enumerate(old.rare):
        table[first + k] = first + new.rare.index(char)
    return table


def _lengths(plan: _Plan, name: str) -> Numbers:
    """Return the length of a field of each document in the new order, END included."""
    result = np.ones(len(plan.owner), np.int64)
    if name == "note":
        result[:] = 0
    for number, segment in enumerate(plan.segments):
        if name in segment.fields:
            mine = plan.owner == number
            result[mine] = np.diff(segment.fields[name].bounds)[plan.document[mine]]
    return result


def _texts(plan: _Plan, name: str) -> Iterator[Ids]:
    """Yield a field's ids in the new order, some thousand documents at a time."""
    nothing = np.array([] if name == "note" else [END], np.uint16)
    bounds = [s.fields[name].bounds if name in s.fields else None for s in plan.segments]
    for start in range(0, len(plan.owner), _CHUNK):
        parts: list[Ids] = []
        chunk = slice(start, start + _CHUNK)
        for number, document in zip(plan.owner[chunk].tolist(), plan.document[chunk].tolist(), strict=True):
            here = bounds[number]
            if here is None:
                parts.append(nothing)
                continue
            ids = plan.segments[number].fields[name].ids[here[document] : here[document + 1]]
            table = plan.renumbered[number]
            parts.append(ids if table is None else table[ids])
        yield np.concatenate(parts)


def _signature(plan: _Plan, wanted: Numbers) -> Iterator[Bits]:
    """Yield the wanted rows of the new signature, some at a time."""
    base = np.cumsum([0, *(len(segment) for segment in plan.segments)])
    column = base[plan.owner] + plan.document
    in_order = len(column) == base[-1] and bool((column == np.arange(len(column))).all())
    whole_bytes = in_order and all(len(segment) % 8 == 0 for segment in plan.segments[:-1])
    stored = _signed(plan)
    for start in range(0, len(wanted), _ROWS_AT_ONCE):
        some = [rows.rows(wanted[start : start + _ROWS_AT_ONCE]) for rows in stored]
        if whole_bytes:
            yield np.concatenate(some, axis=1)
            continue
        loose = [
            np.unpackbits(bits, axis=1, count=len(segment), bitorder="little")
            for bits, segment in zip(some, plan.segments, strict=True)
        ]
        yield np.packbits(np.concatenate(loose, axis=1)[:, column], axis=1, bitorder="little")


def _signed(plan: _Plan) -> list[StoredRows]:
    return [segment.signed for segment in plan.segments if segment.signed is not None]


def _write_signature(folder: Path, plan: _Plan, check: Callable[[], None]) -> None:
    """Write those rows of the new signature that tell something."""
    counts = np.zeros(ROWS, np.int64)
    for segment, rows in zip(plan.segments, _signed(plan), strict=True):
        check()
        counts += rows.counts(len(segment))
    places = places_by_count(counts, sum(len(segment) for segment in plan.segments))
    wanted = np.flatnonzero(places >= 0)
    size = (len(wanted), (len(plan.owner) + 7) // 8)
    arrays.write_parts(folder / "signature.npy", size, np.uint8, _checked(_signature(plan, wanted), check))
    arrays.write(folder / "signature.places.npy", places)


def _note_ids(plan: _Plan) -> dict[int, list[str]]:
    places = zip(plan.owner.tolist(), plan.document.tolist(), strict=True)
    return {k: ids for k, (number, d) in enumerate(places) if (ids := plan.segments[number].note_ids.get(d))}


def _column(plan: _Plan, name: str) -> NDArray[np.uint32]:
    result = np.zeros(len(plan.owner), np.uint32)
    for number, segment in enumerate(plan.segments):
        mine = plan.owner == number
        result[mine] = getattr(segment, name)[plan.document[mine]]
    return result


def _names(segments: Sequence[Segment]) -> list[str]:
    return [name for name in FIELDS if any(name in segment.fields for segment in segments)]


def merged(segments: Sequence[Segment]) -> Segment:
    """Return one segment in memory, without a signature."""
    plan = _plan(segments)
    fields: dict[str, FieldText] = {}
    frequency = np.zeros(0x10000, np.int64)
    for name in _names(segments):
        bounds = np.concatenate(([0], np.cumsum(_lengths(plan, name))))
        ids = np.concatenate([np.zeros(0, np.uint16), *_texts(plan, name)])
        fields[name] = FieldText(ids, bounds)
        frequency += np.bincount(ids, minlength=0x10000)
    frequency[END] = 0
    return Segment(
        rows=_column(plan, "rows"),
        dates=_column(plan, "dates"),
        fields=fields,
        frequency=frequency,
        inventory=plan.inventory,
        note_ids=_note_ids(plan),
        signed=None,
    )


def merge_into(
    folder: Path, segments: Sequence[Segment], check: Callable[[], None] = lambda: None, *, mapped: bool = True
) -> None:
    """Write one signed segment to a new folder, `mapped` with little memory. `check` is called between steps and may
    raise.
    """
    for segment in segments:
        segment.sign()
    plan = _plan(segments)
    make_folder(folder.parent)
    folder.mkdir()
    names = _names(segments)
    frequency = np.zeros(0x10000, np.int64)
    for name in names:
        bounds = np.concatenate(([0], np.cumsum(_lengths(plan, name))))
        arrays.write(folder / f"{name}.bounds.npy", bounds if bounds[-1] >= 1 << 32 else bounds.astype(np.uint32))
        texts = _counted(_checked(_texts(plan, name), check), frequency)
        arrays.write_parts(folder / f"{name}.ids.npy", (int(bounds[-1]),), np.uint16, texts)
    frequency[END] = 0
    if len(plan.owner):
        _write_signature(folder, plan, check)
        _write_lists(folder, plan, frequency, check, mapped=mapped)
    arrays.write(folder / "rows.npy", _column(plan, "rows"))
    arrays.write(folder / "dates.npy", _column(plan, "dates"))
    arrays.write(folder / "frequency.npy", frequency)
    _describe(folder, plan, names, signed=bool(len(plan.owner)))


def _write_lists(folder: Path, plan: _Plan, frequency: Numbers, check: Callable[[], None], *, mapped: bool) -> None:
    """Write the lists of rare characters and of pairs of the texts just written, and their tallies."""
    names, documents = _names(plan.segments), len(plan.owner)
    bounds = {name: arrays.read(folder / f"{name}.bounds.npy").astype(np.int64) for name in names}
    fields = [(arrays.read(folder / f"{n}.ids.npy", mapped=mapped), h) for n, h in bounds.items() if h[-1]]
    SparseLists.of(fields, frequency, plan.inventory.folded_of, check).save(folder)
    if documents >= bigram_writing.FEWEST:
        bigram_writing.write(folder, fields, documents, plan.inventory, check, mapped=mapped)
        Tallies.of(fields, plan.inventory, check).save(folder)


def _checked(parts: Iterator[NDArray[Number]], check: Callable[[], None]) -> Iterator[NDArray[Number]]:
    for part in parts:
        check()
        yield part


def _counted(texts: Iterator[Ids], frequency: Numbers) -> Iterator[Ids]:
    """Pass texts on, and count in them how often each id occurs."""
    for ids in texts:
        frequency += np.bincount(ids, minlength=0x10000)
        yield ids


def _describe(folder: Path, plan: _Plan, names: list[str], *, signed: bool) -> None:
    """Write segment.json and force everything to the disk."""
    names_of_arrays = [
        "rows",
        "dates",
        "frequency",
        *(f"{name}.{kind}" for name in names for kind in ("ids", "bounds")),
    ]
    if signed:
        names_of_arrays += ["signature", "signature.places", *(f"sparse.{name}" for name in SparseLists._fields)]
    if (folder / "bigrams.data.npy").exists():
        names_of_arrays += [*tallies.NAMES, *(f"bigrams.{name}" for name in bigram_lists.NAMES)]
    about = {
        "documents": len(plan.owner),
        "fields": names,
        "rare": plan.inventory.rare,
        "notes": {str(k): ids for k, ids in _note_ids(plan).items()},
        "sizes": {name: (folder / f"{name}.npy").stat().st_size for name in names_of_arrays},
    }
    (folder / "segment.json").write_text(json.dumps(about), encoding="utf-8")
    for path in folder.iterdir():
        with path.open("rb+") as stream:
            flush(stream.fileno())
    flush_folder(folder)
