from __future__ import annotations

from importlib import import_module

import reader.ui


def test_pyside_reads_no_sources_of_ours() -> None:
    """A PySide that hides its hook elsewhere is noticed here, not by slower starts."""
    assert reader.ui.__doc__
    feature = import_module("shibokensupport.feature")
    assert feature.feature_imported(reader.ui) is None
    assert feature.feature_imported.__module__ == "reader.ui"
