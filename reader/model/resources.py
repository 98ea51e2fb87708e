"""Where our own data lies: vocabularies, catalogues, icons, themes, the sample newspaper.

In a checkout they are the folder `resources/` beside `reader/`; in an installed wheel the folder `reader/resources/`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _home() -> Path:
    """Return the folder of our data; the wheel's place first, since a checkout has nothing there."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def document(name: str) -> Path:
    """Return the path of a page or picture of the manual: `document("manual.md")`; it need not exist."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "docs"
    return (installed if installed.is_dir() else package.parent / "docs") / name


def resource(*parts: str) -> Path:
    """Return the path of one of our data files or folders: `resource("locale", "en")`; it need not exist."""
    return _home().joinpath(*parts)
