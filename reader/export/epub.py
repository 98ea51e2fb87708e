"""EPUB 3 (https://www.w3.org/TR/epub-33/): a page a piece, contents, no script, nothing fetched.

Written with our own zip order and fixed times, so that equal pieces give equal bytes; page by page, so that a large
library needs no memory for all of it.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from reader.export.article_markup import article_markup, escaped
from reader.export.epub_pictures import BookPictures
from reader.export.figures import Pictures
from reader.export.html_page import preface, sources
from reader.export.marking import Marking
from reader.export.page_list import page_list
from reader.export.style import BOOK_STYLE
from reader.export.zip_member import add
from reader.model.messages import _
from reader.rendering.booklet import Booklet
from reader.rendering.citation import author_names
from reader.rendering.piece import Piece

UNDATED = "2000-01-01"
MOST_CREATORS = 8
_BEFORE = ("cover", "title")
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(slots=True)
class Contents:
    """What the book knows of its pages once they are written: (file name, heading, where printed), which of them begin
    a chapter, by file name, and metadata.
    """

    pictures: BookPictures
    pages: list[tuple[str, str, str]] = field(default_factory=list)
    chapters: dict[str, str] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    creators: dict[str, None] = field(default_factory=dict)
    papers: dict[str, None] = field(default_factory=dict)

    printed: dict[str, str] = field(default_factory=dict)  # page of a newspaper -> file of the first piece of it

    def add(self, piece: Piece, name: str, chapter: str) -> None:
        """Note a piece that has become a page; it may begin a chapter."""
        if chapter:
            self.chapters[name] = chapter
        self.pages.append((name, piece.name, piece.masthead.source_line()))
        if piece.masthead.date_published:
            self.dates.add(piece.masthead.date_published)
        if piece.masthead.newspaper:
            self.papers.setdefault(piece.masthead.newspaper)
        if piece.masthead.print_page:
            self.printed.setdefault(piece.masthead.source_line(), name)
        for name in author_names(piece.article):
            if len(self.creators) < MOST_CREATORS:
                self.creators.setdefault(name)


def write_epub(
    pieces: Iterable[Piece], stream: BinaryIO, *, booklet: Booklet | None = None, notes: bool = True,
    pictures: Pictures | None = None,
) -> None:  # fmt: skip
    """Write pieces as an EPUB file; a book gets a title page and the list of sources."""
    contents = Contents(BookPictures(pictures or Pictures("epub")))
    digest = hashlib.sha256()
    with zipfile.ZipFile(stream, "w") as archive:
        _begin(archive)

        def page(name: str, heading: str, body: str) -> None:
            text = _page(heading, body)
            digest.update(text.encode("utf-8"))
            add(archive, f"EPUB/{name}.xhtml", text)

        book: list[Piece] = []
        if booklet is not None:
            book = list(pieces)
            pieces = book
            _add_cover(archive, contents, booklet.cover)
            for name, heading, body in _front(book, booklet):
                contents.pages.append((name, heading, ""))
                page(name, heading, body)
        number = 1
        for k, piece in enumerate(pieces, 1):
            number += len((marking := Marking(piece.annotations if notes else (), number)).noted)
            chapter = booklet.chapters.get(piece.article.id, "") if booklet is not None else ""
            contents.add(piece, f"piece-{k:04d}", chapter)
            head = f'<h1 class="chapter">{escaped(chapter)}</h1>\n' if chapter else ""
            level = 2 if booklet is not None and booklet.chapters else 1
            own = article_markup(piece, marking, f"p{k}", level=level, address=contents.pictures.address)
            page(f"piece-{k:04d}", piece.name, head + own)
            contents.pictures.add_to(archive)
        if booklet is not None:
            contents.pages.append(("sources", _("出处"), ""))
            page("sources", _("出处"), sources(book, booklet.edition))
            contents.creators = {booklet.compiler: None} if booklet.compiler else contents.creators
        title = booklet.title if booklet is not None else _title(contents)
        _end(archive, contents, title, digest.hexdigest())


def _begin(archive: zipfile.ZipFile) -> None:
    """Write what an EPUB begins with."""
    add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
    add(archive, "META-INF/container.xml", _CONTAINER)


def _end(archive: zipfile.ZipFile, contents: Contents, title: str, digest: str) -> None:
    """Write what an EPUB ends with."""
    add(archive, "EPUB/nav.xhtml", _navigation(contents))
    add(archive, "EPUB/style.css", BOOK_STYLE)
    add(archive, "EPUB/package.opf", _package(title, contents, digest))


def _front(pieces: Sequence[Piece], booklet: Booklet) -> Iterator[tuple[str, str, str]]:
    """Yield the pages before the pieces: file name, heading, markup."""
    yield "title", booklet.title, _title_page(pieces, booklet)
    if booklet.preface.strip():
        yield "preface", _("前言"), preface(booklet)


def _add_cover(archive: zipfile.ZipFile, contents: Contents, picture: bytes) -> None:
    """Add the cover's picture and page. Raises WrongRequest where it is of no kind that EPUB knows."""
    if not picture:
        return
    name = contents.pictures.add_cover(archive, picture)
    shown = f'<section class="title"><img src="{name}" alt="' + escaped(_("封面")) + '"/></section>'
    add(archive, "EPUB/cover.xhtml", _page(_("封面"), shown))


