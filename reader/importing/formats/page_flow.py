"""Where a page's story runs: in which elements its paragraphs stand, and which boxes amid and behind are none of it.

A story's paragraphs stand together in one element, or each in an element of one make. What stands elsewhere is a box,
and is judged by what it does: it lists other pieces, is headed by what a site says, or stands behind the story's end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importing.formats import page_words
from reader.importing.who.credit_lines import is_credit

if TYPE_CHECKING:
    from reader.importing.formats.html_elements import Element
    from reader.importing.formats.seen_line import SeenLine

_FLOW = frozenset(
    (
        "p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dl", "dt", "dd", "figure",
        "figcaption", "center", "founder-content",
    )
)  # fmt: skip
"""What parts a text without making a box of it."""
_TABLE = frozenset({"table", "tr", "td", "th"})
_APART = frozenset({"table", "aside", "form"})
"""Elements that hold no subhead."""
_SHARE = 0.2
"""An element, or a make of elements, with so much of the running text is the story's."""
_LABEL = 24
"""So many characters of a line are a label still, whatever mark they end in."""
_LONGEST_NAME = 4
_TELLS = 40
"""So many characters of a sentence are a story's, whatever heads its box."""
_DIGITS = re.compile(r"\d+")
_BESIDE_NAME = re.compile(
    r"(?:^|[-_ ]|(?<=[a-z])(?=[A-Z]))(?:(?:ads?|gg|hot|qr|likes?)(?=$|[-_ A-Z])|share|fenxiang|advert|guanggao|promo"
    r"|sponsor|recommend|tuijian|related?|xiangguan|rank|paihang|comment|pinglun|reply|replies|subscri|newsletter|donat"
    r"|survey|poll|vote|toupiao|quiz|download|qrcode|erweima|ewm|follow|login|ticker|widget|banner|copyright|disclaim"
    r"|toolbar)"
)
"""What makers of pages call boxes beside a story, in English and in pinyin; a hint, which sentences outweigh."""


@dataclass(slots=True)
class Flow:
    """The lines that stand where the story does, and the first and last of them that run; -1 where none does."""

    home: frozenset[int] = frozenset()
    first: int = -1
    last: int = -1


@dataclass(slots=True)
class _Box:
    """The lines of one box, in order, by their numbers, and the elements that make it: none in which the story runs."""

    lines: list[int] = field(default_factory=list)
    elements: dict[int, Element] = field(default_factory=dict)

    @property
    def is_apart(self) -> bool:
        """Whether its elements hold no subheads."""
        return any(e.tag in _APART for e in self.elements.values())

    @property
    def is_named(self) -> bool:
        """Whether one of its elements is called what boxes beside stories are."""
        return any(_BESIDE_NAME.search(e.name[len(e.tag) :].strip()) for e in self.elements.values())

    @property
    def is_loose(self) -> bool:
        """Whether it is a paragraph of a name of its own."""
        return all(e.tag in _FLOW for e in self.elements.values())


def find_flow(seen: Sequence[SeenLine], inside: Iterable[int], elsewhere: Set[str] = frozenset()) -> Flow:
    """Return where the story runs among the lines of the element that holds the text.

    `elsewhere`: lines that other pages of the folder print too; with them no story ends.
    """
    order = sorted(inside)
    places = {k: _place(seen[k]) for k in order}
    by_place: Counter[int] = Counter()
    by_make: Counter[tuple[str, ...]] = Counter()
    for k in order:
        if seen[k].running:
            by_place[places[k]] += seen[k].size
            by_make[_make(seen[k].line.around)] += seen[k].size
    least = max(1.0, _SHARE * by_place.total())
    own = {k: _make(seen[k].line.around) for k in order}
    home = frozenset(
        k
        for k in order
        if by_make[own[k]] >= least or (by_place[places[k]] >= least and not _is_odd(seen[k], by_make, own[k]))
    )
    running = [k for k in order if k in home and seen[k].running and not page_words.is_for_readers(_words(seen[k]))]
    running = [k for k in running if seen[k].bare not in elsewhere] or running
    return Flow(home, running[0], running[-1]) if running else Flow()


def repeated_lines(seen: Sequence[SeenLine], inside: Iterable[int], flow: Flow, elsewhere: Set[str]) -> frozenset[int]:
    """Return the lines that other pages print too, beside the story and behind its end; amid it they are its own, and
    behind it who wrote it and that it goes on.
    """
    if not elsewhere or flow.last < 0:
        return frozenset()
    apart = (k for k in inside if k > flow.last or (k > flow.first and k not in flow.home))
    return frozenset(k for k in apart if seen[k].bare in elsewhere and not is_credit(_words(seen[k])))


def strange_boxes(seen: Sequence[SeenLine], inside: Iterable[int], flow: Flow) -> frozenset[int]:
    """Return the lines inside a page's text, behind where it begins, that stand in boxes that are none of it."""
    if flow.last < 0:
        return frozenset()
    holds = {e.number for k in flow.home if seen[k].running for e in seen[k].line.around}
    boxes: dict[int, _Box] = {}
    signs: list[int] = []
    for k in sorted(inside):
        if k <= flow.first:
            continue
        one = seen[k]
        if k > flow.last and _is_sign(one):
            signs.append(k)
        if k not in flow.home:
            elements = [e for e in one.line.around if e.number not in holds]
            box = boxes.setdefault(elements[0].number if elements else -k, _Box())
            box.lines.append(k)
            box.elements.update((e.number, e) for e in elements)
    _complete(seen, boxes)
    made: set[int] = set()
    for box in boxes.values():
        behind = box.lines[0] > flow.last
        ended = behind and bool(signs) and signs[0] <= box.lines[0]
        if _is_beside(seen, box, behind=behind, ended=ended):
            made.update(box.lines)
    return frozenset(made)


