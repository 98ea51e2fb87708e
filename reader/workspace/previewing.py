"""What an import would bring, without storing anything: the first pieces, the encoding, what is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import ImportFailure

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.article import NewsArticle

FIRST = 12
BEGINNING = 60

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "shift_jis", "windows-1252")
"""What a reader is offered where the encoding was mistaken, likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPiece:
    """A piece as it would be read: headline, byline, how it begins, how long it is."""

    headline: str
    byline: str
    begins: str
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What one source holds. `encoding` is empty where the format has none of its own; `failure` says why nothing
    could be read; `pictures`: because they are pictures, which an import reads, or says how they come to be read.
    """

    source: str
    format: str = ""
    encoding: str = ""
    newspaper: str = ""
    date_published: str = ""
    issues: int = 0
    articles: int = 0
    repairs: int = 0
    doubts: int = 0
    pieces: tuple[PreviewPiece, ...] = ()
    warnings: tuple[str, ...] = ()
    failure: str = ""
    pictures: bool = False


@door
def preview(path: Path, *, encoding: str | None = None) -> Preview:
    """Return what a file, folder or archive would bring; it is read behind the fence."""
    from reader.workspace.fence import fenced

    with fenced() as fence:
        try:
            told = fence.preview(path, encoding)
        except ImportFailure as failure:
            return Preview(source=str(path), failure=str(failure))
    pieces = tuple(PreviewPiece(**piece) for piece in told.pop("pieces"))
    return Preview(**told, pieces=pieces)


def look(path: Path, *, encoding: str | None = None) -> Preview:
    """Return the same, read in this process: for the one behind the fence."""
    from reader.importing import read_source, sources

    try:
        found = sources([path])
        result = read_source(found[0], encoding=encoding)
    except ImportFailure as failure:
        return Preview(source=str(path), failure=str(failure), pictures=failure.kind == "no_text")
    articles = [a for issue in result.issues for a in issue.articles]
    first = result.issues[0] if result.issues else None
    return Preview(
        source=str(path),
        format=first.source.format if first else "",
        encoding=(first.source.encoding or "") if first else "",
        newspaper=(first.newspaper or "") if first else "",
        date_published=(first.date_published or "") if first else "",
        issues=len(result.issues),
        articles=len(articles),
        repairs=sum(len(a.repairs) for a in articles),
        doubts=sum(len(issue.doubts) for issue in result.issues),
        pieces=tuple(_piece(a) for a in articles[:FIRST]),
        warnings=result.warnings,
    )


def _piece(article: NewsArticle) -> PreviewPiece:
    body = article.body
    return PreviewPiece(
        headline=article.headline or "",
        byline=article.byline or "",
        begins=body[:BEGINNING].replace("\n", "　"),
        characters=len("".join(body.split())),
    )
