"""The pictures of what leaves the program: their bytes, as they were kept."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

from reader.model.picture import Figure
from reader.rendering.piece import Piece


def bytes_of(piece: Piece, figure: Figure) -> bytes | None:
    """Return a picture's bytes; None where they are not on this machine, or are no longer what they were."""
    path = piece.pictures.get(figure.sha256)
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == figure.sha256 else None


def address_in_page(piece: Piece, figure: Figure) -> str | None:
    """Return an address that holds the picture itself."""
    data = bytes_of(piece, figure)
    return None if data is None else f"data:{figure.media_type};base64,{base64.b64encode(data).decode()}"


def files_of(pieces: Iterable[Piece]) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each picture of pieces once."""
    seen: set[str] = set()
    for piece in pieces:
        for figure in piece.article.figures:
            if figure.file_name not in seen and (data := bytes_of(piece, figure)) is not None:
                seen.add(figure.file_name)
                yield figure.file_name, data
