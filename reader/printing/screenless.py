"""A Qt to set type with, where there is no window and perhaps no display."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication


@contextmanager
def qt() -> Iterator[None]:
    """Hold a Qt application while type is set.

    A running one is used as it is. Without one, an offscreen application is made and ended again, so that a window
    can still be opened afterwards in the same process.
    """
    if QGuiApplication.instance() is not None:
        yield
        return
    made = QGuiApplication(["baojia", "-platform", "offscreen"])
    try:
        yield
    finally:
        made.shutdown()
