"""A piece as an entry of a bibliography: what CSL-JSON, RIS and BibTeX say of it, each in its own words.

Only what the paper prints is said: no family names are cut off, and no place of publication is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.rendering.citation import author_names, cited_page, cited_title
from reader.rendering.piece import Piece
from reader.rendering.printable import one_line

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One newspaper article; each part may be empty. `date` is (year, month, day) or its beginning.

    `section` is the page's name and the column's (要闻 科普角), `notes` what the reader wrote to the whole piece's
    passages, `tags` the reader's clippings.
    """

    id: str
    title: str
    authors: tuple[str, ...] = ()
    newspaper: str = ""
    date: tuple[int, ...] = ()
    page: str = ""
    section: str = ""
    issue_number: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def reference(piece: Piece, *, notes: bool = True) -> Reference:
    """Return the entry of one piece; its texts are printable and of one line."""
    article, masthead = piece.article, piece.masthead
    named = dict.fromkeys(part for part in (article.print_page_name, article.print_section) if part)
    found = _DAY.fullmatch(masthead.date_published or "")
    written = tuple(a.note for a in piece.annotations if a.note.strip()) if notes else ()
    return Reference(
        id=article.id,
        title=one_line(cited_title(piece)),
        authors=tuple(one_line(name) for name in author_names(article)),
        newspaper=one_line(masthead.newspaper or ""),
        date=tuple(int(part) for part in found.groups() if part) if found else (),
        page=one_line(cited_page(article)),
        section=one_line(" ".join(named)),
        issue_number=one_line(masthead.issue_number or ""),
        tags=tuple(one_line(tag) for tag in piece.status.tags) if piece.status else (),
        notes=tuple(one_line(" ".join(note.split())) for note in written),
    )
