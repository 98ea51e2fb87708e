"""How are texts read that somebody labelled line by line: by the corpus' comparison, wholly, and with which doubts?

    python -m benchmarks.first_sight [ROUND or FILE …] [--only NAME,…] [--show] [--check] [--kinds]

Without arguments all rounds of tests/importing/forms; from the eleventh on they were written by people who had seen
neither the rules nor the other texts. Figures are means over texts as in benchmarks.everyday (`score.py` beside the
project); `whole` counts the texts without any fault by the tests' own comparison. `doubted`: of wrong headlines, days
and borders and of right pieces, how many carry a doubt. `--check`: exit 1 where a round is below .95.
"""

from __future__ import annotations

import argparse
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks._text_scoring import fold
from benchmarks.everyday import ROUNDS, scorer, shown, told
from reader.importing import ImportResult, read_bytes
from tests.importing.forms.labelled import FOLDER, Labelled, texts_of
from tests.importing.test_forms import FORMS, faults

BAR = 0.95
LEFT_OUT = {"kind", "repairs"}
STATES = {"headline": "wrong headlines", "day": "wrong days", "border": "wrong borders", "right": "right pieces"}


def gold(text: Labelled) -> list[dict[str, Any]]:
    """Return a text's pieces as the corpus' gold has them."""
    made = []
    for piece in text.expect["pieces"]:
        people = [{"role": role, "names": [name]} for role, name in piece.get("credits", ())]
        roles = ("[subhead]", "[caption]", "[editor_note]")
        plain = [next((p[len(r) :] for r in roles if p.startswith(r)), p) for p in piece["paragraphs"]]
        own = {"kind": "article", "flags": [], "credits": people, "paragraphs": plain, "section": piece.get("section")}
        names = {"headline": piece["headline"], "kicker": piece["kicker"], "subheadline": piece["subheadline"]}
        made.append(own | names | {"page": piece.get("page"), "date": piece.get("date")})
    return made


def states(text: Labelled, result: ImportResult) -> Counter[tuple[str, bool]]:
    """Count the pieces of a text by what is wrong and whether a doubt leads there."""
    wanted = {fold(piece["headline"]): piece for piece in gold(text)}
    found: Counter[tuple[str, bool]] = Counter()
    for issue in result.issues:
        told_of = {doubt.article for doubt in issue.doubts}
        dated = any(doubt.kind == "date" for doubt in issue.doubts)
        for number, article in enumerate(issue.articles, 1):
            if article.kind == "notice":
                continue
            doubted = str(number) in told_of
            want = wanted.get(fold(article.headline) if article.headline_status == "printed" else "")
            if want is None:
                found["headline", doubted] += 1
                continue
            have = "".join(fold(p.text) for p in article.paragraphs if p.role != "credit")
            stack = ((article.kicker, want["kicker"]), (article.alternative_headline, want["subheadline"]))
            whole = have == "".join(map(fold, want["paragraphs"])) and all(fold(a) == fold(b) for a, b in stack)
            if "date" in text.expect and issue.date_published != want["date"]:
                found["day", doubted or dated] += 1
            else:
                found["right" if whole else "border", doubted] += 1
    return found


def measure(name: str, texts: list[Labelled], *, show: bool) -> float:
    """Print the figures of a round; return the overall."""
    compare = scorer().compare
    rows: list[dict[str, float]] = []
    counted: Counter[tuple[str, bool]] = Counter()
    whole = 0
    for text in texts:
        result = read_bytes(str(text.form.files["a.txt"]).encode(), name="a.txt")
        pieces, own = told(result.issues), gold(text)
        for piece, article in zip(pieces, (a for issue in result.issues for a in issue.articles), strict=True):
            # Whoever labels a text calls the name of a page (版名) its section.
            piece["print_section"] = piece["print_section"] or article.print_page_name
        if "date" not in text.expect:  # not asked
            own = [piece | {"date": pieces[0]["date_published"] if pieces else None} for piece in own]
        row = compare(own, pieces, any(piece["page"] for piece in own))[0]
        row = {field: value for field, value in row.items() if field not in LEFT_OUT}
        if not any("credits" in piece for piece in text.expect["pieces"]):  # not labelled
            row.pop("credits", None)
        wrong = faults(text.expect, result.issues, result.warnings)
        rows.append(row)
        counted += states(text, result)
        whole += not wrong
        if show and (wrong or min(row.values()) < 1):
            shown(text.name, own, pieces, row)
            print("   faults", *wrong, sep="\n      ")
    fields = max(rows, key=len)
    mean = {field: statistics.fmean(row[field] for row in rows if field in row) for field in fields}
    overall = statistics.fmean(mean.values())
    figures = " ".join(f"{field} {value:.3f}" for field, value in mean.items())
    print(f"{name}: texts {len(rows)}, whole {whole}, {figures}, overall {overall:.4f}")
    shares = [
        f"{words} {counted[state, True]} of {counted[state, True] + counted[state, False]}"
        for state, words in STATES.items()
    ]
    print("   doubted:", ", ".join(shares))
    return overall


def _count() -> int:
    """Print how many kinds of form the repository holds, each with what must come of it."""
    labelled = sum(len(texts_of(path)) for path in FOLDER.glob("*_round.txt"))
    everyday = sum(len(kinds) for group in ROUNDS.values() for kinds in group.values())
    print(
        f"labelled texts {labelled}, forms {len(FORMS)}, everyday kinds {everyday}: {labelled + len(FORMS) + everyday}"
    )
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", nargs="*", help="names beside the tests' forms, or files")
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true", help="what was wrong")
    parser.add_argument("--check", action="store_true", help="exit 1 where the bar is missed")
    parser.add_argument("--kinds", action="store_true", help="only count the kinds of form with gold in the repository")
    given = parser.parse_args()
    if given.kinds:
        return _count()
    paths = [Path(name) if name.endswith(".txt") else FOLDER / f"{name}_round.txt" for name in given.rounds]
    lowest = 1.0
    for path in paths or sorted(FOLDER.glob("*_round.txt"), key=lambda path: path.stem):
        texts = [text for text in texts_of(path) if not given.only or text.name in given.only.split(",")]
        if texts:
            lowest = min(lowest, measure(path.stem, texts, show=given.show))
    return 1 if given.check and lowest < BAR else 0


if __name__ == "__main__":
    raise SystemExit(main())
