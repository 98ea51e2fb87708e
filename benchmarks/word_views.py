"""How long do the views of a word take at 100,000 pieces: trend, concordance, events, life, this day, holdings…?

    python -m benchmarks.word_views [--library FOLDER] [--check]

The library is that of `benchmarks.window_typing`, built once in the folder; who stands in it is read once. Each view
is asked as the window and the command line ask it, seven times; the least by processor time, the least and the middle
by the clock, milliseconds. Bars by processor time: 200 for a view of a word of 10,000 places, 50 for its first screen
(the fifty lines of a concordance, the table of a trend).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.window_typing import build
from reader.search import parse
from reader.workspace import people
from reader.workspace.concordance import concordance, placed
from reader.workspace.event_days import event_days
from reader.workspace.holdings import holdings
from reader.workspace.life import lives
from reader.workspace.session import Session, open_session
from reader.workspace.this_day import this_day
from reader.workspace.trend import trend
from reader.workspace.two_reports import two_reports

TIMES = 7
WORDS = ("脱贫攻坚", "疫情", "疫苗", "tuopin")
BAR, FIRST_SCREEN = 200.0, 50.0


def took(asked: Callable[[], object]) -> tuple[float, float, float]:
    """Return the least by processor time, the least and the middle by the clock, milliseconds."""
    work, wall = [], []
    for _turn in range(TIMES):
        start, begun = time.process_time(), time.perf_counter()
        asked()
        work.append(1000 * (time.process_time() - start))
        wall.append(1000 * (time.perf_counter() - begun))
    return min(work), min(wall), statistics.median(wall)


def views(session: Session) -> dict[str, tuple[Callable[[], object], float]]:
    """Return each view as a question and its bar."""
    asked: dict[str, tuple[Callable[[], object], float]] = {}
    for word in WORDS:
        pieces, places = session.index.count(parse(word))
        found = concordance(session, word)
        asked[f"trend by month of {word} ({pieces:,} pieces, {places:,} places)"] = (
            partial(trend, session, word, unit="month"),
            FIRST_SCREEN,
        )
        asked[f"concordance of {word}"] = (partial(concordance, session, word), BAR)
        asked[f"fifty lines of that of {word}"] = (partial(placed, session, found, 0, 50), FIRST_SCREEN)
        asked[f"events of {word}"] = (partial(event_days, session, word), BAR)
    often = sorted(people.names(session, "person"), key=lambda entry: -entry.pieces)
    for place in (0, 9, 99):
        name, pieces = often[place].name, often[place].pieces
        asked[f"life of the name that is number {place + 1} ({pieces:,} pieces)"] = (partial(lives, session, name), BAR)
    day = date(2024, 10, 1)
    asked["this day"] = (partial(this_day, session, day), FIRST_SCREEN)
    asked["this day by the traditional calendar"] = (partial(this_day, session, day, traditional=True), BAR)
    asked["holdings of every paper"] = (partial(holdings, session), BAR)
    hits = session.index.search(parse(WORDS[0]), limit=2).hits
    one, other = (s.id for s in session.library.catalogue.summaries([hit.row for hit in hits]))
    asked["two reports"] = (partial(two_reports, session, one, other), BAR)
    return asked


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, default=Path.home() / ".cache" / "baojia-benchmarks" / "window")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    build(wanted.library.absolute())
    missed = 0
    with open_session(wanted.library.absolute() / "library") as session:
        people.bring_up(session)
        for called, (ask, bar) in views(session).items():
            work, least, middle = took(ask)
            missed += work > bar
            print(
                f"{called}: {work:.1f} processor, {least:.1f} and {middle:.1f} by the clock (bar {bar:g})", flush=True
            )
    return int(missed and wanted.check)


if __name__ == "__main__":
    sys.exit(main())
