"""CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), which Zotero and pandoc read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.export.article_json import Json, json_array
from reader.export.reference import Reference, reference
from reader.rendering.piece import Piece


def parts(pieces: Iterable[Piece], *, notes: bool = True) -> Iterator[str]:
    """Yield a JSON array with one entry a line."""
    return json_array(_entry(reference(p, notes=notes)) for p in pieces)


def _entry(shown: Reference) -> Json:
    """Return one `article-newspaper`; a Chinese name is one literal, since nothing says where its family name ends."""
    entry: Json = {
        "id": shown.id,
        "type": "article-newspaper",
        "title": shown.title,
        "author": [{"literal": name} for name in shown.authors],
        "container-title": shown.newspaper,
        "issued": {"date-parts": [list(shown.date)]} if shown.date else None,
        "page": shown.page,
        "section": shown.section,
        "issue": shown.issue_number,
        "keyword": ", ".join(shown.tags),
        "note": "\n".join(shown.notes),
        "language": "zh-CN",
    }
    return {key: value for key, value in entry.items() if value}
