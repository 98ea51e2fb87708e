"""Lines of a finished piece that do not look like its text: what is left of a page, or another piece's headline."""

from __future__ import annotations

from collections.abc import Sequence

from reader.hanzi.folding import fold
from reader.importing.headlines.matching import fit
from reader.importing.text.joins import ends_well, is_signed
from reader.model.article import NewsArticle, Paragraph
from reader.model.text import Span

_SHORT = 40
_LEAST = 2
_TELLS = 9
"""A subhead of fewer characters tells little of what it stands above."""
_TURNS = 0.4
"""By so much better a subhead that is another piece's headline answers the text below it than that above."""
_ENOUGH = 40


def strange_line(article: NewsArticle) -> Span | None:
    """Return where the first such line of a piece stands in the source; None where all look like its text."""
    if article.kind != "article":
        return None
    own = [p for p in article.paragraphs if p.role not in {"credit", "editor_note"}]
    if len(own) < _LEAST or any(p.cells for p in own):
        return None
    if own[0].role == "subhead":
        return own[0].source
    if (found := _turning(own)) is not None:
        return found
    return own[-1].source if _is_left_over(own) else None


def _is_left_over(own: Sequence[Paragraph]) -> bool:
    """Tell whether the last line is short and no sentence, where the others are sentences."""
    last = fold(own[-1].text)
    if own[-1].role == "subhead":
        return True
    if own[-1].role != "body" or len(last) > _SHORT or ends_well(last) or is_signed(last):
        return False
    bodies = [p for p in own[:-1] if p.role == "body"]
    whole = sum(ends_well(fold(p.text)) for p in bodies)
    return whole > 0.7 * len(bodies)


def _turning(own: Sequence[Paragraph]) -> Span | None:
    """Return the subhead that answers the text below it far better than that above."""
    for k, paragraph in enumerate(own):
        if paragraph.role != "subhead" or len(paragraph.text) < _TELLS:
            continue
        above = "".join(fold(p.text) for p in own[max(0, k - 4) : k])[-1500:]
        below = "".join(fold(p.text) for p in own[k + 1 : k + 5])[:1500]
        title = fold(paragraph.text)
        if min(len(above), len(below)) >= _ENOUGH and fit(title, below) - fit(title, above) >= _TURNS:
            return paragraph.source
    return None
