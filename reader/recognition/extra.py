"""Whether the program can read pictures here, and how it comes to be able to."""

from __future__ import annotations

from importlib import invalidate_caches
from importlib.metadata import version
from importlib.util import find_spec

from reader.model.door import door

PARTS = ("rapidocr", "onnxruntime", "cv2")
MODEL = "PP-OCRv6 small"
REQUIREMENTS = (
    "rapidocr>=3.10,<3.11",
    "onnxruntime>=1.20,<2",
    "opencv-python-headless>=4.10,<6",
)
"""What pip is asked for: those of `scan` in pyproject.toml."""
MEGABYTES = 140


REVISION = 4
"""Raised where pictures are read otherwise than before: what was kept of them is read anew."""


@door
def can_recognise() -> bool:
    """Tell whether the extra is installed; loads none of it."""
    invalidate_caches()  # it may have been installed this very minute
    try:
        return all(find_spec(name) is not None for name in PARTS)
    except (ImportError, ValueError):
        return False


@door
def engine_name() -> str:
    """Return which engine reads here, of which version: readings are kept under it. Loads none of it."""
    return f"{MODEL}, rapidocr {version('rapidocr')}, {REVISION}"
