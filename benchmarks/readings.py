"""How many syllables above a text are right, beside pypinyin, g2pM and others that read hanzi?

Three measures. News: pieces of the 100,000 (by id) whose characters with several readings were labelled by somebody who
had not seen ours (reading_labels.json: id → place in headline, newline and body → reading); a character with one
reading counts as right, and a third of the labels (`second`) was read by another reader. `--rows FILE`: the review's
rows (findings/readings.tsv), text with the syllables in question in [ ], of which all must be right (one of the 359 is
a riddle, 老人员半江); a name in a byline is read as one by those who know it for one. `--cpp FOLDER`: the test set of
g2pM (test.sent, test.lb: one character a sentence; fetch kakaobrain/g2pM), which is measured, never mended for. Others
(`_reading_engines`) are asked where they are installed. Bar: .995 of news and of the rows. `--show` lists what is
wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks._reading_engines import Engine, engines
from benchmarks.people import CORPUS, records
from reader.hanzi.readings import in_context
from reader.hanzi.tones import without_tone

LABELS = Path(__file__).with_name("reading_labels.json")
BAR = 0.995
ROWS = CORPUS.parent.parent / "findings" / "readings.tsv"


class Case(NamedTuple):
    """A text, the labelled places, how much is counted (its hanzi, or 1 for the whole), and whether it is a name."""

    text: str
    labels: dict[int, str]
    counted: int
    name: bool = False


def numbered(reading: str) -> str:
    """Return a reading with its tone as a number, 5 for none: zhòng → zhong4; an apical ü is v."""
    bare, tone = without_tone(reading)
    return f"{bare.replace('ü', 'v')}{tone or 5}"


def ours(text: str) -> list[str]:
    """Read as the page does, in the dictionary's manner."""
    return [numbered(reading) if reading else "" for reading in in_context(text)]


def news() -> Iterator[Case]:
    """Yield the labelled pieces."""
    labels = {int(piece): row for piece, row in json.loads(LABELS.read_text("utf-8"))["pieces"].items()}
    for record in records(set(labels)):
        text = f"{record['headline']}\n{record['body']}"
        row = {int(place): reading for place, reading in labels[int(record["id"])].items()}
        yield Case(text, row, sum("\u4e00" <= char <= "\u9fff" for char in text))


def sentences(folder: Path) -> Iterator[Case]:
    """Yield the test set of g2pM, in which ▁ stands around the labelled character."""
    rows = zip(
        (folder / "test.sent").read_text("utf-8").splitlines(), (folder / "test.lb").read_text().split(), strict=True
    )
    for sentence, label in rows:
        yield Case(sentence.replace("▁", ""), {sentence.index("▁"): label.replace("u:", "v")}, 1)


def in_names(text: str) -> list[str]:
    """Read a byline as the page does: with surnames."""
    return [numbered(reading) if reading else "" for reading in in_context(text, person_names=True)]


def rows(file: Path) -> Iterator[Case]:
    """Yield the review's rows; of 一 and 不 the dictionary's tone is right, which is its fifth column."""
    for line in file.read_text("utf-8").splitlines()[1:]:
        marked, right, _today, kind, *usual = line.split("\t")
        places: list[int] = []
        for k, char in enumerate(marked):
            if marked[k - 1 : k + 2] == f"[{char}]":
                places.append(k - 1 - 2 * len(places))
        readings = (usual[0] if usual and usual[0] else right).split()
        labels = dict(zip(places, map(numbered, readings), strict=True))
        yield Case(marked.replace("[", "").replace("]", ""), labels, 1, name=kind == "byline")


def read_twice() -> tuple[int, int]:
    """Return how many labels a second reader gave too, and how many of his are the first's."""
    data = json.loads(LABELS.read_text("utf-8"))
    pairs = [
        (data["pieces"][piece][place], reading)
        for piece, row in data["second"].items()
        for place, reading in row.items()
    ]
    return len(pairs), sum(first == second for first, second in pairs)


def dictionary_manner(char: str, reading: str) -> str:
    """Return the dictionary's tone of 一 and 不, so that no manner of writing them counts as a fault."""
    return {"一": "yi1", "不": "bu4"}.get(char, reading)


def share(cases: list[Case], engine: Engine, *, shown: bool) -> tuple[int, int]:
    """Return how many syllables, or rows, are right, and of how many."""
    right = total = 0
    for case in cases:
        read = in_names(case.text) if case.name and engine is ours else engine(case.text)
        wrong = [k for k, label in case.labels.items() if dictionary_manner(case.text[k], read[k]) != label]
        total += case.counted
        right += case.counted - min(case.counted, len(wrong))
        for k in wrong if shown else ():
            around = f"{case.text[max(0, k - 8) : k]}[{case.text[k]}]{case.text[k + 1 : k + 9]}"
            print(f"  {around.replace(chr(10), ' ')}\t{case.labels[k]}\t{read[k]}")
    return right, total


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readings", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 where the bar is missed")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    parser.add_argument("--rows", type=Path, default=ROWS, metavar="FILE", help="the review's rows")
    parser.add_argument("--cpp", type=Path, metavar="FOLDER", help="the test set of g2pM as well")
    arguments = parser.parse_args()
    if not CORPUS.is_file():
        print("skipped: the corpora are not beside the project")
        return 0
    sets = {"news": list(news())} | ({"rows": list(rows(arguments.rows))} if arguments.rows.is_file() else {})
    sets |= {"cpp": list(sentences(arguments.cpp))} if arguments.cpp else {}
    print("read twice: {} labels, {} alike".format(*read_twice()))
    asked, status = {"ours": ours, **dict(engines())}, 0
    for name, cases in sets.items():
        for engine, read in asked.items():
            right, total = share(cases, read, shown=arguments.show and engine == "ours" and name != "cpp")
            print(f"{name:<6} {engine:<16} {right / total:.4f}  {right:,} of {total:,}", flush=True)
            if arguments.check and engine == "ours" and name != "cpp" and right < BAR * total:
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