def _title(contents: Contents) -> str:
    return contents.pages[0][1] if len(contents.pages) == 1 else _("报夹文章")


def _title_page(pieces: Sequence[Piece], booklet: Booklet) -> str:
    lines = [f"<h1>{escaped(booklet.title)}</h1>", *(f"<p>{escaped(line)}</p>" for line in booklet.subtitle(pieces))]
    return '<section class="title">\n' + "\n".join(lines) + "\n</section>"


def _page(heading: str, body: str, namespaces: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"{namespaces} lang="zh-Hans" xml:lang="zh-Hans">\n'
        f'<head><title>{escaped(heading)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _navigation(contents: Contents) -> str:
    """Return the navigation document: every page by its name, with paper and date where it is a piece."""
    lines = []
    inside = False
    for name, heading, place in contents.pages:
        printed = f" <span>{escaped(place)}</span>" if place else ""
        if inside and (name in contents.chapters or not name.startswith("piece-")):
            lines.append("</ol></li>")
            inside = False
        if name in contents.chapters:
            lines.append(f'<li><a href="{name}.xhtml">{escaped(contents.chapters[name])}</a><ol>')
            inside = True
        lines.append(f'<li><a href="{name}.xhtml">{escaped(heading)}{printed}</a></li>')
    lines += ["</ol></li>"] if inside else []
    toc = [
        '<nav epub:type="toc" class="contents">',
        "<h1>" + escaped(_("目录")) + "</h1>",
        "<ol>",
        *lines,
        "</ol>",
        "</nav>",
    ]
    body = "\n".join([*toc, *page_list(contents.printed)])
    return _page(_("目录"), body, ' xmlns:epub="http://www.idpf.org/2007/ops"')


def _package(title: str, contents: Contents, digest: str) -> str:
    """Return the package document. The identifier is made from the content, `modified` from the newest paper."""
    dates = sorted(contents.dates)
    modified = next((d for d in reversed(dates) if _DATE.fullmatch(d)), UNDATED)
    names = [name for name, _heading, _place in contents.pages]
    if contents.pictures.cover is not None:
        names.insert(0, "cover")
    items = [f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-Hans">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        f'<dc:identifier id="id">urn:sha256:{digest}</dc:identifier>',
        f"<dc:title>{escaped(title)}</dc:title>",
        "<dc:language>zh-Hans</dc:language>",
        *(f"<dc:creator>{escaped(name)}</dc:creator>" for name in contents.creators),
        *(f"<dc:source>{escaped(paper)}</dc:source>" for paper in contents.papers),
        *(f"<dc:date>{escaped(date)}</dc:date>" for date in dates[:1]),
        f'<meta property="dcterms:modified">{modified}T00:00:00Z</meta>',
        "</metadata>",
        "<manifest>",
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="css" href="style.css" media-type="text/css"/>',
        *items,
        *contents.pictures.items(),
        "</manifest>",
        "<spine>",
        *(f'<itemref idref="{n}"/>' for n in names if n in _BEFORE),
        '<itemref idref="nav"/>',
        *(f'<itemref idref="{n}"/>' for n in names if n not in _BEFORE),
        "</spine>",
        "</package>",
        "",
    ]
    return "\n".join(lines)
