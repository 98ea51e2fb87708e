"""Of what a frequent word typed in old characters finds, how much is right?

Precision against places judged by hand (benchmarks/search_variants_labels.json: queries, ids, places and verdicts): 100
words, five places each, of the whole corpus. The search is asked again; judged places that it finds no more are left
out. Of all hits, and of those that do not rest on another reading than that of the context. Bar: .98 of all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.people import CORPUS, records
from reader.search import Tier, matches, parse

LABELS = Path(__file__).with_name("search_variants_labels.json")
BAR = 0.98


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_variants")
    parser.add_argument("--check", action="store_true", help="exit 1 where the bar is missed")
    arguments = parser.parse_args()
    if not CORPUS.is_file():
        print("skipped: the corpora are not beside the project")
        return 0
    judged: dict[int, list[tuple[str, str, int, bool]]] = defaultdict(list)
    for query, number, field, start, right in json.loads(LABELS.read_text("utf-8"))["places"]:
        judged[number].append((query, field, start, right))
    verdicts: dict[str, list[bool]] = {"all": [], "by the reading of the context": []}
    for record in records(set(judged)):
        for query, field, start, right in judged[int(record["id"])]:
            found = matches(parse(query), {"headline": record["headline"], "body": record["body"]})
            place = next((m for m in found if (m.field, m.start) == (field, start)), None)
            if place is None:
                continue
            verdicts["all"].append(right)
            if place.tier < Tier.OTHER_READING:
                verdicts["by the reading of the context"].append(right)
    for which, some in verdicts.items():
        print(f"{which}: {sum(some)} of {len(some)} judged places right, precision {sum(some) / max(1, len(some)):.3f}")
    return int(arguments.check and sum(verdicts["all"]) < BAR * len(verdicts["all"]))


if __name__ == "__main__":
    sys.exit(main())
