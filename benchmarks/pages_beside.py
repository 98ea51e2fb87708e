"""Beside others: in how much of a composed page's text do two neighbouring sentences follow each other?

    python -m benchmarks.pages_beside [--pages 16] [--seed 3000]

pdftotext (of Poppler, as it is at hand; -raw and -layout) and pdfplumber (where it is installed) on the issues of
benchmarks.pages; white space is left out of account.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise

from benchmarks._page_make_up import KINDS, compose
from benchmarks._page_renderers import RENDERERS, render
from benchmarks._page_scoring import fold
from reader.importing import read_bytes


def _poppler(way: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        done = subprocess.run(["pdftotext", way, "-", "-"], input=data, capture_output=True, check=True, timeout=60)
        return done.stdout.decode("utf-8", "replace")

    return read


def _pdfplumber(data: bytes) -> str:
    import pdfplumber  # type: ignore[import-not-found]  # no part of the program

    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def _ours(data: bytes) -> str:
    pieces = [a for issue in read_bytes(data, name="page.pdf").issues for a in issue.articles]
    return "\n".join(p.text for a in pieces for p in a.paragraphs if p.role != "caption")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=16)
    parser.add_argument("--seed", type=int, default=3000)
    wanted = parser.parse_args()
    readers: dict[str, Callable[[bytes], str]] = {"this program": _ours}
    if shutil.which("pdftotext"):
        readers |= {f"pdftotext {way}": _poppler(way) for way in ("-raw", "-layout")}
    try:
        import pdfplumber  # noqa: F401 - only whether it is there
    except ImportError:
        pass
    else:
        readers["pdfplumber"] = _pdfplumber
    kept = dict.fromkeys(readers, 0)
    asked = 0
    for seed in range(wanted.seed, wanted.seed + wanted.pages):
        issue = compose(seed)
        data = render(issue, RENDERERS[seed // len(KINDS) % len(RENDERERS)])
        sentences = [[fold(x) for x in "".join(s.paragraphs).split("。") if x.strip()] for s in issue.stories]
        pairs = [f"{a}。{b}" for own in sentences for a, b in pairwise(own)]
        asked += len(pairs)
        for name, read in readers.items():
            text = fold(read(data))
            kept[name] += sum(pair in text for pair in pairs)
    for name, count in kept.items():
        print(f"{name:20} {count / max(1, asked):.3f} of {asked} pairs of sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
