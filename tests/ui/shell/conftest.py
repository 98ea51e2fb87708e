"""Tests here drive the whole window."""

from __future__ import annotations

from tests.ui.many import many, many_window, stocked_with_many
from tests.ui.opened import library, stocked, window

__all__ = ["library", "many", "many_window", "stocked", "stocked_with_many", "window"]
