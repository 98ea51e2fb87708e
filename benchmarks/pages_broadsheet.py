"""Ordinary newspaper pages at first sight: are pages read that are made up as broadsheets usually are?

    python -m benchmarks.pages_broadsheet [--pages N] [--seed N] [--texts FILE.jsonl.xz] [--keep DIR] [--from DIR]
                                          [--verbose] [--doubts] [--faults]

Pages are cut at random on a grid of columns (benchmarks/_broadsheet.py) and written by the renderers that are at hand:
fpdf2, ReportLab, Typst, Qt, WeasyPrint, Chromium (`--chromium PATH`), LibreOffice (`--soffice PATH`); only Qt is a part
of the program. `--texts`: running text is taken from a file of records with `headline` and `body`, else invented.
`--faults` says of each wrong body how it is wrong.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks._broadsheet import Broadsheet, Told
from benchmarks._broadsheet_writers import PLACED, css, flow, office
from benchmarks._page_doubts import Doubts
from benchmarks._page_faults import faults
from benchmarks._page_gold import Issue
from benchmarks._page_scoring import FIELDS, mean, score
from reader.importing import read_bytes
from reader.model.errors import ImportFailure

NAMES = ["时政", "社会", "民生", "经济", "文化", "副刊", "国际", "体育", "教育", "乡村"]
WAYS = ("fpdf2", "reportlab", "typst", "qt", "css-chromium", "css-weasyprint", "flow-weasyprint", "office")
_TURN = (
    "fpdf2",
    "css-chromium",
    "reportlab",
    "typst",
    "css-weasyprint",
    "qt",
    "fpdf2",
    "flow-weasyprint",
    "reportlab",
    "office",
    "typst",
    "qt",
)


def texts_of(path: Path) -> list[tuple[str, list[str]]]:
    """Return headlines and paragraphs of a file of records that read like a newspaper's."""
    made, chance = [], random.Random(5)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if chance.random() > 0.12:
                continue
            one = json.loads(line)
            paragraphs = [p.strip() for p in one["body"].split("\n") if p.strip()]
            plain = "编辑" not in one["body"] and "消息" not in paragraphs[0][:24] and "\u2003" not in one["body"]
            if (
                plain
                and all(len(p) > 14 and p[-1] in "。！？”" for p in paragraphs)
                and 6 <= len(one["headline"]) <= 26
            ):
                made.append((one["headline"], paragraphs))
    return made


def _telling(pool: Sequence[tuple[str, list[str]]], seed: int) -> Told | None:
    if not pool:
        return None
    chance = random.Random(seed)
    left = list(pool)
    chance.shuffle(left)

    def tell(size: int) -> tuple[str, list[str]] | None:
        near = [t for t in left[:400] if t[0][0] not in "【“" or chance.random() < 0.5]
        best = min(near, key=lambda t: abs(sum(map(len, t[1])) - size))
        left.remove(best)
        return best

    return tell


def composed(
    seed: int, pool: Sequence[tuple[str, list[str]]], wanted: argparse.Namespace, kept: Path | None
) -> tuple[Issue, bytes, str]:
    """Return an issue, its PDF and what wrote it."""
    way = _TURN[seed % len(_TURN)]
    own = Broadsheet(seed, _telling(pool, seed))
    if way in PLACED:
        first = own.chance.choice([1, 1, 2, 3, 4])
        count = 3 if seed % 12 == 6 else 1
        own.alone = count == 1
        for number in range(first, first + count):
            own.page(number, NAMES)
        data = b"" if kept else PLACED[way](own.issue)
    else:
        kind, _sep, tool = way.partition("-")
        markup = {"css": css, "flow": flow, "office": office}[kind](own)
        data = b"" if kept else _rendered(markup, tool or "soffice", wanted)
    if kept:
        data = next(kept.glob(f"{seed:04d}-*.pdf")).read_bytes()
    return own.issue, data, way


def _rendered(markup: str, tool: str, wanted: argparse.Namespace) -> bytes:
    if tool == "weasyprint":
        import weasyprint  # type: ignore[import-not-found]  # no part of the program

        return bytes(weasyprint.HTML(string=markup).write_pdf())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / ("a.fodt" if tool == "soffice" else "a.html")
        source.write_text(markup, "utf-8")
        ask = [wanted.soffice, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        if tool == "chromium":
            ask = [wanted.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            ask += [f"--user-data-dir={folder}/own", f"--print-to-pdf={source.with_suffix('.pdf')}", str(source)]
        subprocess.run(ask, check=False, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--soffice", default="soffice")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--from", type=Path, dest="kept")
    for flag in ("--verbose", "--doubts", "--faults"):
        parser.add_argument(flag, action="store_true")
    wanted = parser.parse_args()
    pool = texts_of(wanted.texts) if wanted.texts else []
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    doubts, counted = Doubts(), Counter[str]()
    for seed in range(wanted.seed, wanted.seed + wanted.pages):
        issue, data, way = composed(seed, pool, wanted, wanted.kept)
        if wanted.keep:
            wanted.keep.mkdir(parents=True, exist_ok=True)
            (wanted.keep / f"{seed:04d}-{way}.pdf").write_bytes(data)
        try:
            result = read_bytes(data, name="page.pdf")
        except ImportFailure as failure:
            print(seed, failure)
            result = None
        figures = score(issue, result)
        doubts.count(issue, result)
        for group in ("all", way):
            rows[group].append(figures)
        if wanted.verbose or wanted.faults:
            print(f"{seed:4} {way:16} " + _row(figures))
        for kind, told in faults(issue, result) if wanted.faults else ():
            counted[kind] += 1
            print(f"       {kind}: {told}")
    for group, own in rows.items():
        print(f"{group:16}{len(own):4}  " + _row(mean(own)))
    if wanted.faults:
        print(counted)
    if wanted.doubts:
        print(doubts, *doubts.silent, sep="\n   ")
    return 0


def _row(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {figures[name]:.3f}" for name in ("piece", *FIELDS))


if __name__ == "__main__":
    sys.exit(main())
