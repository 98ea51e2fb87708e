"""Where a piece was printed, as scholars write it: GB/T 7714—2025, document type [N], and as a reader copies it.

The edition of 2025 is in force since July 2026: its period and its brackets are half-width, its other marks
full-width (clause 7); the edition of 2015 stays for those whose journal asks for it.
"""

from __future__ import annotations

from typing import Literal

from reader.model.article import NewsArticle
from reader.model.door import door
from reader.rendering.piece import Piece

AUTHOR_ROLES = ("作者", "记者", "通讯员", "实习记者", "特约记者", "摄影")
NAMED = 3
Edition = Literal["2025", "2015"]


@door
def citation(piece: Piece, edition: Edition = "2025") -> str:
    """Return the reference of a piece: 沈知微，葛长河. 石板桥修旧如旧[N]. 青石湾报，2026-11-24（02）.

    What the paper does not print (author, date, page) is left out; a piece without a headline is cited by its
    opening words in square brackets. The edition of 2015 writes a half-width comma and a blank, and half-width
    brackets around the page.
    """
    comma, opening, closing = ("，", "（", "）") if edition == "2025" else (", ", "(", ")")
    article, masthead = piece.article, piece.masthead
    parts = [p for p in (authors(article, comma), f"{cited_title(piece)}[N]") if p]
    page = f"{opening}{cited_page(article)}{closing}" if cited_page(article) else ""
    published = comma.join(p for p in (masthead.newspaper, masthead.date_published) if p) + page
    return ". ".join([*parts, published] if published else parts) + "."


def authors(article: NewsArticle, comma: str = "，") -> str:
    """Return up to three authors, 等 behind them where there are more."""
    names = author_names(article)
    shown = comma.join(names[:NAMED])
    return f"{shown}{comma}等" if len(names) > NAMED else shown


@door
def author_names(article: NewsArticle) -> list[str]:
    """Return all who wrote the piece, each once; photographers count only where nobody else is named."""
    wrote = [c.name for c in article.credits if c.role in AUTHOR_ROLES and c.role != "摄影"]
    return list(dict.fromkeys(wrote or [c.name for c in article.credits if c.role == "摄影"]))


@door
def with_source(piece: Piece, passage: str) -> str:
    """Return a copied passage with its source on a line of its own."""
    source = piece.masthead.source_line()
    name = f"《{piece.article.headline}》" if piece.article.headline else ""
    origin = "，".join(p for p in (source, name) if p)
    return f"{passage.rstrip()}\n——{origin}\n" if origin else f"{passage.rstrip()}\n"


@door
def cited_page(article: NewsArticle) -> str:
    """Return the page as references write it, without 版; nothing where none is printed."""
    return (article.print_page or "").removesuffix("版")


@door
def cited_title(piece: Piece) -> str:
    """Return headline and subheadline as one title; without a headline the opening words in square brackets."""
    article = piece.article
    if not article.headline:
        return f"[{piece.name}]"
    if article.alternative_headline:
        return f"{article.headline}：{article.alternative_headline.lstrip('—－- ')}"
    return article.headline
