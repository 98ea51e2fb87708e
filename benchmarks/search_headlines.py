"""How fast are headlines filtered as one types, against the pinyin filters of npm?

100,000 headlines; each query typed as by a person; all matching headlines wanted. pinyin-match and pinyin-pro are
installed by npm into a folder of their own and run by node over the same headlines; pinyin-pro, being slow, gets a
sample of the headlines and its time is scaled up. Skipped with the reason where node, npm or the packages are not
there. Bars: 100 times pinyin-match, 50 times pinyin-pro (medians).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import _search_filters as filters
from benchmarks._search_corpus import Article, Typed, queries, short_articles
from benchmarks._search_engines import document

SAMPLE = 2000
FORMS = {"hanzi", "full", "initials", "partial", "one letter", "two letters", "typing, 3+ letters", "polyphone"}


def ours(pieces: list[Article], asked: list[Typed], folder: Path) -> list[tuple[float, int]]:
    """Return (milliseconds, headlines found) for each query."""
    from reader.search import SearchIndex, parse

    index = SearchIndex.open(folder / "index", source="headlines")
    index.rebuild(document(Article(p.row, p.date, p.headline, "", "", "")) for p in pieces)
    index.rows(parse("yure"))
    answers = []
    for query in asked:
        start = time.perf_counter()
        found = index.rows(parse(query.query))
        answers.append((1000 * (time.perf_counter() - start), len(found)))
    return answers


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--headlines", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=6)
    wanted = parser.parse_args()
    pieces = list(short_articles(wanted.headlines))
    asked = [typed for typed in queries(pieces, each=wanted.each, seed=3) if typed.form in FORMS]
    headlines = [piece.headline for piece in pieces]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="search-") as name:
        folder = Path(name)
        mine = ours(pieces, asked, folder)
        middle = statistics.median(taken for taken, _ in mine)
        print(f"{len(headlines):,} headlines, {len(asked)} queries")
        print(f"| 报夹 | {middle:,.2f} | {max(taken for taken, _ in mine):,.1f} | 1 |")
        for peer, bar, part in (("pinyin-match", 100, len(headlines)), ("pinyin-pro", 50, SAMPLE)):
            answers = filters.run(peer, headlines[:part], asked, folder)
            if isinstance(answers, str):
                print(f"| {peer} | skipped: {answers} | | |")
                continue
            scale = len(headlines) / part
            other = scale * statistics.median(answers.times)
            worst = scale * max(answers.times)
            note = " (scaled up)" if scale > 1 else ""
            print(f"| {peer}{note} | {other:,.1f} | {worst:,.0f} | {other / middle:,.0f} |")
            missed += other / middle < bar
    print("MISSED" if missed else "ok")
    return 1 if missed and wanted.check else 0


if __name__ == "__main__":
    sys.exit(main())
