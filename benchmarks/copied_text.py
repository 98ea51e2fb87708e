"""Is text copied from a printed PDF the text of the paper: every paragraph, whole and in order, however it is set?

    python -m benchmarks.copied_text [--pieces 200] [--seed N] [--layout NAME]… [--check] [--verbose]

Pieces of the large corpus (by their ids, drawn by the seed) with two notes each, every one a file of its own and twenty
in one: A4 in one, two and three columns, A5 in large type, lines that run down, each without and with pinyin. Read by
`pdftotext` in its own order, without the notes that end its pages; down the page by `pdfinfo -struct-text`, which goes
by the tags. Beside it: are there spaces in a text that has none (only ends of lines are taken away), are all faces
embedded and subset (`pdffonts`), how near to the paper's edge is anything drawn, does a paragraph end in one character,
does a headline take more than three lines (by pdfium's places of characters), and does another process write the same
bytes? Bars: none of these.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from benchmarks._printed_lines import alone, characters, lines_of, nearest_ink
from reader.model.annotation import Annotation
from reader.model.article import NewsArticle, Paragraph
from reader.printing import PrintOptions, pdf
from reader.rendering import Masthead, Piece
from reader.rendering.overlays import color_words
from reader.rendering.printable import printable

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpora" / "scale-100k.jsonl.xz"
PIECES = 100_000
JOINED = 20
"""So many pieces in one file: poppler walks the tags of a larger one for minutes."""
EDGE = 6.0
"""Millimetres that most printers cannot print on."""
_PLAIN = {
    "A4": PrintOptions(columns=1),
    "A4 in two": PrintOptions(columns=2),
    "A4 in three, 9 pt": PrintOptions(columns=3, font_size=9),
    "A5, 18 pt": PrintOptions(paper="A5", columns=1, font_size=18),
    "A4 down": PrintOptions(vertical=True),
}
LAYOUTS = {**_PLAIN, **{f"{name}, pinyin": replace(options, pinyin="all") for name, options in _PLAIN.items()}}
MOST_HEADLINE = 3
NOTE = "此处待查。\n另见县志。"


def drawn(count: int, seed: int) -> list[Piece]:
    """Return so many pieces of the corpus, those of the ids that the seed draws, each with two notes."""
    wanted = set(random.Random(seed).sample(range(1, PIECES + 1), count))
    made = []
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if number in wanted:
                made.append(piece_of(json.loads(line)))
    return [piece for piece in made if piece.article.paragraphs]


def piece_of(record: dict[str, str]) -> Piece:
    """Return a piece of the corpus with a note on its first words and one behind its middle."""
    texts = tuple(Paragraph(text=t.strip()) for t in record["body"].split("\n") if t.strip())
    name = f"c{record['id']}"
    article = NewsArticle(id=name, issue="c", position=1, headline=record["headline"], paragraphs=texts)
    body = article.body
    notes = tuple(
        Annotation(id=f"{name}-{k}", article=name, start=at, end=min(len(body), at + 6), exact=body[at : at + 6],
                   note=words, color="key" if k else "doubt")
        for k, (at, words) in enumerate(((0, "与前一日的报道对照，数字相同。"), (len(body) // 2, NOTE)))
    )  # fmt: skip
    day = Masthead(newspaper=record["source"], date_published=record["date"], print_page=record["page"])
    return Piece(article=article, masthead=day, annotations=notes)


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def read(path: Path, pieces: Sequence[Piece], *, tagged: bool) -> str:
    """Return a file's text as it is copied, without the notes at the ends of its pages; or as its tags say."""
    command = ["pdfinfo", "-struct-text", str(path)] if tagged else ["pdftotext", str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8", "replace")
    if tagged:
        lines = (line.strip() for line in said.splitlines())
        return squeezed("".join(line[1:-1] for line in lines if line.startswith('"') and line.endswith('"')))
    notes = {squeezed(words) for p in pieces for a in p.annotations for words in a.note.splitlines()}
    notes |= {squeezed(color_words(a.color)) for p in pieces for a in p.annotations}
    return "".join(without_end(squeezed(page), notes) for page in said.split("\f"))


def without_end(text: str, ends: Collection[str]) -> str:
    """Return a text without those of the words that it ends with."""
    while text and (found := next((end for end in ends if text.endswith(end)), "")):
        text = text[: -len(found)]
    return text


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


def with_spaces(piece: Piece, path: Path) -> int:
    """Return how many paragraphs without a space come back whole only without white space."""
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=120).stdout
    whole = "".join(said.decode("utf-8", "replace").replace("\f", "\n").split("\n"))
    texts = [printable(p.text) for p in piece.article.paragraphs]
    bare = squeezed(whole)
    return sum(t == squeezed(t) and t in bare and t not in whole for t in texts)


