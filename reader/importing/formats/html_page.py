"""One HTML page: a piece as a newspaper's site shows it, or a whole issue saved as a page.

A page with one piece becomes a record, a page with several headings over text printed lines. Every word of the page is
poured once; what is no part of a piece has a role that says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.hanzi.folding import fold
from reader.importing.formats import page_words
from reader.importing.formats.decoding import decode
from reader.importing.formats.html_lines import HtmlLine, html_lines
from reader.importing.formats.page_body import PageText, bare, see
from reader.importing.formats.page_day import Tellers, Told, day, find_tellers, paper
from reader.importing.formats.page_facts import MEDIA_LABEL, PageFacts, page_facts
from reader.importing.formats.page_headline import Stack, find_stack
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.lines.line import Line, LineRole
from reader.importing.records.record import Record
from reader.model.issue import DoubtKind

_LABELLED = re.compile(r"^【([^】]{2,14})】\S")
_SHORTEST_TEXT = 15
_BEGINNING = 8
"""So many lines of the text may be the line of time and source: some sites put it inside."""
_AFTER = 8
"""So many lines behind the text may still tell its day."""


def read(data: bytes, *, name: str, encoding: str | None = None, address: str = "") -> Extract:
    """Return the page's piece or pieces. Raises ImportFailure where the bytes are no text."""
    decoded = decode(data, encoding)
    scroll = Scroll()
    facts = page_facts(decoded.text, address=address)
    lines, pictures = html_lines(decoded.text)
    record = pour_page(lines, facts, scroll)
    return Extract(
        text=scroll.text,
        format="html",
        encoding=decoded.encoding,
        pictures=pictures,
        undecodable=decoded.undecodable,
        warnings=decoded.warnings,
        lines=tuple(scroll.lines),
        records=(record,) if record else (),
        newspaper=record.newspaper if record else facts.newspaper or facts.site,
        date=record.date if record else facts.date,
        page=facts.page,
    )


def pour_page(lines: list[HtmlLine], facts: PageFacts, scroll: Scroll) -> Record | None:
    """Write a page onto the scroll: its one piece as a record, else as printed lines (None)."""
    text = see(lines, (*facts.headlines, *facts.parts[:1]))
    if not is_several(text, facts):
        plan = _plan(text, facts)
        if plan is not None:
            return _pour(text, plan, facts, scroll)
    pour_lines(text, scroll)
    return None


def holds_piece(lines: list[HtmlLine], facts: PageFacts) -> bool:
    """Tell whether a page holds a piece: running text, and a headline over it."""
    text = see(lines, (*facts.headlines, *facts.parts[:1]))
    plan = _plan(text, facts)
    return plan is not None and bool(plan.stack.headline)


def is_several(text: PageText, facts: PageFacts) -> bool:
    """Tell whether the page holds several pieces: two headings of its highest level, each over running text, and no
    line above them that is the page's own headline.
    """
    over_text: Counter[int] = Counter()
    level = first = 0
    for k, one in enumerate(text.lines):
        if one.furniture or not one.shown or one.line.linked > 0.6:
            continue
        if one.line.level:
            level = one.line.level
            first = first or k
        elif level and one.size >= 20 and page_words.is_running(one.folded):
            over_text[level] += 1
            level = 0
    if not over_text or over_text[min(over_text)] < 2:
        return False
    wanted = {bare(fold(h)) for h in (*facts.headlines, *facts.parts[:1])}
    return not any(one.shown and one.bare in wanted for one in text.lines[:first])


@dataclass(slots=True)
class _Plan:
    """What each line of a page is; `tellers` are the lines with day, source and people."""

    stack: Stack
    tellers: Tellers
    body: list[int] = field(default_factory=list)
    byline: int | None = None
    captions: set[int] = field(default_factory=set)


def _plan(text: PageText, facts: PageFacts) -> _Plan | None:
    """Decide what each line is; None where the page has no text."""
    seen = text.lines
    running = [k for k in sorted(text.inside) if seen[k].running and not page_words.is_for_readers(seen[k].folded)]
    if not running:
        return None
    first = next((k for k in running if seen[k].size >= _SHORTEST_TEXT), running[0])
    stack = find_stack(text, facts, first)
    top = stack.headline[0] if stack.headline else max(0, first - 8)
    begin = max(stack.lines, default=-1) + 1
    last = _last(text, running, first)
    looked = (*range(min(first + _BEGINNING, last)), *range(last, len(seen)))
    tellers = find_tellers(text, facts, [k for k in looked if k not in stack.lines])
    plan = _Plan(stack, tellers)
    for k in range(min(begin if stack.headline else first, first), last + 1):
        if k in stack.lines or k in tellers.told:
            continue
        plan.byline = _choose(text, plan, k, first)
    texts = {seen[k].bare for k in plan.body if k in text.inside}
    plan.body = [k for k in plan.body if k in text.inside or seen[k].bare not in texts]  # some captions say it twice
    if not plan.body:
        return None
    near = range(top, last + _AFTER)
    tellers.told = {k: t for k, t in tellers.told.items() if k in near or t.newspaper or t.date}
    return plan


