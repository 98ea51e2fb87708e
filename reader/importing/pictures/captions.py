"""Which paragraph is a picture's caption, and whose the picture is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from reader.hanzi.folding import fold
from reader.importing.pictures.numbered import by_number
from reader.importing.pictures.set_below import points_down, signs_picture
from reader.importing.who import credit_lines
from reader.model.article import NewsArticle, Paragraph
from reader.model.picture import Figure

_POINTS_UP = re.compile(r"\s*(?:[▲△↑]|[(（]?上图)")
_SHORT = 60
_LONGEST = 150


def with_captions(article: NewsArticle, figures: Sequence[Figure]) -> NewsArticle:
    """Return a piece with its figures, in the order in which they stand, with their captions and credits.

    A caption says by number which picture it is of, else it stands right below that, or right above where it points
    down or nothing stands below. Pictures side by side have one each where there are as many, else they share the one.
    """
    if all(f.caption_paragraph is None for f in figures) and (told := by_number(article.paragraphs, len(figures))):
        ordered = sorted(figures, key=lambda f: (f.after, f.at or 0))
        figures = [_told(article, f, k) for f, k in zip(ordered, told, strict=True)]
    taken: set[int | None] = {f.caption_paragraph for f in figures if f.caption_paragraph is not None}
    made: list[Figure] = []
    for after, group in groupby(figures, key=lambda f: f.after):
        own = list(group)
        wanting = [f for f in own if f.caption_paragraph is None]
        found = _near(article, after, len(wanting), taken)
        taken.update(found)
        each = found if len(found) == len(wanting) else found[:1] * len(wanting)
        chosen = dict(zip(map(id, wanting), each, strict=False))
        made += (_told(article, f, chosen.get(id(f), f.caption_paragraph)) for f in own)
    figures = tuple(replace(f, credit=_credit(article, f)) for f in made)
    return replace(article, figures=figures, paragraphs=_with_roles(article, {f.caption_paragraph for f in made}))


def _told(article: NewsArticle, figure: Figure, paragraph: int | None) -> Figure:
    """Return a figure with the paragraph that is its caption, before which gives way what its source says elsewhere,
    unless it only says what the picture shows to those who do not see it.
    """
    if figure.caption and paragraph is not None and article.paragraphs[paragraph].text == figure.alt:
        return figure
    return replace(figure, caption_paragraph=paragraph, caption=figure.caption if paragraph is None else None)


def _with_roles(article: NewsArticle, captions: set[int | None]) -> tuple[Paragraph, ...]:
    """Return a piece's paragraphs, those that were found to be captions as such; a photo's only text stays its text."""
    return tuple(
        replace(p, role="caption") if k in captions and p.role == "body" and article.kind != "photo" else p
        for k, p in enumerate(article.paragraphs)
    )


def _near(article: NewsArticle, after: int, wanted: int, taken: set[int | None]) -> list[int]:
    """Return the caption paragraphs nearest to a place, as many as wanted at most."""
    if not wanted:
        return []
    paragraphs = article.paragraphs
    below = []
    for k in range(after, min(len(paragraphs), after + wanted)):
        if (
            not (_is_caption(article, k) or _is_signed(article, k))
            or k in taken
            or (_POINTS_UP.match(paragraphs[k].text) and k > after)
        ):
            break
        below.append(k)
    first = after
    while first > max(0, after - wanted) and _is_caption(article, first - 1) and first - 1 not in taken:
        first -= 1
    above = list(range(first, after))
    if above and (not below or points_down(paragraphs[after - 1].text)):
        return above if len(above) == wanted else above[-1:]
    return below


def _is_caption(article: NewsArticle, k: int) -> bool:
    """Tell a caption by its role; in a piece that is a picture and its words, they are its caption."""
    paragraph = article.paragraphs[k]
    return paragraph.role == "caption" or (article.kind == "photo" and paragraph.role == "body" and k == 0)


def _is_signed(article: NewsArticle, k: int) -> bool:
    """Tell the words below a picture that end with whose it is."""
    paragraph = article.paragraphs[k]
    words = fold(paragraph.text)
    return paragraph.role == "body" and len(words) <= _LONGEST and credit_lines.picture_source(words) is not None


def _credit(article: NewsArticle, figure: Figure) -> str | None:
    """Return whose picture it is: as its caption ends, or the line of credit right below."""
    k = figure.caption_paragraph
    words = article.paragraphs[k].text if k is not None else figure.caption or ""
    if span := credit_lines.picture_source(fold(words)):
        return words[slice(*span)].strip("（）()[]【】 　") or None
    after = k + 1 if k is not None and k >= figure.after else figure.after
    below = article.paragraphs[after] if after < len(article.paragraphs) else None
    if below is not None and below.role == "caption" and signs_picture(fold(below.text)):
        return below.text.strip("（）()[]【】 　")
    if below is not None and below.role == "credit" and len(below.text) <= _SHORT:
        named = fold(below.text)
        if re.search(r"摄|供图|图片|图/|/图|绘|制图", named):
            return below.text.strip("（）()[]【】 　")
    return None