def set_badly(piece: Piece, path: Path, options: PrintOptions) -> Iterator[tuple[str, str]]:
    """Yield (fault, words) for what the lines of a piece that was printed alone should not do."""
    near = nearest_ink(path)
    if near < EDGE:
        yield f"{near:.1f} mm from the edge", piece.name
    printed, down = characters(path), options.vertical
    lines, at = lines_of(printed, squeezed(printable(piece.article.headline or "")), 0, down=down)
    if len(lines) > MOST_HEADLINE:
        yield f"headline of {len(lines)} lines", piece.name
    for paragraph in piece.article.paragraphs:
        lines, at = lines_of(printed, squeezed(printable(paragraph.text)), at, down=down)
        if alone(lines):
            yield "last line of one character", paragraph.text[-30:]


def unembedded(path: Path) -> int:
    """Return how many faces of a file are not embedded, or not as a subset."""
    said = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, timeout=60).stdout.decode()
    rows = [line.split() for line in said.splitlines()[2:]]
    return sum(row[-5:-3] != ["yes", "yes"] for row in rows)


def measure(pieces: Sequence[Piece], name: str, folder: Path, *, verbose: bool) -> int:
    """Print one layout's figures and return its faults."""
    options, path = LAYOUTS[name], folder / "a.pdf"
    tagged, bare, lost, spaced = options.vertical, 0, 0, 0
    found: list[tuple[str, str]] = []
    badly: list[tuple[str, str]] = []
    for piece in pieces:
        pdf([piece], path, options, force=True)
        found += faults([piece], read(path, [piece], tagged=tagged))
        lost += sum(1 for _fault in faults([piece], read(path, [piece], tagged=False))) if tagged else 0
        spaced += 0 if tagged else with_spaces(piece, path)
        bare += unembedded(path)
        badly += set_badly(piece, path, options)
    joined: list[tuple[str, str]] = []
    for at in range(0, len(pieces), JOINED):
        few = pieces[at : at + JOINED]
        pdf(few, path, options, force=True)
        joined += faults(few, read(path, few, tagged=tagged))
    total = sum(len(p.article.paragraphs) for p in pieces)
    beside = f"; by place instead of tags {lost}" if tagged else ""
    print(f"{name:<25} {len(found)} of {total} paragraphs not whole or in order, joined {len(joined)}{beside}; "
          f"with spaces of their own: {spaced}; faces not embedded and subset: {bare}; lines badly set: {len(badly)}",
          flush=True)  # fmt: skip
    for kind, text in [*found, *joined, *badly] if verbose else ():
        print(f"    {kind}: {text[:60]}")
    return len(found) + len(joined) + spaced + bare + len(badly)


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
    command = [sys.executable, "-m", "benchmarks.copied_text", "--digest"]
    command += ["--pieces", str(min(20, wanted.pieces)), "--seed", str(wanted.seed)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, timeout=600
    )
    return done.stdout.decode().strip()


def main() -> int:
    """Measure; return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=200)
    parser.add_argument("--seed", type=int, default=18, help="which pieces")
    parser.add_argument("--layout", choices=LAYOUTS, action="append", help="only these")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--verbose", action="store_true", help="name each paragraph")
    parser.add_argument("--digest", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if not CORPUS.is_file():
        print("skipped: the corpora are not beside the project")
        return 0
    pieces = drawn(wanted.pieces, wanted.seed)
    if wanted.digest:
        print(digest(pieces))
        return 0
    application = QGuiApplication.instance() or QGuiApplication([])  # kept, as the window keeps its own
    print(f"{len(pieces)} pieces, {sum(len(p.article.paragraphs) for p in pieces)} paragraphs")
    with tempfile.TemporaryDirectory() as folder:
        missed = sum(measure(pieces, n, Path(folder), verbose=wanted.verbose) for n in wanted.layout or LAYOUTS)
    same = wanted.layout or len({in_another(wanted, seed) for seed in ("1", "2")}) == 1
    if not wanted.layout:
        print(f"same bytes from two processes: {'yes' if same else 'NO'}")
    del application
    return 1 if wanted.check and (missed or not same) else 0


if __name__ == "__main__":
    sys.exit(main())
