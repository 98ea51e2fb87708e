from __future__ import annotations

from importlib import import_module

import reader.ui


def test_pyside_reads_no_sources_of_ours() -> None:
    """A version of PySide that hides its hook elsewhere should be noticed: a start would become slower without a word."""
    assert reader.ui.__doc__
    feature = import_module("shibokensupport.feature")
    assert feature.feature_imported(reader.ui) is None
    assert feature.feature_imported.__module__ == "reader.ui"
