"""The door of the room: a source's issues, from a path, bytes or a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.importing import dates, photographs
from reader.importing.files import LARGEST, bytes_of, too_large
from reader.importing.filing import Claim
from reader.importing.formats import dispatch
from reader.importing.formats import text as plain
from reader.importing.formats.adapters import adapter_of
from reader.importing.formats.cleaning import clean
from reader.importing.formats.columns import unmixed
from reader.importing.formats.decoding import Decoded
from reader.importing.formats.neighbours import Resolve, beside, nowhere, shelf_below
from reader.importing.formats.scroll import Extract, of_printed
from reader.importing.lines.kept import keep_lines
from reader.importing.lines.line import PrintedText
from reader.importing.opening_up import members_of, names_in
from reader.importing.origin import Origin
from reader.importing.pictures.found import album, named_in
from reader.importing.pictures.placing import furniture_of, places_of, without
from reader.importing.records.recording import from_records
from reader.importing.structuring import structure
from reader.model.door import door, doors
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue
from reader.model.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The issues of one source, in printed order, without ids; and what the reader should know.

    `pictures` are the bytes of all pictures that the issues name, by their fingerprints; `unread`: pages of a PDF, from
    1, that are pictures and were not read.
    """

    source: str
    issues: tuple[PublicationIssue, ...]
    warnings: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    unread: tuple[int, ...] = ()


@doors
@dataclass(slots=True)
class Said:
    """What the reader should know about a source, as far as it has been read; the rest once its last issue is out.

    `pictures`: the bytes of all pictures that its issues may name, by their fingerprints; `unread`: pages of a PDF,
    from 1, that are pictures and were not read.
    """

    warnings: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)

    def add(self, *warnings: str) -> None:
        """Say more, nothing twice."""
        self.warnings += (w for w in dict.fromkeys(warnings) if w not in self.warnings)

    def pictures_of(self, issue: PublicationIssue) -> dict[str, bytes]:
        """Return the bytes of the pictures that an issue names, by their fingerprints."""
        return {sha256: self.pictures[sha256] for sha256 in sorted(named_in(issue)) if sha256 in self.pictures}

    def result(self, source: str, issues: Iterable[PublicationIssue]) -> ImportResult:
        """Return all issues of a source with what was said of them."""
        made = tuple(issues)
        pictures = {sha256: data for issue in made for sha256, data in self.pictures_of(issue).items()}
        return ImportResult(
            source=source, issues=made, warnings=tuple(self.warnings), pictures=pictures, unread=tuple(self.unread)
        )


