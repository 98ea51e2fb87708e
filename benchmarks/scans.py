"""How well are pictures of pages read: composed pages with invented words, as scans and as telephones take them?

    python -m benchmarks.scans [--seeds 100-105] [--ways clean scan photo] [--dpi 150 200 300] [--kind upright]
                               [--mix] [--minutes N] [--tesseract] [--keep DIR] [--verbose]
                               [--readings DIR] [--perfect] [--faults] [--double]

Needs the extra `scan`. `hanzi`: wrong or lost characters in a hundred, line by line, whatever the order; `near`: bodies
with at most two wrong characters; `cpu`, `peak`: seconds of processor time and megabytes, page by page. --mix: each
seed in one way at one resolution, by turns (MIX); --minutes: begins nothing after so many. --tesseract
(Debian: tesseract-ocr, -chi-sim, -chi-sim-vert) reads the same pictures beside. --readings: what was read is kept
there, and taken from there the next time. --perfect: each recognised line gets the characters
that are printed there, so that what is left is not the engine's; --faults says of each wrong body how.
docs/importing.md has figures.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from benchmarks._page_faults import faults
from benchmarks._page_gold import Issue, Words
from benchmarks._page_make_up import FRESH, KINDS, compose
from benchmarks._page_renderers import render
from benchmarks._page_scoring import FIELDS, fold, matched, score
from benchmarks._scan_pictures import WAYS, pictures_of, side_by_side
from benchmarks._scan_readings import fresh_readings, kept_readings, perfect
from reader.importing.readings.placing import marks_of
from reader.importing.recognising import read_recognised
from reader.model.errors import ImportFailure
from reader.recognition.engine import Engine, rapid_engine

MIX = (("scan", 200), ("photo", 200), ("clean", 150), ("scan", 300), ("clean", 300), ("scan", 150), ("clean", 200))
UPRIGHT = frozenset({"upright", "downs"})
COLUMNS = ("hanzi", "piece", *FIELDS, "near", "cpu", "peak", "t-hanzi", "t-cpu")


def wrong_characters(issue: Issue, read: Sequence[str]) -> tuple[int, int]:
    """Return how many characters of an issue's lines are wrong or lost in what was read, and how many it has."""
    gold = [fold(m.text) for sheet in issue.sheets for m in sheet.marks if isinstance(m, Words)]
    gold = [line for line in gold if line]
    left = Counter(map(fold, read))
    missed = []
    for line in gold:
        if left[line]:
            left[line] -= 1
        else:
            missed.append(line)
    others = "\n".join(left.elements())
    return sum(_errors(line, others) for line in missed), sum(map(len, gold))


def _errors(line: str, others: str) -> int:
    """Return the errors of a line at the place that is most like it."""
    found = partial_ratio_alignment(line, others) if others else None
    if found is None or found.score < 50:
        return len(line)
    return int(Levenshtein.distance(line, others[found.dest_start : found.dest_end]))


def by_ours(
    engine: Engine, issue: Issue, pictures: Callable[[], Sequence[Any]], name: str, wanted: argparse.Namespace
) -> tuple[dict[str, float], list[tuple[str, str]]]:
    """Read an issue's pictures the whole way; return the figures, and how bodies are wrong."""
    count = (len(issue.sheets) + 1) // 2 if wanted.double else len(issue.sheets)
    readings, spent = kept_readings(wanted.readings, name, count), 0.0
    if not readings:
        readings, spent = fresh_readings(pictures(), engine, wanted.readings, name)
    if wanted.perfect:
        readings = [perfect(r, issue) for r in readings]
    lines, begun = [x.text for r in readings for x in r.lines], time.process_time()
    try:
        pages = {k: marks_of(r) for k, r in enumerate(readings, 1)}
        found = read_recognised(pages, name=name, digest=f"{issue.seed:064d}")
    except ImportFailure:
        found = None
    cpu = (time.process_time() - begun + spent) / len(readings)
    wrong, of = wrong_characters(issue, lines)
    figures = score(issue, found)
    own = matched(issue, found)
    near = [any(Levenshtein.distance(gold, b) <= 2 for b in own.texts) for gold in own.golds]
    figures |= {"hanzi": 100 * wrong / max(1, of), "near": sum(near) / max(1, len(near)), "cpu": cpu, "peak": peak()}
    return figures, faults(issue, found) if wanted.faults else []


