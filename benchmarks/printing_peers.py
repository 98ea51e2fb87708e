"""How do 报夹, typst, WeasyPrint, Chromium and LibreOffice print the same pieces: time, size, text, tags, bytes?

    python -m benchmarks.printing_peers [--pieces 20] [--picture FILE.png]

B5, 10.5 pt, in two columns; pieces of the large corpus where it is beside the project, else of the sample newspaper.
Processor time a piece after a first one that nobody counts (what others do in processes of their own included), bytes,
paragraphs that `pdftotext` does not give whole and in order, paragraphs that end in one character, tagged or not,
whether a second run writes the same bytes. With a picture: the first page of the sample's report by each, side by side.
The others are no dependencies: typst and WeasyPrint are looked for as packages, CHROMIUM and SOFFICE name programs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2 as pdfium
from PIL import Image
from PySide6.QtGui import QGuiApplication

from benchmarks._printed_lines import alone, characters, lines_of
from benchmarks._printing_peers import Peer, peers, seconds
from benchmarks.copied_text import CORPUS, drawn, faults, read, squeezed
from reader.importing import read_source
from reader.model.resources import resource
from reader.printing import PrintOptions, pdf
from reader.rendering import Piece, masthead_of
from reader.rendering.printable import printable

COLUMNS = 2
ACROSS = 520  # pixels of a page in the picture


def sample() -> list[Piece]:
    """Return the pieces of the sample newspaper."""
    issue = read_source(resource("sample", "青石湾报.txt")).issues[0]
    return [Piece(article=a, masthead=masthead_of(issue, a)) for a in issue.articles if len(a.body) > 200]


def ours() -> Peer:
    """Return ourselves."""
    from reader import __version__

    def print_(piece: Piece, columns: int, path: Path) -> None:
        pdf([piece], path, PrintOptions(paper="B5", columns=columns, font_size=10.5, notes=False), force=True)

    return Peer("报夹", __version__, print_)


def measure(peer: Peer, pieces: Sequence[Piece], path: Path) -> None:
    """Print one row."""
    peer.print(pieces[0], COLUMNS, path)
    spent, size, torn, runts, total, tagged, same = 0.0, 0, 0, 0, 0, 0, 0
    for piece in pieces:
        began = seconds()
        peer.print(piece, COLUMNS, path)
        spent += seconds() - began
        size += path.stat().st_size
        torn += sum(1 for _fault in faults([piece], read(path, [piece], tagged=False)))
        said = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True, timeout=60).stdout
        tagged += b"Tagged:          yes" in said
        printed, at = characters(path), 0
        for paragraph in piece.article.paragraphs:
            lines, at = lines_of(printed, squeezed(printable(paragraph.text)), at, down=False)
            runts += alone(lines)
            total += 1
    for piece in pieces[:3]:
        written = []
        for _turn in range(2):
            peer.print(piece, COLUMNS, path)
            written.append(path.read_bytes())
        same += written[0] == written[1]
    count = len(pieces)
    row = (
        f"{peer.name} {peer.version}", f"{spent / count * 1000:.0f} ms", f"{size / count / 1000:.0f} KB",
        f"{torn} of {total}", str(runts), f"{tagged} of {count}", f"{same} of 3",
    )  # fmt: skip
    print(f"| {' | '.join(row)} |", flush=True)


def picture(those: Sequence[Peer], path: Path, into: Path) -> None:
    """Write the first page of the longest piece of the sample by each, side by side."""
    piece = max(sample(), key=lambda p: len(p.article.body))
    pages = []
    for peer in those:
        peer.print(piece, COLUMNS, path)
        with pdfium.PdfDocument(path) as file:
            page = file[0]
            pages.append(page.render(scale=ACROSS / page.get_width()).to_pil().convert("RGB"))
    height = max(page.height for page in pages)
    whole = Image.new("RGB", (len(pages) * (ACROSS + 12) - 12, height), "#888888")
    for k, page in enumerate(pages):
        whole.paste(page, (k * (ACROSS + 12), 0))
    whole.quantize(64).save(into, optimize=True)


def main() -> int:
    """Measure all who are here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=20)
    parser.add_argument("--seed", type=int, default=18, help="which pieces")
    parser.add_argument("--picture", type=Path, help="write the page side by side here")
    wanted = parser.parse_args()
    application = QGuiApplication.instance() or QGuiApplication([])
    pieces = drawn(wanted.pieces, wanted.seed) if CORPUS.is_file() else sample()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        those = [ours(), *peers(Path(folder))]
        print("| by | time a piece | size | not whole or in order | ends in one character | tagged | same bytes |")
        print("|---|---|---|---|---|---|---|")
        for peer in those:
            measure(peer, pieces, path)
        if wanted.picture:
            picture(those, path, wanted.picture)
            print("side by side:", ", ".join(peer.name for peer in those))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
