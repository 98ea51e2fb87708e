"""Beside others: how much of a page's text is in order, and how many of its stories stand by themselves?

    python -m benchmarks.pages_beside [--pages 16] [--seed 3000] [--round N --from DIR]

pdftotext (of Poppler, as it is at hand; -raw and -layout) and pdfplumber (where it is installed) on the issues of
benchmarks.pages, or on the pages that `benchmarks.pages_unseen --round N --keep DIR` left. In order: two sentences of a
story follow each other; white space is left out of account. Stories: F1 of the parts that share half of their runs of
three characters with a story; parts are parted by blank lines and page ends where a reader tells no pieces.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks._page_gold import Issue
from benchmarks._page_make_up import KINDS, compose
from benchmarks._page_renderers import RENDERERS, render
from benchmarks._page_scoring import alike, fold, grams
from benchmarks.pages_unseen import ROUNDS, Tools, composed
from reader.importing import read_bytes

_PARTED = re.compile(r"\n\s*\n|\f")


def _poppler(way: str) -> Callable[[bytes], list[str]]:
    def read(data: bytes) -> list[str]:
        done = subprocess.run(["pdftotext", way, "-", "-"], input=data, capture_output=True, check=True, timeout=60)
        return _PARTED.split(done.stdout.decode("utf-8", "replace"))

    return read


def _pdfplumber(data: bytes) -> list[str]:
    import pdfplumber  # type: ignore[import-not-found]  # no part of the program

    with pdfplumber.open(io.BytesIO(data)) as document:
        return [part for page in document.pages for part in _PARTED.split(page.extract_text() or "")]


def _ours(data: bytes) -> list[str]:
    pieces = [a for issue in read_bytes(data, name="page.pdf").issues for a in issue.articles]
    return ["\n".join(p.text for p in a.paragraphs if p.role != "caption") for a in pieces]


def _matched(stories: Sequence[str], parts: Sequence[str]) -> int:
    """Return how many stories have a part of their own."""
    told = [grams(p) for p in parts]
    pairs = [(alike(grams(s), t), k, j) for k, s in enumerate(stories) for j, t in enumerate(told)]
    found: dict[int, int] = {}
    for likeness, k, j in sorted(pairs, reverse=True):
        if likeness >= 0.5 and k not in found and j not in found.values():
            found[k] = j
    return len(found)


def _issues(wanted: argparse.Namespace) -> Iterator[tuple[Issue, bytes]]:
    for seed in range(wanted.seed, wanted.seed + wanted.pages):
        if wanted.kept:
            yield composed(seed, Tools("", ""), wanted.kept, ROUNDS[wanted.round])[:2]
        else:
            issue = compose(seed)
            yield issue, render(issue, RENDERERS[seed // len(KINDS) % len(RENDERERS)])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=16)
    parser.add_argument("--seed", type=int, default=3000)
    parser.add_argument("--round", type=int, default=4, choices=sorted(ROUNDS))
    parser.add_argument("--from", type=Path, dest="kept")
    wanted = parser.parse_args()
    readers: dict[str, Callable[[bytes], list[str]]] = {"this program": _ours}
    if shutil.which("pdftotext"):
        readers |= {f"pdftotext {way}": _poppler(way) for way in ("-raw", "-layout")}
    try:
        import pdfplumber  # noqa: F401 - only whether it is there
    except ImportError:
        pass
    else:
        readers["pdfplumber"] = _pdfplumber
    kept, whole, told = (dict.fromkeys(readers, 0) for _k in range(3))
    asked = stories = 0
    for issue, data in _issues(wanted):
        texts = [fold("".join(s.paragraphs)) for s in issue.stories]
        sentences = [[x for x in text.split("。") if x] for text in texts]
        pairs = [f"{a}。{b}" for own in sentences for a, b in pairwise(own)]
        asked, stories = asked + len(pairs), stories + len(texts)
        for name, read in readers.items():
            parts = [p for p in map(fold, read(data)) if p]
            text = "".join(parts)
            kept[name] += sum(pair in text for pair in pairs)
            whole[name] += _matched(texts, parts)
            told[name] += len(parts)
    for name, count in kept.items():
        f1 = 2 * whole[name] / max(1, told[name] + stories)
        print(f"{name:20} {count / max(1, asked):.3f} of {asked} pairs of sentences; stories F1 {f1:.3f} of {stories}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
