"""The words that stand for a picture."""

from __future__ import annotations

from reader.model.article import NewsArticle
from reader.model.picture import Figure


def picture_words(article: NewsArticle | None, figure: Figure) -> str:
    """Return the words that tell of a picture: its caption, else what the source says for those who do not see it."""
    k = figure.caption_paragraph
    if article is not None and k is not None and k < len(article.paragraphs):
        return article.paragraphs[k].text
    return figure.caption or figure.alt or ""
