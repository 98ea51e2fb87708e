"""More pairs of files for `benchmarks.versions`, as those of `benchmarks._versions`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from benchmarks._version_forms import (
    Pair,
    as_csv,
    as_json,
    changed,
    drawn,
    in_chinese,
    markdown,
    misread,
    page,
    text,
    text_of,
    traditional,
    wrapped,
)  # fmt: skip
from tests.importing.forms.several_days import Desk, indented, told, week


def recognised_pages(desk: Desk) -> Pair:
    """A bad scan of a bound volume: eight characters in a hundred wrong, hard wraps."""
    some = drawn(desk, 6)
    return Pair(text(some), wrapped(changed(some, misread(0.08, desk.random))), same=True)


def script_and_marks(desk: Desk) -> Pair:
    """Traditional, without marks, as old papers were copied."""
    some = drawn(desk, 6)

    def bare(words: str) -> str:
        return traditional(words).replace("，", "　").replace("。", "　")

    return Pair(as_json(some), as_json(changed(some, bare)), same=True)


def few_pieces(desk: Desk) -> Pair:
    """An issue of two pieces."""
    some = drawn(desk, 2)
    return Pair(text(some), page(some), same=True)


def headlines_differ(desk: Desk) -> Pair:
    """The site set other headlines."""
    some = drawn(desk)
    other = [replace(s, headline="渡口见闻之" + "一二三四五六七八"[k]) for k, s in enumerate(some)]
    return Pair(text(some), markdown(other), same=True)


def half_of_it(desk: Desk) -> Pair:
    """The second has the first half of the pieces; of the same paper and day."""
    some = drawn(desk, 8)
    return Pair(text(some), as_csv(some[:4]), same=True)


def day_wrong(desk: Desk) -> Pair:
    """The second has a mistake in its day; the same pieces."""
    some = drawn(desk)
    other = [replace(s, day=(desk.first + timedelta(days=1)).isoformat()) for s in some]
    return Pair(text(some), markdown(other), same=True)


def under_a_paper_name(desk: Desk) -> Pair:
    """The second has a paper's name but no day."""
    some = drawn(desk)
    return Pair(text(some), ("报.txt", text_of(some, day=False).encode()), same=True)


def indented_copy(desk: Desk) -> Pair:
    some = drawn(desk)
    made = f"{some[0].paper}　{in_chinese(some[0])}　{week(desk.first)}\n\n" + "\n\n".join(map(indented, some))
    return Pair(as_json(some), ("缩进.txt", made.encode("gb18030")), same=True)


def other_page_same_notice(desk: Desk) -> Pair:
    """Page 2, which repeats page 1's list and one notice."""
    some = drawn(desk, 9)
    return Pair(text(some[:5]), text([*some[5:], some[4]], "二.txt"), same=False)


def years_best(desk: Desk) -> Pair:
    """A collection of the year's pieces with three of the issue's eight."""
    some = drawn(desk)
    best = [s for k in range(9) for s in desk.stories(1, desk.paper, desk.first + timedelta(days=20 * k + 1))]
    made = "岁末选编\n\n" + "\n\n".join("■" + told(s) for s in [*best, *some[:3]]) + "\n"
    return Pair(text(some), ("选编.txt", made.encode()), same=False)


def follow_up(desk: Desk) -> Pair:
    """The next day prints the same headline over a text that goes on."""
    some = drawn(desk, 6)
    later = desk.stories(6, desk.paper, desk.first + timedelta(days=1))
    later = [replace(s, headline=a.headline) for s, a in zip(later, some, strict=True)]
    return Pair(text(some), text(later, "次日.txt"), same=False)


def same_headline_lists(desk: Desk) -> Pair:
    """Two days of a bulletin whose headings are its columns."""
    columns = ["天气", "市价", "船期", "启事", "来信"]
    some = [replace(s, headline=c) for s, c in zip(drawn(desk, 5), columns, strict=True)]
    next_ = desk.stories(5, desk.paper, desk.first + timedelta(days=1))
    later = [replace(s, headline=c) for s, c in zip(next_, columns, strict=True)]
    return Pair(text(some), text(later, "次.txt"), same=False)


def edition_of_a_place(desk: Desk) -> Pair:
    """Another day that reprints a whole page as a memorial: three of ten pieces."""
    some = drawn(desk, 5)
    later = desk.stories(7, desk.paper, desk.first + timedelta(days=365))
    old = [replace(s, day=later[0].day) for s in some[:3]]
    return Pair(text(some), text([*later, *old], "纪念.txt"), same=False)


def part_of_a_piece(desk: Desk) -> Pair:
    """A letter that quotes a whole paragraph of it."""
    some = drawn(desk, 4)
    quoting = desk.story(desk.paper, desk.first + timedelta(days=3))
    quoting = replace(quoting, body=(*quoting.body, some[1].body[0], "以上是贵报所说，我看不全是这样。"))
    return Pair(text(some), text([quoting], "信.txt"), same=False)


SECOND: tuple[Callable[[Desk], Pair], ...] = (
    recognised_pages, script_and_marks, few_pieces, headlines_differ, half_of_it, day_wrong, under_a_paper_name,
    indented_copy, other_page_same_notice, years_best, follow_up, same_headline_lists, edition_of_a_place,
    part_of_a_piece,
)  # fmt: skip
