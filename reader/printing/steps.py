"""Long typesetting, step by step: how far it is, whether it is still wanted, and what need not be set again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from reader.model.errors import Cancelled
from reader.model.messages import _
from reader.printing.filling import Flow
from reader.printing.flowing import flow_of
from reader.printing.options import PrintOptions
from reader.printing.sheet import Sheet
from reader.rendering.arrangement import Arrangement
from reader.rendering.piece import Piece

Setter = Callable[[Piece, PrintOptions, "tuple[float, float] | None", Literal[1, 2]], tuple[Flow, Sheet]]
"""What sets a piece: `flow_of`, or `SetPieces`."""
MOST_KEPT = 3000


class Steps:
    """Counts the steps of long work; a step raises Cancelled where it is not wanted any more."""

    def __init__(self, total: int, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        self._done, self._total = 0, total
        self._progress, self._cancelled = progress, cancelled

    def begin(self, total: int) -> None:
        """Begin another part of the work, of so many steps."""
        self._done, self._total = 0, total

    def step(self) -> None:
        """Do one."""
        if self._cancelled():
            raise Cancelled(_("停下了，没有写文件。"))
        self._done += 1
        self._progress(self._done, self._total)


class SetPieces:
    """Sets pieces, each once for the same choices: a book whose pieces are only put in another order is quickly there.

    Belongs to one thread at a time.
    """

    def __init__(self, steps: Steps | None = None) -> None:
        self.steps = steps
        self._kept: dict[tuple[object, ...], tuple[Piece, tuple[Flow, Sheet]]] = {}

    def __call__(
        self, piece: Piece, options: PrintOptions, paper: tuple[float, float] | None, level: Literal[1, 2] = 1
    ) -> tuple[Flow, Sheet]:
        """Return a piece as strips, and the sheet that they are set for."""
        if self.steps is not None:
            self.steps.step()
        alike = replace(options, arrangement=Arrangement(), booklet=None if options.booklet is None else "")
        key = (piece.article.id, piece.introduction, piece.remark, repr(alike), paper, level)
        known, made = self._kept.get(key, (None, None))
        if made is None or known is None or known.article != piece.article or known.annotations != piece.annotations:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            made = flow_of(piece, options, paper, level)
            if len(piece.article.id):
                self._kept[key] = (piece, made)
        return made
