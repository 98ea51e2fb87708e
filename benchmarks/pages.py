"""Pages composed at random, with invented words: how much of them is read right.

    python -m benchmarks.pages [--pages 40] [--seed 0] [--kind modular] [--renderer qt] [--keep DIR]
                              [--verbose] [--faults]
    python -m benchmarks.pages --draw FILE.pdf [--to DIR]      # what the layout stage sees, drawn over the page

Pages are made by benchmarks/_page_*.py; figures are means over issues (docs/importing.md tells them).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from benchmarks._page_doubts import Doubts
from benchmarks._page_drawing import draw
from benchmarks._page_faults import faults
from benchmarks._page_make_up import KINDS, compose
from benchmarks._page_renderers import RENDERERS, render
from benchmarks._page_scoring import FIELDS, mean, score
from reader.importing import read_bytes
from reader.model.errors import ImportFailure


class Verbose(NamedTuple):
    """Whether each issue's figures are told, and how its bodies are wrong."""

    rows: bool
    faults: bool


def measure(seeds: range, kind: str | None, renderer: str | None, keep: Path | None, verbose: Verbose) -> None:
    """Compose, import and score the issues of some seeds; print the figures by kind and renderer."""
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    doubts = Doubts()
    for seed in seeds:
        issue = compose(seed, kind)
        way = renderer or RENDERERS[seed // len(KINDS) % len(RENDERERS)]
        data = render(issue, way)
        name = f"{seed:04d}-{issue.kind}-{way}.pdf"
        if keep:
            (keep / name).write_bytes(data)
        try:
            result = read_bytes(data, name=name)
        except ImportFailure as failure:
            print(f"{name}: {failure}")
            result = None
        figures = score(issue, result)
        doubts.count(issue, result)
        for group in ("all", issue.kind, way):
            rows[group].append(figures)
        told = faults(issue, result) if verbose.faults else []
        if verbose.rows or told:
            print(f"{name:28} " + _row(figures))
        for fault, places in told:
            print(f"       {fault}: {places}")
    for group, own in rows.items():
        print(f"{group:10}{len(own):5}  " + _row(mean(own)))
    print(doubts)


def _row(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {figures[name]:.3f}" for name in ("piece", *FIELDS))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=40, help="issues to compose")
    parser.add_argument("--seed", type=int, default=0, help="the first one's seed")
    parser.add_argument("--kind", choices=sorted(set(KINDS)))
    parser.add_argument("--renderer", choices=RENDERERS)
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--faults", action="store_true", help="how bodies are wrong")
    parser.add_argument("--draw", type=Path, help="a PDF whose layout is drawn")
    parser.add_argument("--to", type=Path, default=Path(), help="a folder for the drawings")
    wanted = parser.parse_args()
    if wanted.draw:
        wanted.to.mkdir(parents=True, exist_ok=True)
        for made in draw(wanted.draw, wanted.to):
            print(made)
        return 0
    if wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
    seeds = range(wanted.seed, wanted.seed + wanted.pages)
    measure(seeds, wanted.kind, wanted.renderer, wanted.keep, Verbose(wanted.verbose, wanted.faults))
    return 0


if __name__ == "__main__":
    sys.exit(main())
