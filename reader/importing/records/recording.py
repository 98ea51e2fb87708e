"""Records to issues: pieces that are apart already still go through parts, joins, repairs and judgement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importing.aside.furniture import label_furniture
from reader.importing.composing import Context
from reader.importing.drafts import Draft
from reader.importing.filing import Claim
from reader.importing.finishing import Heading, finish, year_of
from reader.importing.grouping import Grouped
from reader.importing.lines.blocks import Block, Sheet, lay_out, sheet_of
from reader.importing.lines.line import Line, PrintedText
from reader.importing.origin import Origin
from reader.importing.records.record import Record, moved_by
from reader.importing.text import ocr
from reader.importing.text.jumps import follow_jumps
from reader.importing.text.mending import raw_text
from reader.importing.text.paragraphs import Setting, strand_of
from reader.importing.who import leads
from reader.model.issue import Page, PublicationIssue
from reader.model.text import Span


def from_records(text: str, records: Sequence[Record], origin: Origin) -> tuple[PublicationIssue, ...]:
    """Return the issues that the records make up: one a newspaper and day, in the order of their first record.

    `text` is the extracted text that all spans count in; an issue keeps the stretches of its own records, and of what
    stands between them, in their order. What no record covers is set aside.
    """
    groups: dict[tuple[str | None, str | None], list[Record]] = {}
    for record in records:
        groups.setdefault((record.newspaper, record.date), []).append(record)
    if len(groups) < 2:
        return (_record_issue(text, list(records), origin, 0),)
    made = []
    for part, own in enumerate(groups.values()):
        cut, moved = _excerpt(text, own)
        made.append(_record_issue(cut, moved, replace(origin, undecodable=()), part))
    return tuple(made)


def _excerpt(text: str, records: list[Record]) -> tuple[str, list[Record]]:
    """Return the text of some records alone, and the records moved to their places in it."""
    parts: list[str] = []
    moved: list[Record] = []
    at = 0
    for record in sorted(records, key=lambda r: r.span):
        parts += (text[record.span.start : record.span.end], "\n")
        moved.append(moved_by(record, at - record.span.start))
        at += record.span.end - record.span.start + 1
    return "".join(parts), moved


def _record_issue(text: str, records: list[Record], origin: Origin, part: int) -> PublicationIssue:
    """Run the stages that records still need."""
    grouped = Grouped()
    sheet = sheet_of(text)
    first = records[0] if records else None
    all_blocks: list[Block] = []
    for record in records:
        draft, blocks = _draft(sheet, record)
        all_blocks += blocks
        grouped.drafts.append(draft)
        if record.page and all(p.page != record.page for p in grouped.pages):
            grouped.pages.append(Page(page=record.page, name=record.page_name))
    noisy = ocr.is_noisy(all_blocks)
    if noisy:
        for block in all_blocks:
            block.reread(raw_text(text, strand_of(text, block, noisy=True)))
    for draft in grouped.drafts:
        _sort_out(draft, grouped)
    grouped.drafts = follow_jumps(grouped.drafts)
    date = first.date if first else None
    heading = Heading(
        newspaper=first.newspaper if first else None,
        date=date,
        number=next((r.issue_number for r in records if r.issue_number), None),
    )
    context = Context(source=text, setting=Setting(noisy=noisy), date=date, year=year_of(text, date))
    return finish(grouped, context, heading, None, origin, part, _between(text, records))


def _between(text: str, records: Sequence[Record]) -> list[Claim]:
    """Return what no record covers, to be set aside: titles of feeds, pages' lists of links, separators."""
    made: list[Claim] = []
    at = 0
    for span in [*sorted(r.span for r in records), Span(len(text), len(text))]:
        loose = text[at : span.start] if span.start > at else ""
        if loose.strip():
            start = at + len(loose) - len(loose.lstrip())
            made.append(Claim(start, at + len(loose.rstrip()), reason="furniture" if at else "masthead"))
        at = max(at, span.end)
    return made


def _draft(sheet: Sheet, record: Record) -> tuple[Draft, list[Block]]:
    """Return the draft of a record, and all its blocks."""
    parts = [_blocks(sheet, lines) for lines in (record.kicker, record.headline, record.subheadline, record.body)]
    byline = _blocks(sheet, (record.byline,)) if record.byline else []
    draft = Draft(
        kickers=parts[0], heads=parts[1], subs=parts[2], byline=byline[0] if byline else None, body=parts[3],
        page=record.page, page_name=record.page_name, section=record.section, given=True, extra=[record.span],
        pictures=record.pictures,
    )  # fmt: skip
    if draft.section is None and draft.heads and (found := re.match(r"【([^】]{2,14})】\S", draft.heads[0].text)):
        draft.section = found.group(1)
    return draft, [b for blocks in (*parts, byline) for b in blocks]


def _blocks(sheet: Sheet, lines: Sequence[Line]) -> list[Block]:
    if not lines:
        return []
    return lay_out(PrintedText(text=sheet.source, lines=tuple(lines)), sheet).blocks


def _sort_out(draft: Draft, grouped: Grouped) -> None:
    """Take page furniture and bylines out of a record's text."""
    label_furniture(draft.body)
    grouped.aside += [b for b in draft.body if b.label != "text"]
    draft.body = [b for b in draft.body if b.label == "text"]
    while draft.byline is None and len(draft.body) > 1 and leads.is_byline(draft.body[0].folded):
        draft.byline = draft.body.pop(0)
    if draft.byline is not None and not draft.body:
        draft.body, draft.byline = [draft.byline], None