def _is_odd(one: SeenLine, by_make: Counter[tuple[str, ...]], own: tuple[str, ...]) -> bool:
    """Tell a label that runs in a paragraph of a name of its own, where nearly all others share one make."""
    named = one.line.around and one.line.around[-1].name != one.line.around[-1].tag
    alone = by_make[own] <= one.size <= _LABEL and max(by_make.values()) >= 0.8 * by_make.total()
    return bool(named and alone and one.running and one.folded.strip()[-1:] not in set("。,、;:”)】"))


def _complete(seen: Sequence[SeenLine], boxes: dict[int, _Box]) -> None:
    """Add the elements of what stands in the boxes and is furniture already: fields, buttons."""
    for one in seen:
        if one.furniture and (box := next((boxes[e.number] for e in one.line.around if e.number in boxes), None)):
            home = next(k for k, e in enumerate(one.line.around) if e.number in boxes)
            box.elements.update((e.number, e) for e in one.line.around[home:])


def _words(one: SeenLine) -> str:
    return one.folded.strip()


def _place(one: SeenLine) -> int:
    """Return the number of the element that a line stands in, paragraphs and lists and the table of a row apart."""
    row = one.line.kind == "row"
    for element in reversed(one.line.around):
        if element.tag not in _FLOW and not (row and element.tag in _TABLE):
            return element.number
    return 0


def _make(around: Sequence[Element]) -> tuple[str, ...]:
    """Return the names of the elements around a line, without numbers."""
    return tuple(_DIGITS.sub("", e.name) for e in around)


def _is_sign(one: SeenLine) -> bool:
    """Tell a line behind which a story is over: what a site says, links, the head of a list."""
    if not one.shown or not one.size:
        return False
    words = _words(one)
    return one.furniture or one.line.linked > 0.5 or page_words.is_for_readers(words) or page_words.names_a_list(words)


def _is_beside(seen: Sequence[SeenLine], box: _Box, *, behind: bool, ended: bool) -> bool:
    """Tell whether a box is none of the story's; pictures with their captions and rows of values stay."""
    lines = [seen[k] for k in box.lines if seen[k].shown and seen[k].size]
    if not lines or any(one.line.kind in {"row", "caption"} for one in lines):
        return False
    headlines = [one.size for one in lines if one.line.linked > 0.5 and one.size > _LONGEST_NAME]
    linked, links = sum(headlines), len(headlines)
    told = [one.size for one in lines if one.running and not page_words.is_for_readers(_words(one))]
    longest = max(told, default=0)
    if links > 1 and longest <= _LABEL and linked >= 0.6 * sum(one.size for one in lines):
        return True
    asks = page_words.names_a_list(_words(lines[0])) or page_words.is_for_readers(_words(lines[0]))
    if len(lines) > 1 and longest < _TELLS and (asks or box.is_named):
        return True
    labels = longest <= _LABEL and not any(map(_tells, lines))
    if labels and len(lines) > 1 and any(page_words.is_for_readers(_words(one)) for one in lines):
        return True
    if any(seen[k].line.picture is not None for k in box.lines) and not (ended and (links or len(told) > 1)):
        return False
    if not told and ((len(lines) == 1 and lines[0].line.linked >= 0.3) or box.is_apart or box.is_named):
        return labels
    if labels and not told and _repeats(seen, box, least=1):
        return True
    if behind and not ended and _repeats(seen, box):
        return not _are_sections(lines, longest)
    return behind and (ended or _ends_in_labels(lines, told, loose=box.is_loose))


def _are_sections(lines: Sequence[SeenLine], longest: int) -> bool:
    """Tell parts of a story, each under its heading, or questions and answers: cards have links, replies labels."""
    bold = longest > _LABEL
    return all(one.line.linked <= 0.5 and (one.running or one.line.level or (bold and one.line.bold)) for one in lines)


def _tells(one: SeenLine) -> bool:
    """Tell a heading, a sentence with its full stop, speech, and a line that goes on."""
    words = _words(one)
    return bool(one.line.level) or words[-1:] in set(",、") or any(sign in words for sign in "。“”「」『』")


def _ends_in_labels(lines: Sequence[SeenLine], told: Sequence[int], *, loose: bool) -> bool:
    """Tell a box behind a story that is headed by a label or holds hardly more than labels: no sentence is long."""
    longest = max(told, default=0)
    if len(lines) == 1:
        return loose and 0 < longest <= _LABEL
    return longest < _TELLS and (not lines[0].running or (longest <= _LABEL and 2 * len(told) <= len(lines)))


def _repeats(seen: Sequence[SeenLine], box: _Box, *, least: int = 2) -> bool:
    """Tell a box that holds elements of one make side by side, each with so many lines: replies, cards.

    With one line each they are three, and have a name: verse and dialogue stand in lines without.
    """
    inner: Counter[int] = Counter()
    makes: dict[int, tuple[int, str]] = {}
    for k in box.lines:
        above = 0
        for element in seen[k].line.around:
            inner[element.number] += seen[k].shown
            makes[element.number] = above, _DIGITS.sub("", element.name)
            above = element.number
    several = Counter(makes[number] for number, count in inner.items() if count >= least)
    if least > 1:
        return any(count > 1 for count in several.values())
    return any(count > 2 and name.split()[1:] and name.split()[0] not in _FLOW for (_n, name), count in several.items())
