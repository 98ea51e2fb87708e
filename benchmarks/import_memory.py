"""How much memory does a large import take, in the largest process and in all together, whatever holds the issues?

    python -m benchmarks.import_memory [--mb 100] [--only zip,folder,text,jsonl,pdf] [--check]

A source of so many megabytes of text (invented sentences, an issue a day of forty pieces; the PDF of so many pages) is
imported into a new library by a process of its own; it and its children are looked at twenty times a second. Bars, at
100 MB: 700 MB the largest process, 1 GB all together.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.importing import press

LARGEST_BAR, ALL_BAR = 700, 1024
EACH = 40
IMPORT = """
import sys
from pathlib import Path
from reader.workspace import importing
from reader.workspace.session import open_session
with open_session(Path(sys.argv[1])) as session:
    came = list(importing.import_paths(session, [Path(sys.argv[2])]))
print(len(came), sum(o.articles for o in came), [o.error_message for o in came if o.error_message][:1])
"""


def days(megabytes: float) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield days and their pieces, headline and text, until there are so many megabytes."""
    random, size, day = Random(1), 0, date(1990, 1, 1)
    while size < megabytes * (1 << 20):
        pieces = []
        for k in range(EACH):
            body = "".join(press.paragraph(random) for _n in range(4))
            pieces.append((f"{press.headline(random, body)} 之{k + 1}", body))
            size += 3 * (len(body) + 20)
        yield day.isoformat(), pieces
        day += timedelta(days=1)


def as_text(day: str, pieces: list[tuple[str, str]]) -> str:
    """Return a day as a text file has it."""
    return f"河湾日报\n{day}\n\n第01版 要闻\n\n" + "\n\n".join(f"■{headline}\n　　{body}" for headline, body in pieces)


def text(place: Path, megabytes: float) -> Path:
    with (path := place / "年.txt").open("w", encoding="utf-8") as file:
        file.writelines(as_text(*one) + "\n\n" for one in days(megabytes))
    return path


def jsonl(place: Path, megabytes: float) -> Path:
    with (path := place / "年.jsonl").open("w", encoding="utf-8") as file:
        for day, pieces in days(megabytes):
            for headline, body in pieces:
                record = {"headline": headline, "body": body, "newspaper": "河湾日报", "date": day}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def archive(place: Path, megabytes: float) -> Path:
    with zipfile.ZipFile(path := place / "年.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for day, pieces in days(megabytes):
            made.writestr(f"{day}.txt", as_text(day, pieces))
    return path


def folder(place: Path, megabytes: float) -> Path:
    (path := place / "年").mkdir()
    for day, pieces in days(megabytes):
        (path / f"{day}.txt").write_text(as_text(day, pieces), "utf-8")
    return path


def pdf(place: Path, megabytes: float) -> Path:
    """Write pages of four pieces one below the other."""
    import pikepdf

    from tests.importing.pictured_pdf import font_of

    made = pikepdf.new()
    font = made.make_indirect(font_of(made))
    for day, pieces in days(megabytes):
        for k in range(0, EACH, 4):
            lines = [(9.0, f"河湾日报 {day} 第{k // 4 + 1:02d}版")]
            for headline, body in pieces[k : k + 4]:
                lines.append((16.0, headline))
                lines += ((9.0, body[at : at + 54]) for at in range(0, len(body), 54))
            y, drawn = 1000.0, []
            for size, line in lines:
                y -= 1.6 * size
                drawn.append(f"BT /F1 {size} Tf 50 {y:.1f} Td <{line.encode('utf-16-be').hex()}> Tj ET")
            page = made.add_blank_page(page_size=(600, 1020))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = made.make_stream("\n".join(drawn).encode())
    made.save(path := place / "年.pdf")
    return path


MADE: dict[str, Callable[[Path, float], Path]] = {
    "zip": archive, "folder": folder, "text": text, "jsonl": jsonl, "pdf": pdf,
}  # fmt: skip


def resident(pid: int) -> int:
    """Return a process's resident memory in bytes; 0 where it has gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError):
        return 0


def family(pid: int) -> list[int]:
    """Return a process and all that came of it."""
    made = [pid]
    for one in made:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                made += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return made


def measured(source: Path, library: Path) -> tuple[int, int, float, str]:
    """Return the peak of the largest process and of all together in megabytes, seconds, and what came."""
    begun = time.monotonic()
    own = {f"BAOJIA_{name.upper()}": str(library.with_name(name)) for name in ("cache", "config")}
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(library), str(source)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, **own},
    )  # fmt: skip
    largest = together = 0
    while process.poll() is None:
        sizes = [resident(pid) for pid in family(process.pid)]
        largest, together = max(largest, *sizes), max(together, sum(sizes))
        time.sleep(0.05)
    said = process.stdout.read().strip() if process.stdout else ""
    return largest >> 20, together >> 20, time.monotonic() - begun, said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=float, default=100)
    parser.add_argument("--only", default="zip,folder,text,jsonl")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    over = False
    for kind in args.only.split(","):
        with tempfile.TemporaryDirectory() as place:
            source = MADE[kind](Path(place), args.mb)
            largest, together, seconds, said = measured(source, Path(place) / "library")
        over = over or largest > LARGEST_BAR or together > ALL_BAR
        print(
            f"{kind:8} {args.mb:g} MB: largest {largest} MB (bar {LARGEST_BAR}), all {together} MB (bar {ALL_BAR}), "
            f"{seconds:.0f} s; issues, pieces, faults: {said}",
            flush=True,
        )
    return int(args.check and over)


if __name__ == "__main__":
    raise SystemExit(main())
