"""Arrays as files of an index: written from beginning to end, read whole or mapped.

A mapped file that is cut, or whose medium goes, ends the process that looks at it (SIGBUS); so does a mapped file that
is written where the disk has no more room. Hence nothing is written so, and who must not end so reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


def write(path: Path, array: NDArray[np.generic]) -> None:
    """Write an array to a new file. Raises OSError."""
    with path.open("wb") as stream:
        np.lib.format.write_array(stream, array, allow_pickle=False)


def write_parts(path: Path, shape: tuple[int, ...], dtype: DTypeLike, parts: Iterable[NDArray[np.generic]]) -> None:
    """Write an array that is not in memory as a whole; its parts follow one another along the first axis.

    Raises OSError.
    """
    about = {"shape": shape, "fortran_order": False, "descr": np.lib.format.dtype_to_descr(np.dtype(dtype))}
    with path.open("wb") as stream:
        np.lib.format.write_array_header_1_0(stream, about)
        for part in parts:
            stream.write(np.ascontiguousarray(part, dtype).data.cast("B") if part.size else b"")


def read(path: Path, *, mapped: bool = False) -> Any:  # numpy cannot know the type of a file; who wrote it does
    """Return an array, in memory or mapped. Raises OSError or ValueError where the file is not what was written."""
    return np.asarray(np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False))
