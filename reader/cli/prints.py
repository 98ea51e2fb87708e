"""Cuttings of printed pages, for the commands that write pieces."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.cli.output import Output
    from reader.rendering.piece import Piece
    from reader.workspace.session import Session


@contextmanager
def with_prints(session: Session, output: Output, *, wanted: bool) -> Iterator[Callable[[Piece], Piece]]:
    """Give what adds its cutting to a piece, if `wanted`, as long as it is entered; then it is said how many of the
    pieces have none here.
    """
    if not wanted:  # nothing that draws is loaded
        yield lambda piece: piece
        return
    from reader.printing.facsimiles import Facsimiles
    from reader.workspace.cutting import cutting_if_here

    with Facsimiles(partial(cutting_if_here, session)) as prints:
        yield prints.add
    if prints.lacking:
        output.say(_("有 {n} 篇没有版面原样：没有留，或不在这台电脑上。").format(n=prints.lacking))
