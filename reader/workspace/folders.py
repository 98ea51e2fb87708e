"""Where the library, the cache and the settings lie when nobody says otherwise.

Environment: `BAOJIA_LIBRARY`, `BAOJIA_CACHE`, `BAOJIA_CONFIG`. Portable mode: a file `baojia-portable` beside the
library keeps cache and settings in the library's parent folder, so that all of it moves with the stick.
"""

from __future__ import annotations

import os
from pathlib import Path

from reader.library import moved_to
from reader.model.door import door

PORTABLE_MARK = "baojia-portable"


def named_library() -> Path | None:
    """Return the library folder that the environment names."""
    named = os.environ.get("BAOJIA_LIBRARY")
    return Path(named).expanduser() if named else None


def library_folder() -> Path:
    """Return the reader's library folder, wherever it was moved; it need not exist yet."""
    named = named_library()
    if named is not None:
        return named
    import platformdirs  # slow enough to matter at start where the environment already says it

    return followed(Path(platformdirs.user_data_dir("baojia", appauthor=False)) / "library")


def followed(library: Path) -> Path:
    """Return where a library is that may have been moved, once or several times."""
    seen = {library}
    while (place := moved_to(library)) is not None and place not in seen:
        seen.add(place)
        library = place
    return library


@door
def cache_folder(library: Path) -> Path:
    """Return the folder for what can be rebuilt at any time."""
    named = os.environ.get("BAOJIA_CACHE")
    if named:
        return Path(named).expanduser()
    if is_portable(library):
        return library.parent / "baojia-cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("baojia", appauthor=False))


@door
def config_folder(library: Path) -> Path:
    """Return the folder for the settings that this library is read with."""
    if is_portable(library) and not os.environ.get("BAOJIA_CONFIG"):
        return library.parent / "baojia-settings"
    return machine_folder()


@door
def machine_folder() -> Path:
    """Return the folder for settings of this machine, whatever library is open."""
    named = os.environ.get("BAOJIA_CONFIG")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir("baojia", appauthor=False))


def is_portable(library: Path) -> bool:
    """Tell whether cache and settings stay beside this library."""
    return (library.parent / PORTABLE_MARK).exists()
