"""The folders and small files of a library, and the way to tell one from any other folder."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from reader.library import regular, relocation
from reader.library.durable import make_folder, publish, refusal
from reader.library.known_place import KnownPlace
from reader.model.disk_words import in_words
from reader.model.door import door
from reader.model.errors import LibraryGone, NewerFormat, NotALibrary, NotFound
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.model.whole_file import leave_to_come_back

VERSION = 1
FORMAT = "baojia-library"
NAME_FILE = relocation.NAME_FILE
ISSUES, JOURNAL, PICTURES, RESERVE = "issues", "journal", "pictures", ".reserve"
READINGS = "readings"
"""What was read on pictures of pages; derived, written by the workspace, looked at by every machine."""
BESIDES = {
    ".gitattributes": "*.jsonl -text merge=union\n*.json -text\n",
    ".gitignore": "*.tmp\n.reserve\n.moved-*\n",
    ".stignore": "*.tmp\n.reserve\n.moved-*\n",
}
OURS = {NAME_FILE, ISSUES, JOURNAL, PICTURES, READINGS, RESERVE, *BESIDES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the parts of one library lie. `cache` is this library's own folder inside the cache."""

    folder: Path
    cache: Path
    id: str
    known: KnownPlace
    problems: tuple[str, ...] = ()

    @property
    def issues(self) -> Path:
        """The folder of issue files."""
        return self.folder / ISSUES

    @property
    def journal(self) -> Path:
        """The folder of journal segments."""
        return self.folder / JOURNAL

    @property
    def pictures(self) -> Path:
        """The folder of pictures, which may be left out on a machine."""
        return self.folder / PICTURES

    @property
    def reserve(self) -> Path:
        """The file whose room is given up when the disk is full."""
        return self.folder / RESERVE


def settle(folder: Path, cache: Path, config: Path | None, *, read_only: bool, there: bool = False) -> Layout:
    """Return the layout of the library in `folder`; made there where the folder is new or empty, was not known to hold
    one, and none must be `there`.

    Raises NotALibrary, NewerFormat, NotFound (nothing there to read), LibraryGone, NotSaved or Moved.
    """
    folder = folder.absolute()
    problems: tuple[str, ...] = ()
    known = KnownPlace(folder, config)
    relocation.heed(folder, cache, read_only=read_only)
    try:
        text = (folder / NAME_FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if read_only:
            raise NotFound(_("这里没有报库：《{path}》。").format(path=folder)) from None
        if not _looks_ours(folder) and (there or known.is_known()):
            raise gone(folder) from None
        identity, problems = _found(folder), _lost(folder)
    except NotADirectoryError as error:
        file = next((p for p in (folder, *folder.parents) if p.is_file()), folder)
        raise NotALibrary(_("《{path}》是一个文件，不是报库的文件夹。").format(path=file)) from error
    except (OSError, UnicodeDecodeError) as error:
        if not _looks_ours(folder):
            raise NotALibrary(_("读不了报库《{path}》：{why}。").format(path=folder, why=in_words(error))) from error
        identity, problems = _stand_in(folder), (_damaged(folder),)
    else:
        identity, problems = _read(folder, text)
    key = hashlib.sha256(f"{identity}\n{os.path.realpath(folder)}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
    leave_to_come_back(folder)
    return Layout(folder=folder, cache=cache / key, id=identity, known=known, problems=problems)


def gone(folder: Path) -> LibraryGone:
    """Return the error that says that a library is not where it was."""
    said = _("报库不见了：《{path}》，那里没有另建新的。它在别的盘上就把盘接上，再试一次。")
    return LibraryGone(said.format(path=folder))


def _read(folder: Path, text: str) -> tuple[str, tuple[str, ...]]:
    try:
        named = json.loads(text)
    except (ValueError, RecursionError):
        named = None
    if isinstance(named, dict) and named.get("format") == FORMAT and isinstance(named.get("id"), str):
        version = named.get("version", 0)
        if isinstance(version, int) and version > VERSION:
            raise NewerFormat(_("报库《{path}》是更新的报夹写的，请先更新报夹。").format(path=folder))
        return named["id"], () if isinstance(version, int) else (_damaged(folder),)
    if not _looks_ours(folder):
        raise NotALibrary(_("《{path}》里的 library.json 不是报夹的，没有动它。请另选一个文件夹。").format(path=folder))
    return _stand_in(folder), (_damaged(folder),)


@door
def identity_of(folder: Path) -> str | None:
    """Return the id of the library in a folder, which is not opened; None where none is there."""
    try:
        named = json.loads((folder / NAME_FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    return str(named["id"]) if isinstance(named, dict) and isinstance(named.get("id"), str) else None


def is_named(folder: Path) -> bool:
    """Tell whether library.json is whole."""
    try:
        return not _read(folder, (folder / NAME_FILE).read_text(encoding="utf-8-sig"))[1]
    except (OSError, UnicodeDecodeError, NotALibrary):
        return False


def is_legible(folder: Path) -> bool:
    """Tell whether library.json is not there, or the disk gives it out, whatever it holds."""
    path = folder / NAME_FILE
    try:
        return not regular.is_file(path) or regular.read(path) is not None
    except OSError:
        return False


def _damaged(folder: Path) -> str:
    return _("《{path}》坏了；报库照常可用，“检查与修复”会补上它。").format(path=folder / NAME_FILE)


def _lost(folder: Path) -> tuple[str, ...]:
    """Return a sentence where a library.json had to be written for a library that is not new."""
    if not _looks_ours(folder):
        return ()
    return (_("《{path}》不见了，重新写了一份；报库照常可用。").format(path=folder / NAME_FILE),)


def _looks_ours(folder: Path) -> bool:
    """Tell whether issue files or a journal are there, whatever became of library.json."""
    return any((folder / ISSUES).glob("*/*/*.json")) or any((folder / JOURNAL).glob("*.jsonl*"))


def _stand_in(folder: Path) -> str:
    """Return an id for a library that lost its own; the same each time."""
    import uuid  # only where a library has no number of its own

    return str(uuid.uuid5(uuid.NAMESPACE_URL, os.path.realpath(folder)))


def _found(folder: Path) -> str:
    """Make a library; returns its id. Other people's files are not moved in with."""
    try:
        present = {p.name for p in folder.iterdir() if not p.name.startswith(".")} if folder.exists() else set()
    except NotADirectoryError:
        raise NotALibrary(_("《{path}》是文件，报库要放在文件夹里。").format(path=folder)) from None
    except OSError as error:
        raise NotALibrary(_("读不了文件夹《{path}》：{why}。").format(path=folder, why=in_words(error))) from error
    if present - OURS and not _looks_ours(folder):
        raise NotALibrary(_("《{path}》里已有别的文件，没有动它们。请选一个空文件夹。").format(path=folder))
    import uuid

    identity = str(uuid.uuid4())
    try:
        make_folder(folder, anew=True)
        for name, text in BESIDES.items():
            if not (folder / name).exists():
                publish(folder / name, text.encode())
        name_library(folder, identity)
    except OSError as error:
        raise refusal(error, folder) from error
    with suppress(OSError, ValueError, KeyError):  # two first starts at once: the name that stands is the one
        return str(json.loads((folder / NAME_FILE).read_text(encoding="utf-8"))["id"])
    return identity


def name_library(folder: Path, identity: str) -> None:
    """Write library.json."""
    publish(folder / NAME_FILE, (json.dumps({"format": FORMAT, "version": VERSION, "id": identity}) + "\n").encode())
