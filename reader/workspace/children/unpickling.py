"""Read what a child pickled, without letting it name any code but the classes that are expected of it."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from typing import Any

Names = frozenset[tuple[str, str]]


def names(module: str, *classes: str) -> Names:
    """Return the full names of classes of one module."""
    return frozenset((module, name) for name in classes)


ISSUES: Names = (
    names("reader.model.article", "NewsArticle", "Paragraph", "Credit", "Repair")
    | names("reader.model.issue", "PublicationIssue", "Page", "SetAside", "Doubt", "Source")
    | names("reader.model.picture", "Figure", "PictureAside")
    | names("reader.model.packed_repairs", "PackedRepairs")
    | names("reader.model.text", "Span")
    | names("array", "array", "_array_reconstructor")
)
"""What an issue is made of."""


class _Restricted(pickle.Unpickler):
    """An unpickler to which there are no other classes."""

    def __init__(self, data: bytes, known: Names) -> None:
        super().__init__(io.BytesIO(data))
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that is expected. Raises UnpicklingError for anything else."""
        if (module, name) not in self._known:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def unpickled(data: bytes, known: Names, expected: Iterable[type]) -> Any:
    """Return what was pickled. Raises ValueError where it is anything but plain data, `known` classes and, as a whole,
    one of the `expected` types.
    """
    try:
        found = _Restricted(data, known).load()
    except Exception as error:  # what wrong bytes raise is nobody's promise
        raise ValueError(f"not what was asked for: {error}") from error
    if not isinstance(found, tuple(expected)):
        raise ValueError(f"not what was asked for: {type(found).__name__}")  # noqa: TRY004 - of another's making
    return found