@door
def read_source(path: Path, *, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file, folder or archive. `encoding` overrides what the bytes look like.

    Raises ImportFailure with one of the contract's kinds.
    """
    said = Said()
    return said.result(path.name, issues_of(path, said, encoding=encoding))


@door
def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> ImportResult:
    """Return the issues of a file's bytes. Raises ImportFailure."""
    said = Said()
    return said.result(name, issues_of_bytes(data, said, name=name, encoding=encoding))


@door
def read_text(text: str, *, name: str) -> ImportResult:
    """Return the issues of a text that somebody pasted. Raises ImportFailure `empty`."""
    said = Said()
    return said.result(name, issues_of_text(text, said, name=name))


@door
def issues_of(path: Path, said: Said, *, encoding: str | None = None) -> Iterator[PublicationIssue]:
    """Yield the issues of a file, folder or archive as each is ready, so that none has to wait for the last one.

    Raises ImportFailure like `read_source`; what is yielded before stands.
    """
    if path.is_dir():
        yield from _issues_of_folder(path, said, encoding)
    else:
        resolve = beside(path.name, shelf_below(path.parent))
        yield from _issues_of_bytes(bytes_of(path), said, path.name, encoding, resolve)


@door
def issues_of_bytes(data: bytes, said: Said, *, name: str, encoding: str | None = None) -> Iterator[PublicationIssue]:
    """Yield the issues of a file's bytes as each is ready."""
    yield from _issues_of_bytes(data, said, name, encoding, nowhere)


def _issues_of_bytes(
    data: bytes, said: Said, name: str, encoding: str | None, resolve: Resolve
) -> Iterator[PublicationIssue]:
    if len(data) > LARGEST:
        raise too_large(name)
    with dates.noting() as impossible:
        digest = hashlib.sha256(data).hexdigest()
        with album(said.pictures):
            extracts = dispatch.extracts(data, name=name, encoding=encoding, resolve=resolve)
        del data  # a large file's bytes need not stay while its text is looked at
        yield from issues_of_extracts(name, digest, extracts, impossible, said)


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
        yield from issues_of_extracts(name, hashlib.sha256(data).hexdigest(), [extract], impossible, said)


def _issues_of_folder(folder: Path, said: Said, encoding: str | None) -> Iterator[PublicationIssue]:
    names = names_in(folder)
    if not names and (pictures := photographs.of_folder(folder)):
        raise photographs.not_read(folder.name, len(pictures))
    if not names:
        raise ImportFailure("empty", _("“{name}”里没有可读的文件。").format(name=folder.name))
    members, shelf, digests = members_of(folder, names)
    with dates.noting() as impossible:
        with album(said.pictures):
            extracts = dispatch.members(members, shelf, name=folder.name, encoding=encoding, folder=True)
        digest = hashlib.sha256(b"".join(digests[n] for n in sorted(digests))).hexdigest()
        yield from issues_of_extracts(folder.name, digest, extracts, impossible, said)


def issues_of_extracts(
    name: str, digest: str, extracts: list[Extract], impossible: list[str], said: Said
) -> Iterator[PublicationIssue]:
    """Run the stages on what a format found. Raises ImportFailure `empty` where that is nothing.

    `impossible` are the days met so far that no calendar has; none of them was taken for a date.
    """
    for extract in extracts:
        said.add(*extract.warnings)
        said.unread += extract.unread
    often = furniture_of([p for extract in extracts for p in extract.pictures])
    part, pieces = 0, False
    bare: list[PublicationIssue] = []  # of nothing at all, which count only beside others
    while extracts:
        for issue in made_of(extracts, name, digest, often):
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


def made_of(
    extracts: list[Extract], name: str, digest: str, often: frozenset[str] = frozenset()
) -> Iterator[PublicationIssue]:
    """Take the first extract and run the stages on it; pictures with the fingerprints `often` are furniture."""
    extract = extracts.pop(0)
    pictures = without(extract.pictures, often)
    printed, records, doubtful = _printed(extract, places_of(pictures)), extract.records, extract.doubtful_day
    origin = Origin(
        name=extract.member or name, sha256=digest, format=extract.format, encoding=extract.encoding,
        undecodable=extract.undecodable, layout=extract.layout or _lines_of(printed, extract),
        pictures=pictures,
        recognised=extract.recognised, backward=extract.backward,
    )  # fmt: skip
    aside = [Claim(s.start, s.end, reason=why) for s, why in extract.aside]
    del extract  # its lines go as the stages are done with them
    return from_records(printed.text, records, origin, aside, doubtful) if records else structure(printed, origin)


def _lines_of(printed: PrintedText, extract: Extract) -> str:
    """Return what a format said of its lines, where the text alone would not say it again."""
    adapter = adapter_of(extract.format)
    told_anew = adapter is not None and adapter.lines is not None
    return keep_lines(printed) if printed.lines and not extract.records and not told_anew else ""


def _printed(extract: Extract, pictures: tuple[tuple[int, int | None], ...]) -> PrintedText:
    return PrintedText(
        text=extract.text, lines=extract.lines, newspaper=extract.newspaper, date=extract.date, page=extract.page,
        page_name=extract.page_name, pictures=pictures,
    )  # fmt: skip
