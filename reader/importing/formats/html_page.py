"""One HTML page: a piece as a newspaper's site shows it, or a whole issue saved as a page.

A page with one piece becomes a record, a page with several headings over text printed lines. Every word of the page is
poured once; what is no part of a piece has a role that says so.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from reader.importing.formats.decoding import decode
from reader.importing.formats.html_line import HtmlLine
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.page_body import PageText, see
from reader.importing.formats.page_day import Told, day
from reader.importing.formats.page_facts import MEDIA_LABEL, PageFacts, page_facts
from reader.importing.formats.page_paper import medium, paper
from reader.importing.formats.page_plan import Plan, is_beside, is_several, make_plan
from reader.importing.formats.page_source import title_head
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.lines.line import Line, LineRole
from reader.importing.records.record import Record
from reader.model.issue import DoubtKind

_BARE_TITLE = re.compile(r"\A\s*([^<>\n]{4,75}?)[ \t]*\n\s*(?=<(?:p|div|span)[\s>])", re.IGNORECASE)
"""What stands alone above the first tag of a page's inside."""
_LABELLED = re.compile(r"^【([^】]{2,14})】\S")


def read(
    data: bytes, *, name: str, encoding: str | None = None, address: str = "", resolve: Resolve = nowhere
) -> Extract:
    """Return the page's piece or pieces; `resolve` finds what is beside it. Raises ImportFailure: they are no text."""
    decoded = decode(data, encoding)
    scroll = Scroll()
    facts = page_facts(decoded.text, address=address)
    record = pour_page(html_lines(_BARE_TITLE.sub(r"<h1>\1</h1>", decoded.text)), facts, scroll, resolve)
    if record:
        record = replace(record, newspaper=record.newspaper or record.medium)
    return Extract(
        text=scroll.text,
        format="html",
        encoding=decoded.encoding,
        pictures=tuple(scroll.pictures),
        undecodable=decoded.undecodable,
        warnings=decoded.warnings,
        lines=tuple(scroll.lines),
        records=(record,) if record else (),
        newspaper=record.newspaper if record else facts.newspaper or facts.site or facts.medium,
        date=record.date if record else facts.date,
        page=facts.page,
    )


def pour_page(
    lines: list[HtmlLine],
    facts: PageFacts,
    scroll: Scroll,
    resolve: Resolve = nowhere,
    elsewhere: Set[str] = frozenset(),
) -> Record | None:
    """Write a page onto the scroll: its one piece as a record, else as printed lines (None).

    `elsewhere`: lines that other pages of its folder print too.
    """
    text = see(lines, (*facts.headlines, *title_head(facts.title, facts.parts)), elsewhere)
    pictures = PagePictures(scroll, resolve)
    plan = None if is_several(text, facts) else make_plan(text, facts)
    if plan is None:
        pour_lines(text, scroll, pictures)
    record = _pour(text, plan, facts, scroll, pictures) if plan is not None else None
    pictures.finish()
    return record


def holds_piece(lines: list[HtmlLine], facts: PageFacts) -> bool:
    """Tell whether a page holds a piece: running text, and a headline over it."""
    text = see(lines, (*facts.headlines, *title_head(facts.title, facts.parts)))
    plan = make_plan(text, facts)
    return plan is not None and bool(plan.stack.headline)


def _pour(text: PageText, plan: Plan, facts: PageFacts, scroll: Scroll, pictures: PagePictures) -> Record:
    """Write the whole page in its order; return the record of its piece."""
    roles = plan.roles()
    poured: dict[str, list[Line]] = {
        name: [] for name in ("kicker", "headline", "subheadline", "byline", "body", "title", "aside")
    }
    begin = scroll.length
    for k, one in enumerate(text.lines):
        role = roles.get(k)
        pictures.before(one.line, reason="furniture" if is_beside(text, plan, k) else None)
        if role is None:
            _pour_aside(one.line, plan.tellers.told.get(k), plan.byline is None, scroll, poured)
        elif role == "headline":
            _pour_headline(one.line, scroll, poured)
        else:
            made = scroll.write_line(one.line.text, one.line.cuts, **_hints(one.line, role, k in plan.captions))
            poured[role] += made
            pictures.behind(one.line, made)
    headline = poured["headline"] or _headline_of_title(facts, scroll, poured)
    place = next((t for t in plan.tellers.told.values() if t.page), None)
    told = day(plan.tellers, facts, min(plan.stack.lines, default=0), (plan.body[0], plan.body[-1]))
    label = _LABELLED.match("".join(scroll.words(x) for x in headline[:1]))
    used = {line.start for name in ("kicker", "headline", "subheadline", "byline", "body") for line in poured[name]}
    used |= {line.start for line in headline}
    return Record(
        span=scroll.since(begin),
        headline=tuple(headline),
        kicker=tuple(poured["kicker"]),
        subheadline=tuple(poured["subheadline"]),
        byline=poured["byline"][0] if poured["byline"] else None,
        body=tuple(poured["body"]),
        aside=tuple(line for line in poured["aside"] if line.start not in used),
        newspaper=paper(plan.tellers, facts, min(plan.stack.lines, default=0)),
        medium=medium(plan.tellers, facts, min(plan.stack.lines, default=0)),
        date=told[0],
        page=facts.page or (place.page if place else None),
        page_name=facts.page_name or (place.page_name if place else None),
        section=facts.section or (label.group(1) if label else None),
        unsure=_unsure(told[1], plan.stack.sure),
    )


