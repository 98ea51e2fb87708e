"""How many of the names that the people index finds are really names?

Precision against names judged by hand (benchmarks/people_labels.json: ids, names and verdicts): people with a role in
bylines and brackets, people beside titles, places by their endings, organisations. The rules are run again over the
judged pieces; what they find there counts by its verdict, and what nobody has judged yet is counted apart
(`--show` lists it). People beside titles are also looked for at 1,713 titles whose names (764) were labelled before
anything was found there: precision and recall. Bars: credits .98, people beside titles .95.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from reader.search.credits import in_body, in_byline
from reader.search.mentions import mentions

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "scale-100k.jsonl.xz"
LABELS = Path(__file__).with_name("people_labels.json")
BARS = {"credits": 0.98, "persons": 0.95}
KINDS = {"person": "persons", "place": "places", "organisation": "organisations"}


def records(wanted: set[int]) -> Iterator[dict[str, str]]:
    """Yield the wanted pieces of the corpus; `id` is an int."""
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            if int(line[line.index(":") + 1 : line.index(",")]) in wanted:
                yield json.loads(line)


def found(record: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, name) of everything the rules find in a piece."""
    for credit in (*in_byline(record.get("byline") or ""), *in_body(record["body"])):
        yield "credits", credit.name.replace(" ", "").replace("\u3000", "")
    for text in (record["headline"], record["body"]):
        for mention in mentions(text):
            yield KINDS[mention.kind], mention.name


def beside_titles(rows: list[tuple[int, str, int, int, str]], *, show: bool) -> float:
    """Print precision and recall at labelled titles, each name once; return the precision."""
    labelled: dict[int, list[tuple[str, int, int, str]]] = {}
    for number, field, start, end, name in rows:
        labelled.setdefault(number, []).append((field, start, end, name))
    right, wrong, missed = set(), set(), set()
    for record in records(set(labelled)):
        people = {f: [m for m in mentions(record[f]) if m.kind == "person"] for f in ("headline", "body")}
        for field, start, end, name in labelled[int(record["id"])]:
            said = record[field][start:end]
            here = {m.name for m in people[field] if m.title == said and (m.end == start or 0 <= m.start - end <= 1)}
            right |= here & {name}
            wrong |= here - {name}
            missed |= {name} - here - {""}
    precision = len(right) / max(1, len(right) + len(wrong))
    found = len(right) / max(1, len(right | missed))
    names = len(right | missed)
    print(f"beside titles  precision {precision:.3f}, recall {found:.3f} of {names} names at {len(rows)} titles")
    if show:
        print(f"  wrong: {' '.join(sorted(wrong))}\n  missed: {' '.join(sorted(missed - right))}")
    return precision


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.people")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--show", action="store_true", help="list wrong names and names without a verdict")
    arguments = parser.parse_args()
    if not CORPUS.is_file():
        print("skipped: the corpora are not beside the project")
        return 0
    labels = json.loads(LABELS.read_text("utf-8"))
    kinds = ("credits", *KINDS.values())
    verdicts = {kind: {row[1]: row[3] for row in labels[kind]} for kind in kinds}
    pieces = {kind: {row[0] for row in labels[kind]} for kind in kinds}
    names: dict[str, set[str]] = {kind: set() for kind in kinds}
    for record in records(set().union(*pieces.values())):
        for kind, name in found(record):
            if int(record["id"]) in pieces[kind]:
                names[kind].add(name)
    missed = False
    for kind in kinds:
        right = {name for name in names[kind] if verdicts[kind].get(name)}
        wrong = {name for name in names[kind] if verdicts[kind].get(name) is False}
        unjudged = names[kind] - right - wrong
        lost = {name for name, verdict in verdicts[kind].items() if verdict} - right
        precision = len(right) / max(1, len(right) + len(wrong))
        print(f"{kind:<14} precision {precision:.3f} of {len(right) + len(wrong)} judged names; "
              f"{len(unjudged)} without a verdict, {len(lost)} right ones no longer found")  # fmt: skip
        if arguments.show:
            print(f"  wrong: {' '.join(sorted(wrong))}\n  without a verdict: {' '.join(sorted(unjudged))}")
            print(f"  no longer found: {' '.join(sorted(lost))}")
        missed |= precision < BARS.get(kind, 0)
    missed |= beside_titles(labels["beside_titles"], show=arguments.show) < BARS["persons"]
    return int(arguments.check and missed)


if __name__ == "__main__":
    sys.exit(main())
