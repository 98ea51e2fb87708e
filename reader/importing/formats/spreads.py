"""Understood pages to an extract: stories become records, what is no story is set aside with its reason.

Pages on which nothing looks like a headline are poured as lines: the text stages find the pieces in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.lines.line import Line
from reader.importing.lines.marks import BULLETS
from reader.importing.pages import Aside, Marks, Part, Run, Spread, Story
from reader.importing.pages.keeping import Placed, Places
from reader.importing.pages.line import Line as PageLine
from reader.importing.pages.line import runs_of
from reader.importing.pictures.found import Place
from reader.importing.records.record import Record
from reader.model.issue import SetAsideReason
from reader.model.messages import _
from reader.model.picture import PictureReason
from reader.model.text import Span

_REASONS: dict[str, SetAsideReason] = {"folio": "page"}


def extract_of(
    pages: Sequence[Marks], spreads: Sequence[Spread], format_name: str, warnings: Sequence[str] = ()
) -> Extract:
    """Return what the pages say; each record has the day of its page. Where each run stood is kept as `layout`.

    The spreads lose their stories as they are written down: many pages are held at a time.
    """
    turned = {s.number for s in spreads if s.turned}  # a sheet may hold two pages
    poured = _as_records(spreads) if _has_stories(spreads) else _as_lines(spreads)
    layout = poured.places.kept(pages, [k in turned for k in range(1, len(pages) + 1)])
    recognised = any(page.recognised for page in pages)
    extract = poured.extract(format_name, tuple(warnings))
    backward = any(page.backward for page in pages)
    if backward:
        told = _("有些横排的字看来是从右往左排的，已经照从右往左读了。请对照原图。")
        extract = replace(extract, warnings=(*extract.warnings, told))
    return replace(
        extract, layout=layout, recognised=recognised, backward=backward, shown=poured.shown
    )  # fmt: skip


def _shown(spread: Spread) -> dict[tuple[int, int], Place]:
    """Return where in the text each picture of a page that is written down stands."""
    made: dict[tuple[int, int], Place] = {}
    for one in spread.shown:
        spans = [p.line.span for p in one.story.parts if p.line.span] if one.story else []
        if one.story is None or not spans:
            made[spread.number, one.number] = Place(reason="furniture" if one.furniture else "unplaced")
            continue
        caption = one.caption.line.span if one.caption else None
        before = one.before.line.span if one.before else None
        of = spans[-1]
        at = caption.start if caption else before.start if before else of.end
        reason: PictureReason | None = "furniture" if one.story.kind == "ad" else None
        made[spread.number, one.number] = Place(
            at, at if caption else None, caption.start if caption else of.start, reason
        )
    return made


def _has_stories(spreads: Sequence[Spread]) -> bool:
    """Tell whether geometry found the pieces: headlines stand over most stretches of text."""
    stories = [s for spread in spreads for s in spread.stories if s.kind == "story"]
    headed = sum(s.has("headline") for s in stories)
    return headed > 0 and headed >= len(stories) - headed


def _by_day(spreads: Sequence[Spread]) -> list[tuple[str | None, list[Spread]]]:
    """Return the pages of each day; a page that says none is of the day before it."""
    made: list[tuple[str | None, list[Spread]]] = []
    for spread in spreads:
        day = spread.plate.date
        if made and (day is None or made[-1][0] is None or day == made[-1][0]):
            made[-1] = (made[-1][0] or day, [*made[-1][1], spread])
        else:
            made.append((day, [spread]))
    return made


@dataclass(slots=True)
class _Poured:
    """A text in the making: its records or lines, what is set aside, where runs and pictures of pages came to."""

    scroll: Scroll = field(default_factory=Scroll)
    records: list[Record] = field(default_factory=list)
    asides: list[tuple[Span, SetAsideReason]] = field(default_factory=list)
    doubtful: Span | None = None
    places: Places = field(default_factory=Places)
    shown: dict[tuple[int, int], Place] = field(default_factory=dict)

    def write(self, line: PageLine, sheet: int, **hints: object) -> tuple[Line, ...]:
        """Write a line of a page down, and remember where its runs stand."""
        made = self.scroll.write(line.text, sheet=sheet, **hints)  # type: ignore[arg-type]  # hints are fields of a line
        if made:
            line.span = Span(made[0].start, made[-1].end)
            words = self.scroll.words(made[0]) if len(made) == 1 else ""
            for one in _placed(runs_of(line), words, made[0].start, sheet):
                self.places.add(one)
        return made

    def done(self, spread: Spread) -> None:
        """Let go of a page that is written down."""
        spread.stories, spread.asides = [], []

    def extract(self, format_name: str, warnings: tuple[str, ...]) -> Extract:
        """Return it as an extract."""
        return Extract(
            text=self.scroll.text, format=format_name, warnings=warnings, records=tuple(self.records),
            lines=() if self.records else tuple(self.scroll.lines), aside=tuple(self.asides),
            doubtful_day=self.doubtful,
        )  # fmt: skip


def _as_records(spreads: Sequence[Spread]) -> _Poured:
    poured = _Poured()
    for day, own in _by_day(spreads):
        names = Counter(s.plate.newspaper for s in own if s.plate.newspaper)
        newspaper = names.most_common(1)[0][0] if names else None
        number = next((s.plate.number for s in own if s.plate.number), None)
        for spread in own:
            early = {"masthead", "staff", "section"}
            _pour_asides(poured, spread, [a for a in spread.asides if a.role in early])
            for story in spread.stories:
                record = _record(poured, story, spread, newspaper, day, number)
                if record:
                    poured.records.append(record)
            _pour_asides(poured, spread, [a for a in spread.asides if a.role not in early])
            poured.shown |= _shown(spread)
            poured.done(spread)
    return poured


def _pour_asides(poured: _Poured, spread: Spread, asides: Sequence[Aside]) -> None:
    for aside in asides:
        for line in poured.write(aside.line, aside.sheet or spread.number):
            span = Span(line.start, line.end)
            poured.asides.append((span, _REASONS.get(aside.role) or aside.role))  # type: ignore[arg-type]  # the rest are reasons
            if spread.plate.doubtful and poured.doubtful is None and aside.role == "masthead":
                poured.doubtful = span
    if asides:
        poured.scroll.blank()


def _placed(runs: Sequence[Run], words: str, start: int, sheet: int) -> list[Placed]:
    """Return the runs of a line that was written."""
    made: list[Placed] = []
    at = 0
    for run in runs:
        own = run.text.strip()
        found = words.find(own, at)
        if found < 0 or not own:
            continue  # characters that are no text were in it
        at = found + len(own)
        made.append(Placed(sheet, Span(start + found, start + at), run))
    return made


def _record(
    poured: _Poured, story: Story, spread: Spread, newspaper: str | None, day: str | None, number: str | None
) -> Record | None:
    """Write a story down; return its record."""
    scroll = poured.scroll
    start = scroll.length
    written: dict[str, list[Line]] = {}
    joint: Span | None = None
    for k, part in enumerate(story.parts):
        if k and part.role != story.parts[k - 1].role:
            scroll.blank()
        for line in _write(poured, part, spread):
            name = "body" if part.role in {"body", "subhead", "caption"} else part.role
            if name == "headline":
                line = _without_bullet(line, scroll.words(line))
            written.setdefault(name, []).append(line)
            if part.line is story.unsure:
                joint = Span(line.start, line.end)
    if scroll.length == start:
        return None
    span = scroll.since(start)
    scroll.blank()
    bylines = written.get("byline", [])
    return Record(
        span=span, headline=tuple(written.get("headline", ())), kicker=tuple(written.get("kicker", ())),
        subheadline=tuple(written.get("subheadline", ())), byline=bylines[0] if bylines else None,
        body=(*bylines[1:], *written.get("body", ())), newspaper=newspaper, date=day, issue_number=number,
        page=spread.plate.page, page_name=spread.plate.page_name, section=story.section, ad=story.kind == "ad",
        laid_out=True, sure=story.sure, joint=joint,
    )  # fmt: skip


def _without_bullet(line: Line, words: str) -> Line:
    """Return a headline's line without the mark that stands before it, or the brackets around it."""
    bare = words.lstrip(BULLETS).lstrip()
    start, end = line.start + len(words) - len(bare), line.end
    if bare[:1] in "【〖" and bare[-1:] in "】〗":
        start, end = start + 1, end - 1
    return replace(line, start=start, end=end) if end > start + 1 else line