def _choose(text: PageText, plan: _Plan, k: int, first: int) -> int | None:
    """Put a line between headline and end to the body, or leave it aside; return the line of the byline."""
    one = text.lines[k]
    words = one.folded.strip()
    if not one.shown or one.furniture or one.line.linked > 0.5 or page_words.is_for_readers(words):
        return plan.byline
    if k < first + _BEGINNING and one.bare in {text.lines[h].bare for h in plan.stack.headline}:
        return plan.byline  # the headline once more
    name = one.line.around[-1].name if one.line.around else ""
    caption = one.line.kind == "caption" or page_words.is_caption(words, name + _outer(one.line))
    if plan.byline is None and k <= first + 1 and page_words.is_byline(words) and not caption:
        return k
    inside = k in text.inside and (k >= first or not page_words.begins_a_list(words))
    lead = one.running and one.size >= _SHORTEST_TEXT
    if not (caption or lead or (inside and (k >= first or _is_part(one.line)))):
        return plan.byline
    plan.body.append(k)
    if caption:
        plan.captions.add(k)
    return plan.byline


def _is_part(line: HtmlLine) -> bool:
    """Tell lines above the first running one that belong to the text all the same: rows, subheads."""
    return line.kind == "row" or line.level > 0 or line.bold


def _outer(line: HtmlLine) -> str:
    return " " + line.around[-2].name if len(line.around) > 1 else ""


def _last(text: PageText, running: Sequence[int], first: int) -> int:
    """Return the last line of the text: before a list of other pieces, behind it only captions, credits and rows."""
    seen = text.lines
    last = first
    for k in range(first, max(text.inside) + 1):
        one = seen[k]
        if not one.shown or one.furniture:
            continue
        words = one.folded.strip()
        if page_words.begins_a_list(words) and k > first and not one.line.level:
            break
        if page_words.begins_a_list(words) and k > running[-1]:
            break
        if k not in text.inside or one.line.linked > 0.5 or page_words.is_for_readers(words):
            continue
        name = one.line.around[-1].name if one.line.around else ""
        if (
            one.running
            or one.line.kind != "text"
            or words[-1:] in ")】"
            or page_words.is_caption(words, name)
            or (page_words.is_byline(words) and k - last <= 2)
        ):
            last = k
    return last


def _pour(text: PageText, plan: _Plan, facts: PageFacts, scroll: Scroll) -> Record:
    """Write the whole page in its order; return the record of its piece."""
    roles: dict[int, str] = dict.fromkeys(plan.body, "body")
    for name in ("headline", "kicker", "subheadline"):
        roles |= dict.fromkeys(getattr(plan.stack, name), name)
    if plan.byline is not None:
        roles[plan.byline] = "byline"
    poured: dict[str, list[Line]] = {
        name: [] for name in ("kicker", "headline", "subheadline", "byline", "body", "title", "aside")
    }
    begin = scroll.length
    for k, one in enumerate(text.lines):
        role = roles.get(k)
        if role is None:
            _pour_aside(one.line, plan.tellers.told.get(k), plan.byline is None, scroll, poured)
        elif role == "headline":
            _pour_headline(one.line, scroll, poured)
        else:
            poured[role] += scroll.write_line(
                one.line.text, one.line.cuts, **_hints(one.line, role, k in plan.captions)
            )
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
    wanted = [h for h in (*facts.headlines, *facts.parts[:1]) if h]
    for line in poured["title"]:
        for words in wanted:
            at = scroll.words(line).find(words)
            if at >= 0:
                return [Line(start=line.start + at, end=line.start + at + len(words))]
    return []


def pour_lines(text: PageText, scroll: Scroll) -> None:
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
        scroll.write_line(line.text, line.cuts, role=role, level=line.level, bold=bold, opens=True, row=line.row)
