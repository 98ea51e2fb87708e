"""How fast is the search, and how large its index, against what package registries offer?

Each engine is built and opened in a process of its own (build, size, memory); then one process asks them all in turn,
query by query, for the first 50 hits with snippets (first pass), so that whatever else the machine does falls on all
of them alike; processor time stands beside. Engines that are not installed are skipped with the reason. Bars (p95 of
all queries, 100,000 articles of about 1,000 characters): at most 1/15 of LIKE, 1/10 of FTS5 with pinyin tokens, 1/3 of
tantivy; worst at most 1/4 of LIKE's worst; index at most 0.8 of LIKE's database; opens in 20 ms; grows by at most
120 MB of its own memory; build at least 10 times lazy_pinyin; 20 new pieces in 50 ms; delete in 1 ms (these last and
opening by processor time).
"""

from __future__ import annotations

import argparse
import json
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks._search_corpus import ROOT, Article, Typed, articles, queries
from benchmarks._search_engines import ENGINES, Unavailable, document

SLOW = {"naive": 1000}
"""Engines that get only so many articles; their times are scaled up linearly."""
SAMPLED = {"naive": 8, "like": 40, "fts5": 40, "tantivy": 40}
"""Engines that get only so many queries in their own process; all but the first get all of them in turn."""


def memory() -> tuple[float, float]:
    """Return (resident, not backed by a file) megabytes of this process."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan"), float("nan")
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines() if ":" in line)
    return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))  # type: ignore[return-value]


def percentile(values: list[float], part: float) -> float:
    """Return a percentile, 0 to 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def run_engine(name: str, work: Path) -> dict[str, Any]:
    """Build, open and ask one engine; the figures of the table."""
    try:
        engine = ENGINES[name]()
    except Unavailable as missing:
        return {"engine": name, "skipped": str(missing)}
    with (work / "articles.pickle").open("rb") as stream:
        stored: list[Article] = pickle.load(stream)
    whole = len(stored)
    stored = stored[: SLOW.get(name, whole)]
    folder = work / name
    folder.mkdir()
    start = time.perf_counter()
    engine.build(stored, folder)
    building = time.perf_counter() - start
    count = len(stored)
    del stored
    figures: dict[str, Any] = json.loads(
        subprocess.run(
            [sys.executable, "-m", "benchmarks.search_speed", "--ask", name, "--work", str(work)],
            check=True, capture_output=True, text=True, cwd=ROOT,
        ).stdout
    )  # fmt: skip
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    figures |= {"engine": name, "articles a second": count / building, "size": size * whole / count}
    if count < whole:
        figures |= {key: figures[key] * whole / count for key in ("p50", "p95", "worst")}
        figures["scaled"] = True
    return figures


