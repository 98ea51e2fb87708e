"""The stages in their order: printed lines to issues, records to issues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.importing import contents, dates, leads, ocr
from reader.importing.blocks import Block, Layout, Sheet, lay_out, sheet_of
from reader.importing.composing import Composed, Context, compose
from reader.importing.drafts import Draft
from reader.importing.filing import Claim, Doubts, claims_of, file_away
from reader.importing.furniture import Nameplate, label_furniture
from reader.importing.grouping import Grouped, group
from reader.importing.headlines import Habits, find_headlines
from reader.importing.judging import judge
from reader.importing.jumps import follow_jumps
from reader.importing.labelled import read_labelled
from reader.importing.lines import Line, PrintedText
from reader.importing.mending import raw_text
from reader.importing.origin import Origin
from reader.importing.paragraphs import Setting, strand_of
from reader.importing.records import Record
from reader.importing.splitting import part_of, split
from reader.model.issue import Page, PublicationIssue, Source
from reader.model.messages import _
from reader.model.text import Span

SURE = 0.75
"""Boundaries and headlines less sure than this are doubts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """What is known of the issue as a whole."""

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    plate: Block | None = None
    doubtful: bool = False


def structure(printed: PrintedText, origin: Origin, *, whole: bool = False) -> tuple[PublicationIssue, ...]:
    """Return the issues that the lines hold, in printed order; none without text. `whole`: they are one issue."""
    if not printed.lines:
        return ()
    labelled = read_labelled(printed)
    if labelled:
        return from_records(printed.text, labelled, origin)
    layout = lay_out(printed)
    setting = _setting(layout)
    plates = label_furniture(layout.blocks)
    parts = [] if whole else split(layout.blocks, plates, printed.text)
    if len(parts) > 1:
        del layout, plates  # each part is laid out anew, and a large source need not be held twice
        return tuple(
            _issue(part_of(printed, start, end), _part_origin(origin, printed.text, start, end), k)
            for k, (start, end) in enumerate(parts)
        )
    return (_from_layout(layout, plates, setting, printed, origin, 0),)


def _issue(printed: PrintedText, origin: Origin, part: int) -> PublicationIssue:
    layout = lay_out(printed)
    setting = _setting(layout)
    return _from_layout(layout, label_furniture(layout.blocks), setting, printed, origin, part)


def _part_origin(origin: Origin, text: str, start: int, end: int) -> Origin:
    lost = tuple((at - start, raw) for at, raw in origin.undecodable if start <= at < end)
    return replace(origin, undecodable=lost)


def _setting(layout: Layout) -> Setting:
    """Look at how the whole text is set; clean the blocks' texts of recognition's spaces where it is full of them."""
    noisy = ocr.is_noisy(layout.blocks)
    if noisy:
        for block in layout.blocks:
            block.reread(raw_text(layout.text, strand_of(layout.text, block, noisy=True)))
    long = [b for b in layout.blocks if b.size >= 25]
    indented = bool(long) and sum(b.first.indent >= 1 for b in long) >= 0.6 * len(long)
    return Setting(noisy=noisy, indented=indented)


def _from_layout(
    layout: Layout, plates: dict[int, Nameplate], setting: Setting, printed: PrintedText, origin: Origin, part: int
) -> PublicationIssue:
    """Run the stages on one issue's blocks."""
    blocks = layout.blocks
    habits = find_headlines(layout)
    heading = _heading(blocks, plates, printed)
    grouped = group(blocks, printed.page, printed.page_name)
    contents.set_aside_lists(grouped)
    grouped.drafts = follow_jumps(grouped.drafts)
    if not grouped.pages and printed.page:
        grouped.pages.append(Page(page=printed.page, name=printed.page_name))
    bracketed = sum(b.label == "head" and b.text[0] in "【[〖" and b.text[-1] in "】]〗" for b in blocks) >= 2
    blocks.clear()  # each goes with its draft
    context = Context(
        source=layout.text,
        setting=setting,
        date=heading.date,
        year=_year(layout.text, heading.date),
        brackets=bracketed,
    )
    return _finish(grouped, context, heading, habits, origin, part)


def _heading(blocks: Sequence[Block], plates: dict[int, Nameplate], printed: PrintedText) -> _Heading:
    """Put together what the mastheads say: the first of each; what the file says of itself where they are silent."""
    found = [plates[k] for k in sorted(plates)]
    dated = next((k for k in sorted(plates) if plates[k].date), None)
    return _Heading(
        newspaper=next((p.newspaper for p in found if p.newspaper), None) or printed.newspaper,
        date=next((p.date for p in found if p.date), None) or printed.date,
        number=next((p.number for p in found if p.number), None),
        plate=blocks[dated] if dated is not None else None,
        doubtful=dated is not None and plates[dated].doubtful,
    )


