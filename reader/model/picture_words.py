"""The words that stand for a picture."""

from __future__ import annotations

from reader.model.article import NewsArticle
from reader.model.door import door
from reader.model.messages import _
from reader.model.picture import Figure


def picture_words(article: NewsArticle | None, figure: Figure) -> str:
    """Return the words that tell of a picture: its caption, else what the source says for those who do not see it."""
    k = figure.caption_paragraph
    if article is not None and k is not None and k < len(article.paragraphs):
        return article.paragraphs[k].text
    return figure.caption or figure.alt or ""


@door
def picture_reasons() -> dict[str, str]:
    """Return why a picture stands in no piece, in words."""
    return {
        "furniture": _("版面用的小图"),
        "unreadable": _("坏了，打不开"),
        "kind": _("这种图存不了（SVG、WMF、HEIC 这些）"),
        "too_large": _("太大"),
        "absent": _("文件里没有，只有地址"),
        "unplaced": _("说不准是哪一篇的"),
        "repeated": _("这一篇里已有这张"),
        "unshown": _("原件里存着、没有排出来的"),
    }
