"""The table of the search benchmarks, and the bars that its figures are held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from benchmarks._search_corners import BARS, TOTALS

_HEAD = (
    "| engine | p50 / p95 / worst ms | size MB | build articles/s | memory by asking MB (own) | recall | precision |",
    "|---|---|---|---|---|---|---|",
)


@dataclass(slots=True)
class Row:
    """An engine's name and figures; a figure not taken is not there. `skipped` says why nothing was taken."""

    name: str
    key: str
    figures: dict[str, Any] = field(default_factory=dict)


def table(rows: list[Row]) -> str:
    """Return the one table, in Markdown."""
    return "\n".join([*_HEAD, *map(_line, rows)])


def _line(row: Row) -> str:
    own = row.figures
    if "skipped" in own:
        return f"| {row.name} | skipped: {own['skipped']} | | | | | |"
    scaled = " (scaled up)" if own.get("scale", 1) > 1 else ""
    times = " / ".join(_number(own.get(key)) for key in ("p50", "p95", "worst"))
    memory = _number(own.get("memory")) + (f" ({_number(own['own memory'])})" if "own memory" in own else "")
    recall, precision = (_both(own, key) for key in ("recall", "precision"))
    return (
        f"| {row.name}{scaled} | {times} | {_number(own.get('size'))} | {_number(own.get('rate'))} | {memory} "
        f"| {recall} | {precision} |"
    )


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def _both(own: dict[str, Any], key: str) -> str:
    if key not in own:
        return "–"
    return f"{_share(own[key])} ({_share(own[f'each_{key}'])})"


def _share(value: float) -> str:
    """Return a share that says 1 only where it is."""
    return "1" if value == 1 else f"{min(value, 0.9999):.4f}" if value > 0.999 else f"{value:.3f}"


def notes(rows: list[Row]) -> list[str]:
    """Return what the table needs said."""
    said = ["Recall and precision: of all (query, article) pairs, in brackets the mean over queries."]
    unsaid = [(row.name, row.figures.get("unsaid")) for row in rows]
    return said + [f"{name} has no way to ask {n} of the queries: recall 0 for those." for name, n in unsaid if n]


def detail(rows: list[Row]) -> str:
    """Return the table of what stands beside: opening, processor time, forms of query."""
    lines = [
        "| engine | open ms | processor p50 / p95 / worst ms | build, articles per second of processor time |",
        "|---|---|---|---|",
    ]
    for row in rows:
        own = row.figures
        if "processor rate" in own:
            times = " / ".join(_number(own.get(f"processor {key}")) for key in ("p50", "p95", "worst"))
            lines.append(f"| {row.name} | {_number(own.get('open'))} | {times} | {_number(own['processor rate'])} |")
    for row in rows:
        if row.key == "ours" and "forms" in row.figures:
            lines += ["", "| form | p50 ms | worst ms |", "|---|---|---|"]
            lines += [
                f"| {form} | {middle:.1f} | {worst:.1f} |" for form, (middle, worst) in row.figures["forms"].items()
            ]
            lines.append("slowest: " + ", ".join(row.figures["slowest"]))
    return "\n".join(lines)


def corner_table(rows: list[Row]) -> str:
    """Return the table of the corners: 95th percentile and worst of each kind, and exact totals, all by the clock."""
    kinds = list(BARS)
    asked = [row for row in rows if row.figures.get("corners")]
    if not asked:
        return ""
    lines = [f"| engine, p95 / worst ms | {' | '.join(kinds)} | exact totals |", "|---" * (len(kinds) + 2) + "|"]
    for row in asked:
        own = row.figures["corners"]
        cells = [_slow(own[kind]) if kind in own else "–" for kind in kinds]
        took = sorted(took for took, _count in own.get("totals", {}).values())
        cells.append(f"{_number(took[int(0.95 * len(took))])} / {_number(took[-1])}" if took else "–")
        lines.append(f"| {row.name} | {' | '.join(cells)} |")
    ours = next((row.figures["corners"] for row in asked if row.key == "ours"), None)
    if ours is not None:
        by_processor = (f"{kind}: {_number(ours[f'processor {kind}']['p95'])}" for kind in kinds if kind in ours)
        lines.append(f"ours by processor time, p95 ms: {', '.join(by_processor)}")
        lines += [
            f"total of {query}: {count:,.0f} articles {took:,.1f} ms, {places:,} places {later:,.1f} ms"
            for query, (took, count) in ours["totals"].items()
            for later, places in (ours["places"][query],)
        ]
    return "\n".join(lines)


def _slow(times: dict[str, float]) -> str:
    return f"{_number(times['p95'])} / {_number(times['worst'])}"


def bars(rows: dict[str, dict[str, Any]], lazy: dict[str, float]) -> list[tuple[str, float, float, bool]]:
    """Return (what, figure, bar, larger is better) for every bar whose figures were taken."""
    found: list[tuple[str, float, float, bool]] = []
    ours = rows.get("ours", {})
    if "p95" in ours:
        for peer, bar in (("like", 15.0), ("fts5", 10.0), ("tantivy", 3.0)):
            if "p95" in rows.get(peer, {}):
                found.append((f"p95: {peer} / ours", rows[peer]["p95"] / ours["p95"], bar, True))
        if "worst" in rows.get("like", {}):
            found.append(("worst: like / ours", rows["like"]["worst"] / ours["worst"], 4.0, True))
        found += [
            ("open, ms", ours["open"], 20.0, False),
            ("own memory by searching, MB", ours["own memory"], 120.0, False),
            ("20 new pieces found, ms", ours["add 20"], 50.0, False),
            ("delete, ms", ours["delete"], 1.0, False),
        ]
    if corners := ours.get("corners"):
        found += [
            (f"{kind}, p95 ms of processor time", corners[f"processor {kind}"]["p95"], bar, False)
            for kind, bar in BARS.items()
        ]
        for most, bar in TOTALS:
            for what in ("totals", "places"):
                took = [corners[what][query][0] for query, (_ms, n) in corners["places"].items() if n <= most]
                called = f"worst total of {'articles' if what == 'totals' else 'places'}"
                found.append((f"{called}, at most {most:,} places, ms", max(took), bar, False))
    if "size" in ours:
        if "size" in rows.get("like", {}):
            found.append(("size: ours / like", ours["size"] / rows["like"]["size"], 0.8, False))
        found.append(("build: ours / lazy_pinyin", ours["processor rate"] / lazy["processor rate"], 10.0, True))
    if "recall" in ours:
        for what, bar in (("recall", 1.0), ("precision", 0.999)):
            found.append((what, ours[what], bar, True))
            best = max((own[what] for key, own in rows.items() if key in _WHOLE and what in own), default=0.0)
            found.append((f"{what}: ours less the best peer's", ours[what] - best, 0.0, True))
    return found


_WHOLE = ("like", "fts5", "fts5char", "tantivy", "lucene", "xapian", "ripgrep", "hyperscan", "naive")
