"""EPUB 2 and 3: the spine's documents in order, with the table of contents telling pages from pieces.

Container and package are read as XML without entities; documents as HTML. Paths that leave the book are refused by
the archive.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from reader.importing.formats.archive import Archive
from reader.importing.formats.decoding import decode
from reader.importing.formats.html_line import HtmlLine
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.neighbours import Resolve, beside
from reader.importing.formats.page_facts import day_of, paper_of
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.unshown import note_unshown
from reader.importing.formats.xml_tree import xml_root
from reader.model.errors import ImportFailure
from reader.model.messages import _

C = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
X = "{http://www.w3.org/1999/xhtml}"
DOCUMENTS = frozenset({"application/xhtml+xml", "text/html"})
_NO_TEXT = frozenset({"masthead", "page", "furniture", "hidden", "picture"})
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the book's lines in reading order.

    Raises ImportFailure: `corrupt`, `unsafe_archive`, `encrypted`, `empty`.
    """
    archive = Archive(data, name)
    if _is_locked(archive, name):
        raise ImportFailure("encrypted", _("《{name}》加了密，没有读。").format(name=name))
    container = xml_root(archive.read("META-INF/container.xml"), name)
    rootfile = container.find(f".//{C}rootfile")
    path = rootfile.get("full-path", "") if rootfile is not None else ""
    package = xml_root(archive.read(path), name)
    base = posixpath.dirname(path)
    items = {i.get("id"): i for i in package.iter(f"{OPF}item")}
    spine = [items[r.get("idref")] for r in package.iter(f"{OPF}itemref") if r.get("idref") in items]
    starts = _page_starts(archive, items.values(), base, name)
    title = package.find(f".//{DC}title")
    title_words = (title.text or "").strip() if title is not None else ""
    scroll = Scroll()
    if title_words:
        scroll.write(title_words, role="masthead")
    written = _pour_spine(archive, spine, base, starts, scroll)
    _pour_unread(archive, items.values(), base, written, scroll)
    note_unshown(archive, scroll)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    date = package.find(f".//{DC}date")
    return Extract(
        text=scroll.text,
        format="epub",
        encoding="utf-8",
        lines=tuple(scroll.lines),
        newspaper=paper_of(title_words),
        date=day_of(title_words) or day_of((date.text or "") if date is not None else ""),
        pictures=tuple(scroll.pictures),
    )


def _pour(lines: list[HtmlLine], scroll: Scroll, resolve: Resolve) -> None:
    """Write one document of the book."""
    pictures = PagePictures(scroll, resolve)
    for line in lines:
        pictures.before(line)
        bold = line.bold and not line.level
        made = scroll.write_line(line.text, line.cuts, role=line.role, level=line.level, bold=bold, opens=True)
        pictures.behind(line, made)
    pictures.finish()


def _member_of(archive: Archive, item: Any, base: str) -> str | None:
    """Return the name of an item's document in the book; None for the list of contents and for what is not there."""
    if "nav" in (item.get("properties") or "").split():
        return None
    member = posixpath.normpath(posixpath.join(base, unquote(item.get("href", "").partition("#")[0])))
    return member if member in archive.names else None


def _pour_spine(archive: Archive, items: list[Any], base: str, starts: dict[str, str], scroll: Scroll) -> set[str]:
    """Write the book's documents in the order of reading, each with the name of the page that begins with it.

    Return which they are.
    """
    written: set[str] = set()
    for item in items:
        if (member := _member_of(archive, item, base)) is None:
            continue
        written.add(member)
        known = len(scroll.pictures)
        if item.get("media-type", "").startswith("image/"):
            scroll.picture(archive.read(member), name=member)  # a page that is a picture
        else:
            if member in starts:
                scroll.blank()
                scroll.write(starts[member], role="page")
            scroll.blank()
            _pour(html_lines(decode(archive.read(member), None).text), scroll, beside(member, archive.shelf))
        if all(line.role in _NO_TEXT for line in scroll.lines):  # a cover or frontispiece, of no piece
            own = scroll.pictures[known:]
            scroll.pictures[known:] = [replace(one, reason=one.reason or "unplaced") for one in own]
    return written


def _pour_unread(archive: Archive, items: Iterable[Any], base: str, written: set[str], scroll: Scroll) -> None:
    """Write documents of the book that its order of reading leaves out, to be set aside; each is `written` once."""
    for item in items:
        member = _member_of(archive, item, base)
        if member is None or member in written or item.get("media-type") not in DOCUMENTS:
            continue
        written.add(member)
        scroll.blank()
        pictures = PagePictures(scroll, beside(member, archive.shelf))
        for line in html_lines(decode(archive.read(member), None).text):
            pictures.before(line, reason="unshown")
            scroll.write(line.text, role="unread")


def _is_locked(archive: Archive, name: str) -> bool:
    """Tell whether documents of the book are encrypted; fonts alone may be."""
    if "META-INF/encryption.xml" not in archive.names:
        return False
    for element in xml_root(archive.read("META-INF/encryption.xml"), name).iter():
        target = (element.get("URI") or "") if isinstance(element.tag, str) else ""
        if re.search(r"\.(?:x?html?|xml)$", target, re.IGNORECASE):
            return True
    return False


def _page_starts(archive: Archive, items: Any, base: str, name: str) -> dict[str, str]:
    """Return, for each document that opens a page, the page's name as the table of contents has it."""
    starts: dict[str, str] = {}
    for item in items:
        member = posixpath.normpath(posixpath.join(base, unquote(item.get("href", ""))))
        if member not in archive.names:
            continue
        here = posixpath.dirname(member)
        if "nav" in (item.get("properties") or "").split():
            tree = xml_root(_without_doctype(archive.read(member)), name)
            for entry in tree.iter(f"{X}li"):
                label, inner = entry.find(f"{X}span"), entry.find(f".//{X}ol//{X}a")
                label = (
                    label if label is not None else (entry.find(f"{X}a") if entry.find(f"{X}ol") is not None else None)
                )
                if label is not None and inner is not None:
                    target = posixpath.normpath(posixpath.join(here, unquote(inner.get("href", "").partition("#")[0])))
                    starts.setdefault(target, " ".join("".join(label.itertext()).split()))
        elif item.get("media-type") == "application/x-dtbncx+xml" and not starts:
            tree = xml_root(_without_doctype(archive.read(member)), name)
            for point in tree.iter(f"{NCX}navPoint"):
                inner = point.find(f"{NCX}navPoint/{NCX}content")
                label = point.find(f"{NCX}navLabel/{NCX}text")
                if inner is not None and label is not None:
                    target = posixpath.normpath(posixpath.join(here, unquote(inner.get("src", "").partition("#")[0])))
                    starts.setdefault(target, " ".join((label.text or "").split()))
    return starts


def _without_doctype(data: bytes) -> bytes:
    """Drop a plain document type, which XHTML and NCX carry; one with declarations stays and is refused."""
    return re.sub(rb"<!DOCTYPE[^<>\[]{0,400}>", b"", data, count=1, flags=re.IGNORECASE)
