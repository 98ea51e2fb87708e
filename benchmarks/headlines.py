"""Texts in forms composed at random, with invented words: how much of them is read right, and do doubts tell?

    python -m benchmarks.headlines [--forms 200] [--seed 0] [--by] [--show 3] [--written] [--check]
    python -m benchmarks.headlines --round 2        # 200 forms of a blind round: seeds that no rule was mended on

A form is put together from productions (benchmarks/_text_forms.py): masthead, setting, mark, stack, signature, what
stands between, section, other kinds of piece. `--by` tells the figures of each production, `--show` what was wrong in
the worst forms. `--written` measures the texts that were written by hand for first sight
(tests/importing/forms/*_round.*). A round is measured once, then its seeds may be looked at, and the next round's are
new. Bars: .95 over all fields; of wrong headlines .9 carry a doubt, of right pieces .1.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict

from benchmarks._text_forms import Form, compose
from benchmarks._text_scoring import Tally, fold, score
from reader.importing import read_bytes
from reader.importing.reading import ImportResult

BLIND = 100_000
BARS = {"overall": 0.95, "doubted": 0.9, "right doubted": 0.1}


class Doubts:
    """How many wrong headlines and how many right pieces carry a doubt."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.wrong = self.wrong_doubted = self.right = self.right_doubted = 0

    def add(self, form: Form, result: ImportResult) -> None:
        """Count the pieces of one form."""
        wanted = {fold(piece["headline"]) for piece in form.expect["pieces"]}
        for issue in result.issues:
            doubted = {doubt.article for doubt in issue.doubts}
            for number, article in enumerate(issue.articles, 1):
                if article.kind == "notice":
                    continue
                right = fold(article.headline) in wanted
                has = str(number) in doubted
                self.right += right
                self.right_doubted += right and has
                self.wrong += not right
                self.wrong_doubted += not right and has

    def shares(self) -> tuple[float, float]:
        """Return the shares of wrong headlines and of right pieces that carry a doubt."""
        return self.wrong_doubted / max(1, self.wrong), self.right_doubted / max(1, self.right)


def measure(seeds: range, *, by: bool, show: int) -> tuple[Tally, Doubts]:
    """Compose, import and score the forms of some seeds; print the figures."""
    rows: dict[str, Tally] = defaultdict(Tally)
    doubts, kinds = Doubts(), set()
    worst: list[tuple[float, int, Form, list[str]]] = []
    whole = 0
    for seed in seeds:
        form = compose(seed)
        kinds.add(form.kind)
        result = read_bytes(form.text.encode(), name=f"{seed}.txt")
        tally = score(form.expect, result.issues)
        doubts.add(form, result)
        whole += not tally.faults
        worst.append((tally.overall, seed, form, tally.faults))
        for name in ("all", *(f"{slot} {name}" for slot, name in enumerate(form.kind))) if by else ("all",):
            rows[name].add(tally)
    for name in sorted(rows, key=lambda n: (n != "all", rows[n].overall)):
        print(f"{name:22} {rows[name].row()}")
    wrong, right = doubts.shares()
    print(f"{len(seeds)} forms of {len(kinds)} kinds, {whole} without a fault; of {doubts.wrong} wrong headlines "
          f"{wrong:.2f} carry a doubt, of {doubts.right} right ones {right:.2f}")  # fmt: skip
    for _overall, seed, form, faults in sorted(worst, key=lambda w: w[0])[:show]:
        print(f"\n== {seed} {form.kind}\n{form.text}", *(f"  - {fault[:200]}" for fault in faults), sep="\n")
    return rows["all"], doubts


def written() -> None:
    """Measure the texts that people wrote for first sight."""
    from tests.importing.forms.first_round import FIRST_ROUND
    from tests.importing.forms.labelled import labelled
    from tests.importing.forms.second_round import SECOND_ROUND

    rounds = {"first round": FIRST_ROUND, "second round": SECOND_ROUND}
    for name in ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"):
        rounds[f"{name} round"] = tuple(text.form for text in labelled(f"{name}_round"))
    for name, forms in rounds.items():
        all_of_it, whole = Tally(), 0
        for form in forms:
            ((file, text),) = form.files.items()
            tally = score(form.expect, read_bytes(text if isinstance(text, bytes) else text.encode(), name=file).issues)
            whole += not tally.faults
            all_of_it.add(tally)
        print(f"{name:14} {all_of_it.row()}  {whole} of {len(forms)} whole")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forms", type=int, default=200, help="how many")
    parser.add_argument("--seed", type=int, default=0, help="the first one's seed")
    parser.add_argument("--round", type=int, help="the forms of this blind round")
    parser.add_argument("--by", action="store_true", help="the figures of each production")
    parser.add_argument("--show", type=int, default=0, help="print so many of the worst forms")
    parser.add_argument("--written", action="store_true", help="the texts written by hand for first sight")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    given = parser.parse_args()
    if given.written:
        written()
        return 0
    first = given.seed if given.round is None else given.round * BLIND
    tally, doubts = measure(range(first, first + given.forms), by=given.by, show=given.show)
    wrong, right = doubts.shares()
    good = tally.overall >= BARS["overall"] and wrong >= BARS["doubted"] and right <= BARS["right doubted"]
    return 1 if given.check and not good else 0


if __name__ == "__main__":
    sys.exit(main())
