"""How well are scans read that somebody else's program has read already: ALTO, hOCR and their kin?

    python -m benchmarks.other_readings [--seeds 0-8] [--forms abbyy hocr …] [--kind upright] [--verbose]

Composed issues are written as other programs write them (`_read_forms`), and imported as folders; nothing in them is
misread, so what is wrong is ours. `lost`: letters of them that no issue has.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks._page_gold import Issue
from benchmarks._page_make_up import KINDS, compose
from benchmarks._page_scoring import FIELDS, score
from benchmarks._read_forms import FORMS, lines_of
from reader.importing import read_source, sources
from reader.importing.reading import ImportResult
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue

COLUMNS = ("piece", *FIELDS, "lost", "sources")


def figures_of(issue: Issue, form: str, folder: Path) -> dict[str, float]:
    """Write an issue in a form, import it, and return the figures."""
    for name, data in FORMS[form](issue).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    found: list[PublicationIssue] = []
    opened = sources([folder])
    for source in opened:
        try:
            found += read_source(source).issues
        except ImportFailure as failure:
            print(f"  {source.name}: {failure}")
    gold = Counter(c for sheet in issue.sheets for line in lines_of(sheet) for c in line.text if c.isalnum())
    there = Counter(c for one in found for c in one.source.text if c.isalnum())
    lost = (gold - there).total() / max(1, gold.total())
    figures = score(issue, ImportResult(source=form, issues=tuple(found)) if found else None)
    return figures | {"lost": lost, "sources": len(opened)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="0-8", help="the issues' seeds, first-last")
    parser.add_argument("--forms", nargs="+", choices=sorted(FORMS), default=list(FORMS))
    parser.add_argument("--kind", choices=sorted(set(KINDS)))
    parser.add_argument("--verbose", action="store_true")
    wanted = parser.parse_args()
    first, _dash, last = wanted.seeds.partition("-")
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    for seed in range(int(first), int(last or first) + 1):
        issue = compose(seed, wanted.kind)
        for form in wanted.forms:
            with tempfile.TemporaryDirectory() as folder:
                figures = figures_of(issue, form, Path(folder))
            if wanted.verbose:
                print(f"{seed}-{issue.kind}-{form:14}" + row(figures), flush=True)
            for group in (form, "all"):
                rows[group].append(figures)
    for group, own in rows.items():
        print(f"{group:14}{len(own):4}  " + row({c: sum(r[c] for r in own) / len(own) for c in COLUMNS}))
    return 0


def row(figures: dict[str, float]) -> str:
    """Return figures as a line."""
    return "  ".join(f"{c} {figures[c]:.3f}" for c in COLUMNS)


if __name__ == "__main__":
    sys.exit(main())
