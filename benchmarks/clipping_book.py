"""Is a clipping book bound as an archive binds it: filled pages, no lines left alone, a true index, in time?

    python -m benchmarks.clipping_book [--pieces 300] [--seed N] [--chapters theme] [--check] [--keep FILE.pdf]

Pieces of the large corpus, drawn by the seed, as a book on 170 × 240 mm, 10.5 pt, one column, with all its parts. Told:
pages, how far down the last line of the pages of the body stands (pages that end a chapter apart), lines that end a
piece alone on a page, entries a page of the contents, chapters on left-hand pages, names of the indexes whose pages do
not have them (a hundred drawn by the seed), seconds of processor time, the most memory. Bars: mean .9, none, 24, none,
none; for 1,000 pieces 20 s and 400 MB.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from benchmarks.copied_text import CORPUS, drawn, squeezed
from reader.printing import PrintOptions, pdf
from reader.printing.document import typeset
from reader.printing.page import Page
from reader.printing.strips import TextMark
from reader.printing.typeset import Typeset
from reader.rendering import Piece
from reader.rendering.arrangement import Arrangement, Division
from reader.rendering.book_index import names
from reader.workspace.book_making import with_names

MEAN, ALONE, ENTRIES, NAMES = 0.9, 5, 24, 100
SECONDS, MEGABYTES = 20.0, 400.0


def options_of(pieces: Sequence[Piece], division: Division) -> PrintOptions:
    """Return the book's options, with the names in its texts."""
    arrangement = with_names(Arrangement(order="date", division=division, compiler="编者"), pieces)
    return PrintOptions(paper="16k-small", font_size=10.5, columns=1, booklet="灯下剪报", arrangement=arrangement)


def body_of(made: Typeset) -> list[Page]:
    """Return the pages from the first piece to the last page of the last."""
    first = made.labels.index("1")
    last = max(made.begins.values())
    ends = [at for at in range(last, len(made.pages)) if made.pages[at].names]
    while ends and made.pages[ends[-1]].names[-1] != made.pages[last].names[-1]:
        ends.pop()
    return made.pages[first : ends[-1] + 1]


def fill_of(page: Page) -> float:
    """Return how much of a page is taken: down to the last line of its text, and by the notes at its foot."""
    if page.free == float("inf"):  # its text goes on over the page
        return 1.0
    return (page.free + page.foot_height - page.sheet.top) / (page.sheet.bottom - page.sheet.top)


def chapter_ends(body: Sequence[Page]) -> set[int]:
    """Return which pages end a chapter: what stands behind them is blank, or begins another."""
    return {k for k in range(len(body)) if k + 1 == len(body) or body[k + 1].opening}


def left_alone(body: Sequence[Page]) -> int:
    """Return how many pages hold a few last lines and nothing else."""
    found = 0
    for page in body:
        lines = {round(m.y) for m in page.marks if isinstance(m.mark, TextMark)}
        found += bool(page.names) and not page.opening and len(set(page.names)) == 1 and 0 < len(lines) < ALONE
    return found


def untrue(made: Typeset, pieces: Sequence[Piece], arrangement: Arrangement, seed: int) -> Iterator[str]:
    """Yield names, of a hundred drawn, that an index sends to a page on which no piece that has them begins."""
    front = made.labels.index("1")
    begins = {piece.article.id: made.begins[piece.article.id] - front + 1 for piece in pieces}
    body = [begins[piece.article.id] for piece in pieces]
    for kind, people in ((arrangement.people, True), (arrangement.places, False)):
        entries = names([kind.get(p.article.id, ()) for p in pieces], body, people=people)
        for entry in random.Random(seed).sample(entries, min(NAMES // 2, len(entries))):
            for page in entry.pages:
                texts = [p.article.headline or "" for p in pieces if begins[p.article.id] == page]
                texts += [p.article.body for p in pieces if begins[p.article.id] == page]
                if not any(squeezed(entry.name) in squeezed(text) for text in texts):
                    yield f"{entry.name}, {page}"


def measure(pieces: Sequence[Piece], wanted: argparse.Namespace) -> bool:
    """Print the figures; returns whether all bars are held."""
    began = time.process_time()
    options = options_of(pieces, wanted.chapters)
    named = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        done = pdf(pieces, wanted.keep or Path(folder) / "a.pdf", options, force=True)
    seconds = time.process_time() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made = typeset(pieces, options)
    body = body_of(made)
    ends = chapter_ends(body)
    fills = [fill_of(p) for k, p in enumerate(body) if k not in ends and not (p.opening and not p.names)]
    mean = sum(fills) / len(fills)
    alone = left_alone(body)
    entries = max(len(page.links) for page in made.pages)
    left = sum(1 for k, page in enumerate(made.pages) if page.opening and page.names and k % 2 and page in body)
    wrong = list(untrue(made, pieces, options.arrangement, wanted.seed))
    print(f"{len(pieces)} pieces, {done.pages} pages ({len(body)} of the body), {done.bytes / 1e6:.1f} MB")
    print(
        f"mean fill {mean:.3f}, pages under .75: {sum(f < 0.75 for f in fills)}, under .5: "
        f"{sum(f < 0.5 for f in fills)}"
    )
    print(f"last lines alone on a page {alone}; contents at most {entries} entries a page; chapters on the left {left}")
    print(f"names sent to a page that has them not: {len(wrong)} {wrong[:5]}")
    print(f"{seconds:.1f} s of processor time ({named:.1f} for the names), {most:.0f} MB at most")
    return (
        mean >= MEAN and not alone and entries <= ENTRIES and not left and not wrong
        and seconds <= SECONDS and most <= MEGABYTES
    )  # fmt: skip


def main() -> int:
    """Measure; return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=300)
    parser.add_argument("--seed", type=int, default=18, help="which pieces")
    parser.add_argument("--chapters", choices=("none", "newspaper", "month", "theme"), default="none")
    parser.add_argument("--keep", type=Path, help="write the book here")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    if not CORPUS.is_file():
        print("skipped: the corpora are not beside the project")
        return 0
    application = QGuiApplication.instance() or QGuiApplication([])
    held = measure(drawn(wanted.pieces, wanted.seed), wanted)
    del application
    return 1 if wanted.check and not held else 0


if __name__ == "__main__":
    sys.exit(main())
