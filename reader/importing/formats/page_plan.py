"""What each line of a page is: headline, byline, text, caption, what tells its day; or that it holds several pieces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.bylines import names
from reader.hanzi.folding import fold
from reader.importing.aside.paper_names import is_paper
from reader.importing.formats import page_words
from reader.importing.formats.html_line import HtmlLine
from reader.importing.formats.page_body import PageText, bare
from reader.importing.formats.page_day import Tellers, find_tellers
from reader.importing.formats.page_facts import PageFacts
from reader.importing.formats.page_headline import Stack, find_stack
from reader.importing.formats.page_source import title_head
from reader.importing.formats.seen_line import SeenLine
from reader.importing.who import leads

_WRITER = re.compile(
    r"(?:^|[-_ ])(?:author|reporter|byline|writer|journalist|zuozhe|jizhe)s?(?:$|[-_ ])", re.IGNORECASE
)
_SHORTEST_TEXT = 15
_BEGINNING = 8
"""So many lines of the text may be the line of time and source: some sites put it inside."""
_LONG = 30
"""So many characters with a comma among them, where the story runs, are its text without a full stop."""
_STORY = 60  # characters of running text
_REST = 0.1
_REST_OF_LIST = 0.3
_AFTER = 8
"""So many lines behind the text may still tell its day."""


def is_several(text: PageText, facts: PageFacts) -> bool:
    """Tell whether the page holds several pieces: two headings of its highest level, each over running text, and no
    line above them that is the page's own headline.
    """
    over_text: Counter[int] = Counter()
    firsts: dict[int, int] = {}  # the first heading of each level over running text
    level = at = 0
    for k, one in enumerate(text.lines):
        if one.furniture or not one.shown or one.line.linked > 0.6:
            continue
        if one.line.level and page_words.names_a_list(one.folded.strip()):
            level = 0
        elif one.line.level:
            level, at = one.line.level, k
        elif level and one.size >= 20 and page_words.is_running(one.folded):
            over_text[level] += 1
            firsts.setdefault(level, at)
            level = 0
    if not over_text or over_text[min(over_text)] < 2:
        return False
    heads = (*facts.headlines, *title_head(facts.title, facts.parts))
    wanted = {bare(fold(h)) for h in heads if not is_paper(fold(h).strip())}
    return not any(one.shown and one.bare in wanted for one in text.lines[: firsts[min(over_text)]])


@dataclass(slots=True)
class Plan:
    """What each line of a page is; `tellers` are the lines with day, source and people."""

    stack: Stack
    tellers: Tellers
    body: list[int] = field(default_factory=list)
    byline: int | None = None
    captions: set[int] = field(default_factory=set)

    def roles(self) -> dict[int, str]:
        """Return which part of the piece each of its lines is."""
        made: dict[int, str] = dict.fromkeys(self.body, "body")
        for name in ("headline", "kicker", "subheadline"):
            made |= dict.fromkeys(getattr(self.stack, name), name)
        return made if self.byline is None else {**made, self.byline: "byline"}


def make_plan(text: PageText, facts: PageFacts) -> Plan | None:
    """Decide what each line is; None where the page has no text."""
    seen = text.lines
    running = [k for k in sorted(text.inside) if seen[k].running and not page_words.is_for_readers(seen[k].folded)]
    if not running:
        return None
    first = next((k for k in running if seen[k].size >= _SHORTEST_TEXT), running[0])
    stack = find_stack(text, facts, first)
    top = stack.headline[0] if stack.headline else max(0, first - 8)
    begin = max(stack.lines, default=-1) + 1
    while first - 1 >= begin and _begins_above(text, first):
        first -= 1
    last = _last(text, running, first)
    if (end := _end_before_a_list(text, begin, first)) is not None and stack.headline:
        first, last = min(first, end), end
    looked = (*range(min(first + _BEGINNING, last)), *range(last, len(seen)))
    tellers = find_tellers(text, facts, [k for k in looked if k not in stack.lines])
    plan = Plan(stack, tellers)
    for k in range(min(begin if stack.headline else first, first), last + 1):
        if k in stack.lines or k in tellers.told:
            continue
        plan.byline = _choose(text, plan, k, first)
    texts = {seen[k].bare for k in plan.body if k in text.inside}
    plan.body = [k for k in plan.body if k in text.inside or seen[k].bare not in texts]  # some captions say it twice
    if not plan.body:
        return None
    near = range(top, last + _AFTER)
    kept = {k: t for k, t in tellers.told.items() if k in near or t.newspaper or t.date}
    # Below the text stand the days and papers of other pieces; their days only help where nothing else tells one.
    tellers.told = {k: t if k < near.stop else replace(t, newspaper=None) for k, t in kept.items()}
    return plan


def _begins_above(text: PageText, first: int) -> bool:
    """Tell whether the line above the first long one is the story's too: its sentence goes on, or is a short one in an
    element of the same make.
    """
    above, one = text.lines[first - 1], text.lines[first]
    words = above.folded.strip()
    if first - 1 not in text.inside:
        return False
    if words[-1:] in set(",、"):
        return True
    alike = [e.number for e in above.line.around[:-1]] == [e.number for e in one.line.around[:-1]]
    named = bool(above.line.around and one.line.around) and above.line.around[-1].name == one.line.around[-1].name
    plain = above.line.kind == "text" and not above.line.level and not above.furniture
    ends = words[-1:] in set("。!?…”」")
    running = above.running or (above.line.linked <= 0.5 and page_words.is_running(words))
    return ends and alike and named and plain and running and not page_words.is_for_readers(words)


def _end_before_a_list(text: PageText, begin: int, first: int) -> int | None:
    """Return the last line of a short story below its headline whose page has more text in a list of others below."""
    seen = text.lines
    plain = [k for k in range(begin, first) if seen[k].running and seen[k].shown and not seen[k].furniture]
    own = [k for k in plain if seen[k].line.linked < 0.5 and seen[k].size >= _SHORTEST_TEXT]
    if sum(seen[k].size for k in own) < _STORY or text.inside & set(own):
        return None
    below = (seen[k].folded.strip() for k in range(own[-1] + 1, first))
    return own[-1] if any(page_words.names_a_list(words) for words in below) else None


def _choose(text: PageText, plan: Plan, k: int, first: int) -> int | None:
    """Put a line between headline and end to the body, or leave it aside; return the line of the byline."""
    one, words = text.lines[k], text.lines[k].folded.strip()
    if plan.byline is None and k < first and one.shown and _is_writer(one.line, words):
        return k
    linked = one.line.linked > 0.5 and not (plan.body and _goes_on(text, plan.body[-1], k))
    amid = text.flow.first < k < text.flow.last and k in text.flow.home
    asked = page_words.without_rights(words) if one.line.kind == "caption" else words
    if not one.shown or one.furniture or linked or page_words.is_for_readers(asked, amid=amid):
        return plan.byline
    listed = page_words.names_a_list(words) and not one.line.level
    if listed and not any(below.line.linked <= 0.5 for below in text.lines[k + 1 : k + 2]):
        return plan.byline  # a list of links, amid the text or at its end
    if k < first + _BEGINNING and one.bare in {text.lines[h].bare for h in plan.stack.headline}:
        return plan.byline  # the headline once more
    name = one.line.around[-1].name if one.line.around else ""
    caption = one.line.kind == "caption" or page_words.is_caption(words, name + _outer(one.line))
    if plan.byline is None and k <= first + 1 and page_words.is_byline(words) and not caption:
        return k
    inside = k in text.inside and (k >= first or not page_words.begins_a_list(words))
    lead = one.size >= _SHORTEST_TEXT and (one.running or (k < first and leads.lead(words) is not None))
    if not (lead or one.running or caption or plan.body) and k < first and one.size >= _LONG and "," in words:
        plan.stack.subheadline.append(k)  # what it tells in short, without a full stop
        return plan.byline
    if not (caption or lead or (inside and (k >= first or _is_part(one.line)))):
        return plan.byline
    plan.body.append(k)
    if caption:
        plan.captions.add(k)
    return plan.byline


def _is_writer(line: HtmlLine, words: str) -> bool:
    """Tell a person's name in an element that is named for who wrote a piece: <div class="author"><a>何雁</a></div>."""
    return names.is_name(words) and any(_WRITER.search(element.name) for element in line.around[-2:])


