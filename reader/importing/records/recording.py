"""Records to issues: pieces that are apart already still go through parts, joins, repairs and judgement."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.importing import pace
from reader.importing.aside.furniture import label_furniture, reason_of
from reader.importing.composing import Context
from reader.importing.drafts import Draft
from reader.importing.filing import Claim
from reader.importing.finishing import Heading, finish, year_of
from reader.importing.grouping import Grouped
from reader.importing.lines.blocks import Block, Sheet, lay_out, sheet_of
from reader.importing.lines.line import Line, PrintedText
from reader.importing.origin import Origin
from reader.importing.pictures.found import Found
from reader.importing.records.record import Record, moved_by
from reader.importing.text import ocr
from reader.importing.text.jumps import follow_jumps
from reader.importing.text.mending import raw_text
from reader.importing.text.paragraphs import Setting, strand_of
from reader.importing.who import leads
from reader.model.issue import Page, PublicationIssue
from reader.model.text import Span


def from_records(
    text: str, records: Sequence[Record], origin: Origin, aside: Sequence[Claim] = (), doubtful_day: Span | None = None
) -> Iterator[PublicationIssue]:
    """Yield the issues that the records make up: one a newspaper and day, in the order of their first record.

    `text` is the extracted text that all spans count in; an issue keeps the stretches of its own records, the first of
    them also what stands between records. What no record's line holds is set aside; `aside` says why, where that is
    known already.
    """
    groups: dict[tuple[str | None, str | None], list[Record]] = {}
    for record in records:
        groups.setdefault((record.newspaper, record.date), []).append(record)
    pace.apart(len(records))
    if len(groups) < 2:
        yield _record_issue(text, list(records), origin, 0, list(aside), doubtful_day)
        return
    stretches = sorted([*(r.span for r in records), *_loose(text, records)]) if origin.pictures else []
    for part, own in enumerate(groups.values()):
        cut, moved, moves = _excerpt(text, own, () if part else _loose(text, records))
        layout = origin.layout_of(text, moves)
        pictures = tuple(_carried(origin.pictures, moves, stretches))
        yield _record_issue(cut, moved, replace(origin, undecodable=(), layout=layout, pictures=pictures), part)


def _carried(
    pictures: Sequence[Found], moves: Sequence[tuple[Span, int]], stretches: Sequence[Span]
) -> Iterator[Found]:
    """Yield the pictures that stand in, or right behind, the stretches of one part, moved with them."""
    by = dict(moves)
    starts = [s.start for s in stretches]
    for picture in pictures:
        home = stretches[max(0, bisect_right(starts, picture.at if picture.of is None else picture.of) - 1)]
        if home in by:
            yield replace(picture, at=min(max(picture.at, home.start), home.end)).moved(by[home])


def _loose(text: str, records: Sequence[Record]) -> tuple[Span, ...]:
    """Return the stretches of a text that stand in no record."""
    made: list[Span] = []
    at = 0
    for span in [*sorted(r.span for r in records), Span(len(text), len(text))]:
        if span.start > at and text[at : span.start].strip():
            made.append(Span(at, span.start))
        at = max(at, span.end)
    return tuple(made)


def _excerpt(
    text: str, records: list[Record], loose: Sequence[Span]
) -> tuple[str, list[Record], list[tuple[Span, int]]]:
    """Return the text of some records and loose stretches alone, the records moved to their places in it, and by how
    much each stretch was moved.
    """
    parts: list[str] = []
    moves: list[tuple[Span, int]] = []
    moved: list[Record] = []
    at = 0
    for span, record in sorted([*((r.span, r) for r in records), *((s, None) for s in loose)], key=lambda p: p[0]):
        parts += (text[span.start : span.end], "\n")
        moves.append((span, at - span.start))
        if record is not None:
            moved.append(moved_by(record, at - span.start))
        at += span.end - span.start + 1
    return "".join(parts), moved, moves


def _record_issue(
    text: str,
    records: list[Record],
    origin: Origin,
    part: int,
    asides: Sequence[Claim] = (),
    doubtful_day: Span | None = None,
) -> PublicationIssue:
    """Run the stages that records still need."""
    grouped = Grouped()
    sheet = sheet_of(text)
    first = records[0] if records else None
    all_blocks: list[Block] = []
    for record in records:
        draft, blocks = _draft(sheet, record)
        _number(blocks, text)
        all_blocks += blocks
        grouped.drafts.append(draft)
        if record.page and all(p.page != record.page for p in grouped.pages):
            grouped.pages.append(Page(page=record.page, name=record.page_name))
    noisy = ocr.is_noisy(all_blocks)
    if noisy:
        for block in all_blocks:
            block.reread(raw_text(text, strand_of(text, block, noisy=True)))
    for draft, record in zip(grouped.drafts, records, strict=True):
        _sort_out(draft, grouped, laid_out=record.laid_out)
    grouped.drafts = follow_jumps(grouped.drafts)
    date = first.date if first else None
    heading = Heading(
        newspaper=first.newspaper if first else None,
        date=date,
        number=next((r.issue_number for r in records if r.issue_number), None),
        plate=doubtful_day,
        doubtful=doubtful_day is not None,
    )
    setting = Setting(noisy=noisy, indented=any(r.laid_out for r in records))
    context = Context(source=text, setting=setting, date=date, year=year_of(text, date))
    lines = [line for record in records for line in record.lines]
    told = [Claim(x.start, x.end, reason=reason_of(x.role)) for record in records for x in record.aside]
    told += asides
    alone = [c for c in told if c.reason == "orphan_headline"]
    grouped.orphans += [b for c in alone for b in _blocks(sheet, (Line(start=c.start, end=c.end),))]
    return finish(
        grouped, context, heading, None, origin, part, [*(c for c in told if c not in alone), *_rest(text, lines, told)]
    )


def _rest(text: str, lines: Sequence[Line], asides: Sequence[Claim]) -> list[Claim]:
    """Return what no record's line holds, to be set aside: titles of feeds, lists of links, labels, separators."""
    made: list[Claim] = []
    at = 0
    taken = sorted([*((x.start, x.end) for x in lines), *((c.start, c.end) for c in asides)])
    for start, end in [*taken, (len(text), len(text))]:
        loose = text[at:start] if start > at else ""
        if any(c.isalnum() for c in loose):
            begin = at + len(loose) - len(loose.lstrip())
            made.append(Claim(begin, at + len(loose.rstrip()), reason="furniture" if at else "masthead"))
        at = max(at, end)
    return made


