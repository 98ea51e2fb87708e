"""A piece in the characters that a reader chose: every text of it one for one, so that all positions stay."""

from __future__ import annotations

from dataclasses import replace

from reader.hanzi.script import Script, in_script
from reader.model.door import door
from reader.rendering.piece import Piece


@door
def shown_piece(piece: Piece, script: Script) -> Piece:
    """Return a piece with all that was printed in a script; what readers wrote stays as they wrote it."""
    if script == "printed":
        return piece

    def shown(text: str | None) -> str | None:
        return None if text is None else in_script(text, script)

    article, masthead = piece.article, piece.masthead
    return replace(
        piece,
        article=replace(
            article,
            headline=shown(article.headline),
            kicker=shown(article.kicker),
            alternative_headline=shown(article.alternative_headline),
            print_page_name=shown(article.print_page_name),
            print_section=shown(article.print_section),
            byline=shown(article.byline),
            credits=tuple(replace(one, name=in_script(one.name, script)) for one in article.credits),
            paragraphs=tuple(replace(one, text=in_script(one.text, script)) for one in article.paragraphs),
            figures=tuple(replace(one, caption=shown(one.caption)) for one in article.figures),
        ),
        masthead=replace(
            masthead, newspaper=shown(masthead.newspaper), print_page_name=shown(masthead.print_page_name)
        ),
    )
