"""How many syllables above a text are right, beside pypinyin and g2pM?

Two measures. News: pieces of the 100,000 (by id) whose characters with several readings were labelled by somebody who
had not seen ours (reading_labels.json: id → place in headline, newline and body → reading); a character with one
reading counts as right. `--cpp FOLDER`: the test set of g2pM (test.sent, test.lb: one character a sentence; fetch
kakaobrain/g2pM), which is measured, never mended for. g2pM and pypinyin are asked where they are installed. Bar: .995
of the syllables of news. `--show` lists what is wrong.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.people import CORPUS, records
from reader.hanzi.readings import in_context
from reader.hanzi.tones import without_tone

LABELS = Path(__file__).with_name("reading_labels.json")
BAR = 0.995
Engine = Callable[[str], list[str]]


class Case(NamedTuple):
    """A text, the places that are labelled, and how many hanzi it has."""

    text: str
    labels: dict[int, str]
    hanzi: int


def numbered(reading: str) -> str:
    """Return a reading with its tone as a number, 5 for none: zhòng → zhong4; an apical ü is v."""
    bare, tone = without_tone(reading)
    return f"{bare.replace('ü', 'v')}{tone or 5}"


def ours(text: str) -> list[str]:
    """Read as the page does, in the dictionary's manner."""
    return [numbered(reading) if reading else "" for reading in in_context(text)]


def pypinyin(text: str) -> list[str]:
    """Read with `pypinyin.pinyin`."""
    from pypinyin import Style, pinyin

    ask: Any = pinyin  # the stubs know fewer forms of `errors` than there are
    read = ask(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)
    return [options[0] for options in read] if len(read) == len(text) else [""] * len(text)


def g2pm() -> Engine | None:
    """Return the reader of g2pM; None where it is not installed."""
    try:
        model = importlib.import_module("g2pM").G2pM()
    except ImportError:
        return None

    def read(text: str) -> list[str]:
        return [word.replace("u:", "v") for word in model(text, char_split=True, tone=True)]

    return read


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


def dictionary_manner(char: str, reading: str) -> str:
    """Return the dictionary's tone of 一 and 不, so that no manner of writing them counts as a fault."""
    return {"一": "yi1", "不": "bu4"}.get(char, reading)


def share(cases: list[Case], engine: Engine, *, shown: bool) -> tuple[int, int]:
    """Return how many syllables are right, and of how many."""
    right = total = 0
    for case in cases:
        read = engine(case.text)
        wrong = [k for k, label in case.labels.items() if dictionary_manner(case.text[k], read[k]) != label]
        total += case.hanzi
        right += case.hanzi - len(wrong)
        for k in wrong if shown else ():
            around = f"{case.text[max(0, k - 8) : k]}[{case.text[k]}]{case.text[k + 1 : k + 9]}"
            print(f"  {around.replace(chr(10), ' ')}\t{case.labels[k]}\t{read[k]}")
    return right, total


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readings", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 where the bar is missed")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    parser.add_argument("--cpp", type=Path, metavar="FOLDER", help="the test set of g2pM as well")
    arguments = parser.parse_args()
    if not CORPUS.is_file():
        print("skipped: the corpora are not beside the project")
        return 0
    sets = {"news": list(news())} | ({"cpp": list(sentences(arguments.cpp))} if arguments.cpp else {})
    engines = {"ours": ours, "pypinyin": pypinyin} | ({"g2pM": other} if (other := g2pm()) else {})
    status = 0
    for name, cases in sets.items():
        for engine, read in engines.items():
            right, total = share(cases, read, shown=arguments.show and engine == "ours")
            print(f"{name:<6} {engine:<9} {right / total:.4f}  {right:,} of {total:,}")
            if arguments.check and (name, engine) == ("news", "ours") and right < BAR * total:
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
