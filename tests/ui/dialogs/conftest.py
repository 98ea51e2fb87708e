"""Tests here drive the whole window."""

from __future__ import annotations

from tests.ui.opened import library, stocked, window

__all__ = ["library", "stocked", "window"]
