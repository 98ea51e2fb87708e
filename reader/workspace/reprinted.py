"""Pieces on their way into a corpus: which of them are one text, found while they pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.corpus import Copy
    from reader.rendering.piece import Piece


class Reprinted:
    """`through` gives pieces on and looks at each; `groups` tells afterwards which of them are reprints of one text."""

    def __init__(self) -> None:
        from reader.importing.reprints import ReprintFinder

        self._finder = ReprintFinder()

    def through(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield the pieces."""
        from reader.importing import reprints

        for piece in pieces:
            article, head = piece.article, piece.masthead
            self._finder.add(
                reprints.Piece(
                    id=article.id,
                    headline=article.headline or "",
                    body=article.body,
                    newspaper=head.newspaper,
                    date=head.date_published,
                )
            )
            yield piece

    def groups(self) -> tuple[tuple[Copy, ...], ...]:
        """Return the groups, the earliest piece of each first."""
        from reader.export.corpus import Copy

        words = {None: _("首见"), "reprint": _("转载"), "duplicate": _("重复")}
        return tuple(
            tuple(Copy(id=copy.id, relation=words[copy.kind], share=copy.share) for copy in group)
            for group in self._finder.groups()
        )
