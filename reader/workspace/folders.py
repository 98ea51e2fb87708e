"""Where the library, the cache and the settings lie when nobody says otherwise.

Environment: `BAOJIA_LIBRARY`, `BAOJIA_CACHE`, `BAOJIA_CONFIG`. Portable mode: a file `portable` beside the library
keeps cache and settings in the library's parent folder, so that all of it moves with the stick.
"""

from __future__ import annotations

import os
from pathlib import Path

PORTABLE_MARK = "baojia-portable"


def library_folder() -> Path:
    """Return the reader's library folder; it need not exist yet."""
    named = os.environ.get("BAOJIA_LIBRARY")
    if named:
        return Path(named).expanduser()
    import platformdirs  # slow enough to matter at start where the environment already says it

    return Path(platformdirs.user_data_dir("baojia", appauthor=False)) / "library"


def cache_folder(library: Path) -> Path:
    """Return the folder for what can be rebuilt at any time."""
    named = os.environ.get("BAOJIA_CACHE")
    if named:
        return Path(named).expanduser()
    if is_portable(library):
        return library.parent / "baojia-cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("baojia", appauthor=False))


def config_folder(library: Path) -> Path:
    """Return the folder for settings of this machine."""
    named = os.environ.get("BAOJIA_CONFIG")
    if named:
        return Path(named).expanduser()
    if is_portable(library):
        return library.parent / "baojia-settings"
    import platformdirs

    return Path(platformdirs.user_config_dir("baojia", appauthor=False))


def is_portable(library: Path) -> bool:
    """Tell whether cache and settings stay beside this library."""
    return (library.parent / PORTABLE_MARK).exists()
