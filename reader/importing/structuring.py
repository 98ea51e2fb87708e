"""The stages in their order: printed lines to issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.importing.aside import contents
from reader.importing.aside.between import take_weblines
from reader.importing.aside.furniture import label_furniture
from reader.importing.aside.nameplates import Nameplate, give_title_back
from reader.importing.aside.recurring import label_recurring
from reader.importing.aside.splitting import part_of, split
from reader.importing.aside.tails import cut_tails
from reader.importing.aside.weblines import Webline
from reader.importing.composing import Context
from reader.importing.finishing import Heading, finish, year_of
from reader.importing.grouping import group
from reader.importing.headlines.briefs import split_briefs
from reader.importing.headlines.evidence import find_headlines
from reader.importing.headlines.labels import read_labels
from reader.importing.headlines.sections import part_suffixes
from reader.importing.lines.blocks import Block, Layout, is_indented, is_unstopped, lay_out
from reader.importing.lines.line import PrintedText
from reader.importing.origin import Origin
from reader.importing.records.labelled import read_labelled
from reader.importing.records.recording import from_records
from reader.importing.text import ocr
from reader.importing.text.jumps import follow_jumps
from reader.importing.text.mending import raw_text
from reader.importing.text.paragraphs import Setting, strand_of
from reader.model.issue import Page, PublicationIssue
from reader.model.text import Span


def structure(printed: PrintedText, origin: Origin, *, whole: bool = False) -> Iterator[PublicationIssue]:
    """Yield the issues that the lines hold, in printed order; none without text. `whole`: they are one issue."""
    if not printed.lines:
        return
    apart = read_labelled(printed)
    if apart:
        yield from from_records(printed.text, apart, origin)
        return
    printed = read_labels(printed)
    layout = lay_out(printed)
    setting = _setting(layout)
    web = take_weblines(layout.blocks)
    plates = label_furniture(layout.blocks)
    parts = [] if whole else split(layout.blocks, plates, printed.text)
    if len(parts) > 1:
        del layout, plates, web  # each part is laid out anew, and a large source need not be held twice
        for k, (start, end) in enumerate(parts):
            yield _issue(part_of(printed, start, end), _part_origin(origin, printed.text, start, end), k)
        return
    yield _from_layout(layout, plates, web, setting, printed, origin, 0)


def _issue(printed: PrintedText, origin: Origin, part: int) -> PublicationIssue:
    layout = lay_out(printed)
    setting = _setting(layout)
    web = take_weblines(layout.blocks)
    return _from_layout(layout, label_furniture(layout.blocks), web, setting, printed, origin, part)


def _part_origin(origin: Origin, text: str, start: int, end: int) -> Origin:
    end = end if end < len(text) else end + 1  # what stands behind everything too
    lost = tuple((at - start, raw) for at, raw in origin.undecodable if start <= at < end)
    own = tuple(p.moved(-start) for p in origin.pictures if start <= p.at < end)
    return replace(origin, undecodable=lost, pictures=own)


def _setting(layout: Layout) -> Setting:
    """Look at how the whole text is set; clean the blocks' texts of recognition's spaces where it is full of them."""
    noisy = ocr.is_noisy(layout.blocks)
    if noisy:
        for block in layout.blocks:
            block.reread(raw_text(layout.text, strand_of(layout.text, block, noisy=True)))
    return Setting(noisy=noisy, indented=is_indented(layout.blocks), unstopped=is_unstopped(layout.blocks))


def _from_layout(
    layout: Layout,
    plates: dict[int, Nameplate],
    web: tuple[list[Block], list[Webline]],
    setting: Setting,
    printed: PrintedText,
    origin: Origin,
    part: int,
) -> PublicationIssue:
    """Run the stages on one issue's blocks."""
    printed.let_go()
    blocks = layout.blocks
    cut_tails(blocks)
    label_recurring(blocks)
    split_briefs(blocks)
    habits = find_headlines(layout)
    if not any(b.label == "head" for b in blocks):
        give_title_back(blocks, plates)
    part_suffixes(blocks)
    heading = _heading(blocks, plates, web[1], printed)
    grouped = group(blocks, printed.page, printed.page_name, layout.wraps.width)
    grouped.aside += web[0]
    web[0].clear()
    contents.set_aside_lists(grouped)
    grouped.drafts = follow_jumps(grouped.drafts)
    if not grouped.pages and printed.page:
        grouped.pages.append(Page(page=printed.page, name=printed.page_name))
    bracketed = (
        sum(b.label == "head" and b.text[0] in "【[〖*「『〈" and b.text[-1] in "】]〗*」』〉" for b in blocks) >= 2
    )
    blocks.clear()  # each goes with its draft
    context = Context(
        source=layout.text,
        setting=setting,
        date=heading.date,
        year=year_of(layout.text, heading.date),
        brackets=bracketed,
    )
    return finish(grouped, context, heading, habits, origin, part)


def _heading(
    blocks: Sequence[Block], plates: dict[int, Nameplate], web: Sequence[Webline], printed: PrintedText
) -> Heading:
    """Put together what the mastheads say: the first of each; what the file or a site's lines say, where they do not.

    Lines that tell of several days or newspapers tell of none.
    """
    found = [plates[k] for k in sorted(plates)]
    dated = next((k for k in sorted(plates) if plates[k].date), None)
    names, days = {w.newspaper for w in web if w.newspaper}, {w.date for w in web if w.date}
    return Heading(
        newspaper=next((p.newspaper for p in found if p.newspaper), None) or printed.newspaper or _only(names),
        date=next((p.date for p in found if p.date), None) or printed.date or _only(days),
        number=next((p.number for p in found if p.number), None),
        plate=Span(blocks[dated].start, blocks[dated].end) if dated is not None else None,
        doubtful=dated is not None and plates[dated].doubtful,
    )


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
