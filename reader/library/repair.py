"""Deal with damage without destroying anything.

What can be had from a backup is put back beside or in place of what is damaged; the damaged bytes are kept in the
folder `damaged/`; what cannot be mended is laid aside, so that a reader is told of it once.
"""

from __future__ import annotations

import hashlib
import uuid
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from reader.library import ids, layout
from reader.library.check import Problem, bytes_at, damage_number, repaired
from reader.library.durable import publish
from reader.library.merge import Op
from reader.library.shelf import NAME
from reader.model.messages import _

KEPT_IN = "damaged"


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
            _keep(place, problem)
            layout.name_library(place.folder, str(uuid.uuid4()))
            yield repaired(problem, _("library.json 重新写好了，坏的一份留在 {folder}。").format(folder=KEPT_IN))
        elif problem.kind == "damaged_issue" and _restore_issue(place, problem, archives):
            yield repaired(problem, _("{path} 从备份里取回来了。").format(path=problem.file))
        elif problem.kind in {"newer_format", "hand_edited"}:
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
    """Keep a copy of the damaged bytes; a file that is gone has none."""
    with suppress(FileNotFoundError):
        data = bytes_at(place.folder, problem)
        mark = hashlib.sha256(data).hexdigest()[:8]
        target = place.folder / KEPT_IN / f"{Path(problem.file).name}.{problem.offset or 0}.{mark}.bin"
        if not target.exists():
            publish(target, data)


def _restore_issue(place: layout.Layout, problem: Problem, archives: list[Path]) -> bool:
    """Put an issue file back from a backup whose bytes have the fingerprint in its name."""
    named = NAME.fullmatch(Path(problem.file).name)
    if named is None:
        return False
    for archive in archives:
        with suppress(OSError, KeyError, zipfile.BadZipFile), zipfile.ZipFile(archive) as members:
            data = members.read(problem.file)
            if ids.digest8(data) == named[2]:
                _keep(place, problem)
                publish(place.folder / problem.file, data)
                return True
    return False
