"""The window of 报夹, in Qt: no logic that the command line would need too.

PySide reads the source of every module that is imported after it, in search of its `__feature__` switch, which nothing
here uses; that is a quarter of a bare window's start. It is told not to, where this version of it can be told.
"""

from __future__ import annotations

import contextlib

with contextlib.suppress(ImportError):
    import shiboken6  # noqa: F401 - brings shibokensupport with it
    from shibokensupport import feature

    if hasattr(feature, "feature_imported"):
        feature.feature_imported = lambda _module: None
