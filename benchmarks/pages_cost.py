"""What do many pages and crowded pages cost?

    python -m benchmarks.pages_cost [--pages 500] [--check]
    python -m benchmarks.pages_cost --layout FILE.pdf…      # processor time of the layout stage for 7,000 characters

A PDF of so many composed pages: how much the process grows between a tenth of them and all. A page of 25,000, 50,000
and 100,000 drawn paths, and one of as many pieces of type: processor time, and how often it doubles with the number.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2

from benchmarks._page_make_up import compose
from benchmarks._page_renderers import render
from reader.importing import read_bytes
from reader.importing.formats.pdf_marks import marks_of
from reader.importing.pages import Marks, lay_out_pages

COUNTS = (25_000, 50_000, 100_000)


def crowded(count: int, what: str) -> bytes:
    """Return a page of so many paths, or pieces of type."""
    made = pikepdf.open(io.BytesIO(render(compose(7, "modular"), "plain")))
    page = made.pages[0]
    places = [(20 + 3.7 * (k % 150), 20 + 3.1 * (k // 150 % 250)) for k in range(count)]
    if what == "paths":
        drawn = "".join(f"{x:.1f} {y:.1f} m {x + 2:.1f} {y + 1:.1f} l S\n" for x, y in places)
    else:
        drawn = "".join(f"BT /F1 3 Tf {x:.1f} {y:.1f} Td <4E00> Tj ET\n" for x, y in places)
    page.contents_add(made.make_stream(drawn.encode()))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def many(count: int) -> bytes:
    """Return an issue of so many pages."""
    own = pikepdf.open(io.BytesIO(render(compose(3, "modular"), "plain")))
    for _k in range(count - 1):
        own.pages.append(own.pages[0])
    stream = io.BytesIO()
    own.save(stream)
    return stream.getvalue()


def layout(paths: Sequence[Path]) -> None:
    """Print how long the layout stage takes for 7,000 characters of each file, and of all; the best of three."""
    whole, characters = 0.0, 0
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        marks = [marks_of(page) for page in document]
        count = sum(len(r.text) for m in marks for r in m.runs)
        best = min(_seconds(marks) for _turn in range(3))
        whole, characters = whole + best, characters + count
        print(f"{path.name}: {1000 * best * 7000 / max(1, count):.0f} ms ({count} characters)")
    print(f"all: {1000 * whole * 7000 / max(1, characters):.0f} ms")


def _seconds(marks: Sequence[Marks]) -> float:
    before = time.process_time()
    lay_out_pages(marks)
    return time.process_time() - before


def _cost(argument: str) -> tuple[float, float]:
    """Return processor seconds and the largest size in MB of a process that reads such a file."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages_cost", "--one", argument], capture_output=True, text=True, check=True,
        timeout=600,
    )  # fmt: skip
    seconds, size = told.stdout.split()
    return float(seconds), float(size)


def _one(argument: str) -> None:
    kind, _sep, count = argument.partition(":")
    data = many(int(count)) if kind == "pages" else crowded(int(count), kind)
    before = time.process_time()
    read_bytes(data, name="page.pdf")
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - before, size)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--layout", nargs="+", type=Path, metavar="FILE.pdf")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        _one(wanted.one)
        return 0
    if wanted.layout:
        layout(wanted.layout)
        return 0
    (few, small), (all_, large) = (_cost(f"pages:{n}") for n in (wanted.pages // 10, wanted.pages))
    print(f"{wanted.pages // 10} pages {few:.1f} s, {small:.0f} MB; {wanted.pages} pages {all_:.1f} s, {large:.0f} MB")
    good = large - small <= 150
    for kind in ("paths", "type"):
        costs = [_cost(f"{kind}:{count}") for count in COUNTS]
        told = ", ".join(f"{n:,} {s:.1f} s ({mb:.0f} MB)" for n, (s, mb) in zip(COUNTS, costs, strict=True))
        print(f"{kind}: {told}")
        good &= costs[-1][0] <= 10 and (costs[-2][0] < 1 or costs[-1][0] <= 2.3 * costs[-2][0])
    return 0 if good or not wanted.check else 1


if __name__ == "__main__":
    sys.exit(main())