def _write(poured: _Poured, part: Part, spread: Spread) -> tuple[Line, ...]:
    return poured.write(
        part.line,
        part.sheet,
        role=part.role if part.role in {"subhead", "caption"} else None,
        row=part.line.row if part.role == "body" else 0,
        size=round(part.line.size / spread.body, 2),
        indent=2.0 if part.opens and part.role == "body" else 0.0,
        opens=part.opens if part.role in {"body", "caption", "subhead"} else None,
    )


def _as_lines(spreads: Sequence[Spread]) -> _Poured:
    """Pour pages as lines: distances are blank lines, indents are kept, full lines wrap."""
    poured = _Poured()
    for spread in spreads:
        head = [a for a in spread.asides if a.role == "masthead"]
        foot = [a for a in spread.asides if a.role != "masthead"]
        for aside in head:
            poured.write(aside.line, spread.number, gap=1)
        for story in spread.stories:
            poured.scroll.blank()
            for k, part in enumerate(story.parts):
                body = part.role == "body"
                poured.write(
                    part.line, part.sheet, gap=0 if k else 1, size=round(part.line.size / spread.body, 2),
                    indent=2.0 if body and part.opens else 0.0, wraps=body and _wraps(story.parts, k),
                    row=part.line.row if body else 0,
                )  # fmt: skip
        for aside in foot:
            poured.write(aside.line, spread.number, gap=1)
        poured.scroll.blank()
        for one in spread.shown:  # of pages without stories apart nobody knows whose
            poured.shown[spread.number, one.number] = Place(reason="furniture" if one.furniture else "unplaced")
        poured.done(spread)
    return poured


def _wraps(parts: Sequence[Part], k: int) -> bool:
    return k + 1 < len(parts) and parts[k + 1].opens is False
