"""The deeds that this very process did, and which of them each thread did last."""

from __future__ import annotations

import threading

from reader.model.door import doors


@doors
class DoneHere(set[str]):
    """The ids of deeds done or taken back through one library object."""

    def __init__(self) -> None:
        super().__init__()
        self._by = threading.local()

    def note(self, *ids: str) -> None:
        """Note deeds that this thread has done."""
        self.update(ids)
        self._by.last = ids[-1] if ids else self.last_of_this_thread()

    def last_of_this_thread(self) -> str:
        """Return the id of the deed that this thread did last, empty where it did none."""
        return str(getattr(self._by, "last", ""))
