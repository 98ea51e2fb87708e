"""One piece with all that is shown, printed or exported together with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from reader.model.annotation import Annotation
from reader.model.article import NewsArticle
from reader.model.door import doors
from reader.model.quick_dataclass import dataclass
from reader.model.status import ArticleStatus
from reader.rendering.masthead import Masthead


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece in its current text; the annotations' positions count in that same text.

    `readings`: the words that the library's reader has set, with a reading for each character. `introduction` and
    `remark` are what the compiler of a clipping book says before and after it. `pictures`: the files of its pictures
    that are on this machine, by fingerprint.
    """

    article: NewsArticle
    masthead: Masthead = field(default_factory=Masthead)
    annotations: tuple[Annotation, ...] = ()
    status: ArticleStatus | None = None
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    introduction: str = ""
    remark: str = ""
    pictures: Mapping[str, Path] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return what the piece is called in contents and outlines: its headline, else how its text begins."""
        article = self.article
        if article.headline:
            return article.headline
        return opening_words(article)


def opening_words(article: NewsArticle, limit: int = 18) -> str:
    """Return how the text of a piece begins, cut with … behind `limit` characters; 无题 where there is no text."""
    text = next((p.text.strip() for p in article.paragraphs if p.text.strip()), "")
    if not text:
        return "无题"
    return text if len(text) <= limit else text[:limit] + "…"
