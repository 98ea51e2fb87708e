"""How fast are headlines filtered as one types, against the pinyin filters of npm?

100,000 headlines; each query typed as by a person; all matching headlines wanted. pinyin-match and pinyin-pro are
installed by npm into a folder of their own and run by node over the same headlines; pinyin-pro, being slow, gets a
sample of the headlines and its time is scaled up. Skipped with the reason where node, npm or the packages are not
there. Bars: 100 times pinyin-match, 50 times pinyin-pro (medians).
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks._search_corpus import Article, queries, short_articles
from benchmarks._search_engines import document

SAMPLE = 2000
FORMS = {"hanzi", "full", "initials", "partial", "one letter", "two letters", "typing, 3+ letters", "polyphone"}
SCRIPT = """
const fs = require('fs'); const name = process.argv[2];
const given = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
const match = name === 'pinyin-match' ? require('pinyin-match').match : require('pinyin-pro').match;
const answers = given.queries.map(query => {
  const start = process.hrtime.bigint(); let found = 0;
  for (const headline of given.headlines) if (match(headline, query)) found++;
  return [Number(process.hrtime.bigint() - start) / 1e6, found];
});
console.log(JSON.stringify(answers));
"""


def ours(pieces: list[Article], asked: list[str], folder: Path) -> list[tuple[float, int]]:
    """Return (milliseconds, headlines found) for each query."""
    from reader.search import SearchIndex, parse

    index = SearchIndex.open(folder / "index", source="headlines")
    index.rebuild(document(Article(p.row, p.date, p.headline, "", "", "")) for p in pieces)
    index.rows(parse("yure"))
    answers = []
    for query in asked:
        start = time.perf_counter()
        found = index.rows(parse(query))
        answers.append((1000 * (time.perf_counter() - start), len(found)))
    return answers


def theirs(name: str, headlines: list[str], asked: list[str], folder: Path) -> list[tuple[float, int]] | str:
    """Return (milliseconds, headlines found) for each query, or why there is no answer."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "node and npm are not installed"
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), name]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return f"npm could not install {name}"
    (folder / "match.js").write_text(SCRIPT, encoding="utf-8")
    given = folder / "given.json"
    given.write_text(json.dumps({"queries": asked, "headlines": headlines}), encoding="utf-8")
    done = subprocess.run(
        ["node", str(folder / "match.js"), name, str(given)], capture_output=True, text=True, cwd=folder, check=False
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["node failed"])[-1]
    answers: list[Any] = json.loads(done.stdout)
    return [(float(taken), int(found)) for taken, found in answers]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--headlines", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=6)
    wanted = parser.parse_args()
    pieces = list(short_articles(wanted.headlines))
    asked = [typed.query for typed in queries(pieces, each=wanted.each, seed=3) if typed.form in FORMS]
    headlines = [piece.headline for piece in pieces]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="search-") as name:
        folder = Path(name)
        mine = ours(pieces, asked, folder)
        middle = statistics.median(taken for taken, _ in mine)
        print(f"{len(headlines):,} headlines, {len(asked)} queries")
        print(f"| 报夹 | {middle:,.2f} | {max(taken for taken, _ in mine):,.1f} | 1 |")
        for peer, bar, part in (("pinyin-match", 100, len(headlines)), ("pinyin-pro", 50, SAMPLE)):
            answers = theirs(peer, headlines[:part], asked, folder)
            if isinstance(answers, str):
                print(f"| {peer} | skipped: {answers} | | |")
                continue
            scale = len(headlines) / part
            other = scale * statistics.median(taken for taken, _ in answers)
            worst = scale * max(taken for taken, _ in answers)
            note = " (scaled up)" if scale > 1 else ""
            print(f"| {peer}{note} | {other:,.1f} | {worst:,.0f} | {other / middle:,.0f} |")
            missed += other / middle < bar
    print("MISSED" if missed else "ok")
    return 1 if missed and wanted.check else 0


if __name__ == "__main__":
    sys.exit(main())
