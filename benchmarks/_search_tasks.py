"""Tasks of the search benchmarks, each in a process of its own: `python -m benchmarks._search_tasks WORK COUNT TASK …`.

build ENGINE · ask ENGINE (memory, opening) · turns ENGINE,… (times) · judge ENGINE; `headlines` for our index over
headlines alone. The answer is a line of JSON on standard output.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks._search_contract import Engine, Unavailable
from benchmarks._search_corners import COUNTED
from benchmarks._search_corpus import Article, Typed, articles
from benchmarks._search_engines import ENGINES, Naive, Ours, document
from benchmarks._search_judging import judge, only_headline, truth
from benchmarks._search_lucene import Lucene
from benchmarks._search_work import Work

SLOW = {"naive": 300, "xapian": 10_000}
"""Engines that get only so many articles; their times are scaled up linearly."""
SAMPLED = {"naive": 8, **dict.fromkeys(("like", "fts5", "fts5char", "tantivy", "lucene", "xapian"), 40)}
SAMPLED |= dict.fromkeys(SCANNERS := ("ripgrep", "hyperscan"), 20)
"""Engines that get only so many queries in their own process; all but naive get all of them in turn."""
NEWEST = " newest"
"""What an engine is called when it is asked for the newest hits instead of its ranked ones."""
FILTERED = 60
"""So many queries are timed over headlines."""


def memory(process: int | str = "self") -> tuple[float, float]:
    """Return (resident, not backed by a file) megabytes of a process."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan"), float("nan")
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines() if ":" in line)
    return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))  # type: ignore[return-value]


def scaled(name: str, work: Work) -> float:
    """Return how many times as many articles there are as an engine got."""
    return max(1.0, work.count / SLOW.get(name, work.count))


def spread(times: list[float]) -> dict[str, float]:
    """Return the middle, the 95th percentile and the worst."""
    ordered = sorted(times)
    most = ordered[min(len(times) - 1, int(0.95 * len(times)))]
    return {"p50": statistics.median(times), "p95": most, "worst": ordered[-1]}


def build(name: str, work: Work) -> dict[str, Any]:
    """Build an engine's database; its size, and articles a second by the clock and by processor time."""
    engine, folder = ENGINES[name](), work.folder / name
    stored = work.articles()
    whole, stored = len(stored), stored[: SLOW.get(name, len(stored))]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    wall, cpu = time.perf_counter(), time.process_time()
    engine.build(stored, folder)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    scale = whole / len(stored)
    return {"rate": len(stored) / wall, "processor rate": len(stored) / cpu, "size": size * scale, "scale": scale}


