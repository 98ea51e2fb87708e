"""Where a text came from: what the stages need to know of its file to describe the issue's source."""

from __future__ import annotations

from dataclasses import dataclass

from reader.importing.formats.cleaning import Dropped
from reader.importing.pictures.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Name, fingerprint, format (`text`, `markdown`, `html`…) and encoding of a source.

    `undecodable` lists (offset in the extracted text, bytes as hex); `layout` tells where on its pages it stands,
    `pictures` which stand in it; `recognised`: some of it was read from pictures of pages,
    `backward`: level lines from their wrong end.
    """

    name: str
    sha256: str
    format: str
    encoding: str | None = None
    undecodable: tuple[Dropped, ...] = ()
    layout: str = ""
    pictures: tuple[Found, ...] = ()
    recognised: bool = False
    backward: bool = False
