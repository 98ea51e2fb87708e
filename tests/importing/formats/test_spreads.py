"""Many pages are held at a time: of what a page said only what is needed stays."""

from __future__ import annotations

import tracemalloc

from reader.importing.formats.spreads import extract_of
from reader.importing.pages import Marks, Run, lay_out_pages
from reader.importing.pages.keeping import Placed, keep
from reader.importing.pages.line import runs_of
from reader.importing.pages.marks import Box
from reader.model.text import Span

ROWS = 30


def page(number: int) -> Marks:
    """Return a page of one headline and a column, each line set in runs of two characters."""
    runs = [
        Run(Box(60, 50, 300, 74), "渡口的灯笼亮了第" + "一二三四五六七八九"[number % 9] + "回", 24, "Song", bold=True)
    ]
    for k in range(ROWS):
        words = (
            "撑船的人一早就到岸边看了水位记在本子上再回去。"
            if k % 6 == 5
            else "撑船的人一早就到岸边看了水位记在本子上再回去讲"
        )
        top = 100 + 11.0 * k
        runs += [
            Run(Box(60 + 9.0 * n, top, 78 + 9.0 * n, top + 9), words[n : n + 2], 9, "Song") for n in range(0, 23, 2)
        ]
    return Marks(600, 842, tuple(runs))


def test_a_line_that_says_all_of_its_type_holds_no_runs() -> None:
    (spread,) = lay_out_pages([page(1)])
    lines = list(spread.lines())
    assert len(lines) > ROWS // 2
    assert all(not x.runs for x in lines)
    for line in lines:
        (run,) = runs_of(line)
        assert (run.text, run.box, run.size, run.face, run.bold) == (line.text, line.box, line.size, "Song", line.bold)


def test_a_line_of_two_faces_keeps_both() -> None:
    own = page(1)
    runs = [Run(r.box, r.text, r.size, "Hei" if r.box.left > 150 else "Song", r.bold) for r in own.runs[1:]]
    (spread,) = lay_out_pages([Marks(600, 842, (own.runs[0], *runs))])
    faces = {tuple(r.face for r in runs_of(x)) for x in spread.lines() if x.size == 9}
    assert faces == {("Song", "Hei")}


def test_pages_let_go_of_their_stories_as_they_are_written() -> None:
    pages = [page(k) for k in range(3)]
    spreads = lay_out_pages(pages)
    extract = extract_of(pages, spreads, "pdf")
    assert len(extract.records) == 3
    assert not any(s.stories or s.asides for s in spreads)


def test_pages_grow_by_little_more_than_their_words() -> None:
    """A line took 1,150 bytes at most while its page was held, and takes 500."""

    def held(count: int) -> int:
        tracemalloc.start()
        pages = (page(k) for k in range(count))
        bare: list[Marks] = []
        spreads = lay_out_pages(bare.append(Marks(p.width, p.height)) or p for p in pages)  # type: ignore[func-returns-value]
        extract_of(bare, spreads, "pdf")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    held(2)
    assert (held(12) - held(6)) / 6 / ROWS < 750


def test_runs_are_kept_in_the_order_of_the_text_whatever_came_first() -> None:
    box = Box(10, 10, 60, 20)
    placed = [
        Placed(1, Span(9, 12), Run(box, "岸边了", 9, "Hei")),
        Placed(1, Span(0, 3), Run(box, "撑船的", 9, "Song", spaced=True)),
    ]
    text = keep([Marks(100, 100)], [False], placed)
    assert '"start":[0,9],"length":[3,3]' in text
    assert '"faces":[["Song",0],["Hei",0]]' in text
    assert '"spaced":[0]' in text
