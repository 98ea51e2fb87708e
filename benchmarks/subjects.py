"""How well and how fast are pieces put under a subject?

Macro-F1, accuracy and abstention over the hand-labelled pieces of tests/importing/subject_labels.json, and pieces a
second beside `json.loads` of the same lines. Bars: macro-F1 of the measured group, and the multiple of that parser's
time.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from reader.importing.subjects import subject

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "scale-100k.jsonl.xz"
LABELS = ROOT / "tests" / "importing" / "subject_labels.json"
NAMES = ROOT / "resources" / "vocabulary" / "subjects"
PIECES = 20_000
MACRO_F1, TIMES_JSON = 0.85, 20.0


def chinese(key: str) -> str:
    first = (NAMES / f"{key}.txt").read_text("utf-8").splitlines()[0]
    return first.removeprefix("# Subject: ").strip()


def quality(records: dict[int, tuple[str, str]], labels: dict[str, str]) -> float:
    """Print the figures of one group and return its macro-F1."""
    gold, said, right = Counter[str](), Counter[str](), Counter[str]()
    confused = Counter[tuple[str, str]]()
    for number, key in labels.items():
        wanted = chinese(key)
        found = subject(*records[int(number)])
        name = found.path[0] if found else "未分类"
        gold[wanted] += 1
        said[name] += 1
        right[wanted] += name == wanted
        if name != wanted:
            confused[wanted, name] += 1
    f1 = {name: 2 * right[name] / (gold[name] + said[name]) for name in gold}
    macro = sum(f1.values()) / len(f1)
    total, abstained = len(labels), said["未分类"]
    answered = sum(right.values()) / max(1, total - abstained)
    print(f"  pieces {total}  macro-F1 {macro:.3f}  accuracy {sum(right.values()) / total:.3f}  "
          f"abstention {abstained / total:.3f}  right where answered {answered:.3f}")  # fmt: skip
    print(
        "  weakest: " + "  ".join(f"{name} {value:.2f}" for name, value in sorted(f1.items(), key=lambda x: x[1])[:5])
    )
    print("  mistaken: " + "  ".join(f"{a}→{b} {n}" for (a, b), n in confused.most_common(6)))
    return macro


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.subjects")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    arguments = parser.parse_args()
    if not CORPUS.is_file():
        print("skipped: the corpora are not beside the project")
        return 0
    labels = json.loads(LABELS.read_text("utf-8"))
    wanted = {int(number) for group in ("tuned", "measured", "random") for number in labels[group]}
    records: dict[int, tuple[str, str]] = {}
    lines: list[str] = []
    with lzma.open(CORPUS, "rt", encoding="utf-8") as source:
        for line in islice(source, 100_000):
            number = int(line[line.index(":") + 1 : line.index(",")])
            if number in wanted:
                record = json.loads(line)
                records[number] = (record["headline"], record["body"])
            if number % 5 == 0:
                lines.append(line)
    macro = {}
    for group in ("tuned", "measured", "random"):
        print(group)
        macro[group] = quality(records, labels[group])

    began = time.perf_counter()
    pieces = [json.loads(line) for line in lines[:PIECES]]
    parsed = time.perf_counter()
    none = sum(subject(piece["headline"], piece["body"]) is None for piece in pieces)
    done = time.perf_counter()
    ratio = (done - parsed) / (parsed - began)
    print(f"all years: {len(pieces)} pieces, {none / len(pieces):.3f} without a subject, "
          f"{len(pieces) / (done - parsed):.0f} a second, {ratio:.1f} × the time of json.loads")  # fmt: skip
    return int(arguments.check and (macro["measured"] < MACRO_F1 or ratio > TIMES_JSON))


if __name__ == "__main__":
    sys.exit(main())
