"""How far a download has come: pip writes into a folder of ours, and the file that grows there is looked at."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERY: Final = 0.3
_MB: Final = 1_000_000


class Downloads:
    """Tells each download on standard error: a line a package, on a terminal with its bytes while they come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._now = ""
        self._all = 0
        self._lock = threading.Lock()
        self._live = sys.stderr.isatty()

    def begin(self, name: str, size: str, *, file: str) -> None:
        """Begin the next one: `file` is what grows, `size` as pip says it (`74.3 MB`), or empty."""
        with self._lock:
            self._close()
            self._now, self._file, self._size, self._all = name, file, size, _bytes(size)
            if self._live:
                self._show()
            else:
                print(self._line(""), file=sys.stderr, flush=True)

    def end(self) -> None:
        """No more: what is shown stays, whole."""
        with self._lock:
            self._close()

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Keep the line of the present one up to date."""
        if not self._live:
            yield
            return
        done = threading.Event()
        thread = threading.Thread(target=self._follow, args=(done,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()
            self.end()

    def _follow(self, done: threading.Event) -> None:
        while not done.wait(EVERY):
            with self._lock:
                if self._now:
                    self._show()

    def _show(self) -> None:
        here = 0
        with suppress(OSError, StopIteration):  # it begins, or was just moved on
            here = next(self._folder.rglob(self._file)).stat().st_size
        done = f"{min(here, self._all) / _MB:.1f} / " if self._all else ""
        print(f"\r{self._line(done)}\x1b[K", end="", file=sys.stderr, flush=True)

    def _line(self, done: str) -> str:
        return f"  {self._now}　{done}{self._size}" if self._size else f"  {self._now}"

    def _close(self) -> None:
        if self._now and self._live:
            print(f"\r{self._line('')}\x1b[K", file=sys.stderr, flush=True)
        self._now = ""


def _bytes(size: str) -> int:
    number, _blank, unit = size.partition(" ")
    try:
        return int(float(number) * {"B": 1, "kB": 1000, "MB": _MB, "GB": 1000 * _MB}.get(unit, 0))
    except ValueError:
        return 0
