"""What do pictures cost list, page and start: 1,000 pieces with one each against the same without, in one run?

    python -m benchmarks.pictured_library [--runs N] [--check]

Both libraries are made anew; the program is started in turns over one and the other, each in a process of its own,
offscreen. `list`: a frame of scrolling, p95, and a category until it is painted; `page`: a piece opened until it is
painted; `longest`: the longest that the GUI thread works at once while it scrolls; all by the processor time of the GUI
thread alone. `start`: process start to first paint and exit, by the wall.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.shell.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ISSUES, EACH = 20, 50
BAR = 1.3
WORDS = "渡口的钟楼修好那天看船的人数了三遍石阶一级也没有少钟却比往日慢了半刻河对岸的柳树绿了又黄"


def photograph(number: int) -> bytes:
    """Return a JPEG of 800 × 540 unlike every other one, some 60 KB."""
    from PIL import Image

    ground = Image.effect_noise((200, 135), 60 + number % 40).resize((800, 540))
    tint = Image.new("L", ground.size, number % 200)
    stream = io.BytesIO()
    Image.merge("RGB", (ground, tint, ground)).save(stream, "JPEG", quality=85)
    return stream.getvalue()


def build(folder: Path, *, pictured: bool) -> None:
    """Make a library."""
    from reader.library import Library
    from reader.model.article import NewsArticle, Paragraph
    from reader.model.issue import PublicationIssue, Source
    from reader.model.picture import Figure, Picture

    chance = random.Random(7)
    library = Library.open(folder / "library", cache=folder / "cache", config=folder / "config")
    for number in range(ISSUES):
        articles = []
        for k in range(EACH):
            texts = ["".join(chance.choices(WORDS, k=chance.randint(60, 200))) + "。" for _ in range(5)]
            own = (*texts[:2], "图为渡口的河边。", *texts[2:])
            paragraphs = tuple(Paragraph(text=t, role="caption" if n == 2 else "body") for n, t in enumerate(own))
            headline = "".join(chance.choices(WORDS, k=12))
            article = NewsArticle(position=k + 1, headline=headline, category=("要闻",), paragraphs=paragraphs)
            if pictured:
                kept = library.pictures.put(photograph(number * EACH + k))
                known = {n: getattr(kept, n) for n in Picture.__dataclass_fields__}
                figure = Figure(**known, after=2, caption_paragraph=2)
                article = replace(article, figures=(figure,))
            articles.append(article)
        text = "\n".join(a.body for a in articles)
        source = Source(name=f"{number}", sha256=f"{number:>064}", format="text", encoding=None, text=text)
        day = f"2025-{number % 12 + 1:02d}-11"
        issue = PublicationIssue(
            newspaper="渡口报", date_published=day, articles=tuple(articles), source=source, issue_number=str(number)
        )
        library.store(issue, name=f"{number}.txt", origin="benchmark")
    library.refresh()
    library.close()


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of one library, in a window of this process."""
    from benchmarks.window_scale import scroll, timed
    from benchmarks.window_typing import quantile, wait
    from reader.model.summary import Collection
    from reader.ui.shell.application import Program, make_application
    from reader.workspace.session import open_session

    application = make_application()
    with open_session(folder / "library") as session:
        program = Program(application, session)
        program.start((), quit_when_shown=False)
        window = program.window
        window.resize(1440, 900)
        wait(3)
        desk = window.desk
        assert desk is not None
        desk.tree.choose(Collection(kind="all"))
        wait(1)
        scroll(desk)  # once before it counts: caches are full on both sides
        _walls, owns = scroll(desk)
        found = {"list, frame": quantile(owns, 0.95), "longest frame": max(owns)}
        collections = [c for c, _name in desk.tree.nodes.collections() if c.kind not in {"search", "issue"}]
        shown = []
        for collection in (collections * 12)[:12]:
            desk.tree.choose(collection)
            shown.append(timed(desk.list.list.viewport().repaint)[1])
            wait(0.05)
        found["list, category"] = statistics.median(shown)
        desk.tree.choose(Collection(kind="all"))
        wait(0.5)
        ids = random.Random(3).sample(list(desk.list.model.ids), 30)
        pages = [timed(partial(_open, desk, article))[1] for article in ids]
        found["page"] = statistics.median(pages[5:])
        window.close()
        program.end()
    return found


def _open(desk: Desk, article: str) -> None:
    """Open a piece and have it painted; waiting costs no processor time."""
    from benchmarks.window_typing import wait

    desk.open(article)
    while desk.page.piece is None or desk.page.piece.article.id != article:
        wait(0.001)
    desk.page.view.viewport().repaint()


def child(folder: Path, command: list[str]) -> str:
    """Run a process on a library; returns what it says."""
    places = {f"BAOJIA_{n.upper()}": str(folder / n) for n in ("library", "cache", "config")}
    environment = {**os.environ, **places}
    done = subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def main() -> int:
    """Run; return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.measure:
        print(json.dumps(measure(wanted.measure)))
        return 0
    taken: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        kinds = {"plain": Path(folder) / "plain", "pictured": Path(folder) / "pictured"}
        for name, place in kinds.items():
            build(place, pictured=name == "pictured")
        for run in range(wanted.runs):
            for name, place in kinds.items():
                own = ["-m", "benchmarks.pictured_library", "--measure", str(place)]
                found: dict[str, float] = json.loads(child(place, own).splitlines()[-1])
                for _turn in range(3):
                    begun = time.perf_counter()
                    child(place, ["-m", "reader", "open", "--quit-when-shown"])
                    taken.setdefault("start", {}).setdefault(name, []).append((time.perf_counter() - begun) * 1000)
                for what, value in found.items():
                    taken.setdefault(what, {}).setdefault(name, []).append(value)
            print(f"run {run + 1}: load {os.getloadavg()[0]:.1f}")
    missed = False
    for what, by in taken.items():
        plain, pictured = statistics.median(by["plain"]), statistics.median(by["pictured"])
        missed = missed or (pictured > BAR * plain and pictured - plain > 1.0)
        print(f"{what:<16} without {plain:8.2f} ms   with {pictured:8.2f} ms   ratio {pictured / plain:5.2f}")
    return int(wanted.check and missed)


if __name__ == "__main__":
    sys.exit(main())
