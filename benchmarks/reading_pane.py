"""How long do opening, painting and growing of a piece take, against a bare QTextBrowser with the same words?

Ours is set as a page, with hits, notes and repairs painted over it; theirs is plain text in the same face. Medians of
processor time, interleaved in one process, offscreen. Bars: a piece of 1,000 characters with four notes, and the first
screen of one of 100,000 with a hit every 135 (every eleventh character of it is a squeezed mark), open within 5 of
theirs, in one column or two; the rest of the long one comes in turns of 8 ms, frames included, and is whole within 1
s; a frame of either within 3 of theirs, with pinyin above every hanzi within 4, and with it above a full screen (1440
× 860) within 16 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTextBrowser

from reader.model.annotation import Annotation, Color
from reader.model.article import NewsArticle, Paragraph
from reader.model.issue import PublicationIssue
from reader.model.status import ArticleStatus
from reader.model.text import Place
from reader.rendering.masthead import Masthead
from reader.ui.look.icons import Icons
from reader.ui.look.style_sheet import style_sheet
from reader.ui.look.theme import Look
from reader.ui.reading.column import PageStyle
from reader.ui.reading.pane import ReadingPane
from reader.workspace.opening import OpenPiece

SENTENCE = "渡口的石阶一共三十六级，最下面两级常年浸在水里。“船是大家的，漆也是大家刷的。”船老大说。"
COLORS: tuple[Color, ...] = ("key", "people", "doubt", "source")
BARS = {
    "open 1k": 5.0, "frame 1k": 3.0, "open 100k": 5.0, "frame 100k": 3.0, "open 1k, two columns": 5.0,
    "frame 1k, two columns": 4.0, "frame pinyin": 4.0,
}  # fmt: skip
WHOLE, SLICE, SCREEN = 1.0, 8.0, 16.0  # seconds, milliseconds, milliseconds


def piece_of(characters: int) -> OpenPiece:
    """Return a piece of so many characters, in paragraphs of 300, with four notes."""
    text = (SENTENCE * (characters // len(SENTENCE) + 1))[:characters]
    parts = [text[k : k + 300] for k in range(0, characters, 300)]
    article = NewsArticle(
        id="b-1",
        issue="b",
        headline="渡口的石阶",
        byline="记者江照野",
        paragraphs=tuple(Paragraph(text=p) for p in parts),
    )
    notes = tuple(
        Annotation(id=f"n{k}", article="b-1", start=60 * k, end=60 * k + 9, color=color, note="三十六级，我数过。")
        for k, color in enumerate(COLORS)
    )
    return OpenPiece(
        article=article, issue=PublicationIssue(id="b"), masthead=Masthead(newspaper="杏坞周报"), annotations=notes,
        status=ArticleStatus(article="b-1"), source_text=article.body, following=None, readings={},
    )  # fmt: skip


def hits(characters: int) -> list[Place]:
    """Return a hit every 135 characters."""
    return [Place("b-1", "body", k, k + 2) for k in range(0, characters - 2, 135)]


def medians(runs: int, *deeds: Callable[[], object]) -> list[float]:
    """Return the median processor time of each deed in milliseconds, interleaved, after one run that nobody counts."""
    times: list[list[float]] = [[] for _deed in deeds]
    for turn in range(runs + 1):
        for taken, deed in zip(times, deeds, strict=True):
            begun = time.process_time()
            deed()
            if turn:
                taken.append((time.process_time() - begun) * 1000)
    return [statistics.median(t) for t in times]


def grown(pane: ReadingPane) -> tuple[float, float, float]:
    """Return seconds of processor time and by the clock until a long piece is whole, and its longest turn in ms."""
    slices: list[float] = []
    clock, begun = time.perf_counter(), time.process_time()
    pane.show_piece(piece_of(100_000), hits(100_000))
    pane.view.viewport().repaint()
    whole = False
    while not whole:
        whole = pane.view.page.complete  # once more: that it is whole is told in a slice of its own
        before = time.process_time()
        QApplication.processEvents()
        slices.append((time.process_time() - before) * 1000)
    return time.process_time() - begun, time.perf_counter() - clock, max(slices[1:], default=0.0)


class Run:
    """One process's panes, and what was found in it: (ours, theirs) in milliseconds by name."""

    def __init__(self, runs: int) -> None:
        look = Look("light", 15)
        self.runs, self.found = runs, dict[str, tuple[float, float]]()
        self.pane, self.bare = ReadingPane(look, Icons()), QTextBrowser()
        self.bare.setFont(look.tokens.font(1.25, serif=True))
        self.resize(900, 850)

    def resize(self, width: int, height: int) -> None:
        """Give both the same size, and show them."""
        for widget in (self.pane, self.bare):
            widget.resize(width, height)
            widget.show()
        QApplication.processEvents()

    def piece(self, name: str, characters: int, places: list[Place]) -> None:
        """Measure opening and painting a piece."""
        piece = piece_of(characters)

        def open_ours() -> None:
            self.pane.show_piece(piece, places)
            self.pane.view.viewport().repaint()

        def open_theirs() -> None:
            self.bare.setPlainText(piece.article.body)
            self.bare.viewport().repaint()

        a, b = medians(self.runs, open_ours, open_theirs)
        self.found[f"open {name}"] = a, b
        self.frame(name)

    def frame(self, name: str) -> None:
        """Measure painting what is shown."""
        a, b = medians(self.runs * 3, self.pane.view.viewport().repaint, self.bare.viewport().repaint)
        self.found[f"frame {name}"] = a, b

    def style(self, style: PageStyle) -> None:
        """Set the page so."""
        self.pane.set_layout(style)
        QApplication.processEvents()


def main() -> int:
    """Measure, print ratios and return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--runs", type=int, default=15)
    wanted = parser.parse_args()
    application = QApplication([])
    application.setStyleSheet(style_sheet(Look("light", 15).tokens))  # as the window has it
    run = Run(wanted.runs)
    run.piece("1k", 1000, [])
    run.piece("100k", 100_000, hits(100_000))
    whole = sorted(grown(run.pane) for _turn in range(3))[1]
    run.resize(1100, 850)
    run.style(PageStyle(columns=2))
    run.piece("1k, two columns", 1000, [])
    run.resize(900, 850)
    run.style(PageStyle(pinyin="all"))
    run.frame("pinyin")
    run.resize(1440, 860)
    run.pane.show_piece(piece_of(3000))
    full = medians(wanted.runs * 3, run.pane.view.viewport().repaint)[0]
    del application
    missed = False
    for name, (own, other) in run.found.items():
        bad = own / other > BARS[name]
        missed = missed or bad
        print(f"  {name:<22} {own:6.1f} ms  {own / other:5.2f} x bare (bar {BARS[name]}){'  missed' if bad else ''}")
    for name, value, bar, unit in (
        ("100k whole", whole[0], WHOLE, "s"), ("longest turn", whole[2], SLICE, "ms"),
        ("pinyin, full screen", full, SCREEN, "ms"),
    ):  # fmt: skip
        missed = missed or value > bar
        print(f"  {name:<22} {value:6.2f} {unit} (bar {bar:g}){'  missed' if value > bar else ''}")
    print(f"  100k whole by the clock {whole[1]:.2f} s")
    return 1 if wanted.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
