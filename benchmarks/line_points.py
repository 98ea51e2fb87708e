"""Which points does evidence for what a line of a text is deserve, fitted to labelled lines over whole texts?

    python -m benchmarks.line_points [--check]               fit resources/line_points.tsv to labelled_lines.txt.xz,
                                                             and write its part of docs/importing.md
    python -m benchmarks.line_points --collect               see every text of the repository, and variants of those
                                                             that are labelled, anew by today's rules
    python -m benchmarks.line_points --freeze ROUND|FILE …   keep how a fresh round was seen before anything was mended
    python -m benchmarks.line_points --left-out              how fresh rounds are read by points fitted without them

A line stands in `labelled_lines.txt.xz` as its label and the names of its evidence, no words of it. `first` lines are
as the rules of their day saw texts of strangers that nobody had mended for; `variant` lines as they see such texts set
otherwise (`_line_variants`); `now` lines as today's rules see what they were mended on (labelled texts, and forms and
everyday kinds that they read without a fault). All are needed: the first and the variants tell where rules fail, the
last where they may be relied on.

A conditional random field of one chain (Lafferty et al. 2001) with a ridge, fitted by AdaGrad (Duchi et al. 2011), a
few texts a step, averaged. Its points are whole numbers, a hundred to a factor of e, so that every machine that has the
table reads alike.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks._everyday_desk import Desk
from benchmarks._line_fit import LINES, Text, alike, fitted, keep, kept, right, written
from benchmarks._line_page import BEGIN, END, page
from benchmarks._line_variants import Row, variant
from benchmarks._text_forms import compose
from benchmarks.everyday import ROUNDS, scorer, told
from reader.importing import ImportResult, read_bytes
from reader.importing.weighing import weigh
from reader.importing.weighing.evidence import evidence
from reader.importing.weighing.points import TABLE, read_table
from reader.importing.weighing.seen import look
from reader.importing.weighing.surroundings import surroundings
from tests.importing.forms.labelled import FOLDER, Labelled, texts_of
from tests.importing.press import press
from tests.importing.test_forms import FORMS, faults

RESOURCE = Path(__file__).parents[1] / "resources" / TABLE
PAGE = Path(__file__).parents[1] / "docs" / "importing.md"
COMPOSED = (500_000, 500_120)
"""Seeds of composed issues and forms, which the rules read right but for a few in a thousand; the tests draw others."""
VARIANTS = 4
FRESH = (
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
SAME = {"D": "X"}
"""Labels of the texts that are one role: masthead and furniture."""


class Watch:
    """Listens to what is weighed; the rules' reading stands meanwhile."""

    def __init__(self) -> None:
        """Begin to listen."""
        self.found: list[tuple[str, list[int], list[Any]]] = []
        self._weighed = vars(weigh)["weighed"]
        vars(weigh)["weighed"] = self

    def __call__(self, sheet: Any, lines: Any, grouped: Any, setting: Any) -> None:
        """Note how lines are seen."""
        self.found.append((sheet.source, [line.start for line in lines], look(sheet, lines, grouped, setting)))

    def stop(self) -> None:
        """Listen no longer."""
        vars(weigh)["weighed"] = self._weighed


def seen_of(watch: Watch, content: bytes) -> tuple[ImportResult, list[int], list[Any]] | None:
    """Return the result, offsets and lines of a text; None where not all lines were weighed, once, as they stand."""
    watch.found.clear()
    result = read_bytes(content, name="a.txt")
    if len(watch.found) != 1 or watch.found[0][0].strip() != content.decode(errors="replace").strip():
        return None
    return (result, *watch.found[0][1:])


def read_labelled(watch: Watch, rows: Sequence[Row]) -> list[tuple[list[str], list[Any]]]:
    """Return roles and lines, as they are seen, of each issue that labelled lines become; none if not as they stand."""
    rows = rows[next((k for k, row in enumerate(rows) if row[1].strip()), 0) :]
    content = "\n".join(line for _label, line in rows).strip("\n") + "\n"
    begins = list(accumulate((len(line) + 1 for _label, line in rows), initial=0))
    watch.found.clear()
    read_bytes(content.encode(), name="a.txt")
    made, at = [], 0
    for source, starts, lines in watch.found:
        at = content.find(source.rstrip(), at)
        roles = [rows[bisect_right(begins, at + start) - 1][0] for start in starts] if at >= 0 else [""]
        if "" in roles:
            return []
        made.append(([SAME.get(role, role) for role in roles], lines))
    return made


def labelled(watch: Watch, name: str, texts: Sequence[Labelled]) -> Iterator[Text]:
    """Yield a round's texts and their variants by how their lines are seen today."""
    for text in texts:
        for roles, lines in read_labelled(watch, text.lines):
            yield Text(text.name, name, "now", roles, evidence(lines))
        for k in range(VARIANTS):
            rows = variant(text.lines, f"{text.name} {k}")
            for roles, lines in read_labelled(watch, rows) if rows != text.lines else ():
                yield Text(text.name, name, f"variant {k}", roles, evidence(lines))


