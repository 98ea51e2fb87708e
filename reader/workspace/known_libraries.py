"""Which libraries the reader chose in the window: the one that opens next time, and those to go back to.

Kept in one small file of this machine's settings. A library in portable mode is not remembered: the machine a stick is
read on keeps nothing of it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from reader.library import Library
from reader.model import kept_file
from reader.model.door import door
from reader.model.errors import LibraryError
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.workspace import folders

FILE = "libraries.json"
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLibraries:
    """`opens_next`: None where none was ever chosen. `recent`: the one chosen last first."""

    opens_next: Path | None = None
    recent: tuple[Path, ...] = ()


def load() -> KnownLibraries:
    """Return what is remembered; a damaged file is as good as none, and one that cannot be read stays as it is."""
    try:
        raw = json.loads(kept_file.read(folders.machine_folder() / FILE) or b"null")
        opens_next, recent = raw.get("opens_next"), raw.get("recent")
    except (OSError, ValueError, AttributeError):
        return KnownLibraries()
    return KnownLibraries(
        opens_next=Path(opens_next) if isinstance(opens_next, str) and opens_next else None,
        recent=tuple(Path(p) for p in recent if isinstance(p, str)) if isinstance(recent, list) else (),
    )


@door
def remember(library: Path, *, before: Path | None = None) -> None:
    """Remember a library that the reader chose. `before`: the one that was open, to be found again."""
    known = load()
    recent = [p for p in (before, *known.recent) if p is not None and p != library and not folders.is_portable(p)]
    if folders.is_portable(library):
        _save(KnownLibraries(opens_next=known.opens_next, recent=tuple(dict.fromkeys(recent))))
    else:
        _save(KnownLibraries(opens_next=library, recent=tuple(dict.fromkeys([library, *recent]))))


def moved(old: Path, new: Path) -> None:
    """Know a library by its new place, wherever it was known by the old one."""
    known = load()
    recent = tuple(dict.fromkeys(new if p == old else p for p in known.recent))
    changed = KnownLibraries(opens_next=new if known.opens_next == old else known.opens_next, recent=recent)
    if changed != known:
        _save(changed)


@door
def to_go_back_to(open_now: Path) -> tuple[Path, ...]:
    """Return the libraries to choose from: the recent ones, and this machine's own."""
    own = folders.library_folder()
    return tuple(p for p in dict.fromkeys([*load().recent, own]) if p != open_now)


@door
def library_to_open() -> tuple[Path, str]:
    """Return the library that opens where nobody names one, and a sentence where it is not the one remembered.

    The remembered one stays remembered: its disk may only be away.
    """
    own = folders.library_folder()
    wanted = None if folders.named_library() is not None else load().opens_next
    if wanted is None or wanted == own:
        return own, ""
    place = folders.followed(wanted)
    if (place / "library.json").exists():
        try:
            Library.open(place, cache=folders.cache_folder(place)).close()
        except LibraryError as trouble:
            return own, str(trouble)
        return place, ""
    return own, _("上次的报库现在找不到：《{path}》。盘接上以后，从“最近的报库”打开它；先开着本机的报库。").format(
        path=place
    )


def _save(known: KnownLibraries) -> None:
    """Write it whole; a disk that refuses costs nothing but this memory."""
    folder = folders.machine_folder()
    values = {
        "opens_next": str(known.opens_next) if known.opens_next else "",
        "recent": [str(p) for p in known.recent[:MOST]],
    }
    with suppress(OSError):
        text = json.dumps(values, indent=1)  # escaped: a path may hold any bytes
        kept_file.write(folder / FILE, text.encode(), "flushed")
