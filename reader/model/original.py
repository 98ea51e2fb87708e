"""A source's own file, kept in the library as it came: the PDF that a newspaper was read from."""

from __future__ import annotations

from reader.model.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOriginal:
    """File `number`, from 1, of the source with the fingerprint `source` (as of `PagePicture`), under its own `sha256`.

    `size` in bytes; `name` is what it was called.
    """

    source: str
    number: int
    sha256: str
    size: int
    name: str

    @property
    def file_name(self) -> str:
        """The name of its file among the pictures."""
        return f"{self.sha256}.pdf"
