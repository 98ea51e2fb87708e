"""How fast does text become pieces that are stored and can be found, against the naive way?

Issues of twenty pieces each, in the newspaper layout that people copy (marks, half-width commas, bylines, column
breaks), are imported through `reader.workspace`: structure found, stored durably, indexed for search. The naive
pipeline does what a first script would: split by headlines, `lazy_pinyin` of the text, one stock TinyDB `insert` a
piece. Bars: 1,000 articles a second; 20 × the naive pipeline. `--memory` imports one text file of 100 MB in a process
of its own, twice: with marks as they are printed, and with half-width commas, each of which is a repair. Bar: 5 × the
file + 200 MB.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "scale-100k.jsonl.xz"
EACH = 20
HALF = str.maketrans("，（）", ",()")
RATE_BAR = 1000.0
RATIO_BAR = 20.0
MEMORY = """
import resource, sys
from pathlib import Path
from reader.workspace import importing
from reader.workspace.session import open_session
with open_session(Path(sys.argv[2])) as session:
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for outcome in importing.import_paths(session, [Path(sys.argv[1])]):
        print(outcome.articles, file=sys.stderr)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) * 1024)
"""


def writer(number: int) -> str:
    """Return an invented name, another one for each of a few thousand numbers."""
    surname, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "小河晓青建明国文海山春秋志远思雨"
    return surname[number % 20] + given[number // 20 % 16] + given[number // 320 % 16]


def printed(half: bool = True) -> Iterator[str]:
    """Yield the corpus's pieces as people copy them: marked headline, byline, half-width commas if wanted."""
    if not CORPUS.exists():
        sys.exit(f"{CORPUS.name} is not beside the project: nothing to measure with")
    with lzma.open(CORPUS, "rt", encoding="utf-8") as corpus:
        for number, raw in enumerate(corpus):
            item = json.loads(raw)
            body = item["body"].replace("\n", "\n\n")
            text = f"# {item['headline']}\n\n本报讯（记者{writer(number)}）{body}\n"
            yield text.translate(HALF) if half else text


def newspapers(folder: Path, pieces: int) -> list[Path]:
    """Write issues of the corpus's pieces to files and return them."""
    paths: list[Path] = []
    every = printed()
    for number in range(pieces // EACH):
        paths.append(folder / f"{number:05d}.txt")
        paths[-1].write_text("\n".join(islice(every, EACH)), "utf-8")
    return paths


def ours(paths: list[Path], folder: Path) -> tuple[int, float, float]:
    """Import the files; return pieces, seconds until they are stored, and seconds until they can be found as well."""
    from reader.workspace import importing, indexing
    from reader.workspace.session import open_session

    start = time.perf_counter()
    with open_session(folder) as session:
        count = sum(o.articles for o in importing.import_paths(session, paths))
        stored = time.perf_counter() - start
        indexing.complete(session)
        return count, stored, time.perf_counter() - start


def naive(paths: list[Path], folder: Path) -> tuple[int, float]:
    """Do what a first script would do; return pieces and seconds."""
    from pypinyin import lazy_pinyin
    from tinydb import TinyDB

    start = time.perf_counter()
    folder.mkdir(parents=True)
    count = 0
    with TinyDB(folder / "db.json", encoding="utf-8") as db:
        for path in paths:
            for part in re.split(r"(?m)^# ", path.read_text("utf-8"))[1:]:
                headline, _, body = part.partition("\n")
                db.insert({"headline": headline, "body": body, "pinyin": " ".join(lazy_pinyin(headline + body))})
                count += 1
    return count, time.perf_counter() - start


def memory(folder: Path, half: bool) -> tuple[int, int]:
    """Import a text of 100 MB in a process of its own; return its size and what the process grew by, in bytes."""
    path = folder / f"big-{half}.txt"
    with path.open("w", encoding="utf-8") as stream:
        size = 0
        for piece in cycle(printed(half)):
            size += len(piece.encode())
            if size > 100 << 20:
                break
            stream.write(piece + "\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, path, folder / f"big-library-{half}"],
        env=environment,
        capture_output=True,
        check=True,
    )
    return path.stat().st_size, int(done.stdout)


def main() -> int:
    """Measure, print, and return 1 where `--check` finds a bar missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=10_000, help="pieces imported by us")
    parser.add_argument("--naive", type=int, default=2_000, help="pieces imported by the naive pipeline")
    parser.add_argument("--memory", action="store_true", help="measure the memory of a 100 MB file as well")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        os.environ["BAOJIA_CACHE"], os.environ["BAOJIA_CONFIG"] = str(folder / "cache"), str(folder / "config")
        texts = folder / "texts"
        texts.mkdir()
        paths = newspapers(texts, asked.pieces)
        count, stored, found = ours(paths, folder / "library")
        few, seconds = naive(paths[: asked.naive // EACH], folder / "naive")
        rate, theirs = count / found, few / seconds
        print(f"ours    {count} pieces: stored {count / stored:,.0f}/s, stored and found {rate:,.0f}/s")
        print(f"naive   {few} pieces: {theirs:,.0f}/s")
        print(f"ratio   {rate / theirs:.1f} (bar {RATIO_BAR:g}), rate bar {RATE_BAR:g}/s")
        missed = rate < RATE_BAR or rate / theirs < RATIO_BAR
        if asked.memory or asked.check:
            for half in (False, True):
                size, grown = memory(folder, half)
                bar = 5 * size + (200 << 20)
                marks = "half-width" if half else "printed"
                print(f"memory  {size >> 20} MB of text with {marks} marks: {grown >> 20} MB (bar {bar >> 20} MB)")
                missed = missed or grown > bar
    return 1 if missed and asked.check else 0


if __name__ == "__main__":
    sys.exit(main())
