"""The folder of pictures and originals: one file each under the fingerprint of its bytes, never changed.

It may be left out on a machine, or not be there yet: everything else of the library is whole without it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.library import regular
from reader.library.durable import publish, refusal
from reader.model.door import doors
from reader.model.errors import ReadOnlyLibrary, WrongRequest
from reader.model.messages import _

if TYPE_CHECKING:
    from reader.model.original import KeptOriginal
    from reader.model.picture import Picture

Missing = Literal["absent", "damaged"]
NAME = re.compile(r"([0-9a-f]{64})\.(?:jpg|png|gif|webp|bmp|pdf)")


@doors
class PictureStore:
    """The pictures of one library. Any thread may call it, and nobody waits for another."""

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        self.folder = folder
        self._read_only = read_only

    def put(self, data: bytes) -> Picture:
        """Keep a picture; it is on the medium when this returns. The same one twice is one file.

        What a camera wrote beside it is not kept. A damaged file of it is put right. Raises WrongRequest (no picture,
        or none that is kept), ReadOnlyLibrary, NotSaved.
        """
        from reader.model import picture_bytes
        from reader.model.picture import PictureRefused

        if self._read_only:
            raise ReadOnlyLibrary(_("这个报库只能读：《{path}》。").format(path=self.folder.parent))
        try:
            made, kept = picture_bytes.read(data)
        except PictureRefused as refused:
            raise WrongRequest(_refused(refused.reason)) from refused
        self._keep(made.file_name, kept)
        return made

    def put_original(self, data: bytes) -> str:
        """Keep a PDF as it is; return its fingerprint. Raises WrongRequest (it is none), ReadOnlyLibrary, NotSaved."""
        if self._read_only:
            raise ReadOnlyLibrary(_("这个报库只能读：《{path}》。").format(path=self.folder.parent))
        if b"%PDF" not in data[:1024]:
            raise WrongRequest(_("这不是 PDF，原件没有存下。"))
        digest = hashlib.sha256(data).hexdigest()
        self._keep(f"{digest}.pdf", data)
        return digest

    def _keep(self, name: str, data: bytes) -> None:
        path = self._place(name)
        assert path is not None  # it was made of what is kept
        if self.read_named(name) != data:
            try:
                publish(regular.without_links(self.folder.parent, path), data)
            except OSError as error:
                raise refusal(error, path) from error

    def read(self, picture: Picture) -> bytes | Missing:
        """Return a picture's bytes, `absent` where this machine has them not, or `damaged` where they are others."""
        return self.read_named(picture.file_name)

    def read_named(self, name: str) -> bytes | Missing:
        """Return the bytes of the picture whose file has this name, or why there are none, as `read` does."""
        path = self._place(name)
        if path is None:
            return "absent"
        try:
            data = regular.read(path)
        except (FileNotFoundError, NotADirectoryError):
            return "absent"
        except OSError:
            return "damaged"
        return data if hashlib.sha256(data).hexdigest() == path.stem else "damaged"

    def path(self, picture: Picture | KeptOriginal) -> Path | None:
        """Return the file of a picture or an original, None where it is absent; whether it is whole, `read` tells."""
        path = self._place(picture.file_name)
        return path if path is not None and regular.is_file(path) else None

    def has(self, name: str) -> bool:
        """Tell whether the picture of a file name is on this machine; whether it is whole, only `read_named` tells."""
        path = self._place(name)
        return path is not None and regular.is_file(path)

    def _place(self, name: str) -> Path | None:
        """Return where the picture of a file name lies; None where that is none that was given here."""
        return self.folder / name[:2] / name if NAME.fullmatch(name) else None


def _refused(reason: str) -> str:
    return {
        "too_large": _("这张图太大，没有存下；最多 32 MB、6400 万像素。"),
        "kind": _("这种图不存；能存 JPEG、PNG、GIF、WebP、BMP。"),
    }.get(reason, _("这不是图，或者已经坏了，没有存下。"))
