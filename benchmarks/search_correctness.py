"""Are exactly the right pieces found? Recall and precision against an independent matcher, over all forms.

The matcher (tests/search/brute_force.py, two_keys.py) is written from docs/search-syntax.md with a parser and a
segmentation of its own; the table of allowed readings is shared data with its own test. Pieces: the first ones of the
corpus, every fourth in traditional characters; queries: every form people type, made from words of the pieces. For
queries with at most 200 pieces every marked place and its tier is compared too, and the order of the hits. Bars:
recall 1.000, precision 0.999, every known item (the piece a query was made from) found, all places equal, order kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._search_corpus import Article, Typed, queries, short_articles
from benchmarks._search_engines import document
from benchmarks._search_more_forms import in_old_characters, more_queries
from benchmarks._search_truth import Truth
from benchmarks._search_wishes import COLUMNS

_MOST_PLACES = 200
_SUMS = (
    "queries", "right", "wrong", "missed", "known", "known missed", "placed", "places wrong", "order wrong",
)  # fmt: skip


def compare(pieces: list[Article], asked: list[Typed], folder: Path, seconds: float) -> dict[str, float]:
    """Return the figures."""
    from reader.search import Manner, SearchIndex, bigram_writing, parse

    bigram_writing.FEWEST = 1  # lists of pairs as a large library has them
    index = SearchIndex.open(folder, source="correctness")
    index.rebuild(map(document, pieces))
    truth = Truth(pieces)
    by_row = {piece.row: piece for piece in pieces}
    sums = dict.fromkeys(
        ("queries", "right", "wrong", "missed", "known", "known missed", "placed", "places wrong", "order wrong"), 0
    )
    per_form: dict[str, list[int]] = {}
    started = time.monotonic()
    for typed in asked:
        if seconds and time.monotonic() - started > seconds:
            break
        wanted = truth.of(typed)
        query = parse(typed.query, fuzzy=typed.similar, manner=Manner(typed.scheme, typed.synonyms))
        found = set(index.rows(query).tolist())
        right, wrong, missed = len(found & wanted.keys()), len(found - wanted.keys()), len(wanted.keys() - found)
        for key, value in (("queries", 1), ("right", right), ("wrong", wrong), ("missed", missed)):
            sums[key] += value
        form = per_form.setdefault(typed.form, [0, 0, 0])
        for place, value in enumerate((right, wrong, missed)):
            form[place] += value
        if wrong or missed:
            print(f"  {typed.form}: {typed.query!r}: {wrong} wrong, {missed} missed")
        if typed.source and not typed.form.startswith("typing") and not _read_otherwise(typed):
            holders = {row for row, piece in by_row.items() if _holds(piece, typed)}
            sums["known"] += len(holders)
            sums["known missed"] += len(holders - found)
        if len(wanted) <= _MOST_PLACES:
            hits = index.search(query, limit=None).hits
            sums["placed"] += len(hits)
            for hit in hits if typed.similar or not _similar(hits) else ():
                places = {(m.field, m.start, m.end, int(m.tier)) for m in hit.places}
                sums["places wrong"] += places != wanted.get(hit.row)
            best = [min(place[3] for place in wanted[hit.row]) for hit in hits if wanted.get(hit.row)]
            single = " " not in (typed.meant or typed.query).strip('"')
            sums["order wrong"] += single and best != sorted(best)
    figures = {key: float(value) for key, value in sums.items()}
    figures["recall"] = sums["right"] / max(1, sums["right"] + sums["missed"])
    figures["precision"] = sums["right"] / max(1, sums["right"] + sums["wrong"])
    figures["forms"] = len(per_form)
    return figures


def _similar(hits: tuple[object, ...]) -> bool:
    from reader.search import Hit, Tier

    return any(isinstance(hit, Hit) and hit.tier == Tier.SIMILAR for hit in hits)


def _read_otherwise(typed: Typed) -> bool:
    """Tell whether a syllable and initials happen to spell syllables: ji + n + s is read as jin s…."""
    from reader.hanzi.syllables import cuts

    return typed.form == "full then initials" and bool(cuts(typed.query))


def _holds(piece: Article, typed: Typed) -> bool:
    if typed.form == "headline field":
        return typed.source in piece.headline
    if typed.form == "body field":
        return typed.source in piece.body
    if typed.form == "byline field":
        return typed.source in piece.byline
    return any(typed.source in getattr(piece, name) for name in COLUMNS)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument(
        "--each",
        type=int,
        default=60,
        help="queries of each form (60: more than 3,500 in all; half of it of the further forms)",
    )
    parser.add_argument("--seconds", type=float, default=0, help="stop after so long (0: go through all)")
    parser.add_argument("--seed", type=int, default=23, help="draw other queries")
    parser.add_argument("--part", default="1/1", help="only the Kth of N parts of the queries: K/N")
    wanted = parser.parse_args()
    pieces = in_old_characters(list(short_articles(wanted.articles)))
    asked = queries(pieces, each=wanted.each, seed=wanted.seed)
    asked += more_queries(pieces, wanted.each // 2, wanted.seed)
    part, parts = (int(number) for number in wanted.part.split("/"))
    asked = asked[part - 1 :: parts]
    if wanted.seconds:
        asked = asked[::7] + asked[1::7] + asked[2::7] + asked[3::7] + asked[4::7] + asked[5::7] + asked[6::7]
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        figures = compare(pieces, asked, Path(folder), wanted.seconds)
    for name, value in figures.items():
        print(
            f"{name:14} {value:,.4f}"
            if value != int(value) or name in {"recall", "precision"}
            else f"{name:14} {value:,.0f}"
        )
    good = (
        figures["recall"] == 1
        and figures["precision"] >= 0.999
        and not figures["known missed"]
        and not figures["places wrong"]
        and not figures["order wrong"]
    )
    print("ok" if good else "MISSED")
    return 1 if wanted.check and not good else 0


if __name__ == "__main__":
    sys.exit(main())
