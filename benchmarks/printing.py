"""How long does typesetting a piece as PDF take, against QTextDocument printing the same text?

Both write a whole PDF of the same paragraphs, interleaved in one process, medians after a run that nobody counts.
Ours: masthead, headline stack, columns, page numbers, a text layer mended by our own map, outline, metadata.
Theirs: `QTextDocument.print_` of the same head and paragraphs in the same faces, justified. Bar: 2 for a piece of
a newspaper's usual length, 2.5 for one of seven pages. `--parts` says where the time goes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from reader.model.article import NewsArticle, Paragraph
from reader.printing import PrintOptions, pdf
from reader.rendering.families import SANS, SERIF
from reader.rendering.masthead import Masthead
from reader.rendering.piece import Piece

SENTENCES = (
    "渡口的石阶一共三十六级，最下面两级常年浸在水里。",
    "“船是大家的，漆也是大家刷的。”船老大说，“票价还是五角——学生免费。”",
    "三月十日清晨六点，杏坞的木渡船重新下水，雾大得看不见对岸的樟树。",
    "修表匠把怀表对准渡口的钟，回头数了数人，一共一百零七个，比去年多两个。",
)
LENGTHS = {"short": (800, 2.0), "long": (10_000, 2.5)}


def piece_of(characters: int) -> Piece:
    """Return a piece of about so many characters, in paragraphs of three sentences."""
    texts: list[str] = []
    k = 0
    while sum(map(len, texts)) < characters:
        texts.append("".join(SENTENCES[(k + n) % len(SENTENCES)] for n in range(3)))
        k += 1
    article = NewsArticle(
        headline="杏坞木渡船重新下水", byline="记者江照野", paragraphs=tuple(Paragraph(text=t) for t in texts)
    )
    return Piece(article=article, masthead=Masthead(newspaper="杏坞周报", date_published="2025-03-14"))


def plain(piece: Piece, path: Path) -> None:
    """Let QTextDocument print the paragraphs."""
    document = QTextDocument()
    font = QFont()
    font.setFamilies(SERIF)
    font.setPointSizeF(11)
    document.setDefaultFont(font)
    option = document.defaultTextOption()
    option.setAlignment(Qt.AlignmentFlag.AlignJustify)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    for text, families, points, weight in (
        (f"《{piece.masthead.newspaper}》", SERIF, 13, QFont.Weight.Bold),
        (piece.masthead.forms()[0], SANS, 9, QFont.Weight.Normal),
        (piece.article.headline or "", SERIF, 22, QFont.Weight.Bold),
        (piece.article.byline or "", SANS, 9, QFont.Weight.Normal),
        (piece.article.body, SERIF, 11, QFont.Weight.Normal),
    ):
        looks = QTextCharFormat()
        looks.setFontFamilies(families)
        looks.setFontPointSize(points)
        looks.setFontWeight(weight)
        cursor.insertText(f"{text}\n", looks)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    document.print_(printer)


def medians(jobs: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Return each job's median in milliseconds over interleaved runs."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(runs + 1):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            if turn:
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> int:
    """Measure, print ratios and return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--runs", type=int, default=15, help="interleaved runs of each (default 15)")
    parser.add_argument("--parts", action="store_true", help="profile the long piece instead")
    wanted = parser.parse_args()
    application = QGuiApplication([])
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.pdf", Path(folder) / "theirs.pdf"
        if wanted.parts:
            profile(piece_of(LENGTHS["long"][0]), ours)
            return 0
        for name, (characters, bar) in LENGTHS.items():
            piece = piece_of(characters)
            found = medians(
                {
                    "ours": lambda piece=piece: pdf([piece], ours, PrintOptions(), force=True),  # type: ignore[misc]
                    "theirs": lambda piece=piece: plain(piece, theirs),  # type: ignore[misc]
                },
                wanted.runs,
            )
            ratio = found["ours"] / found["theirs"]
            missed |= ratio > bar
            sizes = f"{ours.stat().st_size // 1024} KB, theirs {theirs.stat().st_size // 1024} KB"
            print(
                f"{name:<6} {characters:>6} characters: {found['ours']:6.1f} ms, theirs {found['theirs']:6.1f} ms, "
                f"ratio {ratio:.2f} (bar {bar}); {sizes}"
            )
    del application
    return 1 if wanted.check and missed else 0


def profile(piece: Piece, path: Path) -> None:
    """Print where the time goes."""
    import cProfile
    import pstats

    pdf([piece], path, force=True)
    watch = cProfile.Profile()
    watch.enable()
    for _turn in range(5):
        pdf([piece], path, force=True)
    watch.disable()
    pstats.Stats(watch).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    sys.exit(main())
