"""The pinyin filters of npm, run by node over headlines: which match, how long it takes, how much memory it takes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks._search_corpus import Typed
from benchmarks._search_wishes import Tongued, asked
from reader.search.query import Word

FILTERS = ("pinyin-match", "pinyin-pro")
_SCRIPT = """
const fs = require('fs'); const name = process.argv[2];
const given = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
const before = process.memoryUsage().rss;
const library = require(name);
const match = name === 'pinyin-pro'
  ? (text, word) => library.match(text, word, {continuous: true, v: true}) : library.match;
function fits(text, node) {
  if (node.word !== undefined) return node.word !== '' && match(text, node.word);
  if (node.not) return !fits(text, node.not);
  return node.all ? node.all.every(part => fits(text, part)) : node.any.some(part => fits(text, part));
}
const answers = given.queries.map(query => {
  const start = process.hrtime.bigint(); const found = [];
  if (query) given.headlines.forEach((headline, k) => { if (fits(headline, query)) found.push(k); });
  return [Number(process.hrtime.bigint() - start) / 1e6, given.rows ? found : found.length];
});
console.log(JSON.stringify({answers, memory: (process.memoryUsage().rss - before) / 1e6}));
"""


class Filtered(NamedTuple):
    """What a filter answered: for each query milliseconds and which headlines (or only how many); megabytes taken."""

    times: list[float]
    found: list[Any]
    memory: float


class _Words(Tongued[dict[str, Any]]):
    """What a filter can be asked: words, joined by us. Neither knows tones; letters are folded for them."""

    def word(self, word: Word) -> dict[str, Any] | None:
        if "headline" not in word.fields:
            return {"word": ""}
        text = unicodedata.normalize("NFKC", word.text).casefold().replace("u:", "ü").replace("'", "")
        letters = "".join(
            char
            if char == "ü"
            else "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
            for char in unicodedata.normalize("NFC", re.sub("[ǖǘǚǜ]", "ü", text))
        )
        letters = re.sub(r"(?<=[a-z])[1-5](?!\d)", "", letters) if letters[:1].isalpha() else letters
        return {"word": letters.replace("ü", "v").replace(" ", "")}

    def all_of(self, parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return {"all": list(parts)}

    def any_of(self, parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return {"any": list(parts)}

    def without(self, part: dict[str, Any]) -> dict[str, Any]:
        return {"not": part}


def install(name: str, folder: Path) -> str:
    """Install a filter into a folder of its own; returns why it could not be, or an empty string."""
    if (folder / "node_modules" / name).is_dir():
        return ""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "node and npm are not installed"
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), name]
    return (
        f"npm could not install {name}" if subprocess.run(command, capture_output=True, check=False).returncode else ""
    )


def run(name: str, headlines: list[str], queries: list[Typed], folder: Path, *, rows: bool = False) -> Filtered | str:
    """Filter headlines by each query; with `rows` tell which were found. Returns why where it could not."""
    if missing := install(name, folder):
        return missing
    (folder / "match.js").write_text(_SCRIPT, encoding="utf-8")
    given = folder / f"{name}.json"
    said = [asked(typed, _Words()) for typed in queries]
    given.write_text(json.dumps({"queries": said, "headlines": headlines, "rows": rows}), encoding="utf-8")
    command = ["node", str(folder / "match.js"), name, str(given)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["node failed"])[-1]
    answered: dict[str, Any] = json.loads(done.stdout)
    times, found = zip(*answered["answers"], strict=True)
    return Filtered(list(times), list(found), answered["memory"])