def _goes_on(text: PageText, above: int, k: int) -> bool:
    """Tell whether a line ends a verse that the one above began, or says after a dash whose words those are."""
    seen = text.lines
    near = above == k - 1 and seen[k].line.around[:-1] == seen[above].line.around[:-1]
    follows = k + 1 < len(seen) and seen[k + 1].line.linked > 0.5 and _is_dashed(seen[k + 1].folded)
    named = not follows and bool(page_words.SAID_BY.fullmatch(seen[k].folded.strip()))
    return near and (seen[above].folded.strip()[-1:] in set(",、") or (named and not _is_dashed(seen[above].folded)))


def _is_dashed(folded: str) -> bool:
    return folded.strip()[:1] in set("-—–―")


def _is_part(line: HtmlLine) -> bool:
    """Tell lines above the first running one that belong to the text all the same: rows, subheads."""
    return line.kind == "row" or line.level > 0 or line.bold


def _outer(line: HtmlLine) -> str:
    return " " + line.around[-2].name if len(line.around) > 1 else ""


def _last(text: PageText, running: Sequence[int], first: int) -> int:
    """Return the last line of the text: before a list of other pieces, behind it only captions, credits and rows."""
    seen = text.lines
    last = first
    told = sum(seen[k].size for k in running)
    own = frozenset(running) & text.flow.home
    below = sum(seen[k].size for k in own if k >= first)
    over = False
    for k in range(first, max(text.inside) + 1):
        one = seen[k]
        below -= one.size if k in own else 0
        if not one.shown:
            continue
        words = one.folded.strip()
        over = over or (k > first and page_words.is_last_word(words))
        if over and k > first and (one.line.level in {1, 2} or page_words.names_a_list(words)):
            break  # another piece, or a list of others
        ends = page_words.begins_a_list(words) or (k not in text.flow.home and page_words.is_notice(words))
        if ends and k > first and _is_rest(one, below, told):
            break
        if one.furniture or k not in text.inside or one.line.linked > 0.5 or page_words.is_for_readers(words):
            continue
        name = one.line.around[-1].name if one.line.around else ""
        if (
            one.running
            or (k in text.flow.home and one.size >= _LONG and "," in words)
            or one.line.kind != "text"
            or words[-1:] in ")】"
            or page_words.is_caption(words, name)
            or (page_words.is_byline(words) and k - last <= 2)
        ):
            last = k
    return last


def _is_rest(one: SeenLine, below: int, told: int) -> bool:
    """Tell whether hardly anything of the story, `below` of `told` letters, stands below a line: of a line that only
    names a list, little.
    """
    sure = not one.line.level and page_words.names_a_list(one.folded.strip())
    return below <= (_REST_OF_LIST if sure else _REST) * told


def is_beside(text: PageText, plan: Plan, k: int) -> bool:
    """Tell whether what stands at a line is none of the piece's: in furniture, or beyond its headline and its text."""
    if text.lines[k].furniture:
        return True
    top = min((*plan.stack.lines, *plan.body), default=0)
    return k not in text.inside and not top <= k <= plan.body[-1] + 1
