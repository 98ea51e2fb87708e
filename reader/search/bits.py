"""Sets of documents: as packed bits, one bit a document, where None stands for all documents; as masks of booleans."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.search.stored_rows import Bits

Mask: TypeAlias = NDArray[np.bool_]


def unpacked(bits: Bits, count: int) -> Mask:
    """Return packed bits as one boolean a document."""
    return np.unpackbits(bits, count=count, bitorder="little").view(np.bool_)


def either(parts: list[Bits | None]) -> Bits | None:
    """Return the union; all, where one part may be anywhere."""
    found: Bits | None = None
    for part in parts:
        if part is None:
            return None
        found = part if found is None else found | part
    return found


def both(parts: list[Bits | None]) -> Bits | None:
    """Return what is common to the parts that can tell."""
    found: Bits | None = None
    for part in parts:
        if part is not None:
            found = part if found is None else found & part
    return found


def every(masks: list[Mask]) -> Mask:
    """Return where all masks hold."""
    return np.asarray(np.logical_and.reduce(masks), np.bool_)


def some_of(masks: list[Mask]) -> Mask:
    """Return where one mask holds."""
    return np.asarray(np.logical_or.reduce(masks), np.bool_)
