"""Does anything but our own errors come out of a door, whatever bytes go in? Fuzzing led by coverage (atheris).

Each target runs in a process of its own, its corpus grown from small seeds; libFuzzer keeps an input that reaches new
code. Whatever leaves a door and is no BaojiaError ends the target; its input is written to the folder that is named at
the end, to become a test. Needs `pip install atheris` (Apache-2.0), which nothing else here does.

    python -m benchmarks.fuzz_coverage [TARGET …] [--seconds 60] [--seed 1] [--check]
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

TARGETS = ("records", "query", "decoding", "text", "html", "json", "archive", "restore")
ROOT = Path(__file__).resolve().parents[1]
Target = Callable[[bytes], None]
_LINE = {"v": 1, "s": 1, "h": 1795503607936620, "d": "0a1b2c3d.67a88e", "at": 1795503607936}
_OPS = [
    {"t": "status", "k": 5, "f": {"article": "0123456789ab-1", "bookmarked": True}},
    {"t": "annotations", "k": 7, "n": True, "f": {"article": "0123456789ab-1", "start": 0, "color": "yellow"}},
]


def sealed(payload: bytes) -> bytes:
    """Return a line of the journal with its right checksum."""
    return b"%08x %s\n" % (zlib.crc32(payload), payload)


def seeds(target: str) -> list[bytes]:
    """Return what a target's corpus begins with."""
    sample = (ROOT / "resources" / "sample" / "青石湾报.txt").read_text(encoding="utf-8")
    page = "<title>新桥通车_青石湾报</title><body><h1>新桥通车</h1><p>昨日，新桥通车。</p></body>"
    record = [
        {"title": "新桥通车", "date": "2024-04-08", "content": ["昨日通车。", {"p": "今晨有雾。"}], "author": "王磊"}
    ]
    if target == "records":
        return [json.dumps(_LINE | {"o": [op]}).encode() for op in _OPS]
    if target == "query":
        wishes = (
            "anquan sheng产",
            "标题:桥 -船 日期:2024",
            '"新桥通车" | aq',
            "/桥.{1,3}船/",
            "桥 NEAR/5 船",
            "(桥 | 船) 报:青石湾",
        )
        return [wish.encode() for wish in wishes]
    if target in {"decoding", "text"}:
        return [sample[:600].encode(code) for code in ("utf-8", "gb18030", "utf-16")] + [
            sample[:300].encode("big5", "ignore")
        ]
    if target == "html":
        return [page.encode(), page.encode("gb18030")]
    if target == "json":
        return [json.dumps(record, ensure_ascii=False).encode()]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("一.txt", sample[:400])
        archive.writestr("二.html", page)
    return [data.getvalue()]


def door(target: str, folder: Path) -> Target:
    """Return the function that takes what was made up."""
    from reader.importing import read_bytes
    from reader.library import Library
    from reader.search import parse

    if target == "query":
        return lambda data: _nothing(parse(data.decode("utf-8", "replace")))
    if target == "records":
        return lambda data: _journal(Library, folder, data)
    if target == "restore":
        return lambda data: _restore(Library, folder, data)
    suffix = {"decoding": ".txt", "text": ".md", "html": ".html", "json": ".json", "archive": ".zip"}[target]
    return lambda data: _nothing(read_bytes(data, name="a" + suffix))


def _nothing(_result: object) -> None:
    """Throw a result away."""


def _journal(library: type, folder: Path, data: bytes) -> None:
    """Open, check and list a library whose journal holds each line of `data`, sealed."""
    place = folder / "library"
    shutil.rmtree(folder, ignore_errors=True)
    with closing(library.open(place, cache=folder / "cache", config=folder / "config")):  # type: ignore[attr-defined]
        journal = place / "journal"
        journal.mkdir(exist_ok=True)
        lines = data.split(b"\n")[:50]
        (journal / "0a1b2c3d-mx000000-67a88e.jsonl").write_bytes(b"".join(map(sealed, lines)))
    with closing(library.open(place, cache=folder / "cache", config=folder / "config")) as opened:  # type: ignore[attr-defined]
        opened.refresh()
        list(opened.check())
        opened.annotations()
        opened.history()
        opened.catalogue.tree()


def _restore(library: type, folder: Path, data: bytes) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "b.zip").write_bytes(data)
    with closing(library.open(folder / "library", cache=folder / "cache", config=folder / "config")) as opened:  # type: ignore[attr-defined]
        opened.restore(folder / "b.zip")


def fuzz(target: str, seconds: int, seed: int, found: Path) -> None:
    """Run one target in this process, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["reader"]), tempfile.TemporaryDirectory() as folder:
        take = door(target, Path(folder) / "world")
        from reader.model.errors import BaojiaError

        def one(data: bytes) -> None:
            with suppress(BaojiaError):
                take(data)

        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, start in enumerate(seeds(target)):
            one(start)
            (corpus / str(number)).write_bytes(start)
        options = [f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048"]
        atheris.Setup(
            [
                target,
                *options,
                f"-artifact_prefix={found}/{target}-",
                "-verbosity=1",
                "-print_final_stats=1",
                str(corpus),
            ],
            one,
        )
        atheris.Fuzz()


def main() -> int:
    """Fuzz; return 1 where something else than our own errors came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help=f"only these: {' '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if unknown := set(wanted.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if importlib.util.find_spec("atheris") is None:
        print("skipped: atheris is not installed")
        return 0
    if wanted.inside:
        fuzz(wanted.targets[0], wanted.seconds, wanted.seed, Path(wanted.inside))
        return 0
    found = tempfile.mkdtemp(prefix="fuzz-coverage-")
    failed = 0
    for target in wanted.targets or TARGETS:
        options = ["--seconds", str(wanted.seconds), "--seed", str(wanted.seed), "--inside", found]
        command = [sys.executable, "-m", "benchmarks.fuzz_coverage", target, *options]
        done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
        failed += bool(done.returncode)
        told = [line for line in done.stderr.splitlines() if line.startswith("stat::number_of_executed_units")]
        runs = f"{told[-1].split()[-1]} inputs" if told else "ended early"
        print(f"{target:<10} {'FAILED' if done.returncode else 'held'}  {runs}", flush=True)
        if done.returncode:
            (Path(found) / f"{target}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    print(f"{failed} targets failed; inputs in {found}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