def _unsure(dated: bool, headed: bool) -> tuple[DoubtKind, ...]:
    """Return what witnesses disagree on."""
    made: list[DoubtKind] = [] if dated else ["date"]
    return tuple(made if headed else [*made, "headline"])


def _hints(line: HtmlLine, role: str, caption: bool) -> dict[str, object]:
    """Return what is known of a line as it is poured."""
    if role != "body":
        return {"bold": line.bold}
    made: dict[str, object] = {"bold": line.bold and not line.level, "opens": True, "row": line.row}
    if caption:
        made["role"] = "caption"
    elif line.level:
        made["role"] = "subhead"
    return made


def _pour_headline(line: HtmlLine, scroll: Scroll, poured: dict[str, list[Line]]) -> None:
    label = MEDIA_LABEL.match(line.text)
    cut = label.end() if label else 0
    if label:
        poured["aside"] += scroll.write(label.group(), role="furniture")
    cuts = tuple(type(c)(c.start - cut, c.end - cut) for c in line.cuts if c.start >= cut)
    poured["headline"] += scroll.write_line(line.text[cut:], cuts, bold=line.bold)


def _aside_role(line: HtmlLine) -> LineRole:
    return "furniture" if line.role in {None, "caption"} else line.role or "furniture"


def _pour_aside(line: HtmlLine, told: Told | None, wanted: bool, scroll: Scroll, poured: dict[str, list[Line]]) -> None:
    """Write a line that is no part of the piece; of one that tells its people, they are the byline."""
    is_title = bool(line.around) and line.around[-1].tag == "title"
    words = line.spaced
    if told is None or told.author is None or not wanted or poured["byline"]:
        role: LineRole = "masthead" if told else _aside_role(line)
        made = scroll.write(words, role=role)
        poured["aside"] += made
        poured["title"] += made if is_title else ()
        return
    start, end = told.author
    poured["aside"] += scroll.write(words[:start], role="masthead")
    poured["byline"] += scroll.write(words[start:end])
    poured["aside"] += scroll.write(words[end:], role="masthead")


def _headline_of_title(facts: PageFacts, scroll: Scroll, poured: dict[str, list[Line]]) -> list[Line]:
    """Return the headline in the page's title, where the page prints none."""
    wanted = [h for h in (*facts.headlines, *title_head(facts.title, facts.parts)) if h]
    for line in poured["title"]:
        for words in wanted:
            at = scroll.words(line).find(words)
            if at >= 0:
                return [Line(start=line.start + at, end=line.start + at + len(words))]
    return []


def pour_lines(text: PageText, scroll: Scroll, pictures: PagePictures) -> None:
    """Write a page with several pieces, or with none, as printed lines."""
    running = sum(x.size for x in text.lines if x.line.linked < 0.5 and x.running)
    linked = sum(x.size for x in text.lines if x.line.linked > 0.8)
    titled = any(x.line.level and not x.furniture and x.line.linked < 0.5 for x in text.lines)
    named = {x.bare for x in text.lines if x.line.around and x.line.around[-1].tag == "title"}
    says = any(x.shown and not x.furniture and x.bare not in named for x in text.lines)
    only_list = not says or (linked > 0 and (running < 0.25 * linked or (not titled and running < 2 * linked)))
    for one in text.lines:
        line = one.line
        furniture = one.furniture or line.linked > 0.8 or only_list or not one.shown
        role = _aside_role(line) if furniture else line.role
        bold = line.bold and not line.level
        pictures.before(line, reason="furniture" if one.furniture else None)
        made = scroll.write_line(line.text, line.cuts, role=role, level=line.level, bold=bold, opens=True, row=line.row)
        pictures.behind(line, made)
