"""Pages at first sight: are make-ups and renderers read that no rule was mended for?

    python -m benchmarks.pages_unseen [--round N] [--pages N] [--seed N] [--keep DIR] [--from DIR] [--verbose]
                                     [--doubts]

Four rounds of ten to thirteen make-ups (benchmarks/_unseen_*.py), each written before the rules were mended on the one
before it, or by somebody who had not read them, by the renderers that are at hand: WeasyPrint, Chromium (`--chromium
PATH`), ReportLab, Qt, LibreOffice (`--soffice PATH`), Cairo; only Qt is a part of the program.
`--from`: the PDFs that `--keep` left there are read instead of being made.
`--doubts`: also how many wrong and right pieces carry a doubt.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._page_doubts import Doubts
from benchmarks._page_gold import Issue, Sheet
from benchmarks._page_scoring import FIELDS, mean, score
from benchmarks._unseen_fourth import FOURTH, FOURTH_PLACED
from benchmarks._unseen_more import MORE, newsletter, pamphlet
from benchmarks._unseen_pages import MAKE_UPS, Sheetwright
from benchmarks._unseen_placed import PLACED, school
from benchmarks._unseen_third import THIRD
from benchmarks._unseen_writers import bulletin, company
from reader.importing import read_bytes
from reader.model.errors import ImportFailure

ROUNDS = {
    1: (*MAKE_UPS, "bulletin", "company"),
    2: (*MORE, "pamphlet", "newsletter"),
    3: (*THIRD, *PLACED, "school"),
    4: (*FOURTH, *FOURTH_PLACED),
}
_MARKUP = MAKE_UPS | MORE | THIRD | FOURTH
_OWN: dict[str, tuple[Callable[[Sheetwright], bytes], str]] = {
    "company": (company, "reportlab"),
    "pamphlet": (pamphlet, "reportlab"),
    "newsletter": (newsletter, "qt"),
}
_OWN |= {kind: (make, "cairo") for kind, make in (PLACED | FOURTH_PLACED).items()}
_OFFICE = {"bulletin": bulletin, "school": school}
"""Make-ups that one renderer sets."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the renderers are that are programs of their own."""

    chromium: str
    soffice: str

    def render(self, kind: str, own: Sheetwright, turn: int) -> tuple[bytes, str]:
        """Return a page and its renderer's name. Raises ImportError, OSError where the renderer is not there."""
        if kind in _OWN:
            make, way = _OWN[kind]
            return make(own), way
        with tempfile.TemporaryDirectory() as folder:
            if kind in _OFFICE:
                source = Path(folder) / "a.fodt"
                source.write_text(_OFFICE[kind](own), "utf-8")
                ask = [self.soffice, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
                return self._made(ask, source), "libreoffice"
            markup = f"<!DOCTYPE html><meta charset=utf-8><style>{own.style()}</style>{_MARKUP[kind](own)}"
            if turn % 2 == 0:
                import weasyprint  # type: ignore[import-not-found]  # no part of the program

                return bytes(weasyprint.HTML(string=markup).write_pdf()), "weasyprint"
            source = Path(folder) / "a.html"
            source.write_text(markup, "utf-8")
            ask = [self.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            ask += [f"--user-data-dir={folder}/own", f"--print-to-pdf={source.with_suffix('.pdf')}", str(source)]
            return self._made(ask, source), "chromium"

    @staticmethod
    def _made(command: list[str], source: Path) -> bytes:
        subprocess.run(command, check=False, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()


def composed(seed: int, tools: Tools, kept: Path | None, kinds: Sequence[str] = ROUNDS[1]) -> tuple[Issue, bytes, str]:
    """Return an issue, its PDF and its renderer."""
    kind, own = kinds[seed % len(kinds)], Sheetwright(seed)
    if kept is None:
        data, way = tools.render(kind, own, seed // len(kinds))
    else:
        path = next(kept.glob(f"{seed:04d}-*.pdf"))
        data, way = path.read_bytes(), path.stem.rpartition("-")[2]
        _compose_only(kind, own)
    issue = Issue(own.words.paper, own.date, kind, seed)
    issue.sheets.append(Sheet(own.width, own.height, stories=own.stories))
    return issue, data, way


def _compose_only(kind: str, own: Sheetwright) -> None:
    """Draw the same words again without rendering them."""
    if kind in _OWN:
        with contextlib.suppress(ImportError):
            _OWN[kind][0](own)
    elif kind in _OFFICE:
        _OFFICE[kind](own)
    else:
        own.style()
        _MARKUP[kind](own)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", type=int, default=1, choices=sorted(ROUNDS))
    parser.add_argument("--pages", type=int, default=22)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--soffice", default="soffice")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--from", type=Path, dest="kept")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--doubts", action="store_true")
    wanted = parser.parse_args()
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    doubts = Doubts()
    for seed in range(wanted.seed, wanted.seed + wanted.pages):
        issue, data, way = composed(seed, Tools(wanted.chromium, wanted.soffice), wanted.kept, ROUNDS[wanted.round])
        if wanted.keep:
            wanted.keep.mkdir(parents=True, exist_ok=True)
            (wanted.keep / f"{seed:04d}-{issue.kind}-{way}.pdf").write_bytes(data)
        try:
            result = read_bytes(data, name="page.pdf")
        except ImportFailure as failure:
            print(seed, failure)
            result = None
        figures = score(issue, result)
        doubts.count(issue, result)
        for group in ("all", issue.kind, way):
            rows[group].append(figures)
        if wanted.verbose:
            print(f"{seed:4} {issue.kind:10} " + _row(figures))
    for group, own in rows.items():
        print(f"{group:11}{len(own):4}  " + _row(mean(own)))
    if wanted.doubts:
        print(doubts)
    return 0


def _row(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {figures[name]:.3f}" for name in ("piece", *FIELDS))


if __name__ == "__main__":
    sys.exit(main())
