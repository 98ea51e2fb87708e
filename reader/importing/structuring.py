"""The stages in their order: printed lines to issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.importing.aside import contents
from reader.importing.aside.between import take_weblines
from reader.importing.aside.day_lines import Days
from reader.importing.aside.furniture import label_furniture
from reader.importing.aside.nameplates import Nameplate
from reader.importing.aside.paper_names import own_name
from reader.importing.aside.recurring import label_recurring
from reader.importing.aside.splitting import Part, split, split_by_lines
from reader.importing.aside.tails import cut_tails
from reader.importing.aside.title_above import give_title_back
from reader.importing.aside.weblines import Webline
from reader.importing.composing import Context
from reader.importing.finishing import Heading, finish, year_of
from reader.importing.formats.page_source import agency, medium_of
from reader.importing.grouping import Grouped, group
from reader.importing.headlines.around_words import part_around
from reader.importing.headlines.briefs import split_briefs
from reader.importing.headlines.evidence import find_headlines
from reader.importing.headlines.habits import Habits
from reader.importing.headlines.labels import read_labels
from reader.importing.headlines.sections import part_suffixes
from reader.importing.lines.blocks import Block, Layout, Sheet, is_indented, is_unstopped, lay_out
from reader.importing.lines.line import Line, PrintedText
from reader.importing.origin import Origin
from reader.importing.pictures.leading import give_leading, take_leading
from reader.importing.records.labelled import read_labelled
from reader.importing.records.recording import from_records
from reader.importing.text import ocr
from reader.importing.text.jumps import follow_jumps
from reader.importing.text.mending import raw_text
from reader.importing.text.paragraphs import Setting, strand_of
from reader.importing.weighing.given import is_plain
from reader.model.issue import Page, PublicationIssue
from reader.model.text import Span

if TYPE_CHECKING:
    from reader.importing.weighing.weigh import Weighed


def structure(printed: PrintedText, origin: Origin, *, whole: bool = False) -> Iterator[PublicationIssue]:
    """Yield the issues that the lines hold, in printed order; none without text. `whole`: they are one issue."""
    if not printed.lines:
        return
    apart = read_labelled(printed)
    if apart:
        yield from from_records(printed.text, apart, origin)
        return
    printed = read_labels(printed)
    begun = _begin(printed)
    parts = split(begun.layout.blocks, begun.plates, printed.text)
    if whole and len(parts) > 1:
        begun.days.doubtful = Span(*_line_at(printed.text, parts[1].stretches[0][0]))
        parts.clear()
    if len(parts) < 2 and not whole and begun.tells_several_days():
        parts = _parts_by_lines(begun, printed)
        begun = _begin(printed)  # the stages have changed its blocks
    if len(parts) > 1:
        del begun  # each part is laid out anew, and a large source need not be held twice
        for k, part in enumerate(parts):
            own = part.of_text(printed)
            yield _finished(_begin(own, guessed=part.guessed), own, part.of_origin(origin, printed.text), k)
        return
    yield _finished(begun, printed, origin, 0)


def _line_at(text: str, start: int) -> tuple[int, int]:
    """Return the line that begins at a place, or the next one that holds something."""
    start += len(text[start:]) - len(text[start:].lstrip())
    end = text.find("\n", start)
    return start, end if end >= 0 else len(text)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A text's blocks, with what is no piece told apart."""

    layout: Layout
    setting: Setting
    aside: list[Block]
    told: list[Webline]
    plates: dict[int, Nameplate]
    days: Days

    def tells_several_days(self) -> bool:
        """Tell whether lines below headlines tell of several days or newspapers, and no masthead of one."""
        days, names = {w.date for w in self.told if w.date}, {w.newspaper for w in self.told if w.newspaper}
        return max(len(days), len(names)) > 1 and not any(p.date for p in self.plates.values())


@dataclass(frozen=True, slots=True)
class _Read:
    """A text read: its pieces in the making, what is known of the issue, and how its headlines are marked."""

    grouped: Grouped
    context: Context
    heading: Heading
    habits: Habits


def _begin(printed: PrintedText, *, guessed: bool = False, sheet: Sheet | None = None) -> _Begun:
    layout = lay_out(printed, sheet)
    setting = _setting(layout)
    aside, told = take_weblines(layout.blocks, printed.date)
    days = Days(given=printed.date, guessed=guessed)
    return _Begun(layout, setting, aside, told, label_furniture(layout.blocks, days), days)


