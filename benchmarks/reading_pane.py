"""How long do opening, painting and zooming a piece take, against a bare QTextBrowser with the same words?

Ours is set as a page, with hits, notes and repairs painted over it; theirs is plain text in the same face. Medians,
interleaved in one process, offscreen. Bars: a piece of 1,000 characters with four notes opens within 8 of theirs, one
of 100,000 with a hit every 135 within 16 (every eleventh character of it is a squeezed mark); a frame of either within
3 of theirs, with pinyin above every hanzi within 4.
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
from reader.ui.look.theme import Look
from reader.ui.reading.column import PageStyle
from reader.ui.reading.pane import ReadingPane
from reader.workspace.opening import OpenPiece

SENTENCE = "渡口的石阶一共三十六级，最下面两级常年浸在水里。“船是大家的，漆也是大家刷的。”船老大说。"
COLORS: tuple[Color, ...] = ("key", "people", "doubt", "source")
BARS = {"open 1k": 8.0, "frame 1k": 3.0, "open 100k": 16.0, "frame 100k": 3.0, "frame pinyin": 4.0}


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
    """Return the median time of each deed in milliseconds, interleaved, after one run that nobody counts."""
    times: list[list[float]] = [[] for _deed in deeds]
    for turn in range(runs + 1):
        for taken, deed in zip(times, deeds, strict=True):
            begun = time.perf_counter()
            deed()
            if turn:
                taken.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(t) for t in times]


def main() -> int:
    """Measure, print ratios and return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--runs", type=int, default=15)
    wanted = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    look = Look("light", 15)
    pane, bare = ReadingPane(look, Icons()), QTextBrowser()
    bare.setFont(look.tokens.font(1.25, serif=True))
    for widget in (pane, bare):
        widget.resize(900, 850)
        widget.show()
    application.processEvents()
    found: dict[str, tuple[float, float]] = {}

    def ours(name: str, piece: OpenPiece, places: list[Place]) -> None:
        def open_ours() -> None:
            pane.show_piece(piece, places)
            pane.view.viewport().repaint()

        def open_theirs() -> None:
            bare.setPlainText(piece.article.body)
            bare.viewport().repaint()

        a, b = medians(wanted.runs, open_ours, open_theirs)
        found[f"open {name}"] = a, b
        a, b = medians(wanted.runs * 3, pane.view.viewport().repaint, bare.viewport().repaint)
        found[f"frame {name}"] = a, b

    ours("1k", piece_of(1000), [])
    ours("100k", piece_of(100_000), hits(100_000))
    pane.show_piece(piece_of(1000))
    pane.set_layout(PageStyle(measure=36, leading=1.8, pinyin="all"))
    bare.setPlainText(piece_of(1000).article.body)
    a, b = medians(wanted.runs * 3, pane.view.viewport().repaint, bare.viewport().repaint)
    found["frame pinyin"] = a, b
    missed = False
    for name, (own, other) in found.items():
        bad = own / other > BARS[name]
        missed = missed or bad
        print(f"  {name:<14} {own:6.1f} ms  {own / other:5.2f} x bare (bar {BARS[name]}){'  missed' if bad else ''}")
    return 1 if wanted.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
