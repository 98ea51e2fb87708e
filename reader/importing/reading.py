"""The door of the room: a source's issues, from a path, bytes or a text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.importing import dates
from reader.importing.files import LARGEST, bytes_of, too_large
from reader.importing.filing import Claim
from reader.importing.formats import apart, crawl, dispatch, site
from reader.importing.formats import text as plain
from reader.importing.formats.adapters import adapter_of
from reader.importing.formats.cleaning import clean
from reader.importing.formats.columns import unmixed
from reader.importing.formats.decoding import Decoded
from reader.importing.formats.scroll import Extract, of_printed
from reader.importing.lines.line import PrintedText
from reader.importing.origin import Origin
from reader.importing.records.recording import from_records
from reader.importing.records.stored import kept_apart, records_of
from reader.importing.structuring import structure
from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue, Source
from reader.model.messages import _

MOST_FILES = 20_000
"""A folder of more files is no newspaper's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The issues of one source, in printed order, without ids; and what the reader should know."""

    source: str
    issues: tuple[PublicationIssue, ...]
    warnings: tuple[str, ...] = ()


@door
def read_source(path: Path, *, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file, folder or archive. `encoding` overrides what the bytes look like.

    Raises ImportFailure with one of the contract's kinds.
    """
    if path.is_dir():
        return _read_folder(path, encoding)
    return read_bytes(bytes_of(path), name=path.name, encoding=encoding)


@door
def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file's bytes. Raises ImportFailure."""
    if len(data) > LARGEST:
        raise too_large(name)
    with dates.noting() as impossible:
        digest = hashlib.sha256(data).hexdigest()
        extracts = dispatch.extracts(data, name=name, encoding=encoding)
        del data  # a large file's bytes need not stay while its text is looked at
        return _result(name, digest, extracts, impossible)


@door
def read_text(text: str, *, name: str) -> ImportResult:
    """Return the issues of a text that somebody pasted. Raises ImportFailure `empty`."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > LARGEST:
        raise too_large(name)
    with dates.noting() as impossible:
        cleaned, dropped = clean(text)
        if not dropped:
            cleaned = unmixed(cleaned) or cleaned
        extract = of_printed(plain.read(cleaned), "text", Decoded(text=cleaned, encoding=None, undecodable=dropped))
        return _result(name, hashlib.sha256(data).hexdigest(), [extract], impossible)


@door
def read_stored(issue: PublicationIssue) -> PublicationIssue:
    """Return what today's rules make of a stored issue's source text.

    Text and Markdown are read anew from the first line, pages from where their type stands: they may be poured in
    another order. Of other formats the extracted text is all that is kept: their pieces stay apart as they were, and
    parts, joins and repairs are found anew. Raises ImportFailure `empty`.
    """
    source = issue.source
    if source.layout and (again := _from_layout(source)) is not None:
        return again
    origin = Origin(
        name=source.name, sha256=source.sha256, format=source.format, encoding=source.encoding,
        undecodable=source.undecodable,
    )  # fmt: skip
    adapter = adapter_of(source.format)
    if adapter is not None and adapter.lines is not None and not kept_apart(issue):
        printed = adapter.lines(source.text)
        piece = adapter.piece(source.text, printed) if adapter.piece else None
        found = from_records(source.text, (piece,), origin) if piece else structure(printed, origin, whole=True)
    else:
        aside = [Claim(s.span.start, s.span.end, reason=s.reason) for s in issue.set_aside if s.span.end > s.span.start]
        found = from_records(source.text, records_of(issue), origin, aside)
    if not found:
        raise ImportFailure("empty", _("“{name}”里没有文字。").format(name=source.name))
    again = found[0]
    return replace(again, source=replace(again.source, part=source.part))


def _from_layout(source: Source) -> PublicationIssue | None:
    """Return the issue that today's layout stage finds on the kept pages; None where they are of another program."""
    from reader.importing.formats.spreads import extract_of
    from reader.importing.pages import lay_out_pages
    from reader.importing.pages.kept import covers, marks_of

    try:
        if not covers(source.layout, source.text):
            return None  # something would be lost
        pages = marks_of(source.layout, source.text)
    except ValueError:
        return None
    extract = extract_of(pages, lay_out_pages(pages), source.format)
    found = _issues_of([extract], source.name, source.sha256)
    return replace(found[0], source=replace(found[0].source, part=source.part)) if len(found) == 1 else None


@door
def sources(paths: Sequence[Path]) -> list[Path]:
    """Return the sources that paths hold: a file is one; so is a folder of one paper's day; others are opened up.

    Raises ImportFailure: `empty` for a folder without files, `too_large` for one with more files than any paper has.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        names = _names(path)
        if not names:
            raise ImportFailure("empty", _("“{name}”里没有可读的文件。").format(name=path.name))
        found += [path] if _is_one(path, names) else _opened(path)
    return found


def _is_one(folder: Path, names: Sequence[str]) -> bool:
    """Tell whether a folder's files are one source: the pages of a site, saved pages of a day, or one file a piece."""
    pages = [n for n in names if site.HTML_NAME.search(n)]
    if pages:
        return len(pages) >= 2 or len(names) == len(pages)

    def read(name: str) -> bytes:
        return bytes_of(folder / name)

    return crawl.is_named(names) or apart.is_issue(names, read) or crawl.is_alike(names, read)


def _opened(folder: Path) -> list[Path]:
    """Return the sources in a folder that is none itself: its files, and its folders opened up in turn."""
    found: list[Path] = []
    for child in sorted(folder.iterdir(), key=lambda p: site.natural(p.name)):
        if child.name.startswith(".") or child.is_symlink():
            continue
        if child.is_dir():
            names = _names(child)
            if names:
                found += [child] if _is_one(child, names) else _opened(child)
        elif not dispatch.PICTURE_NAME.search(child.name):
            found.append(child)
    return found


def _names(folder: Path) -> list[str]:
    """Return the files of a folder and its folders, by their paths inside it; hidden files and links are left out."""
    names = []
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_symlink() or not path.is_file() or any(part.startswith(".") for part in inner.parts):
            continue
        if not dispatch.PICTURE_NAME.search(path.name):
            names.append(inner.as_posix())
        if len(names) > MOST_FILES:
            raise ImportFailure("too_large", _("“{name}”里的文件太多，不像一份报纸。").format(name=folder.name))
    return names


def _read_folder(folder: Path, encoding: str | None) -> ImportResult:
    names = _names(folder)
    if not names:
        raise ImportFailure("empty", _("“{name}”里没有可读的文件。").format(name=folder.name))
    digests: dict[str, bytes] = {}

    def read(name: str) -> bytes:
        data = bytes_of(folder / name)
        digests[name] = hashlib.sha256(data).digest()
        return data

    with dates.noting() as impossible:
        extracts = dispatch.members(names, read, name=folder.name, encoding=encoding)
        digest = hashlib.sha256(b"".join(digests[n] for n in sorted(digests))).hexdigest()
        return _result(folder.name, digest, extracts, impossible)


def _result(name: str, digest: str, extracts: list[Extract], impossible: list[str]) -> ImportResult:
    """Run the stages on what a format found. Raises ImportFailure `empty` where that is nothing.

    `impossible` are the days met so far that no calendar has; none of them was taken for a date.
    """
    issues: list[PublicationIssue] = []
    warnings: list[str] = []
    while extracts:
        warnings += extracts[0].warnings
        issues += _issues_of(extracts, name, digest)
    if not any(issue.articles or issue.set_aside for issue in issues):
        raise ImportFailure("empty", _("“{name}”里没有文字。").format(name=name))
    if not any(issue.articles for issue in issues):
        warnings.append(_("只找到目录或标题，没有正文。"))
    warnings += [_("没有“{day}”这一天，没有当作日期。").format(day=day) for day in dict.fromkeys(impossible)]
    if len(issues) > 1:
        issues = [replace(i, source=replace(i.source, part=k)) for k, i in enumerate(issues)]
    return ImportResult(source=name, issues=tuple(issues), warnings=tuple(dict.fromkeys(warnings)))


def _issues_of(extracts: list[Extract], name: str, digest: str) -> Sequence[PublicationIssue]:
    """Take the first extract and run the stages on it."""
    extract = extracts.pop(0)
    origin = Origin(
        name=name, sha256=digest, format=extract.format, encoding=extract.encoding,
        undecodable=extract.undecodable, layout=extract.layout,
    )  # fmt: skip
    printed, records, doubtful = _printed(extract), extract.records, extract.doubtful_day
    aside = [Claim(s.start, s.end, reason=why) for s, why in extract.aside]
    del extract  # its lines go as the stages are done with them
    return from_records(printed.text, records, origin, aside, doubtful) if records else structure(printed, origin)


def _printed(extract: Extract) -> PrintedText:
    return PrintedText(
        text=extract.text, lines=extract.lines, newspaper=extract.newspaper, date=extract.date, page=extract.page,
        page_name=extract.page_name,
    )  # fmt: skip
