"""Read many sources ahead in another process, while this one stores: two cores do two things.

What a source holds is worked out there and handed over whole; the library is only ever touched here. A source whose
reading ends the other process (no memory, a fault in a parser's C code) fails alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from reader.importing import ImportResult, read_source
from reader.model.errors import ImportFailure, ImportFailureKind
from reader.model.messages import _, language, speak

AHEAD = 6
Told = ImportResult | tuple[ImportFailureKind, str]


def read_ahead(paths: Sequence[Path], encoding: str | None) -> Iterator[ImportResult | ImportFailure]:
    """Yield what each path holds, or why it could not be read, in the order of the paths."""
    waiting: deque[tuple[Path, Future[Told]]] = deque()
    pool = _pool()
    left = iter(paths)
    try:
        while True:
            for path in left:
                waiting.append((path, pool.submit(_read, path, encoding)))
                if len(waiting) >= AHEAD:
                    break
            if not waiting:
                return
            path, future = waiting.popleft()
            try:
                told = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool()
                waiting = deque((p, pool.submit(_read, p, encoding)) for p, _future in waiting)
                yield ImportFailure("corrupt", _("读“{name}”时出了岔子，没有读成。").format(name=path.name))
                continue
            yield told if isinstance(told, ImportResult) else ImportFailure(*told)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool() -> ProcessPoolExecutor:
    """Return one other process; it is started anew, since a copy of this one would share its locks."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=speak, initargs=(language(),))


def _read(path: Path, encoding: str | None) -> Told:
    """Read one source in the other process. Failures travel as plain values."""
    try:
        return read_source(path, encoding=encoding)
    except ImportFailure as failure:
        return failure.kind, str(failure)
