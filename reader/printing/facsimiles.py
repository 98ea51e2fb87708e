"""Pieces with what was printed of them: the cutting is one more picture, behind the text, wherever pictures go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Self

from reader.model import picture_bytes
from reader.model.door import doors
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.picture import FACSIMILE, Figure, Picture, PictureRefused
from reader.model.scratch import scratch
from reader.printing.cutting import cutting
from reader.rendering.cut import Cutting
from reader.rendering.piece import Piece


@doors
class Facsimiles:
    """Adds cuttings to pieces; their files are there as long as it is entered.

    `cutting_of` gives the cutting of a piece by its id, None where none of its print is here.
    """

    def __init__(self, cutting_of: Callable[[str], Cutting | None]) -> None:
        self._cutting_of = cutting_of
        self._made = ExitStack()
        self._folder: Path | None = None
        self.lacking = 0

    def __enter__(self) -> Self:
        self._folder = self._made.enter_context(scratch())
        return self

    def __exit__(self, *_what: object) -> None:
        self._folder = None
        self._made.close()

    def add(self, piece: Piece) -> Piece:
        """Return a piece with its cutting behind its text; without a print it is as it was, and counted as `lacking`.

        Raises WrongRequest where the print is too large for one picture, NotSaved where the disk takes no file.
        """
        found = self._cutting_of(piece.article.id)
        if found is None or self._folder is None:
            self.lacking += 1
            return piece
        draft = self._folder / "cutting.png"
        cutting(found.parts, found.said, draft, force=True)
        try:
            picture, kept = picture_bytes.read(draft.read_bytes())
        except PictureRefused as refused:
            raise WrongRequest(_("《{name}》的版面太大，剪不成一张图。").format(name=piece.name)) from refused
        path = draft.with_name(picture.file_name)
        path.write_bytes(kept)
        known = {name: getattr(picture, name) for name in Picture.__dataclass_fields__}
        words = _("版面原样：{said}").format(said=found.said)
        figure = Figure(**known, after=len(piece.article.paragraphs), caption=words, name=FACSIMILE)
        article = replace(piece.article, figures=(*piece.article.figures, figure))
        return replace(piece, article=article, pictures={**piece.pictures, picture.sha256: path})
