"""Everyday texts and files at first sight: is what people paste and save read right, by the corpus' own comparison?

    python -m benchmarks.everyday [--round 1] [--seed 0] [--times 1] [--only chat,wires] [--show] [--keep DIR]
                                 [--without repairs]

Kinds of pasted text and of saved files as groups B and C of the corpus' pages have them (benchmarks/_everyday_*.py),
measured by `score.py` beside the project: figures are means over sources, as there. A round is measured once before any
rule is mended on it; its seeds draw other stories, names and papers into the same kinds.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks._everyday_desk import Desk, Paper
from benchmarks._everyday_files import FILES
from benchmarks._everyday_files_2 import FILES_2
from benchmarks._everyday_files_3 import FILES_3
from benchmarks._everyday_texts import TEXTS
from benchmarks._everyday_texts_2 import TEXTS_2
from benchmarks._everyday_texts_3 import TEXTS_3
from benchmarks._everyday_texts_4 import TEXTS_4
from reader.importing import read_source
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue

SCORER = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "score.py"
ROUNDS: dict[int, dict[str, tuple[Callable[[Desk], Paper], ...]]] = {
    1: {"text": TEXTS, "file": FILES},
    2: {"text": TEXTS_2, "file": FILES_2},
    3: {"text": TEXTS_3, "file": FILES_3},
    4: {"text": TEXTS_4},
}


def scorer() -> ModuleType:
    """Return the corpus' own comparison."""
    if not SCORER.exists():
        sys.exit("shared/corpora is not beside the project: nothing to measure with")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(paper: Paper, folder: Path) -> Path:
    """Write a paper's files; return what is imported."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in paper.files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder if len(paper.files) > 1 else folder / next(iter(paper.files))


def read(path: Path) -> list[dict[str, Any]]:
    """Return the pieces of a source as `told` gives them; none where it is refused."""
    try:
        return told(read_source(path).issues)
    except ImportFailure:
        return []


def told(issues: Iterable[PublicationIssue]) -> list[dict[str, Any]]:
    """Return the pieces of issues with the names that `show --json` gives them."""
    names = ("kind", "headline", "headline_status", "printed_headline", "kicker", "alternative_headline")
    places = ("print_page", "print_section", "truncated", "byline")
    return [
        {name: getattr(article, name) for name in names + places}
        | {
            "date_published": issue.date_published,
            "credits": [{"role": c.role, "name": c.name} for c in article.credits],
            "paragraphs": [{"text": p.text, "role": p.role} for p in article.paragraphs],
            "repairs": [{"kind": r.kind} for r in article.repairs],
        }
        for issue in issues
        for article in issue.articles
    ]


def shown(name: str, gold: list[dict[str, Any]], pieces: list[dict[str, Any]], row: dict[str, float]) -> None:
    """Print what is wrong with a source."""
    print(f"== {name}", " ".join(f"{k} {v:.2f}" for k, v in row.items() if v < 1))
    for title, some in (("   gold", gold), ("   read", pieces)):
        for one in some:
            sub = one.get("alternative_headline") or one.get("subheadline")
            section = one.get("print_section") or one.get("section")
            page, day = one.get("print_page") or one.get("page"), one.get("date_published") or one.get("date")
            who = [(c["role"], c.get("name") or "、".join(c["names"])) for c in one["credits"]]
            texts = [p if isinstance(p, str) else f"<{p['role']}>{p['text']}" for p in one["paragraphs"]]
            cut = [t if len(t) < 30 else f"{t[:16]}…{t[-8:]}" for t in texts]
            print(
                title,
                one["kind"],
                "|",
                one.get("kicker"),
                "|",
                one["headline"],
                "|",
                sub,
                "|",
                section,
                page,
                day,
                who,
                cut,
            )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", type=int, default=1, choices=tuple(ROUNDS))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true", help="what was wrong")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--without", default="repairs", help="figures left out of the overall, with commas")
    given = parser.parse_args()
    compare, left_out = scorer().compare, set(given.without.split(","))
    for group, kinds in ROUNDS[given.round].items():
        rows: list[dict[str, float]] = []
        for seed in range(given.seed, given.seed + given.times):
            for number, make in enumerate(kinds):
                if given.only and make.__name__ not in given.only.split(","):
                    continue
                with tempfile.TemporaryDirectory() as scratch:
                    paper = make(Desk(seed * 100 + number + given.round * 10_000))
                    where = (given.keep or Path(scratch)) / str(seed) / make.__name__
                    pieces = read(written(paper, where))
                entry = paper.gold()
                gold = [
                    p | {"page": page["no"], "date": p["day"] or entry["date"]}
                    for page in entry["pages"]
                    for p in page["articles"]
                ]
                row = {k: v for k, v in compare(gold, pieces, len(entry["pages"]) > 1)[0].items() if k not in left_out}
                rows.append(row)
                if given.show and min(row.values()) < 1:
                    shown(make.__name__, gold, pieces, row)
        if rows:
            mean = {k: statistics.fmean(r[k] for r in rows) for k in rows[0]}
            whole = sum(min(r.values()) == 1 for r in rows)
            print(
                group,
                " ".join(f"{k} {v:.3f}" for k, v in mean.items()),
                f"sources {len(rows)}, whole {whole}, overall {statistics.fmean(mean.values()):.4f}",
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
