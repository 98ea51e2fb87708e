"""How right the pictures of a read source are: in which piece, behind which paragraph, with which caption."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from reader.importing import ImportResult, read_source
from reader.model.article import NewsArticle
from reader.model.picture import Figure
from reader.model.picture_bytes import read
from tests.importing.pictured import Document


@dataclass
class Score:
    """Counts over pictures; `told` says what is wrong."""

    pictures: int = 0
    pieces: int = 0
    places: int = 0
    captions: int = 0
    told: tuple[str, ...] = ()

    def __iadd__(self, other: Score) -> Score:
        for name in ("pictures", "pieces", "places", "captions", "told"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def score(document: Document, folder: Path) -> tuple[Score, ImportResult]:
    """Read a document and compare."""
    found = read_source(document.write(folder))
    made = Score()
    placed = {f.sha256: (a, f) for issue in found.issues for a in issue.articles for f in a.figures}
    for data, right in document.gold.items():
        sha256 = read(shown(data))[0].sha256
        made.pictures += 1
        article, figure = placed.get(sha256, (None, None))
        if article is None or figure is None:
            made.told += (f"{document.name}: lost {right}",)
            continue
        before, caption = before_of(article, figure), caption_of(article, figure)
        rights = (
            article.headline == right.headline,
            squeezed(before) == squeezed(right.before),
            squeezed(caption) == squeezed(right.caption),
        )
        made.pieces += rights[0]
        made.places += rights[1]
        made.captions += rights[2]
        if not all(rights):
            made.told += (f"{document.name}: {article.headline}|{before[-12:]}|{caption} for {right}",)
    return made, found


def shown(data: bytes) -> bytes:
    """Return a picture in a form that pages show: a TIFF as PNG, with its pixels."""
    if data[:4] != b"II*\0":
        return data
    stream = io.BytesIO()
    with Image.open(io.BytesIO(data)) as opened:
        opened.save(stream, "PNG")
    return stream.getvalue()


def squeezed(words: str) -> str:
    """Return words without white space, and without what repairs may change."""
    return "".join(c for c in words if c.isalnum())


def before_of(article: NewsArticle, figure: Figure) -> str:
    """Return the paragraph before a figure."""
    return article.paragraphs[figure.after - 1].text if figure.after else ""


def caption_of(article: NewsArticle, figure: Figure) -> str:
    """Return a figure's caption."""
    k = figure.caption_paragraph
    return article.paragraphs[k].text if k is not None else figure.caption or ""


def is_accounted(found: ImportResult, pictures: int) -> bool:
    """Tell whether every picture of a source stands in a piece or aside, and every one that is named is there."""
    named = [f for i in found.issues for a in i.articles for f in a.figures]
    aside = [p for i in found.issues for p in i.pictures_aside]
    whole = all(hashlib.sha256(found.pictures[p.sha256]).hexdigest() == p.sha256 for p in (*named, *aside) if p.sha256)
    return whole and len(named) + len(aside) >= pictures
