"""An engine that is invented, and the real one with a log: what `_stub_recognition` reads photographs with.

Photographs are files that say which day and page they show (`photograph`). Each page that is really read adds a line to
a log before its reading is kept, and takes BAOJIA_STUB_SECONDS; so whoever ends the process sees what is read twice.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from reader.importing.photographs import photographs_in
from reader.importing.readings.placing import marks_of
from reader.importing.readings.recognised import as_json, from_json
from reader.importing.recognising import read_recognised
from reader.workspace.reading_parts import Reading
from reader.workspace.recogniser import ReadPage, Recogniser
from tests.recognition import invented

JPEG = b"\xff\xd8\xff\xe0" + bytes(60_000)


def photograph(folder: Path, name: str, day: int, number: int) -> Path:
    """Put a file there that stands for a photograph of a page; every third page has a character in doubt."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(JPEG + f"{day} {number}".encode())
    return path


def _fitting(page: str) -> str:
    """Return a reading whose lines tell of as many characters as they have."""
    read = json.loads(page)
    for line in read["lines"]:
        for name, each in (("at", 1), ("sure", 1), ("white", 2)):
            lacking = each * len(line["text"]) - len(line[name])
            line[name] = [*line[name], *line[name][-each:] * (lacking // each)] if lacking > 0 else line[name]
    return json.dumps(read, ensure_ascii=False)


class Stub(Recogniser):
    """Reads what a file says that it shows."""

    log = Path()

    def photographs(self, path: Path) -> list[tuple[str, str, int]]:
        """Return the pictures of a source."""
        return [(str(p.path), p.member, p.page) for p in photographs_in(path)]

    def digest(self, place: tuple[str, str, int]) -> str:
        """Return the sha256 of a picture's file."""
        return hashlib.sha256(Path(place[0]).read_bytes()).hexdigest()

    def read(self, place: tuple[str, str, int], known: str = "") -> ReadPage:
        """Return what a picture says."""
        day, number = map(int, Path(place[0]).read_bytes()[len(JPEG) :].split())
        if known:
            from_json(known)
        else:
            with self.log.open("a") as log:
                log.write(f"{day} {number}\n")
            time.sleep(float(os.environ.get("BAOJIA_STUB_SECONDS", "0")))
        paper = "溪口新报" if number == 1 else None
        printed = date(2023, 1, 1) + timedelta(days=day)
        page = as_json(invented.page(1, number, unsure=number % 3 == 0))
        page = page.replace("2023年6月1日", f"{printed.year}年{printed.month}月{printed.day}日")
        return ReadPage(reading=known or _fitting(page), day=printed.isoformat(), number=str(number), newspaper=paper)

    def issues(self, readings: Mapping[int, str], name: str, digest: str, *, pdf: Path | None = None) -> Reading:
        """Return the issue that pages make."""
        found = read_recognised({k: marks_of(from_json(r)) for k, r in readings.items()}, name=name, digest=digest)
        return Reading(issues=found.issues, warnings=found.warnings)


class Logged(Recogniser):
    """The real one, with its log."""

    log = Path()

    def read(self, place: tuple[str, str, int], known: str = "") -> ReadPage:
        """Return what a picture says."""
        begun = time.monotonic()
        made = super().read(place, known)
        if not known:
            with self.log.open("a") as log:
                log.write(f"{Path(place[0]).name} {time.monotonic() - begun:.1f} {_peak(os.getpid()):.0f}\n")
        return made


def _peak(parent: int) -> float:
    """Return the most megabytes that a process which this one has started takes or took (Linux)."""
    found = 0.0
    for path in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":", 1) for line in path.read_text().splitlines() if ":" in line)
        except OSError:
            continue  # it has ended
        if int(told["PPid"]) == parent:
            found = max(found, float(told.get("VmHWM", "0").split()[0]) / 1024)
    return found