def ask(name: str, work: Work) -> dict[str, Any]:
    """Open an engine and ask it, in a process that has not built it: memory, opening, times by form."""
    asked = work.queries()
    asked = asked[:: max(1, len(asked) // SAMPLED[name])] if name in SAMPLED else asked
    engine = ENGINES[name]()
    if name == "ours":
        warm_up()
    before, start = memory(), time.process_time()
    engine.open(work.folder / name)
    opening = 1000 * (time.process_time() - start)
    times, forms = [], dict[str, list[float]]()
    scale = scaled(name, work)
    for typed in asked:
        start = time.perf_counter()
        engine.first(typed)
        times.append(1000 * (time.perf_counter() - start) * scale)
        forms.setdefault(typed.form, []).append(times[-1])
    before, after = ((0.0, 0.0), memory(engine.process)) if isinstance(engine, Lucene) else (before, memory())
    slowest = sorted(zip(times, asked, strict=True), key=lambda pair: -pair[0])[:5]
    return {
        "open": opening,
        **spread(times),
        "slowest": [typed.query for _, typed in slowest],
        "memory": after[0] - before[0],
        "own memory": after[1] - before[1],
        "forms": {form: (statistics.median(some), max(some)) for form, some in forms.items()},
        **(changes(engine, work) if name == "ours" else {}),
    }


def turns(names: list[str], work: Work) -> dict[str, dict[str, float]]:
    """Open all engines and ask each of them each query, in turn."""
    asked = work.queries()
    engines = {name: ENGINES[name]() for name in names}
    warm_up()
    for name, engine in engines.items():
        engine.open(work.folder / name)
    firsts = {name: engine.first for name, engine in engines.items()}
    firsts |= {f"{name}{NEWEST}": engine.newest for name, engine in engines.items() if hasattr(engine, "newest")}
    names = list(firsts)
    walls: dict[str, list[float]] = {name: [] for name in names}
    works: dict[str, list[float]] = {name: [] for name in names}
    for number, typed in enumerate(asked):
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            if name in SCANNERS and number % (len(asked) // SAMPLED[name]):
                continue
            wall, cpu = time.perf_counter(), time.process_time()
            firsts[name](typed)
            scale = scaled(name.removesuffix(NEWEST), work)
            works[name].append(1000 * (time.process_time() - cpu) * scale)
            walls[name].append(1000 * (time.perf_counter() - wall) * scale)
    by_processor = {name: {f"processor {key}": value for key, value in spread(works[name]).items()} for name in names}
    return {name: spread(walls[name]) | by_processor[name] for name in names}


def in_corners(names: list[str], work: Work) -> dict[str, dict[str, Any]]:
    """Ask each engine the queries of the corners (first 50 hits) and exact totals: milliseconds by kind."""
    asked = work.corners()
    counted = [Typed("total", query) for query in COUNTED.split()]
    engines = {name: ENGINES[name]() for name in names}
    warm_up()
    for name, engine in engines.items():
        engine.open(work.folder / name)
        engine.first(Typed("warm", "渡口"))
        engine.first(Typed("warm", "dukou"))
    found: dict[str, dict[str, Any]] = {}
    for name, engine in engines.items():
        some = asked[:: len(asked) // SAMPLED[name]] if name in SCANNERS else asked
        times: dict[str, list[float]] = {}
        for typed in some:
            wall, cpu = time.perf_counter(), time.process_time()
            engine.first(typed)
            scale = 1000 * scaled(name, work)
            times.setdefault(f"processor {typed.form}", []).append(scale * (time.process_time() - cpu))
            times.setdefault(typed.form, []).append(scale * (time.perf_counter() - wall))
        found[name] = {kind: spread(some) for kind, some in times.items()}
        if hasattr(engine, "total"):
            scale = scaled(name, work)
            totals = {typed.query: _total(engine.total, typed) for typed in counted}
            found[name]["totals"] = {query: (took * scale, count * scale) for query, (took, count) in totals.items()}
    if "ours" in engines:
        ours = engines["ours"]
        assert isinstance(ours, Ours)
        found["ours"]["places"] = {typed.query: _total(ours.places, typed) for typed in counted}
    return found


def _total(counting: Callable[[Typed], int], typed: Typed) -> tuple[float, int]:
    """Return (milliseconds by the clock, articles or places)."""
    start = time.perf_counter()
    count = counting(typed)
    return 1000 * (time.perf_counter() - start), count


def judged(name: str, work: Work) -> dict[str, Any]:
    """Build an engine from the articles that are judged, and judge what it finds."""
    engine: Engine = Naive(remembering=True) if name == "naive" else ENGINES[name]()
    with tempfile.TemporaryDirectory(dir=work.folder) as folder:
        engine.build(work.judged(), Path(folder))
        engine.open(Path(folder))
        found = [engine.every(typed) for typed in work.queries()]
    return dataclasses.asdict(judge(truth(work)[0], found))


def judged_headlines(work: Work) -> dict[str, Any]:
    """Judge what our index finds in headlines alone."""
    from reader.search import SearchIndex, parse

    with tempfile.TemporaryDirectory(dir=work.folder) as folder:
        index = SearchIndex.open(Path(folder), source="judged")
        index.rebuild(document(only_headline(piece)) for piece in work.judged())
        found = [set(index.rows(parse(typed.query)).tolist()) for typed in work.queries()]
    return dataclasses.asdict(judge(truth(work)[1], found))


def timed_headlines(work: Work) -> dict[str, Any]:
    """Let our index filter all headlines, as the filters of npm do: every hit is wanted."""
    from reader.search import SearchIndex, parse

    with tempfile.TemporaryDirectory(dir=work.folder) as folder:
        start = time.perf_counter()
        index = SearchIndex.open(Path(folder), source="all")
        index.rebuild(document(only_headline(piece)) for piece in work.articles())
        rate = work.count / (time.perf_counter() - start)
        times = []
        for typed in timed_queries(work.queries()):
            start = time.perf_counter()
            index.rows(parse(typed.query))
            times.append(1000 * (time.perf_counter() - start))
        return {"size": index.bytes / 1e6, "rate": rate, **spread(times)}


def warm_up() -> None:
    """Load modules and tables, which a running program has."""
    from reader.search import SearchIndex, matches, parse
    from reader.search.manifest import stamp

    matches(parse("yure"), {"headline": "预热"})
    stamp()
    SearchIndex.open(Path(tempfile.gettempdir()) / "none", source="")


def changes(engine: Any, work: Work) -> dict[str, float]:
    """Return how long adding 20 pieces until they are found, and deleting one, take: medians, ms of processor time."""
    from reader.search import parse

    fresh = list(articles(180, _pieces(work.judged())))
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


def _pieces(stored: list[Article]) -> list[dict[str, object]]:
    return [
        {"headline": a.headline, "body": a.body[:300], "date": str(a.date), "byline": a.byline, "section": None}
        for a in stored
    ]


def lazy_pinyin(work: Work) -> dict[str, float]:
    """Return how many articles a second an importer converts that uses lazy_pinyin."""
    from pypinyin import lazy_pinyin as converted

    some = work.judged()[:150]
    wall, cpu = time.perf_counter(), time.process_time()
    for article in some:
        converted(article.headline)
        converted(article.body)
    return {"rate": len(some) / (time.perf_counter() - wall), "processor rate": len(some) / (time.process_time() - cpu)}


def timed_queries(asked: list[Typed]) -> list[Typed]:
    """Return the queries that are timed over headlines."""
    return asked[:: max(1, len(asked) // FILTERED)]


def main() -> int:
    """Do one task."""
    work, task, name = Work(Path(sys.argv[1]), int(sys.argv[2])), sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else ""
    tasks: dict[str, Callable[[], Any]] = {
        "build": lambda: build(name, work),
        "ask": lambda: timed_headlines(work) if name == "headlines" else ask(name, work),
        "turns": lambda: turns(name.split(","), work),
        "corners": lambda: in_corners(name.split(","), work),
        "judge": lambda: judged_headlines(work) if name == "headlines" else judged(name, work),
        "lazy": lambda: lazy_pinyin(work),
    }
    try:
        done = tasks[task]()
    except Unavailable as missing:
        done = {"skipped": str(missing)}
    print(json.dumps(done))
    return 0


if __name__ == "__main__":
    sys.exit(main())
