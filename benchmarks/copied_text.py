"""Is text copied from a printed PDF the text of the paper: every paragraph, whole and in order, in five layouts?

    python -m benchmarks.copied_text [--pieces 200] [--seed N] [--folder DIR] [--check] [--verbose]

Pieces of the corpora of newspapers, each a file of its own and twenty in one, read by `pdftotext` in its own order,
with pinyin by `pdfinfo -struct-text`, which goes by the tags. Beside it: are all faces embedded and subset
(`pdffonts`), and does another process write the same bytes? Bars: no paragraph torn or out of order,
all faces, same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from reader.importing import read_source, sources
from reader.model.errors import ImportFailure
from reader.printing import PrintOptions, pdf
from reader.rendering import Piece, masthead_of
from reader.rendering.printable import printable

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora" / "issues"
JOINED = 20
"""So many pieces in one file: poppler walks the tags of a larger one for minutes."""
LAYOUTS = {
    "A4": PrintOptions(),
    "B5": PrintOptions(paper="B5", columns=1, font_size=10.5),
    "A4 in two": PrintOptions(columns=2),
    "A4 in three, 9 pt": PrintOptions(columns=3, font_size=9),
    "B5 with pinyin": PrintOptions(paper="B5", columns=1, font_size=10.5, pinyin="all"),
}


def all_pieces(folder: Path) -> list[Piece]:
    """Return all pieces of a folder of newspapers that have text."""
    found = []
    for source in sources(sorted(folder.iterdir())):
        try:
            issues = read_source(source).issues
        except ImportFailure:
            continue
        found += [Piece(article=a, masthead=masthead_of(i, a)) for i in issues for a in i.articles if a.body.strip()]
    return found


def chosen(pieces: Sequence[Piece], count: int, seed: int) -> list[Piece]:
    """Return so many of them, the same ones each time."""
    places = random.Random(seed).sample(range(len(pieces)), min(count, len(pieces)))
    return [pieces[k] for k in sorted(places)]


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def read(path: Path, *, tagged: bool) -> str:
    """Return a file's text as it is copied, or as its tags say."""
    command = ["pdfinfo", "-struct-text", str(path)] if tagged else ["pdftotext", str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8", "replace")
    if tagged:
        lines = (line.strip() for line in said.splitlines())
        said = "".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"'))
    return squeezed(said)


def faults(pieces: Sequence[Piece], text: str) -> Iterator[tuple[str, str]]:
    """Yield (torn or misplaced, paragraph) for what does not come back whole and behind the one before."""
    at = 0
    for piece in pieces:
        for paragraph in piece.article.paragraphs:
            wanted = squeezed(printable(paragraph.text))
            place = text.find(wanted, at)
            if place >= 0:
                at = place + len(wanted)
            else:
                yield ("misplaced" if wanted in text else "torn"), paragraph.text


def unembedded(path: Path) -> int:
    """Return how many faces of a file are not embedded, or not as a subset."""
    said = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, timeout=60).stdout.decode()
    rows = [line.split() for line in said.splitlines()[2:]]
    return sum(row[-5:-3] != ["yes", "yes"] for row in rows)


def measure(pieces: Sequence[Piece], name: str, folder: Path, *, verbose: bool) -> int:
    """Print one layout's figures and return its faults."""
    options, path = LAYOUTS[name], folder / "a.pdf"
    tagged, bare, lost = options.pinyin != "none", 0, 0
    found: list[tuple[str, str]] = []
    for piece in pieces:
        pdf([piece], path, options, force=True)
        found += faults([piece], read(path, tagged=tagged))
        lost += sum(1 for _fault in faults([piece], read(path, tagged=False))) if tagged else 0
        bare += unembedded(path)
    joined: list[tuple[str, str]] = []
    for at in range(0, len(pieces), JOINED):
        pdf(pieces[at : at + JOINED], path, options, force=True)
        joined += faults(pieces[at : at + JOINED], read(path, tagged=tagged))
    total = sum(len(p.article.paragraphs) for p in pieces)
    beside = f"; by place instead of tags {lost}" if tagged else ""
    print(f"{name:<18} {len(found)} of {total} paragraphs not whole or in order, joined {len(joined)}{beside}; "
          f"faces not embedded and subset: {bare}", flush=True)  # fmt: skip
    for kind, text in [*found, *joined] if verbose else ():
        print(f"    {kind}: {text[:60]}")
    return len(found) + len(joined) + bare


def digest(pieces: Sequence[Piece]) -> str:
    """Return a digest of what all layouts and a book of some pieces are written as."""
    kept = hashlib.sha256()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        for options in (*LAYOUTS.values(), PrintOptions(booklet="渡口", paper="16k-small", columns=1)):
            pdf(pieces[:20], path, options, force=True)
            kept.update(path.read_bytes())
    return kept.hexdigest()


def in_another(wanted: argparse.Namespace, seed: str) -> str:
    """Return the digest that another process makes."""
    command = [sys.executable, "-m", "benchmarks.copied_text", "--digest", "--folder", str(wanted.folder)]
    command += ["--pieces", str(wanted.pieces)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, timeout=600
    )
    return done.stdout.decode().strip()


def main() -> int:
    """Measure; return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=200)
    parser.add_argument("--seed", type=int, default=18, help="which pieces")
    parser.add_argument("--folder", type=Path, default=CORPORA, help="newspapers to be printed")
    parser.add_argument("--layout", choices=LAYOUTS, action="append", help="only these")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--verbose", action="store_true", help="name each paragraph")
    parser.add_argument("--digest", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if not wanted.folder.is_dir():
        print("the corpora are not beside the project; name a folder of newspapers with --folder")
        return 0
    pieces = chosen(all_pieces(wanted.folder), wanted.pieces, wanted.seed)
    if wanted.digest:
        print(digest(pieces))
        return 0
    print(f"{len(pieces)} pieces, {sum(len(p.article.paragraphs) for p in pieces)} paragraphs")
    with tempfile.TemporaryDirectory() as folder:
        missed = sum(measure(pieces, n, Path(folder), verbose=wanted.verbose) for n in wanted.layout or LAYOUTS)
    same = len({in_another(wanted, seed) for seed in ("1", "2")}) == 1
    print(f"same bytes from two processes: {'yes' if same else 'NO'}")
    return 1 if wanted.check and (missed or not same) else 0


if __name__ == "__main__":
    sys.exit(main())
