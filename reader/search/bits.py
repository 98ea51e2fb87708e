"""Sets of documents as packed bits, one bit a document; None stands for all documents."""

from __future__ import annotations

import numpy as np

from reader.search.sheet import Mask
from reader.search.stored_rows import Bits


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
