"""What is said about an answer: how much it is, what was made of the query, and which queries would find something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _, counted

if TYPE_CHECKING:
    from reader.ui.searching.questions import Answer
    from reader.workspace.ways_out import WayOut


def counts_words(answer: Answer, totals: tuple[int, int] | None) -> str:
    """Return how much was found: `37 篇 · 61 处`, or of what is there so far `50 篇…`."""
    if totals is None:
        pieces = len(answer.rows)
        return counted("{n} 篇", pieces).format(n=f"{pieces:,}") + ("…" if answer.more else "")
    total, places = totals
    counts = counted("{n} 篇", total).format(n=f"{total:,}")
    return counts + " · " + counted("{n} 处", places).format(n=f"{places:,}")


def remarks(answer: Answer) -> str:
    """Return what was made of the query; empty where it speaks for itself."""
    said = list(answer.explanations)
    if answer.fuzzy and answer.rows:
        said.insert(0, _("没有完全相合的，这些读音相近。"))
    if not answer.complete:
        said.insert(0, _("索引还没有建完，先从已经建好的里面找。"))
    if not said and not answer.rows and answer.asked.is_narrowed:
        return _("筛选之后没有剩下的。")
    return " ".join(said)


def way_words(way: WayOut) -> str:
    """Return a query that does find, as a link."""
    pieces = f"{way.pieces:,}"
    if way.unfiltered:
        return counted("去掉筛选，有 {n} 篇", way.pieces).format(n=pieces)
    if way.dropped:
        return counted("去掉“{word}”，有 {n} 篇", way.pieces).format(word=way.dropped, n=pieces)
    return counted("改找“{query}”，有 {n} 篇", way.pieces).format(query=way.query, n=pieces)
