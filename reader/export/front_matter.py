"""Front matter: what a single piece is, in YAML between `---` lines, by the names that our own import knows.

Only flat values are written, so that those who read lines and those who parse YAML get the same.
"""

from __future__ import annotations

import re

from reader.rendering.citation import author_names, citation
from reader.rendering.piece import Piece
from reader.rendering.printable import one_line

_BARE = re.compile(r"[一-鿿《》「」“”（）A-Za-z0-9][一-鿿《》「」“”（）A-Za-z0-9 ·，。！？、：；—…/.%-]*")
_TAKEN = re.compile(r"(?:[\d.,_:eExob+-]+|y|n|yes|no|true|false|on|off|null|nan|inf)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def front_matter(piece: Piece) -> str:
    """Return the block, with an empty line behind it."""
    article, masthead, status = piece.article, piece.masthead, piece.status
    fields = (
        ("title", piece.name),
        ("kicker", article.kicker),
        ("subtitle", article.alternative_headline),
        ("byline", article.byline),
        ("author", author_names(article)),
        ("newspaper", masthead.newspaper),
        ("date", masthead.date_published),
        ("issue_number", masthead.issue_number),
        ("page", article.print_page),
        ("page_name", article.print_page_name),
        ("section", article.print_section),
        ("tags", status.tags if status else ()),
        ("citation", citation(piece)),
        ("source", masthead.source_line()),
        ("id", article.id),
    )
    lines = [f"{name}: {_value(value)}" for name, value in fields if value]
    return "\n".join(["---", *lines, "---", "", ""])


def _value(value: object) -> str:
    if isinstance(value, str):
        return scalar(value)
    items = [scalar(item) for item in value] if isinstance(value, list | tuple) else []
    return items[0] if len(items) == 1 else f"[{', '.join(items)}]"


def scalar(text: str) -> str:
    """Return text as one YAML scalar: bare where nothing in it means anything, else in quotes without escapes."""
    shown = one_line(text).replace("\t", " ").strip()
    if _DAY.fullmatch(shown) or (_BARE.fullmatch(shown) and not _TAKEN.fullmatch(shown) and not shown.endswith(":")):
        return shown
    if '"' not in shown and "\\" not in shown:
        return f'"{shown}"'
    return "'" + shown.replace("'", "''") + "'"
