"""The tables of readings as arrays, made once from pypinyin and kept as one .npz: no start imports pypinyin.

The cache is derived and may be deleted at any time; a damaged or outdated one is made anew, an unwritable folder only
costs time.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.tones import without_tone
from reader.model import whole_file

FORMAT = 1
U16: TypeAlias = NDArray[np.uint16]
U32: TypeAlias = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Characters, phrases and their readings. A reading is a number: its place in `names` (0 is no reading).

    `codes` (ascending code points) and `starts` index `allowed`: the readings of codes[i] are
    allowed[starts[i]:starts[i + 1]], the default one first. `phrase_text` holds all phrases end to end (code points),
    `phrase_readings` one reading for each of those characters, `phrase_lengths` the cuts. `surname_codes` and
    `surname_readings` go together.
    """

    names: tuple[str, ...]
    codes: U32
    starts: U32
    allowed: U16
    phrase_text: U32
    phrase_readings: U16
    phrase_lengths: NDArray[np.uint8]
    surname_codes: U32
    surname_readings: U16

    @classmethod
    def of(
        cls, allowed: Mapping[str, Sequence[str]], phrases: Mapping[str, Sequence[str]], surnames: Mapping[str, str]
    ) -> Tables:
        """Pack readings with tone marks into arrays."""
        used = {reading for readings in (*allowed.values(), *phrases.values()) for reading in readings} | {
            *surnames.values()
        }
        names = ("", *sorted(used, key=without_tone))
        number = {name: k for k, name in enumerate(names)}
        chars = sorted(allowed)
        order = sorted(phrases)
        return cls(
            names=names,
            codes=np.array([ord(char) for char in chars], np.uint32),
            starts=np.cumsum([0, *(len(allowed[char]) for char in chars)], dtype=np.uint32),
            allowed=np.array([number[r] for char in chars for r in allowed[char]], np.uint16),
            phrase_text=np.frombuffer("".join(order).encode("utf-32-le"), np.uint32),
            phrase_readings=np.array([number[r] for phrase in order for r in phrases[phrase]], np.uint16),
            phrase_lengths=np.array([len(phrase) for phrase in order], np.uint8),
            surname_codes=np.array([ord(char) for char in surnames], np.uint32),
            surname_readings=np.array([number[r] for r in surnames.values()], np.uint16),
        )

    def save(self, path: Path, made_from: str) -> None:
        """Write the cache file in one step; an unwritable folder is no error."""
        arrays = {name: getattr(self, name) for name in self.__slots__ if name != "names"}
        texts = {
            "names": np.frombuffer("\n".join(self.names).encode(), np.uint8),
            "made_from": np.frombuffer(_stamp(made_from), np.uint8),
        }
        with suppress(OSError):
            whole_file.write(path, lambda stream: np.savez(stream, allow_pickle=False, **arrays, **texts), "made_again")

    @classmethod
    def load(cls, path: Path, made_from: str) -> Tables | None:
        """Read the cache file; None where it is missing, damaged or made from something else."""
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                if stored["made_from"].tobytes() != _stamp(made_from):
                    return None
                arrays = {name: stored[name] for name in cls.__slots__ if name != "names"}
                return cls(names=tuple(stored["names"].tobytes().decode().split("\n")), **arrays)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return None


def _stamp(made_from: str) -> bytes:
    return f"{FORMAT}; {made_from}".encode()


def cache_folder() -> Path:
    """Return the folder for derived files: $BAOJIA_CACHE, else the platform's."""
    if folder := os.environ.get("BAOJIA_CACHE"):
        return Path(folder)
    from platformdirs import user_cache_path

    return user_cache_path("baojia", appauthor=False)


_loaded: dict[str, Tables] = {}
_loading = threading.Lock()


def tables(cache: Path | None = None) -> Tables:
    """Return the tables, from memory, else from the cache folder, else made anew (about a second) and cached."""
    with _loading:
        if "tables" not in _loaded:
            from reader.hanzi import table_source

            made_from = table_source.source_version()
            path = (cache or cache_folder()) / "hanzi" / "readings.npz"
            found = Tables.load(path, made_from)
            if found is None:
                found = table_source.build()
                found.save(path, made_from)
            _loaded["tables"] = found
        return _loaded["tables"]
