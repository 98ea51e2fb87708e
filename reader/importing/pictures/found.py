"""Pictures as adapters meet them: each with its place in the extracted text, its bytes kept once for the whole source.

Nothing is fetched, and nothing is decoded but what has to be turned into a kind that a page can show: what is no
picture, or too much of one, is set aside by its head alone.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from reader.model import picture_bytes
from reader.model.issue import PublicationIssue
from reader.model.picture import Picture, PictureReason, PictureRefused

MOST_OF_SOURCE: Final = 256 << 20
"""So many bytes of pictures are kept of one source."""
MOST_PICTURES: Final = 5000
LONGEST_NAME: Final = 200
_DATA = re.compile(r"data:[^,;]{0,80}(?:;[^,;]{0,80}){0,3}?(;base64)?,", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture that stands before the character `at` of the extracted text.

    `picture` is None where there is none to keep, `reason` then says why; a reason beside a picture keeps it out of
    every piece. `caption`: what the source says of it outside its text. `caption_at`: where its caption stands, where
    the format says so. `of`: the piece it belongs to for certain is the one with the text there; `beside`: it is set
    together with the text there, if that is a piece's.
    """

    at: int
    name: str = ""
    alt: str | None = None
    caption: str | None = None
    picture: Picture | None = None
    reason: PictureReason | None = None
    caption_at: int | None = None
    of: int | None = None
    beside: int | None = None

    def moved(self, by: int) -> Found:
        """Return the same picture of a text in which it stands `by` characters further on."""
        return replace(
            self, at=self.at + by,
            **{name: at + by for name in ("caption_at", "of", "beside") if (at := getattr(self, name)) is not None},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text a picture of a page belongs: `at`, `caption_at` and `of` as in `Found`, or why nowhere."""

    at: int = 0
    caption_at: int | None = None
    of: int | None = None
    reason: PictureReason | None = None


@dataclass(slots=True)
class Album:
    """The bytes of a source's pictures, by fingerprint."""

    kept: dict[str, bytes] = field(default_factory=dict)
    size: int = 0
    _seen: dict[bytes, Picture | PictureReason] = field(default_factory=dict)

    def take(self, data: bytes | None) -> tuple[Picture | None, PictureReason | None]:
        """Keep a picture; return what it is, or why none is kept."""
        if data is None:
            return None, "absent"
        digest = hashlib.sha256(data).digest()
        found = self._seen.get(digest)
        if found is None:
            found = self._seen[digest] = self._look(data)
        return (found, None) if isinstance(found, Picture) else (None, found)

    def _look(self, data: bytes) -> Picture | PictureReason:
        try:
            picture, kept = _read(data)
        except PictureRefused as refused:
            return refused.reason
        if self.size + len(kept) > MOST_OF_SOURCE or len(self.kept) >= MOST_PICTURES:
            return "too_large"
        self.size += len(kept)
        self.kept[picture.sha256] = kept
        return picture


def _read(data: bytes) -> tuple[Picture, bytes]:
    """Return a picture and the bytes of it that are kept; of a kind that no page shows, as one that it does.

    Raises PictureRefused.
    """
    try:
        return picture_bytes.read(data)
    except PictureRefused as refused:
        if refused.reason != "kind":
            raise
    from reader.importing.pictures.converting import converted

    return picture_bytes.read(converted(data))


def named_in(issue: PublicationIssue) -> set[str]:
    """Return the fingerprints of the pictures that an issue names."""
    pictures = (*issue.pictures_aside, *(f for a in issue.articles for f in a.figures))
    return {p.sha256 for p in pictures if p.sha256}


_open: ContextVar[Album | None] = ContextVar("album", default=None)


@contextmanager
def album(kept: dict[str, bytes]) -> Generator[None, None, None]:
    """Have the bytes of the pictures that are met meanwhile kept by their fingerprints."""
    token = _open.set(Album(kept))
    try:
        yield
    finally:
        _open.reset(token)


def found(
    data: bytes | None,
    *,
    at: int,
    name: str = "",
    alt: str | None = None,
    caption: str | None = None,
    reason: PictureReason | None = None,
) -> Found:
    """Return a picture that was met, its bytes kept in the open album; None: the source only names it."""
    picture, refused = (_open.get() or Album()).take(data)
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    told = caption if caption != alt else None
    return Found(at=at, name=short, alt=alt or None, caption=told or None, picture=picture, reason=refused or reason)


def data_of(address: str) -> bytes | None:
    """Return the bytes that an address holds itself (`data:`), None where it is another one. Never longer than kept."""
    head = _DATA.match(address)
    if head is None or len(address) > 2 * picture_bytes.MOST_BYTES:
        return None
    body = address[head.end() :]
    if not head[1]:
        return unquote_to_bytes(body)
    try:
        bare = re.sub(r"\s+", "", unquote(body) if "%" in body else body)
        return base64.b64decode(bare + "=" * (-len(bare) % 4))
    except (binascii.Error, ValueError):
        return b""
