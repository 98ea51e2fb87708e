"""Deal with damage without destroying anything.

What can be had from a backup is put back beside or in place of what is damaged; the damaged bytes are kept in the
folder `damaged/`; what cannot be mended is laid aside, so that a reader is told of it once.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import uuid
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reader.library import ids, layout, regular
from reader.library.check import bytes_at
from reader.library.durable import make_folder, publish
from reader.library.issue_files import NAME
from reader.library.merge import Op
from reader.library.problem import Problem, damage_number, repaired
from reader.model.messages import _

KEPT_IN = "damaged"
FROM_BACKUP = {"damaged_issue", "missing_issue", "missing_part", "misnamed", "unreadable"}
STAYING = {"newer_format", "hand_edited", "unreadable"}  # not dealt with here: told as long as they are there


def repair(
    found: Iterable[Problem],
    place: layout.Layout,
    backups: Iterable[Path],
    *,
    lay_aside: Callable[[list[Op]], None],
    rebuild: Callable[[], None],
) -> Iterator[Problem]:
    """Deal with each problem; yields it as repaired, or as it is where nothing could be done. Raises NotSaved."""
    archives = list(backups)
    rebuilt = False
    for problem in found:
        if problem.kind == "stale_catalogue":
            if not rebuilt:
                rebuild()
                rebuilt = True
            yield repaired(problem, _("目录重建好了。"))
        elif problem.kind == "library_file":
            if not layout.is_legible(place.folder):
                yield problem  # a disk that fails at reading is no reason to give the library another name
                continue
            if not layout.is_named(place.folder):
                _keep(place, problem)
                _make_room(place, place.folder / layout.NAME_FILE)
                layout.name_library(place.folder, str(uuid.uuid4()))
            yield repaired(problem, _("library.json 重新写好了，坏的一份留在 {folder}。").format(folder=KEPT_IN))
        elif problem.kind in FROM_BACKUP and _restore_issue(place, problem, archives):
            yield repaired(problem, _("{path} 从备份里取回来了。").format(path=problem.file))
        elif problem.kind == "unreadable" and problem.file in {layout.ISSUES, layout.JOURNAL}:
            yield repaired(problem, problem.message) if _make_room(place, place.folder / problem.file) else problem
        elif problem.kind in STAYING or problem.severity == "info":
            yield problem
        else:
            _keep(place, problem)
            lay_aside([_aside(problem)])
            yield repaired(
                problem, _("{path} 的损坏记下了，坏的部分留在 {folder}。").format(path=problem.file, folder=KEPT_IN)
            )


def _aside(problem: Problem) -> Op:
    fields = {"file": problem.file, "offset": problem.offset, "kind": problem.kind, "message": problem.message}
    return {"t": "damage", "k": damage_number(problem), "f": fields}


def _keep(place: layout.Layout, problem: Problem) -> None:
    """Keep a copy of the damaged bytes; what is gone or cannot be read has none."""
    try:
        data = bytes_at(place.folder, problem)
    except OSError:
        return
    _keep_bytes(place, Path(problem.file).name, problem.offset or 0, data)


def _keep_bytes(place: layout.Layout, name: str, offset: int, data: bytes) -> None:
    mark = hashlib.sha256(data).hexdigest()[:8]
    target = _kept_in(place) / f"{name}.{offset}.{mark}.bin"
    if not target.exists():
        publish(target, data)


def _kept_in(place: layout.Layout) -> Path:
    """Return the folder of damaged bytes; a link in its place is put aside."""
    folder = place.folder / KEPT_IN
    if folder.is_symlink():
        os.replace(folder, folder.with_name(f"{KEPT_IN}.{secrets.token_hex(4)}"))  # noqa: PTH105 - as in durable.py
    return folder


def _make_room(place: layout.Layout, path: Path) -> bool:
    """Move what stands in a file's or folder's place, and is neither, out of the way; False where nothing does."""
    wanted = stat.S_ISDIR if path.name in {layout.ISSUES, layout.JOURNAL} else stat.S_ISREG
    if not os.path.lexists(path) or wanted(path.lstat().st_mode):
        return False
    make_folder(_kept_in(place))
    os.replace(path, _kept_in(place) / f"{path.name}.{secrets.token_hex(4)}")  # noqa: PTH105 - as in durable.py
    return True


def _restore_issue(place: layout.Layout, problem: Problem, archives: list[Path]) -> bool:
    """Put issue files back from backups, whose bytes have the fingerprint in their names."""
    own = Path(problem.file).name
    issue = own.partition(".")[0]
    put_back = 0
    for archive in archives:
        with suppress(OSError, KeyError, zipfile.BadZipFile), zipfile.ZipFile(archive) as members:
            for name in members.namelist():
                named = NAME.fullmatch(name.rpartition("/")[2])
                parts = name.split("/")
                if named is None or len(parts) != 4 or parts[0] != layout.ISSUES or ".." in parts:
                    continue
                if named[0] == own or (problem.kind == "missing_part" and named[1] == issue):
                    put_back += _put_back(place, place.folder / name, members.read(name), named[2])
    return bool(put_back)


def _put_back(place: layout.Layout, path: Path, data: bytes, sha8: str) -> bool:
    if ids.digest8(data) != sha8:
        return False
    with suppress(OSError):
        there = regular.read(path)
        if ids.digest8(there) == sha8:
            return False  # it is there and sound
        _keep_bytes(place, path.name, 0, there)
    _make_room(place, path)
    publish(regular.without_links(place.folder, path), data)
    return True
