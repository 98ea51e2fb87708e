"""From bytes to extracts: the table of formats is asked, archives and folders are opened."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importing import photographs
from reader.importing.formats import apart, crawl, mail, reading_marks, site, warc
from reader.importing.formats.adapters import ADAPTERS
from reader.importing.formats.neighbours import ReadMember, Resolve, Shelf, beside, nowhere, shelf_of
from reader.importing.formats.refused import refuse_archive, refuse_bytes
from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract
from reader.importing.formats.unshown import unshown
from reader.importing.pictures.endings import is_picture_name
from reader.importing.pictures.found import Found
from reader.model.errors import ImportFailure
from reader.model.messages import _

PICTURE_NAME = re.compile(
    r"\.(?:png|jpe?g|gif|webp|bmp|tiff?|jp2|heic|svg|ico|css|js|woff2?|ttf|pdf\.gif|db|ds_store|mp[34]|tmp|part|crdownload|url|lnk|webloc|desktop)$",
    re.IGNORECASE,
)
# So many members of an archive are read as sources of their own.
MOST_SOURCES = 2000


def extracts(data: bytes, *, name: str, encoding: str | None = None, resolve: Resolve = nowhere) -> list[Extract]:
    """Return what the bytes hold: one extract, or of an archive one for its pages and one for each other readable
    member.

    `resolve` finds what lies beside it. Raises ImportFailure with the kinds of model.errors.
    """
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise ImportFailure("empty", _("《{name}》是空的，没有可读的。").format(name=name))
    if warc.is_warc(data):
        saved = warc.Answers(data, name)
        return members(saved.names, saved.read, name=name, encoding=encoding)
    refuse_bytes(data, name)
    if mail.is_mailbox(data[:20_000]):
        mails = {f"{k}.eml": m for k, m in enumerate(mail.mails_of(data), 1)}
        letters = members(list(mails), mails.__getitem__, name=name, encoding=encoding)
        return [replace(letter, member="") for letter in letters]  # their names are ours
    sample = Sample(data=data, name=name, encoding=encoding, resolve=resolve)
    del data  # a large file's bytes need not stay while its text is looked at
    if sample.zipped:
        refuse_archive(sample.archive, name)
    for adapter in ADAPTERS:
        if adapter.zipped == sample.zipped and adapter.recognises(sample):
            found = adapter.read(sample)
            if found is not None:
                return [found]
    return _archived(sample)


def _archived(sample: Sample) -> list[Extract]:
    """Read the members of an archive that no format claims."""
    archive = sample.archive
    if not archive.names:
        kind = "unsafe_archive" if archive.passed_over else "empty"
        raise ImportFailure(kind, _("压缩包《{name}》里没有可读的文件。").format(name=sample.name))  # type: ignore[arg-type]
    return members(archive.names, archive.shelf, name=sample.name, encoding=sample.encoding)


def members(
    names: Sequence[str], read: ReadMember, *, name: str, encoding: str | None = None, folder: bool = False
) -> list[Extract]:
    """Return what the members of an archive or folder hold: pages together, a crawl together, others one by one.

    Archives are opened in a `folder`, not in an archive. Members that cannot be read are told in the warnings of what
    can; pictures that nothing shows are set aside. Raises ImportFailure where nothing can be read.
    """
    read = read if isinstance(read, Shelf) else shelf_of(names, read)
    usable = [n for n in names if not (PICTURE_NAME.search(n) or is_picture_name(n) or _is_hidden(n))]
    found: list[Extract] = []
    failures: list[ImportFailure] = []
    unread = [n for n in names if n not in set(usable)]
    try:
        found, usable, unread = _readings(usable, unread, read, name, encoding)
    except ImportFailure as failure:
        failures.append(failure)
    loose = [] if found else [n for n in unread if is_picture_name(n) and not _is_hidden(n)]
    named = [n for n in usable if crawl.NAME.search(n)] or [n for n in usable if n.lower().endswith(".txt")]
    if crawl.is_named(named) or crawl.is_alike(named, read, encoding=encoding):
        found.append(crawl.read_crawl(named, read, encoding=encoding))
        usable = [n for n in usable if n not in set(named)]
    pages = [n for n in usable if _is_page(n, read)]
    usable = sorted((n for n in usable if n not in set(pages)), key=site.natural)
    for own in ([pages] if pages else []) + [[member] for member in usable[:MOST_SOURCES]]:
        try:
            whole = own is pages
            found += (
                site.read_pages(pages, read, encoding=encoding) if whole else _alone(own[0], read, encoding, folder)
            )
        except ImportFailure as failure:
            failures.append(failure)
            unread.append(f"{site.listed(own)}（{failure}）")
    if not found:
        raise _why_nothing(names, failures, name)
    found = apart.together(found)
    left = tuple(unshown([n for n in loose if n not in read.taken], read, at=0))
    unread = [n for n in unread if n not in read.taken] + usable[MOST_SOURCES:]  # taken: pictures that a page shows
    return [_with_left(found[0], left, unread), *found[1:]]


def _with_left(extract: Extract, pictures: tuple[Found, ...], unread: Sequence[str]) -> Extract:
    """Return an extract with the pictures that nothing shows, and a warning of the files that were not read."""
    told = [_("没有读的文件：{names}。").format(names=site.listed(unread))] if unread else []
    return replace(extract, pictures=(*extract.pictures, *pictures), warnings=(*extract.warnings, *told))


def _why_nothing(names: Sequence[str], failures: list[ImportFailure], name: str) -> ImportFailure:
    """Return why nothing of an archive or folder was read: the worst that was met, or that it holds nothing."""
    if not failures and (pictures := photographs.of_names(names)):
        return photographs.not_read(name, len(pictures))
    worst = next((f for f in failures if f.kind == "unsafe_archive"), failures[0] if failures else None)
    return worst or ImportFailure("empty", _("《{name}》里没有报纸。").format(name=name))


def _readings(
    usable: list[str], unread: list[str], read: Shelf, name: str, encoding: str | None
) -> tuple[list[Extract], list[str], list[str]]:
    """Read what other programs have read, an issue for each METS; return them, the other members, and those that are
    not read. Where a METS tells of an issue, whatever else lies there is not read. Raises ImportFailure.
    """
    readings, maps = reading_marks.readings_in(usable, read)
    if not readings:
        return [], usable, unread
    from reader.importing.formats import reading_files

    issues = reading_marks.by_issue(readings, maps)
    made = [reading_files.read_folder(own, told, read, name=name, encoding=encoding) for own, told in issues]
    pictures = frozenset().union(*(one.pictures for one in made))
    others = [n for n in usable if n not in readings and n not in maps]
    unread = [n for n in unread if posixpath.normpath(n).lower() not in pictures]
    read_so = [one.extract for one in made]
    return (read_so, [], unread + others) if maps else (read_so, others, unread)


def _alone(member: str, read: ReadMember, encoding: str | None, folder: bool) -> list[Extract]:
    """Read a member of an archive or `folder` as a source of its own. Raises ImportFailure."""
    content = read(member)
    zipped = tuple(f".{suffix}" for adapter in ADAPTERS if adapter.zipped for suffix in adapter.suffixes)
    if not folder and content.startswith(b"PK\x03\x04") and not member.lower().endswith(zipped):
        raise ImportFailure("unsafe_archive", _("《{name}》是压缩包里的压缩包，没有打开。").format(name=member))
    name = member.rpartition("/")[2] or member
    found = extracts(content, name=name, encoding=encoding, resolve=beside(member, read))
    return [replace(one, member="/".join(part for part in (member, one.member) if part)) for one in found]


def _is_page(member: str, read: ReadMember) -> bool:
    """Tell an HTML page, by its name or, where the name has no ending, by how it begins."""
    if site.HTML_NAME.search(member):
        return True
    if "." in member.rpartition("/")[2]:
        return False
    try:
        return site.is_html(member, read(member)[:600])
    except ImportFailure:
        return False


def _is_hidden(member: str) -> bool:
    parts = member.split("/")
    return any(p.startswith(".") or p == "__MACOSX" for p in parts)
