"""Readings of pictures, kept where they are found again: in this machine's cache, and in the library for others.

A reading is a file that is never changed, by the picture, the engine and its own bytes: two machines that read the same
page write two files or one and the same, and none into the other's. In the library they are compressed.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.model import whole_file

FOLDER: Final = "readings"
LARGEST: Final = 64 << 20
"""No page's reading takes more, however well it is compressed."""
_NAME: Final = re.compile(r"[0-9a-f]{64}-[0-9a-f]{16}\.json\.z")


def key_of(digest: str, page: int, engine: str) -> str:
    """Return what readings of a picture by an engine are known by: the sha256 of its file, which of several it is."""
    return hashlib.sha256(f"{digest}/{page}/{engine}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class KeptReadings:
    """The readings of this machine (`cache`) and those that travel with a library (`library`), where there is one."""

    cache: Path
    library: Path | None = None

    def known(self, key: str) -> Iterator[str]:
        """Yield what is known of a picture: this machine's own first, then those of others, the smaller hash first."""
        with suppress(OSError, UnicodeDecodeError):
            yield self._own(key).read_text(encoding="utf-8")
        for path in self._shared(key):
            with suppress(OSError, UnicodeDecodeError, zlib.error):
                yield _unpacked(path.read_bytes()).decode("utf-8")

    def keep(self, key: str, reading: str) -> None:
        """Keep a reading. A disk that refuses costs reading it once more."""
        data = reading.encode("utf-8")
        with suppress(OSError):
            whole_file.write(self._own(key), data, "made_again")
        if self.library is None or self._shared(key):
            return
        name = f"{key}-{hashlib.sha256(data).hexdigest()[:16]}.json.z"
        with suppress(OSError):
            whole_file.write(self.library / FOLDER / key[:2] / name, zlib.compress(data, 9), "flushed")

    def _own(self, key: str) -> Path:
        return self.cache / FOLDER / key[:2] / f"{key}.json"

    def _shared(self, key: str) -> list[Path]:
        """Return the library's files of a key; what a synchroniser calls otherwise is none of them."""
        if self.library is None:
            return []
        try:
            found = list((self.library / FOLDER / key[:2]).glob(f"{key}-*"))
        except OSError:
            return []
        return sorted(p for p in found if _NAME.fullmatch(p.name))


def _unpacked(data: bytes) -> bytes:
    """Return what was compressed. Raises zlib.error where it is damaged, not whole, or larger than any reading."""
    unpacking = zlib.decompressobj()
    made = unpacking.decompress(data, LARGEST)
    if not unpacking.eof:
        raise zlib.error("not whole")
    return made
