"""A file that a reader asked for, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from reader.model.errors import NotSaved, WrongRequest
from reader.model.messages import _


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a file into a neighbour first, flush it, and put it in its place.

    Raises WrongRequest where a file of that name is there and `replace` is not set, NotSaved where the disk refuses;
    then nothing of the new file is left and the old one is whole.
    """
    if not replace and (path.exists() or path.is_symlink()):
        raise WrongRequest(_("已有“{path}”，没有动它。换一个名字，或加 --force 覆盖它。").format(path=path))
    neighbour = path.with_name(f".{path.name[:60]}.{os.getpid()}.part")
    try:
        with neighbour.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(path)
    except OSError as trouble:
        if not isinstance(trouble, FileExistsError):
            neighbour.unlink(missing_ok=True)
        raise NotSaved(
            _("写不了“{path}”：{reason}。换一个文件夹再试。").format(path=path, reason=trouble.strerror or trouble)
        ) from trouble
