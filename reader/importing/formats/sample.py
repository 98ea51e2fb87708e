"""A file that waits for its reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reader.importing.formats.archive import Archive
from reader.importing.formats.decoding import Decoded, decode
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.model.errors import ImportFailure
from reader.model.messages import _

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(kw_only=True)
class Sample:
    """A file that waits for its reader: its bytes, its name, the encoding that somebody asked for; `resolve` finds what
    lies beside it.
    """

    data: bytes
    name: str
    encoding: str | None = None
    resolve: Resolve = nowhere

    @property
    def zipped(self) -> bool:
        """Whether the bytes are a ZIP archive."""
        return self.data.startswith(_ZIP)

    @property
    def head(self) -> bytes:
        """The first bytes, enough for any mark."""
        return self.data[:4096]

    @cached_property
    def archive(self) -> Archive:
        """What a ZIP archive holds. Raises ImportFailure."""
        return Archive(self.data, self.name)

    @cached_property
    def kept_type(self) -> str:
        """What an archive of OpenDocument or EPUB says that it is; nothing of others."""
        return self.archive.read("mimetype")[:200].decode("latin-1") if "mimetype" in self.archive.names else ""

    @cached_property
    def decoded(self) -> Decoded:
        """The bytes as text, cleaned. Raises ImportFailure: `empty` where nothing stands in it."""
        decoded = decode(self.data, self.encoding)
        if not decoded.text.strip():
            raise ImportFailure("empty", _("《{name}》是空的，没有可读的。").format(name=self.name))
        return decoded

    def ends_in(self, *suffixes: str) -> bool:
        """Tell whether the file's name has one of these endings."""
        return self.name.lower().endswith(tuple(f".{s}" for s in suffixes))
