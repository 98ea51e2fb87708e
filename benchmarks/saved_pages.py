"""Are headline, day, and where the text begins and ends right on saved pages of public sets? Labels hold no words.

    python -m benchmarks.saved_pages DIR [--show]

DIR holds the pages as files (of GeneralNewsExtractor/tests, twnews/samples, newspaper4k/tests/data/html). Labels, by
the fingerprint of a file: half (a was looked at while mending, b measured once), the day, and of headline, first and
last words of the text how many letters they have and the fingerprint of these letters.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import unicodedata
from pathlib import Path
from typing import Any

from reader.importing import read_source
from reader.model.errors import ImportFailure

LABELS = Path(__file__).with_name("saved_pages_labels.json")
NAMES = ("headline", "day", "wrong day", "begins", "ends", "nothing beside")


def letters(text: str | None) -> str:
    """Return the letters, digits and hanzi of a text."""
    return "".join(c for c in unicodedata.normalize("NFKC", text or "") if c.isalnum())


def holds(text: str, label: list[Any]) -> bool:
    """Tell whether the labelled letters stand in a text."""
    size, mark = label
    return any(fingerprint(text[k : k + size]) == mark for k in range(len(text) - size + 1))


def at_both_ends(text: str, first: list[Any], last: list[Any]) -> bool:
    """Tell whether a text begins and ends with the labelled letters."""
    found = [fingerprint(text[: first[0]]), fingerprint(text[-last[0] :])]
    return found == [first[1], last[1]]


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def scored(path: Path, label: dict[str, Any]) -> dict[str, float | None]:
    """Return how a page was read; None where the label does not say."""
    try:
        issues = read_source(path).issues
    except ImportFailure:
        issues = ()
    articles = [(issue, article) for issue in issues for article in issue.articles]
    first = articles[0] if articles else None
    day = first[0].date_published if first else None
    text = letters("".join(p.text for _issue, a in articles for p in a.paragraphs))
    begins, ends = label["begins"], label["ends"]
    return {
        "headline": [len(letters(first[1].headline)), fingerprint(letters(first[1].headline))] == label["headline"]
        if first
        else 0.0,
        "day": day == label["day"],
        "wrong day": day is not None and day != label["day"],
        "begins": holds(text, begins) if begins else None,
        "ends": holds(text, ends) if ends else None,
        "nothing beside": at_both_ends(text, begins, ends) if begins and ends else None,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="name what is not right")
    args = parser.parse_args()
    labels: dict[str, dict[str, Any]] = json.loads(LABELS.read_text("utf-8"))
    rows: dict[str, list[dict[str, float | None]]] = {"a": [], "b": []}
    for path in sorted(p for p in args.folder.iterdir() if p.is_file()):
        label = labels.get(hashlib.sha256(path.read_bytes()).hexdigest())
        if label is None:
            continue
        row = scored(path, label)
        rows[label["half"]].append(row)
        wrong = [n for n in NAMES if row[n] is not None and bool(row[n]) == (n == "wrong day")]
        if args.show and wrong:
            print(path.name, *wrong)
    if not any(rows.values()):
        print("skipped: no page of the sets is in this folder")
        return 0
    for half, some in rows.items():
        means = [statistics.mean([float(v) for r in some if (v := r[n]) is not None] or [0]) for n in NAMES]
        print(half, len(some), "pages:", " · ".join(f"{n} {m:.3f}" for n, m in zip(NAMES, means, strict=True)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