def ask_engine(name: str, work: Path) -> dict[str, Any]:
    """Open one engine and ask it everything, in a process that has not built it."""
    asked: list[Typed] = pickle.loads((work / "queries.pickle").read_bytes())
    asked = asked[:: max(1, len(asked) // SAMPLED[name])] if name in SAMPLED else asked
    engine = ENGINES[name]()
    if name == "ours":
        warm_up()
    before = memory()
    start = time.process_time()
    engine.open(work / name)
    opening = 1000 * (time.process_time() - start)
    times: list[float] = []
    forms: dict[str, list[float]] = {}
    for typed in asked:
        start = time.perf_counter()
        engine.first(typed)
        times.append(1000 * (time.perf_counter() - start))
        forms.setdefault(typed.form, []).append(times[-1])
    after = memory()
    return {
        "queries": len(times),
        "open": opening,
        "p50": statistics.median(times),
        "p95": percentile(times, 0.95),
        "worst": max(times),
        "slowest": [typed.query for _, typed in sorted(zip(times, asked, strict=True), key=lambda p: -p[0])[:5]],
        "memory": after[0] - before[0],
        "own memory": after[1] - before[1],
        "forms": {form: (statistics.median(some), max(some)) for form, some in forms.items()},
        **(changes(engine, work) if name == "ours" else {}),
    }


def ask_in_turn(names: list[str], work: Path) -> dict[str, dict[str, float]]:
    """Open all engines and ask each of them each query, in turn."""
    asked: list[Typed] = pickle.loads((work / "queries.pickle").read_bytes())
    engines = {name: ENGINES[name]() for name in names}
    warm_up()
    for name, engine in engines.items():
        engine.open(work / name)
    walls: dict[str, list[float]] = {name: [] for name in names}
    works: dict[str, list[float]] = {name: [] for name in names}
    for number, typed in enumerate(asked):
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            wall, cpu = time.perf_counter(), time.process_time()
            engines[name].first(typed)
            works[name].append(1000 * (time.process_time() - cpu))
            walls[name].append(1000 * (time.perf_counter() - wall))
    return {
        name: {
            "p50": statistics.median(walls[name]),
            "p95": percentile(walls[name], 0.95),
            "worst": max(walls[name]),
            "cpu p50": statistics.median(works[name]),
            "cpu p95": percentile(works[name], 0.95),
        }
        for name in names
    }


def warm_up() -> None:
    """Load modules and tables, which a running program has."""
    from reader.search import SearchIndex, matches, parse
    from reader.search.manifest import stamp

    matches(parse("yure"), {"headline": "预热"})
    stamp()
    SearchIndex.open(Path(tempfile.gettempdir()) / "none", source="")


def changes(engine: Any, work: Path) -> dict[str, float]:
    """Return how long adding 20 pieces until they are found, and deleting one, take: medians, ms of processor time."""
    from reader.search import parse

    fresh = list(articles(2000, sample(work)))
    adding, deleting = [], []
    for turn in range(9):
        some = [document(article) for article in fresh[turn * 20 : turn * 20 + 20]]
        new = [type(d)(10_000_000 + turn * 20 + k, d.date, d.fields, d.notes) for k, d in enumerate(some)]
        start = time.process_time()
        engine.index.update(new)
        assert engine.index.search(parse(new[0].fields["headline"][:6]), limit=1).hits
        adding.append(1000 * (time.process_time() - start))
    for row in range(10_000_000, 10_000_020):
        start = time.process_time()
        engine.index.update([], [row])
        deleting.append(1000 * (time.process_time() - start))
    return {"add 20": statistics.median(adding), "delete": statistics.median(deleting)}


def sample(work: Path) -> list[dict[str, object]]:
    """Return some stored articles as raw pieces."""
    with (work / "articles.pickle").open("rb") as stream:
        stored: list[Article] = pickle.load(stream)[:3000]
    return [
        {"headline": a.headline, "body": a.body[:300], "date": str(a.date), "byline": a.byline, "section": None}
        for a in stored
    ]


def lazy_pinyin_rate(stored: list[Article]) -> float:
    """Return how many articles a second an importer converts that uses lazy_pinyin."""
    from pypinyin import lazy_pinyin

    start = time.perf_counter()
    for article in stored[:150]:
        lazy_pinyin(article.headline)
        lazy_pinyin(article.body)
    return 150 / (time.perf_counter() - start)


def table(rows: list[dict[str, Any]]) -> str:
    """Return the table in Markdown."""
    lines = [
        "| engine | build articles/s | size MB | memory MB (own) | open ms | p50 / p95 / worst ms | "
        "processor p50 / p95 ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        name = ENGINES[row["engine"]].name
        if "skipped" in row:
            lines.append(f"| {name} | skipped: {row['skipped']} | | | | | |")
            continue
        mark = " (scaled up)" if row.get("scaled") else ""
        lines.append(
            f"| {name}{mark} | {row['articles a second']:,.0f} | {row['size']:,.0f} | "
            f"{row['memory']:.0f} ({row['own memory']:.0f}) "
            f"| {row['open']:.1f} | {row['p50']:,.1f} / {row['p95']:,.1f} / {row['worst']:,.0f} "
            f"| {row.get('cpu p50', float('nan')):,.1f} / {row.get('cpu p95', float('nan')):,.1f} |"
        )
    return "\n".join(lines)


def bars(rows: dict[str, dict[str, Any]], lazy: float) -> list[tuple[str, float, float, bool]]:
    """Return (what, figure, bar, larger is better) for every bar that can be judged."""
    ours = rows["ours"]
    found: list[tuple[str, float, float, bool]] = []
    for peer, bar in (("like", 15.0), ("fts5", 10.0), ("tantivy", 3.0)):
        if peer in rows and "p95" in rows[peer]:
            found.append((f"p95: {ENGINES[peer].name} / ours", rows[peer]["p95"] / ours["p95"], bar, True))
    if "like" in rows:
        found.append(("worst: LIKE / ours", rows["like"]["worst"] / ours["worst"], 4.0, True))
        found.append(("size: ours / LIKE", ours["size"] / rows["like"]["size"], 0.8, False))
    found += [
        ("open, ms", ours["open"], 20.0, False),
        ("own memory by searching, MB", ours["own memory"], 120.0, False),
        ("build: ours / lazy_pinyin", ours["articles a second"] / lazy, 10.0, True),
        ("20 new pieces found, ms", ours["add 20"], 50.0, False),
        ("delete, ms", ours["delete"], 1.0, False),
    ]
    return found


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--turns", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.turns:
        print(json.dumps(ask_in_turn(wanted.turns.split(","), wanted.work)))
        return 0
    if wanted.ask or wanted.one:
        figures = ask_engine(wanted.ask, wanted.work) if wanted.ask else run_engine(wanted.one, wanted.work)
        print(json.dumps(figures))
        return 0
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        work = Path(folder)
        stored = list(articles(wanted.articles))
        asked = queries(stored[:: max(1, len(stored) // 2000)])
        with (work / "articles.pickle").open("wb") as stream:
            pickle.dump(stored, stream)
        (work / "queries.pickle").write_bytes(pickle.dumps(asked))
        lazy = lazy_pinyin_rate(stored)
        characters = sum(len(article.body) for article in stored) / len(stored)
        forms = len({typed.form for typed in asked})
        print(
            f"{len(stored):,} articles of {characters:,.0f} characters; {len(asked)} queries of {forms} forms",
            flush=True,
        )
        del stored
        rows = []
        for name in wanted.engines.split(","):
            command = [sys.executable, "-m", "benchmarks.search_speed", "--one", name, "--work", folder]
            done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
            if done.returncode:
                rows.append({"engine": name, "skipped": (done.stderr.strip().splitlines() or ["failed"])[-1]})
            else:
                rows.append(json.loads(done.stdout))
            print(table(rows[-1:]).splitlines()[-1], flush=True)
        able = [row["engine"] for row in rows if "skipped" not in row and row["engine"] != "naive"]
        command = [sys.executable, "-m", "benchmarks.search_speed", "--turns", ",".join(able), "--work", folder]
        turns = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
        for row in rows:
            row |= turns.get(row["engine"], {})
    print(table(rows))
    ours = next(row for row in rows if row["engine"] == "ours")
    print("\n| form | p50 ms | worst ms |\n|---|---|---|")
    for form, (middle, worst) in ours["forms"].items():
        print(f"| {form} | {middle:.1f} | {worst:.1f} |")
    print("slowest:", ", ".join(ours["slowest"]))
    missed = 0
    for what, figure, bar, larger in bars({row["engine"]: row for row in rows if "skipped" not in row}, lazy):
        good = figure >= bar if larger else figure <= bar
        missed += not good
        side = "at least" if larger else "at most"
        print(f"{'ok    ' if good else 'MISSED'} {what}: {figure:,.2f} (bar: {side} {bar:g})")
    return 1 if missed and wanted.check else 0


if __name__ == "__main__":
    sys.exit(main())
