"""How fast is the search, how large its index, how right its answers, against what package registries offer?

One table: latency, size, build, memory, recall and precision of our index, SQLite LIKE, FTS5 by character and with
pinyin tokens (APSW), tantivy, Lucene (a JVM and Debian's jars), Xapian, ripgrep and Hyperscan (no index at all),
`TinyDB.search` with `lazy_pinyin`, and over headlines alone npm's pinyin-match and pinyin-pro. What is missing is
installed into the folder of the work, or skipped with the reason.

Each engine is built and opened in a process of its own (build, size, memory); then one process asks them all in turn,
query by query, for the first 50 hits with snippets (first pass), so that whatever else the machine does falls on all
of them alike. Recall and precision are judged by the naive matcher of the tests over 2,000 of the articles.

Four stages: `build` (databases), `judge` (right answers; independent of the machine's load), `ask` (times; wants a
quiet machine), `corners` (kinds of queries that were slow, and exact totals). With `--work DIR` everything is kept
there and made once; delete what is to be made anew.

Bars (p95 of all queries, 100,000 articles of about 1,000 characters): at most 1/15 of LIKE, 1/10 of FTS5 with pinyin
tokens and its own ranking (it is also timed without), 1/3 of tantivy; worst at most 1/4 of LIKE's worst; index at most
0.8 of LIKE's database; opens in 20 ms; grows by at most 120 MB of its own memory; build at least 10 times lazy_pinyin;
20 new pieces in 50 ms; delete in 1 ms (these last and opening by processor time); recall 1 and precision 0.999, no
peer better.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import _search_filters as filters
from benchmarks._search_engines import ENGINES
from benchmarks._search_judging import judge, truth
from benchmarks._search_table import Row, bars, corner_table, detail, notes, table
from benchmarks._search_tasks import NEWEST, spread, timed_queries
from benchmarks._search_work import Work

STAGES = ("build", "judge", "ask", "corners")
FILTERED_HEADLINES = 5000
"""The filters of npm get so many headlines; their times are scaled up linearly."""
HEADLINES = {"headlines": "报夹, headlines alone"} | {name: f"{name}, headlines alone" for name in filters.FILTERS}


def run(work: Work, names: list[str], stages: list[str]) -> list[Row]:
    """Go through the stages; returns the rows of the table."""
    rows = [Row(name=ENGINES[name].name, key=name) for name in names if name in ENGINES]
    newest: list[Row] = []
    headlines = [Row(name=HEADLINES[name], key=name) for name in names if name in HEADLINES]
    for stage in stages:
        started = time.monotonic()
        if stage == "build":
            for row in rows:
                _do("build", row, work)
        elif stage == "judge":
            truth(work)
            for row in [*rows, *headlines]:
                _do("judge", row, work)
        elif stage == "corners":
            _ask_corners(work, [row for row in rows if row.key not in {"naive", "like"}])
        else:
            for row in [*rows, *headlines]:
                _do("ask", row, work)
            newest = _ask_in_turn(work, [row for row in rows if row.key != "naive"])
        print(f"{stage}: {time.monotonic() - started:,.0f} s", file=sys.stderr, flush=True)
    for row in newest:
        rows.insert(1 + next(at for at, own in enumerate(rows) if own.key == row.key.removesuffix(NEWEST)), row)
    return [*rows, *headlines]


def _do(stage: str, row: Row, work: Work) -> None:
    """Take a row's figures of a stage, unless it was skipped before."""
    if "skipped" in row.figures:
        return
    if row.key in filters.FILTERS:
        take = {"judge": _judged, "ask": _timed}[stage]
        row.figures |= work.once(f"{stage} {row.key}", lambda: take(row.key, work))
    else:
        row.figures |= work.once(f"{stage} {row.key}", lambda: work.task(stage, row.key))


def _ask_in_turn(work: Work, rows: list[Row]) -> list[Row]:
    """Take times of all engines in turn; returns rows of those that were also asked for the newest hits."""
    rows = [row for row in rows if "skipped" not in row.figures]
    names = [row.key for row in rows]
    times = work.once(f"turns {' '.join(names)}", lambda: work.task("turns", ",".join(names)))
    for row in rows:
        row.figures |= times.get(row.key, {})
    newest = [Row(name="the same, newest first", key=f"{name}{NEWEST}") for name in names if f"{name}{NEWEST}" in times]
    for row in newest:
        row.figures |= times[row.key]
    return newest


def _ask_corners(work: Work, rows: list[Row]) -> None:
    """Take the times of the corners, each engine in a process of its own."""
    work.corners()
    for row in rows:
        if "skipped" not in row.figures:
            times = work.once(f"corners {row.key}", partial(work.task, "corners", row.key))
            row.figures["corners"] = times.get(row.key)


def _judged(name: str, work: Work) -> dict[str, Any]:
    """Judge what a filter of npm finds in headlines."""
    some = work.judged()
    answers = filters.run(name, [piece.headline for piece in some], work.queries(), work.filters, rows=True)
    if isinstance(answers, str):
        return {"skipped": answers}
    return dataclasses.asdict(judge(truth(work)[1], [{some[k].row for k in numbers} for numbers in answers.found]))


def _timed(name: str, work: Work) -> dict[str, Any]:
    """Time a filter of npm over some headlines."""
    given = [piece.headline for piece in work.articles()[:FILTERED_HEADLINES]]
    timed = filters.run(name, given, timed_queries(work.queries()), work.filters)
    if isinstance(timed, str):
        return {"skipped": timed}
    scale = work.count / len(given)
    times = {key: time * scale for key, time in spread(timed.times).items()}
    return times | {"scale": scale, "memory": timed.memory}


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--engines", default=",".join([*ENGINES, *HEADLINES]))
    parser.add_argument("--stages", default=",".join(STAGES), help="which of build, judge, ask")
    parser.add_argument("--work", type=Path, help="keep everything in this folder and go on from what is there")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        work = Work(wanted.work or Path(folder), wanted.articles)
        work.draw()
        work.install_peers()
        asked = work.queries()
        print(
            f"{work.count:,} articles; {len(asked)} queries of {len({typed.form for typed in asked})} forms", flush=True
        )
        rows = run(work, wanted.engines.split(","), wanted.stages.split(","))
        lazy = work.once("lazy", lambda: work.task("lazy"))
    print("\n".join([table(rows), "", *notes(rows), "", detail(rows), "", corner_table(rows)]))
    missed = 0
    for what, figure, bar, larger in bars({row.key: row.figures for row in rows if "skipped" not in row.figures}, lazy):
        good = figure >= bar if larger else figure <= bar
        missed += not good
        side = "at least" if larger else "at most"
        print(f"{'ok    ' if good else 'MISSED'} {what}: {figure:,.3f} (bar: {side} {bar:g})")
    return 1 if missed and wanted.check else 0


if __name__ == "__main__":
    sys.exit(main())