def _number(blocks: Sequence[Block], text: str) -> None:
    """Number a record's blocks so that two are neighbours only where nothing stands between them."""
    number, at = 0, -1
    for block in sorted(blocks, key=lambda b: b.start):
        number += 1 if at >= 0 and not text[at : block.start].strip() else 2
        block.number, at = number, block.end


def _draft(sheet: Sheet, record: Record) -> tuple[Draft, list[Block]]:
    """Return the draft of a record, and all its blocks."""
    parts = [_blocks(sheet, lines) for lines in (record.kicker, record.headline, record.subheadline, record.body)]
    byline = _blocks(sheet, (record.byline,)) if record.byline else []
    draft = Draft(
        kickers=parts[0], heads=parts[1], subs=parts[2], byline=byline[0] if byline else None, body=parts[3],
        page=record.page, page_name=record.page_name, section=record.section, given=not record.laid_out,
        pictures=record.pictures, unsure=record.unsure, ad=record.ad, sure=record.sure, joint=record.joint,
    )  # fmt: skip
    if draft.section is None and draft.heads and (found := re.match(r"【([^】]{2,14})】\S", draft.heads[0].text)):
        draft.section = found.group(1)
    return draft, [b for blocks in (*parts, byline) for b in blocks]


def _blocks(sheet: Sheet, lines: Sequence[Line]) -> list[Block]:
    if not lines:
        return []
    return lay_out(PrintedText(text=sheet.source, lines=tuple(lines)), sheet).blocks


def _sort_out(draft: Draft, grouped: Grouped, *, laid_out: bool) -> None:
    """Take page furniture and bylines out of a record's text."""
    if not laid_out:  # of a page geometry has taken them out
        label_furniture(draft.body)
    grouped.aside += [b for b in draft.body if b.label != "text"]
    draft.body = [b for b in draft.body if b.label == "text"]
    while draft.byline is None and len(draft.body) > 1 and leads.is_byline(draft.body[0].folded):
        draft.byline = draft.body.pop(0)
    if draft.byline is not None and not draft.body:
        draft.body, draft.byline = [draft.byline], None