def _year(text: str, date: str | None) -> int | None:
    return int(date[:4]) if date else dates.likely_year(text)


def _finish(
    grouped: Grouped, context: Context, heading: _Heading, habits: Habits | None, origin: Origin, part: int,
    claims: list[Claim] | None = None,
) -> PublicationIssue:  # fmt: skip
    """Compose the pieces, judge their headlines, and file everything."""
    drafts, grouped.drafts = grouped.drafts[::-1], []
    pieces = [compose(drafts.pop(), context) for _k in range(len(drafts))]
    mismatched = judge(pieces)
    filed = file_away(context.source, pieces, [*(claims or []), *claims_of(pieces, grouped.aside, grouped.orphans)])
    doubts = Doubts()
    _doubt_issue(doubts, heading, origin)
    _doubt_pieces(doubts, pieces, grouped, mismatched, habits)
    return PublicationIssue(
        newspaper=heading.newspaper,
        date_published=heading.date,
        issue_number=heading.number,
        pages=tuple(grouped.pages),
        articles=tuple(filed.articles),
        set_aside=tuple(filed.set_aside),
        doubts=tuple(doubts.made),
        source=Source(
            name=origin.name, sha256=origin.sha256, format=origin.format, encoding=origin.encoding,
            text=context.source, part=part, undecodable=origin.undecodable,
        ),
    )  # fmt: skip


def _doubt_issue(doubts: Doubts, heading: _Heading, origin: Origin) -> None:
    plate = Span(heading.plate.start, heading.plate.end) if heading.plate else None
    if heading.newspaper is None:
        doubts.add("newspaper", _("没有印报名。"), 0)
    if heading.date is None:
        doubts.add("date", _("没有印日期。"), 0)
    elif heading.doubtful:
        doubts.add("date", _("日期与印的星期不合。"), 0.5, span=plate)
    if origin.undecodable and any(raw for _at, raw in origin.undecodable if not raw.startswith("00")):
        at = origin.undecodable[0][0]
        doubts.add("encoding", _("有读不出的字节。"), 0.5, span=Span(at, at))


def _doubt_pieces(
    doubts: Doubts, pieces: Sequence[Composed], grouped: Grouped, mismatched: Sequence[tuple[Composed, float]],
    habits: Habits | None,
) -> None:  # fmt: skip
    numbers = {id(piece): k + 1 for k, piece in enumerate(pieces)}
    for k, piece in enumerate(pieces, 1):
        span = piece.claims[0] if piece.claims else None
        if not piece.title and not piece.given and piece.article.kind not in {"notice", "ad"}:
            doubts.add("boundary", _("没有标题，从哪里开始不一定对。"), piece.sure, article=k, span=span)
        elif piece.title and habits is not None and (piece.sure < SURE or not habits.marked):
            doubts.add("boundary", _("标题没有记号，是不是标题要看一眼。"), piece.sure, article=k, span=span)
        if piece.lost_jump:
            doubts.add("continuation", _("转到别的版面，没有找到下文。"), 0.4, article=k, span=span)
        if piece.article.headline_status == "inferred":
            sure = next((r.confidence for r in piece.article.repairs if r.field == "headline"), 0.5)
            doubts.add("headline", _("印在上面的标题像是别的稿件的。"), sure, article=k, span=piece.head)
    for piece, score in mismatched:
        doubts.add("headline", _("标题与正文对不上。"), 1 - score, article=numbers[id(piece)], span=piece.head)
    for block in grouped.orphans:
        doubts.add("headline", _("标题下面没有正文。"), 0.6, span=Span(block.start, block.end))


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
        moved.append(_moved(record, at - record.span.start))
        at += record.span.end - record.span.start + 1
    return "".join(parts), moved


def _moved(record: Record, by: int) -> Record:
    def line(old: Line) -> Line:
        cuts = tuple(Span(c.start + by, c.end + by) for c in old.cuts)
        return replace(old, start=old.start + by, end=old.end + by, cuts=cuts)

    def lines(old: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line(x) for x in old)

    return replace(
        record, span=Span(record.span.start + by, record.span.end + by), headline=lines(record.headline),
        kicker=lines(record.kicker), subheadline=lines(record.subheadline), body=lines(record.body),
        byline=line(record.byline) if record.byline else None,
    )  # fmt: skip


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
    heading = _Heading(
        newspaper=first.newspaper if first else None,
        date=date,
        number=next((r.issue_number for r in records if r.issue_number), None),
    )
    context = Context(source=text, setting=Setting(noisy=noisy), date=date, year=_year(text, date))
    return _finish(grouped, context, heading, None, origin, part)


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
