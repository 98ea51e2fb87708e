"""The door of the room: a source's issues, from a path, bytes or a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.importing import dates
from reader.importing.files import LARGEST, bytes_of, too_large
from reader.importing.filing import Claim
from reader.importing.formats import dispatch
from reader.importing.formats import text as plain
from reader.importing.formats.adapters import adapter_of
from reader.importing.formats.cleaning import clean
from reader.importing.formats.columns import unmixed
from reader.importing.formats.decoding import Decoded
from reader.importing.formats.scroll import Extract, of_printed
from reader.importing.lines.line import PrintedText
from reader.importing.opening_up import names_in
from reader.importing.origin import Origin
from reader.importing.records.recording import from_records
from reader.importing.records.stored import kept_apart, records_of
from reader.importing.structuring import structure
from reader.model.door import door, doors
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue, Source
from reader.model.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The issues of one source, in printed order, without ids; and what the reader should know."""

    source: str
    issues: tuple[PublicationIssue, ...]
    warnings: tuple[str, ...] = ()


@doors
@dataclass(slots=True)
class Said:
    """What the reader should know about a source, as far as it has been read; the rest once its last issue is out."""

    warnings: list[str] = field(default_factory=list)

    def add(self, *warnings: str) -> None:
        """Say more, nothing twice."""
        self.warnings += (w for w in dict.fromkeys(warnings) if w not in self.warnings)


@door
def read_source(path: Path, *, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file, folder or archive. `encoding` overrides what the bytes look like.

    Raises ImportFailure with one of the contract's kinds.
    """
    issues = tuple(issues_of(path, said := Said(), encoding=encoding))
    return ImportResult(source=path.name, issues=issues, warnings=tuple(said.warnings))


@door
def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file's bytes. Raises ImportFailure."""
    issues = tuple(issues_of_bytes(data, said := Said(), name=name, encoding=encoding))
    return ImportResult(source=name, issues=issues, warnings=tuple(said.warnings))


@door
def read_text(text: str, *, name: str) -> ImportResult:
    """Return the issues of a text that somebody pasted. Raises ImportFailure `empty`."""
    issues = tuple(issues_of_text(text, said := Said(), name=name))
    return ImportResult(source=name, issues=issues, warnings=tuple(said.warnings))


@door
def issues_of(path: Path, said: Said, *, encoding: str | None = None) -> Iterator[PublicationIssue]:
    """Yield the issues of a file, folder or archive as each is ready, so that none has to wait for the last one.

    Raises ImportFailure like `read_source`; what is yielded before stands.
    """
    if path.is_dir():
        yield from _issues_of_folder(path, said, encoding)
    else:
        yield from issues_of_bytes(bytes_of(path), said, name=path.name, encoding=encoding)


@door
def issues_of_bytes(data: bytes, said: Said, *, name: str, encoding: str | None = None) -> Iterator[PublicationIssue]:
    """Yield the issues of a file's bytes as each is ready."""
    if len(data) > LARGEST:
        raise too_large(name)
    with dates.noting() as impossible:
        digest = hashlib.sha256(data).hexdigest()
        extracts = dispatch.extracts(data, name=name, encoding=encoding)
        del data  # a large file's bytes need not stay while its text is looked at
        yield from _issues(name, digest, extracts, impossible, said)


@door
def issues_of_text(text: str, said: Said, *, name: str) -> Iterator[PublicationIssue]:
    """Yield the issues of a text that somebody pasted."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > LARGEST:
        raise too_large(name)
    with dates.noting() as impossible:
        cleaned, dropped = clean(text)
        if not dropped:
            cleaned = unmixed(cleaned) or cleaned
        extract = of_printed(plain.read(cleaned), "text", Decoded(text=cleaned, encoding=None, undecodable=dropped))
        yield from _issues(name, hashlib.sha256(data).hexdigest(), [extract], impossible, said)


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
    again = next(found, None)
    if again is None:
        raise ImportFailure("empty", _("“{name}”里没有文字。").format(name=source.name))
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
    found = list(made_of([extract], source.name, source.sha256))
    return replace(found[0], source=replace(found[0].source, part=source.part)) if len(found) == 1 else None


def _issues_of_folder(folder: Path, said: Said, encoding: str | None) -> Iterator[PublicationIssue]:
    names = names_in(folder)
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
        yield from _issues(folder.name, digest, extracts, impossible, said)


def _issues(
    name: str, digest: str, extracts: list[Extract], impossible: list[str], said: Said
) -> Iterator[PublicationIssue]:
    """Run the stages on what a format found. Raises ImportFailure `empty` where that is nothing.

    `impossible` are the days met so far that no calendar has; none of them was taken for a date.
    """
    for extract in extracts:
        said.add(*extract.warnings)
    part, pieces = 0, False
    bare: list[PublicationIssue] = []  # of nothing at all, which count only beside others
    while extracts:
        for issue in made_of(extracts, name, digest):
            if not (part or issue.articles or issue.set_aside):
                bare.append(issue)
                continue
            pieces = pieces or bool(issue.articles)
            for one in (*bare, issue):
                yield replace(one, source=replace(one.source, part=part)) if one.source.part != part else one
                part += 1
            bare.clear()
    if not part:
        raise ImportFailure("empty", _("“{name}”里没有文字。").format(name=name))
    if not pieces:
        said.add(_("只找到目录或标题，没有正文。"))
    said.add(*(_("没有“{day}”这一天，没有当作日期。").format(day=day) for day in impossible))


def made_of(extracts: list[Extract], name: str, digest: str) -> Iterator[PublicationIssue]:
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
