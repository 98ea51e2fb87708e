"""Read a stored issue again with today's rules."""

from __future__ import annotations

from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing.filing import Claim
from reader.importing.formats.adapters import adapter_of
from reader.importing.lines.kept import is_of_lines, kept_lines
from reader.importing.lines.line import PrintedText
from reader.importing.origin import Origin
from reader.importing.pictures.page_names import placed
from reader.importing.pictures.placed import found_of
from reader.importing.pictures.placing import places_of
from reader.importing.reading import made_of
from reader.importing.records.recording import from_records
from reader.importing.records.stored import kept_apart, records_of
from reader.importing.structuring import structure
from reader.model.door import door
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue, Source
from reader.model.messages import _


@door
def read_stored(issue: PublicationIssue) -> PublicationIssue:
    """Return what today's rules make of a stored issue's source text.

    Text and Markdown are read anew from the first line, other formats by what was kept of their lines, pages from where
    their type stands: they may be poured in another order. Of records the text is all that is kept: pieces stay apart
    as they were, and parts, joins and repairs are found anew. Raises ImportFailure `empty`.
    """
    source = issue.source
    if source.layout and (again := _from_layout(issue)) is not None:
        return again
    kept = _kept_lines(source)
    origin = Origin(
        name=source.name, sha256=source.sha256, format=source.format, encoding=source.encoding,
        undecodable=source.undecodable, pictures=found_of(issue),
        layout=source.layout if kept else "",
    )  # fmt: skip
    adapter = adapter_of(source.format)
    if kept is not None:
        found = structure(_with_what_others_told(kept, issue), origin, whole=True)
    elif adapter is not None and adapter.lines is not None and not kept_apart(issue):
        printed = adapter.lines(source.text)
        printed = _with_what_others_told(printed, issue)
        piece = adapter.piece(source.text, printed) if adapter.piece else None
        found = from_records(source.text, (piece,), origin) if piece else structure(printed, origin, whole=True)
    else:
        aside = [Claim(s.span.start, s.span.end, reason=s.reason) for s in issue.set_aside if s.span.end > s.span.start]
        found = from_records(source.text, records_of(issue), origin, aside)
    again = next(found, None)
    if again is None:
        raise ImportFailure("empty", _("“{name}”里没有文字。").format(name=source.name))
    return replace(again, source=replace(again.source, part=source.part))


def _kept_lines(source: Source) -> PrintedText | None:
    """Return the lines that were kept with a text; None where none were, or by another program."""
    if not is_of_lines(source.layout):
        return None
    try:
        return kept_lines(source.layout, source.text)
    except ValueError:
        return None


def _with_what_others_told(printed: PrintedText, issue: PublicationIssue) -> PrintedText:
    """Return a part's text with what tells its paper and day in another part; the first may stand above its paper's
    name, never above its day.
    """
    elsewhere = issue.newspaper is not None and fold(issue.newspaper) not in fold(printed.text)
    name = issue.newspaper if issue.source.part or elsewhere else None
    day = issue.date_published if issue.source.part else None
    pictures = places_of(found_of(issue))
    return replace(printed, newspaper=printed.newspaper or name, date=printed.date or day, pictures=pictures)


def _from_layout(issue: PublicationIssue) -> PublicationIssue | None:
    """Return the issue that today's layout stage finds on the kept pages; None where they are of another program."""
    from reader.importing.formats.spreads import extract_of
    from reader.importing.pages import lay_out_pages
    from reader.importing.pages.kept import covers, marks_of
    from reader.importing.pages.level_lines import set_right

    source = issue.source
    try:
        if not covers(source.layout, source.text):
            return None  # something would be lost
        pages = set_right(marks_of(source.layout, source.text))
    except ValueError:
        return None
    extract = extract_of(pages, lay_out_pages(pages), source.format)
    extract = replace(extract, pictures=placed(found_of(issue), extract.shown))
    found = list(made_of([extract], source.name, source.sha256))
    return replace(found[0], source=replace(found[0].source, part=source.part)) if len(found) == 1 else None
