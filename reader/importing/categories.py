"""The path of a piece in the tree: its printed section first, else a subject, else 未分类."""

from __future__ import annotations

from reader.importing.subjects import subject
from reader.model.article import NewsArticle

UNCLASSIFIED = "未分类"


def category(article: NewsArticle) -> tuple[str, ...]:
    """Return a piece's category path."""
    if article.print_section:
        return (article.print_section,)
    if article.kind in {"notice", "ad"}:
        return (UNCLASSIFIED,)
    found = subject(article.headline or "", article.body)
    return found.path if found else (UNCLASSIFIED,)