def first_seen(watch: Watch, name: str, texts: Sequence[Labelled]) -> Iterator[Text]:
    """Yield a fresh round's texts by how their lines are seen."""
    for text in texts:
        for roles, lines in read_labelled(watch, text.lines):
            yield Text(text.name, name, "first", roles, evidence(lines))


def seen_again(watch: Watch, first: Sequence[Text]) -> Iterator[Text]:
    """Yield texts as they were first seen, with what they tell by their form alone as it is told today."""
    rounds = {text.round for text in first}
    now = {
        (name, text.name): [(roles, surroundings(lines)) for roles, lines in read_labelled(watch, text.lines)]
        for name in sorted(rounds)
        for text in texts_of(FOLDER / f"{name}_round.txt")
    }
    form = {name for parts in now.values() for _roles, own in parts for line in own for name in line}
    for text in first:
        for roles, own in now[text.round, text.name]:
            if roles == text.roles:  # the same lines
                had = [[name for name in line if name not in form] for line in text.lines]
                yield Text(text.name, text.round, "first", roles, [a + b for a, b in zip(had, own, strict=True)])
                break


def faultless(watch: Watch) -> Iterator[Text]:
    """Yield forms and everyday texts that the rules read without a fault: what they say of the lines is right."""
    for param in FORMS:
        form: Any = param.values[0]
        ((name, content),) = form.files.items() if len(form.files) == 1 else (("", ""),)
        if name.endswith((".txt", ".md")):
            found = seen_of(watch, content if isinstance(content, bytes) else content.encode())
            if found and not faults(form.expect, found[0].issues, found[0].warnings):
                lines = found[2]
                yield Text(form.name, "forms", "now", [line.role for line in lines], evidence(lines))
    for seed in range(*COMPOSED):
        for form, content in (("issue", press(seed).text), ("form", compose(seed).text)):
            if found := seen_of(watch, content.encode()):
                yield Text(f"{form} {seed}", "composed", "now", [line.role for line in found[2]], evidence(found[2]))
    compare = scorer().compare
    for number, kinds in ROUNDS.items():
        for k, make in enumerate(kinds["text"]):
            paper = make(Desk(k + number * 10_000))
            gold = [
                p | {"page": page["no"], "date": p["day"] or paper.date}
                for page in paper.gold()["pages"]
                for p in page["articles"]
            ]
            content = next(iter(paper.files.values()))
            found = seen_of(watch, content if isinstance(content, bytes) else content.encode())
            if found and min(compare(gold, told(found[0].issues), len(paper.pages) > 1)[0].values()) == 1:
                lines = found[2]
                yield Text(make.__name__, f"everyday {number}", "now", [line.role for line in lines], evidence(lines))


def left_out(texts: Sequence[Text]) -> None:
    """Print how rounds of strangers are read, at first sight, by points that were fitted without them."""
    for name in FRESH:
        test = [t for t in texts if t.round == name and t.seen == "first"]
        rules, weighed, count = right(fitted([t for t in texts if t.round != name]), test)
        told_of = f"right by rules {rules / count:.3f}, weighed {weighed / count:.3f}"
        print(f"{name}: {len(test)} texts, {count} lines; {told_of}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collect", action="store_true")
    parser.add_argument("--freeze", nargs="+", default=[])
    parser.add_argument("--left-out", action="store_true", help="judge each fresh round by points fitted without it")
    parser.add_argument("--check", action="store_true", help="exit 1 where the table is not what the lines give")
    given = parser.parse_args()
    texts = kept() if LINES.exists() else []
    if given.collect or given.freeze:
        watch = Watch()
        for name in given.freeze:
            path = Path(name) if name.endswith(".txt") else FOLDER / f"{name}_round.txt"
            own = path.stem.removesuffix("_round")
            texts = [t for t in texts if (t.round, t.seen) != (own, "first")]
            texts += first_seen(watch, own, texts_of(path))
        if given.collect:
            texts = list(seen_again(watch, [t for t in texts if t.seen == "first" and t.round in FRESH]))
            for path in sorted(FOLDER.glob("*_round.txt")):
                texts += labelled(watch, path.stem.removesuffix("_round"), texts_of(path))
            texts += faultless(watch)
        watch.stop()
        keep(texts)
    if given.left_out:
        left_out(texts)
        return 0
    text = written(fitted(texts))
    if given.check:
        return int(not alike(read_table(text), read_table(RESOURCE.read_text("utf-8"))))
    RESOURCE.write_text(text, "utf-8")
    before, _begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(before + page(read_table(text)) + rest.partition(END)[2], "utf-8")
    rules, weighed, count = right(read_table(text), texts)
    print(f"{len(texts)} texts, {count} lines; right by rules {rules}, weighed {weighed}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
