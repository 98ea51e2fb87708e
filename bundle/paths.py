"""Where things lie while a package is made, and how the program is called by the systems that carry it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
LINUX: Final = HERE / "linux"
APP_ID: Final = "org.baojia.Baojia"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)


def version() -> str:
    """Return the program's version."""
    import re

    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "reader" / "__init__.py").read_text("utf-8"))
    assert found
    return found[1]
