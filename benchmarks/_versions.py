"""Pairs of files for `benchmarks.versions`: one issue in two forms, and files that only look so.

Stories are drawn by a seed, every sentence is invented (`tests.importing.press`). All kinds of both rounds were written
before the rules that compare issues were read, and measured once; then the rules were changed with both in sight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from benchmarks._version_forms import (
    Pair,
    as_csv,
    as_json,
    changed,
    docx,
    drawn,
    markdown,
    misread,
    page,
    text,
    text_of,
    traditional,
    wrapped,
)  # fmt: skip
from tests.importing.forms.several_days import Desk, cn, told


def pdf(desk: Desk) -> Pair:
    """A printed PDF and the text that somebody typed of it."""
    from benchmarks._page_make_up import compose
    from benchmarks._page_renderers import render

    issue = compose(desk.random.randrange(500), "modules")
    parts = [issue.newspaper, issue.date]
    for story in issue.stories:
        if story.headline:
            parts += ["", "■" + story.headline, *("　　" + p for p in story.paragraphs)]
    return Pair(("版.pdf", render(issue, "plain")), ("版.txt", "\n".join(parts).encode()), same=True)


def text_and_markdown(desk: Desk) -> Pair:
    some = drawn(desk)
    return Pair(text(some), markdown(some), same=True)


def json_and_text(desk: Desk) -> Pair:
    some = drawn(desk)
    return Pair(as_json(some), text(some), same=True)


def page_and_docx(desk: Desk) -> Pair:
    some = drawn(desk)
    return Pair(page(some), docx(some), same=True)


def hard_wrapped(desk: Desk) -> Pair:
    some = drawn(desk)
    return Pair(text(some), wrapped(some), same=True)


def other_script(desk: Desk) -> Pair:
    some = drawn(desk)
    return Pair(text(some), text(changed(some, traditional), "繁.txt"), same=True)


def recognised(desk: Desk) -> Pair:
    """Read from a scan: three characters in a hundred wrong, so that hardly a paragraph is alike."""
    some = drawn(desk)
    return Pair(text(some), text(changed(some, misread(0.03, desk.random)), "识别.txt"), same=True)


def halves_marks(desk: Desk) -> Pair:
    """Half-width marks."""
    some = drawn(desk)
    half = str.maketrans("，。：（）“”", ',.:()""')
    return Pair(text(some), text(changed(some, lambda w: w.translate(half)), "半角.txt"), same=True)


def without_day(desk: Desk) -> Pair:
    """The second says neither paper nor day."""
    some = drawn(desk)
    return Pair(text(some), ("无头.txt", text_of(some, head=False, day=False).encode()), same=True)


def other_order(desk: Desk) -> Pair:
    some = drawn(desk)
    other = list(some)
    desk.random.shuffle(other)
    return Pair(text(some), markdown(other), same=True)


def shortened(desk: Desk) -> Pair:
    """What a site took over: all pieces, each without its last paragraph."""
    some = drawn(desk)
    short = [replace(s, body=s.body[:-1] if len(s.body) > 1 else s.body) for s in some]
    return Pair(text(some), as_json(short), same=True)


def paragraphs_joined(desk: Desk) -> Pair:
    """Each piece is one paragraph in the second."""
    some = drawn(desk)
    return Pair(text(some), as_csv([replace(s, body=("".join(s.body),)) for s in some]), same=True)


def with_more_pieces(desk: Desk) -> Pair:
    """The second has two pieces that the first left out."""
    some = drawn(desk, 10)
    return Pair(text(some[:8]), markdown(some), same=True)


def next_page(desk: Desk) -> Pair:
    """Page 2 of the same paper and day."""
    some = drawn(desk, 10)
    return Pair(text(some[:5]), text(some[5:], "二.txt"), same=False)


def same_wire(desk: Desk) -> Pair:
    """Another paper of the day that took over two of eight pieces."""
    some, others = drawn(desk), desk.stories(6, desk.other, desk.first)
    wire = [replace(s, paper=desk.other) for s in some[:2]]
    return Pair(text(some), text([*others[:3], *wire, *others[3:]], "他.txt"), same=False)


def next_day(desk: Desk) -> Pair:
    """The next day, with the notice that runs every day."""
    some, later = drawn(desk), desk.stories(7, desk.paper, desk.first + timedelta(days=1))
    notice = replace(some[-1], day=later[0].day)
    return Pair(text(some), text([*later, notice], "次日.txt"), same=False)


def one_piece_of_it(desk: Desk) -> Pair:
    """One of its pieces, cut out of a site, without paper and day."""
    some = drawn(desk)
    return Pair(text(some), ("一篇.txt", (told(some[3]) + "\n").encode()), same=False)


def weekly_table(desk: Desk) -> Pair:
    """Weekly programmes alike but for their times."""

    def week_of(day_number: int) -> tuple[str, bytes]:
        day = desk.first + timedelta(days=7 * day_number)
        minutes, shows = desk.random.choices(range(0, 60, 5), k=14), ["早间戏曲", "农事问答", "渡口新闻"] * 5
        rows = [f"{8 + k}:{m:02d} {show}" for k, (m, show) in enumerate(zip(minutes, shows, strict=False))]
        made = f"{desk.paper}\n{cn(day)}\n\n■本周节目单\n\n" + "\n".join(rows)
        return f"周{day_number}.txt", (made + "\n\n■" + told(desk.story(desk.paper, day)) + "\n").encode()

    return Pair(week_of(0), week_of(1), same=False)


def two_papers_one_front(desk: Desk) -> Pair:
    """Two papers of a day whose first page is the same communiqué in half of the pieces."""
    some = drawn(desk)
    other = [replace(s, paper=desk.other) for s in some[:4]] + desk.stories(4, desk.other, desk.first)
    return Pair(text(some), text(other, "他.txt"), same=False)


FIRST: tuple[Callable[[Desk], Pair], ...] = (
    pdf, text_and_markdown, json_and_text, page_and_docx, hard_wrapped, other_script, recognised, halves_marks,
    without_day, other_order, shortened, paragraphs_joined, with_more_pieces, next_page, same_wire, next_day,
    one_piece_of_it, weekly_table, two_papers_one_front,
)  # fmt: skip
