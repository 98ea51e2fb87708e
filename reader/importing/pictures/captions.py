"""Which paragraph is a picture's caption, and whose the picture is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from reader.hanzi.folding import fold
from reader.importing.who import credit_lines
from reader.model.article import NewsArticle
from reader.model.picture import Figure

_POINTS_DOWN = re.compile(r"\s*(?:[▼▽↓]|[(（]?下图)")
_POINTS_UP = re.compile(r"\s*(?:[▲△↑]|[(（]?上图)")
_SHORT = 60


def with_captions(article: NewsArticle, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return figures, in the order in which they stand, with their captions and credits.

    A caption stands right below its picture, or right above where it points down or nothing stands below. Pictures
    side by side have one each where there are as many, else they share the one.
    """
    taken: set[int | None] = {f.caption_paragraph for f in figures if f.caption_paragraph is not None}
    made: list[Figure] = []
    for after, group in groupby(figures, key=lambda f: f.after):
        own = list(group)
        wanting = [f for f in own if f.caption_paragraph is None]
        found = _near(article, after, len(wanting), taken)
        taken.update(found)
        each = found if len(found) == len(wanting) else found[:1] * len(wanting)
        chosen = dict(zip(map(id, wanting), each, strict=False))
        made += (replace(f, caption_paragraph=chosen.get(id(f), f.caption_paragraph)) for f in own)
    return tuple(replace(f, credit=_credit(article, f)) for f in made)


def _near(article: NewsArticle, after: int, wanted: int, taken: set[int | None]) -> list[int]:
    """Return the caption paragraphs nearest to a place, as many as wanted at most."""
    if not wanted:
        return []
    paragraphs = article.paragraphs
    below = []
    for k in range(after, min(len(paragraphs), after + wanted)):
        if not _is_caption(article, k) or k in taken or (_POINTS_UP.match(paragraphs[k].text) and k > after):
            break
        below.append(k)
    above = after - 1
    stands_above = above >= 0 and _is_caption(article, above) and above not in taken
    return [above] if stands_above and (not below or _POINTS_DOWN.match(paragraphs[above].text)) else below


def _is_caption(article: NewsArticle, k: int) -> bool:
    """Tell a caption by its role; in a piece that is a picture and its words, they are its caption."""
    paragraph = article.paragraphs[k]
    return paragraph.role == "caption" or (article.kind == "photo" and paragraph.role == "body" and k == 0)


def _signs(words: str) -> bool:
    """Tell a line that only says whose a picture is."""
    span = credit_lines.photographer(fold(words))
    return span is not None and span[0] <= 1 and span[1] >= len(words) - 1


def _credit(article: NewsArticle, figure: Figure) -> str | None:
    """Return whose picture it is: as its caption ends, or the line of credit right below."""
    k = figure.caption_paragraph
    words = article.paragraphs[k].text if k is not None else figure.caption or ""
    if span := credit_lines.photographer(fold(words)):
        return words[slice(*span)].strip("（）()[]【】 　") or None
    after = k + 1 if k is not None and k >= figure.after else figure.after
    below = article.paragraphs[after] if after < len(article.paragraphs) else None
    if below is not None and below.role == "caption" and _signs(below.text):
        return below.text.strip("（）()[]【】 　")
    if below is not None and below.role == "credit" and len(below.text) <= _SHORT:
        named = fold(below.text)
        if re.search(r"摄|供图|图片|图/|/图|绘|制图", named):
            return below.text.strip("（）()[]【】 　")
    return None