def _parts_by_lines(begun: _Begun, printed: PrintedText) -> list[Part]:
    """Find the pieces of the whole text, and part it where the lines below their headlines tell of another issue."""
    _habits, grouped = _grouped(begun, printed)
    return split_by_lines(grouped.drafts, begun.told, printed.text)


def _setting(layout: Layout) -> Setting:
    """Look at how the whole text is set; clean the blocks' texts of recognition's spaces where it is full of them."""
    noisy = ocr.is_noisy(layout.blocks)
    if noisy:
        for block in layout.blocks:
            block.reread(raw_text(layout.text, strand_of(layout.text, block, noisy=True)))
    return Setting(noisy=noisy, indented=is_indented(layout.blocks), unstopped=is_unstopped(layout.blocks))


def _grouped(begun: _Begun, printed: PrintedText) -> tuple[Habits, Grouped]:
    """Find the pieces that a text's blocks make up."""
    layout, blocks = begun.layout, begun.layout.blocks
    cut_tails(blocks)
    label_recurring(blocks)
    split_briefs(blocks)
    habits = find_headlines(layout)
    if not any(b.label == "head" for b in blocks):
        give_title_back(blocks, begun.plates)
    part_around(blocks)
    part_suffixes(blocks)
    led = take_leading(blocks, printed.pictures)
    grouped = group(blocks, printed.page, printed.page_name, layout.wraps.width)
    give_leading(grouped, led)
    return habits, grouped


def _finished(begun: _Begun, printed: PrintedText, origin: Origin, part: int) -> PublicationIssue:
    """Read one issue: by the rules, and where its lines weigh otherwise once more, with what they are."""
    lines = printed.lines if is_plain(printed) else ()
    sheet = begun.layout.blocks[0].sheet if begun.layout.blocks else None
    printed.let_go()
    read = _read(begun, printed)
    given = _weighed(sheet, lines, read.grouped, begun.setting) if lines and sheet is not None else None
    if given is not None and given.changed:
        printed = replace(printed, lines=given.lines)
        again = _begin(printed, guessed=begun.days.guessed, sheet=sheet)
        again.days.doubtful = begun.days.doubtful
        printed.let_go()
        read = _read(again, printed)
    if given is not None:
        given.tell(read.grouped.drafts)
    return finish(read.grouped, read.context, read.heading, read.habits, origin, part)


def _weighed(sheet: Sheet, lines: Sequence[Line], grouped: Grouped, setting: Setting) -> Weighed:
    """Weigh the lines of a text without marks; only they need the arrays of numbers that it is done with."""
    from reader.importing.weighing.weigh import weighed

    return weighed(sheet, lines, grouped, setting)


def _read(begun: _Begun, printed: PrintedText) -> _Read:
    """Run the stages on one issue's blocks."""
    layout, blocks = begun.layout, begun.layout.blocks
    places = {k: Span(blocks[k].start, blocks[k].end) for k in begun.plates}
    habits, grouped = _grouped(begun, printed)
    heading = _heading(begun, places, printed)
    grouped.aside += begun.aside
    begun.aside.clear()
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
        setting=begun.setting,
        date=heading.date,
        year=year_of(layout.text, heading.date),
        brackets=bracketed,
    )
    return _Read(grouped, context, heading, habits)


def _heading(begun: _Begun, places: dict[int, Span], printed: PrintedText) -> Heading:
    """Put together what the mastheads say: the first of each; what the file or a site's lines say, where they do not.

    Lines that tell of several days or newspapers tell of none. `places` are the mastheads'.
    """
    plates, web = begun.plates, begun.told
    found = [plates[k] for k in sorted(plates)]
    dated = next((k for k in sorted(plates) if plates[k].date), None)
    names, days = {w.newspaper for w in web if w.newspaper}, {w.date for w in web if w.date}
    media = {medium for w in web if w.source and not agency(w.source) and (medium := medium_of(w.source))}
    paper = next((p.newspaper for p in found if p.newspaper), None) or printed.newspaper or _only(names)
    paper = paper or (_only(media) if not names else None)
    return Heading(
        newspaper=own_name(paper) if paper else None,
        date=next((p.date for p in found if p.date), None) or printed.date or _only(days),
        number=next((p.number for p in found if p.number), None),
        plate=places[dated] if dated is not None else None,
        doubtful=dated is not None and plates[dated].doubtful,
        guessed=begun.days.guessed,
        others=begun.days.doubtful,
    )


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
