"""One HTML page: no script, nothing fetched, the look of the reading pane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reader.export.article_markup import article_markup, escaped
from reader.export.figures import Pictures
from reader.export.marking import Marking
from reader.export.style import PAGE_STYLE
from reader.model.messages import _
from reader.rendering.booklet import Booklet
from reader.rendering.citation import Edition, citation
from reader.rendering.piece import Piece

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_HEAD = """\
<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
"""


def html_page(pieces: Sequence[Piece], *, booklet: Booklet | None = None, notes: bool = True) -> str:
    """Return pieces as one page; a book gets title, contents and sources."""
    return "".join(parts(pieces, booklet=booklet, notes=notes))


def parts(
    pieces: Iterable[Piece], *, booklet: Booklet | None = None, notes: bool = True, pictures: Pictures | None = None
) -> Iterator[str]:
    """Yield the page bit by bit; only a book needs all pieces at once."""
    book: list[Piece] = []
    pictures = pictures or Pictures("html")
    if booklet is not None:
        book = list(pieces)
        title, pieces = booklet.title, book
    else:
        rest = iter(pieces)
        first = next(rest, None)
        title = first.name if first is not None else _("报夹")
        pieces = chain([first], rest) if first is not None else ()
    yield head(title)
    if booklet is not None:
        yield _front(book, booklet) + "\n"
    number = 1
    for k, piece in enumerate(pieces, 1):
        marking = Marking(piece.annotations if notes else (), number)
        number += len(marking.noted)
        chapter = booklet.chapters.get(piece.article.id, "") if booklet is not None else ""
        if chapter:
            yield f'<h2 class="chapter">{escaped(chapter)}</h2>\n'
        level = 1 if booklet is None else 3 if booklet.chapters else 2
        yield article_markup(piece, marking, f"p{k}", level=level, address=pictures.address_in_page) + "\n"
    if booklet is not None:
        yield sources(book, booklet.edition) + "\n"
    yield "</body>\n</html>\n"


def head(title: str) -> str:
    """Return the page down to its body."""
    return _HEAD.format(policy=_POLICY, title=escaped(title), style=PAGE_STYLE)


def preface(booklet: Booklet) -> str:
    """Return the compiler's own words before the pieces."""
    lines = [f"<p>{escaped(line.strip())}</p>" for line in booklet.preface.splitlines() if line.strip()]
    return "\n".join(['<section class="preface">', "<h2>" + escaped(_("前言")) + "</h2>", *lines, "</section>"])


def sources(pieces: Sequence[Piece], edition: Edition = "2025") -> str:
    """Return the list of sources (GB/T 7714)."""
    lines = [f"<li>{escaped(citation(p, edition))}</li>" for p in pieces]
    heading = "<h2>" + escaped(_("出处")) + "</h2>"
    return "\n".join(['<section class="sources">', heading, "<ol>", *lines, "</ol>", "</section>"])


def _front(pieces: Sequence[Piece], booklet: Booklet) -> str:
    lines = ['<header class="title">', f"<h1>{escaped(booklet.title)}</h1>"]
    lines += [f"<p>{escaped(line)}</p>" for line in booklet.subtitle(pieces)]
    lines += ["<p>" + escaped(_("{name} 编").format(name=booklet.compiler)) + "</p>"] if booklet.compiler else []
    lines += ["</header>", *([preface(booklet)] if booklet.preface.strip() else [])]
    lines += ['<nav class="contents">', "<h2>" + escaped(_("目录")) + "</h2>", "<ol>"]
    for k, p in enumerate(pieces, 1):
        chapter = booklet.chapters.get(p.article.id, "")
        lines += [f'<li class="chapter" value="{k - 1}">{escaped(chapter)}</li>'] if chapter else []
        place = escaped(p.masthead.source_line())
        lines.append(f'<li><a href="#p{k}">{escaped(p.name)}</a> <span>{place}</span></li>')
    return "\n".join([*lines, "</ol>", "</nav>"])