def peak() -> float:
    """Return the most megabytes that this process has taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def by_tesseract(issue: Issue, pictures: Sequence[Any], *, upright: bool) -> dict[str, float]:
    """Read an issue's pictures by tesseract; return its errors and cost."""
    import cv2

    before, lines = resource.getrusage(resource.RUSAGE_CHILDREN), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        for picture in pictures:
            path = str(Path(folder) / "page.png")
            cv2.imwrite(path, picture)
            words = [
                "tesseract",
                path,
                "-",
                "-l",
                "chi_sim_vert" if upright else "chi_sim",
                "--psm",
                "5" if upright else "3",
            ]
            environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
            run = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
            lines += run.stdout.splitlines()
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    wrong, of = wrong_characters(issue, lines)
    cpu = (now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime) / len(pictures)
    return {"hanzi": 100 * wrong / max(1, of), "cpu": cpu}


def measure(wanted: argparse.Namespace) -> None:
    """Measure pages of some seeds in each way; print a row for each, and the means."""
    engine = rapid_engine()
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    first, _dash, last = wanted.seeds.partition("-")
    end = time.monotonic() + 60 * wanted.minutes
    for seed in range(int(first), int(last or first) + 1):
        if time.monotonic() > end:
            break
        issue = compose(seed, wanted.kind)
        data = render(issue, "qt")
        for way, dpi in ways_of(wanted, seed):
            pictures = cache(partial(taken, data, way, dpi, seed, double=wanted.double))
            name = f"{seed}-{issue.kind}-{way}-{dpi}" + "-double" * wanted.double
            figures, told = by_ours(engine, issue, pictures, name, wanted)
            direction = "upright" if issue.kind in UPRIGHT else "level"
            groups = [f"{way} {dpi} {direction}", f"{way} {issue.kind}", f"{way} {direction}"]
            if wanted.tesseract:
                beside = by_tesseract(issue, pictures(), upright=issue.kind in UPRIGHT)
                figures |= {f"t-{c}": beside[c] for c in beside}
            if wanted.verbose:
                print(f"{name:28}{len(issue.sheets):3}  " + row(figures), flush=True)
            for kind, places in told:
                print(f"       {kind}: {places}")
            for group in dict.fromkeys(("all", *groups)):
                rows[group].append(figures)
            if wanted.keep:
                keep(wanted.keep, name, pictures())
    for group, own in sorted(rows.items()):
        means = {c: sum(r[c] for r in own) / len(own) for c in COLUMNS if c in own[0]}
        print(f"{group:22}{len(own):4}  " + row(means))


def taken(data: bytes, way: str, dpi: int, seed: int, *, double: bool) -> list[Any]:
    """Return an issue's pages as they are taken, two by two where the newspaper lies open."""
    pictures = pictures_of(data, way, dpi, seed)
    return side_by_side(pictures) if double else pictures


def ways_of(wanted: argparse.Namespace, seed: int) -> list[tuple[str, int]]:
    """Return in which ways a page is taken, and at how many dots an inch."""
    if wanted.mix:
        return [MIX[seed % len(MIX)]]
    return [(way, dpi) for way in wanted.ways for dpi in (wanted.dpi if way != "photo" else [200])]


def keep(folder: Path, name: str, pictures: Sequence[Any]) -> None:
    """Keep pictures, to be looked at."""
    import cv2

    folder.mkdir(parents=True, exist_ok=True)
    for k, picture in enumerate(pictures, 1):
        cv2.imwrite(str(folder / f"{name}-{k}.jpg"), picture)


def row(figures: dict[str, float]) -> str:
    """Return figures as a line."""
    shown = {"hanzi": ".2f", "cpu": ".1f", "peak": ".0f", "t-hanzi": ".2f", "t-cpu": ".1f"}
    return "  ".join(f"{c} {format(figures[c], shown.get(c, '.3f'))}" for c in COLUMNS if c in figures)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="100-103", help="the pages' seeds, first-last")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=["scan"])
    parser.add_argument("--dpi", nargs="+", type=int, default=[200])
    parser.add_argument("--kind", choices=sorted({*KINDS, *FRESH}))
    parser.add_argument("--mix", action="store_true", help="each seed in one way at one resolution, by turns")
    parser.add_argument("--minutes", type=float, default=600.0, help="begin nothing after so many")
    parser.add_argument("--tesseract", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for the pictures")
    parser.add_argument("--readings", type=Path, help="a folder for what was read")
    parser.add_argument("--double", action="store_true", help="pages two by two, as an open newspaper shows them")
    parser.add_argument("--perfect", action="store_true", help="with the characters that are printed")
    parser.add_argument("--faults", action="store_true", help="how bodies are wrong")
    parser.add_argument("--verbose", action="store_true")
    measure(parser.parse_args())
    return 0


if __name__ == "__main__":
    sys.exit(main())
