"""Where a piece was printed, as scholars write it: GB/T 7714-2015, document type [N], and as a reader copies it."""

from __future__ import annotations

from reader.model.article import NewsArticle
from reader.rendering.piece import Piece

AUTHOR_ROLES = ("作者", "记者", "通讯员", "实习记者", "特约记者", "摄影")
NAMED = 3


def citation(piece: Piece) -> str:
    """Return the reference of a piece: 沈知微, 葛长河. 石板桥修旧如旧[N]. 青石湾报, 2026-11-24(02).

    What the paper does not print (author, date, page) is left out; a piece without a headline is cited by its
    opening words in square brackets (GB/T 7714-2015, 8.2.1 and 8.8).
    """
    article, masthead = piece.article, piece.masthead
    parts = [p for p in (authors(article), f"{_title(piece)}[N]") if p]
    place = masthead.newspaper or ""
    date = masthead.date_published or ""
    page = f"({article.print_page.removesuffix('版')})" if article.print_page else ""
    published = ", ".join(p for p in (place, date) if p) + page
    return ". ".join([*parts, published] if published else parts) + "."


def authors(article: NewsArticle) -> str:
    """Return up to three authors, 等 behind them where there are more."""
    names = author_names(article)
    shown = ", ".join(names[:NAMED])
    return f"{shown}, 等" if len(names) > NAMED else shown


def author_names(article: NewsArticle) -> list[str]:
    """Return all who wrote the piece, each once; photographers count only where nobody else is named."""
    wrote = [c.name for c in article.credits if c.role in AUTHOR_ROLES and c.role != "摄影"]
    return list(dict.fromkeys(wrote or [c.name for c in article.credits if c.role == "摄影"]))


def with_source(piece: Piece, passage: str) -> str:
    """Return a copied passage with its source on a line of its own."""
    source = piece.masthead.source_line()
    name = f"《{piece.article.headline}》" if piece.article.headline else ""
    origin = "，".join(p for p in (source, name) if p)
    return f"{passage.rstrip()}\n——{origin}\n" if origin else f"{passage.rstrip()}\n"


def _title(piece: Piece) -> str:
    article = piece.article
    if not article.headline:
        return f"[{piece.name}]"
    if article.alternative_headline:
        return f"{article.headline}：{article.alternative_headline.lstrip('—－- ')}"
    return article.headline
