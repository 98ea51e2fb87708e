"""EPUB 3 (https://www.w3.org/TR/epub-33/): a page a piece, contents, no script, nothing fetched.

Written with our own zip order and fixed times, so that equal pieces give equal bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence

from reader.export.article_markup import article_markup, escaped
from reader.export.html_page import sources
from reader.export.marking import Marking
from reader.export.style import BOOK_STYLE
from reader.model.messages import _
from reader.rendering.booklet import Booklet
from reader.rendering.citation import authors
from reader.rendering.piece import Piece

EARLIEST = (1980, 1, 1, 0, 0, 0)
UNDATED = "2000-01-01"
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def epub(pieces: Sequence[Piece], *, booklet: Booklet | None = None, notes: bool = True) -> bytes:
    """Return pieces as an EPUB file; a book gets a title page and the list of sources."""
    title = booklet.title if booklet is not None else pieces[0].name if len(pieces) == 1 else _("报夹文章")
    pages: list[tuple[str, str, str]] = []
    if booklet is not None:
        lines = [f"<h1>{escaped(title)}</h1>", *(f"<p>{escaped(line)}</p>" for line in booklet.subtitle(pieces))]
        pages.append(("title", title, '<section class="title">\n' + "\n".join(lines) + "\n</section>"))
    number = 1
    for k, piece in enumerate(pieces, 1):
        marking = Marking(piece.annotations if notes else (), number)
        number += len(marking.noted)
        pages.append((f"piece-{k:04d}", piece.name, article_markup(piece, marking, f"p{k}")))
    if booklet is not None:
        pages.append(("sources", _("出处"), sources(pieces)))
    members = {f"EPUB/{name}.xhtml": _page(heading, body) for name, heading, body in pages}
    members["EPUB/nav.xhtml"] = _contents(pages, pieces)
    members["EPUB/style.css"] = BOOK_STYLE
    package = _package(title, pieces, pages, members)
    return _zipped({"META-INF/container.xml": _CONTAINER, "EPUB/package.opf": package, **members})


def _page(heading: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-Hans" xml:lang="zh-Hans">\n'
        f'<head><title>{escaped(heading)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _contents(pages: Sequence[tuple[str, str, str]], pieces: Sequence[Piece]) -> str:
    """Return the navigation document: every page by its name, with paper and date where it is a piece."""
    places = {f"piece-{k:04d}": p.masthead.source_line() for k, p in enumerate(pieces, 1)}
    lines = [
        f'<li><a href="{name}.xhtml">{escaped(heading)}</a></li>'
        if not places.get(name)
        else f'<li><a href="{name}.xhtml">{escaped(heading)} <span>{escaped(places[name])}</span></a></li>'
        for name, heading, _body in pages
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        'lang="zh-Hans" xml:lang="zh-Hans">\n'
        f'<head><title>{escaped(_("目录"))}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f'<body>\n<nav epub:type="toc" class="contents">\n<h1>{escaped(_("目录"))}</h1>\n<ol>\n'
        + "\n".join(lines)
        + "\n</ol>\n</nav>\n</body>\n</html>\n"
    )


def _package(
    title: str, pieces: Sequence[Piece], pages: Sequence[tuple[str, str, str]], members: dict[str, str]
) -> str:
    """Return the package document. The identifier is made from the content, `modified` from the newest paper."""
    digest = hashlib.sha256("\0".join(f"{n}\0{t}" for n, t in sorted(members.items())).encode("utf-8")).hexdigest()
    dates = sorted(p.masthead.date_published for p in pieces if p.masthead.date_published)
    newest = dates[-1] if dates else UNDATED
    modified = newest if _DATE.fullmatch(newest) else UNDATED
    names = list(dict.fromkeys(n for p in pieces if (n := authors(p.article))))[:6]
    papers = list(dict.fromkeys(p.masthead.newspaper for p in pieces if p.masthead.newspaper))
    items = [f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n, _t, _b in pages]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-Hans">',
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            f'<dc:identifier id="id">urn:sha256:{digest}</dc:identifier>',
            f"<dc:title>{escaped(title)}</dc:title>",
            "<dc:language>zh-Hans</dc:language>",
            *(f"<dc:creator>{escaped(name)}</dc:creator>" for name in names),
            *(f"<dc:source>{escaped(paper)}</dc:source>" for paper in papers),
            *([f"<dc:date>{escaped(dates[0])}</dc:date>"] if dates else []),
            f'<meta property="dcterms:modified">{escaped(modified)}T00:00:00Z</meta>',
            "</metadata>",
            "<manifest>",
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
            '<item id="css" href="style.css" media-type="text/css"/>',
            *items,
            "</manifest>",
            "<spine>",
            *(f'<itemref idref="{n}"/>' for n, _t, _b in pages[:1] if n == "title"),
            '<itemref idref="nav"/>',
            *(f'<itemref idref="{n}"/>' for n, _t, _b in pages if n != "title"),
            "</spine>",
            "</package>",
            "",
        ]
    )


def _zipped(members: dict[str, str]) -> bytes:
    """Return the container: `mimetype` first and stored, then the members in this order, all with one fixed time."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        _add(book, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in members.items():
            _add(book, name, text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _add(book: zipfile.ZipFile, name: str, text: str, method: int) -> None:
    member = zipfile.ZipInfo(name, EARLIEST)
    member.compress_type = method
    member.create_system = 3
    member.external_attr = 0o644 << 16
    book.writestr(member, text.encode("utf-8"), compresslevel=6 if method == zipfile.ZIP_DEFLATED else None)
