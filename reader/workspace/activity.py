"""What went on in a window, newest last: imports, backups, the index, what was said and what nobody foresaw.

A line a happening in the library's cache folder; it may be deleted at any time. Two files of some hundred kilobytes.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from reader.model.door import door
from reader.model.quick_dataclass import dataclass
from reader.model.whole_file import make_folder

Happening = Literal["import", "backup", "index", "said", "fault"]
LARGEST = 256 << 10
FILE = "activity.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One happening: when (ISO 8601, local), of which kind, in a sentence; `details` has what more there is to say.

    `report` names what `import_reports` keeps of an import.
    """

    when: str
    kind: Happening
    words: str
    details: str = ""
    report: str = ""


@door
def entry(kind: Happening, words: str, details: str = "", report: str = "") -> Entry:
    """Return what happens now."""
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    return Entry(when=when, kind=kind, words=words, details=details, report=report)


@door
def note(folder: Path, one: Entry) -> None:
    """Write a happening down. A disk that refuses costs nothing but this memory."""
    path = folder / FILE
    parts = [one.when, one.kind, one.words, one.details, one.report]
    line = json.dumps(parts if one.report else parts[:-1], ensure_ascii=True)
    try:
        make_folder(folder)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.jsonl"))
        with path.open("a", encoding="ascii") as file:
            file.write(line + "\n")
    except OSError:
        return


@door
def entries(folder: Path) -> list[Entry]:
    """Return what is remembered, newest first; lines that cannot be read are passed over."""
    found = []
    for name in (Path(FILE).with_suffix(".old.jsonl").name, FILE):
        try:
            lines = (folder / name).read_text("ascii", errors="replace").splitlines()
        except OSError:
            continue
        found += [one for one in map(_read, lines) if one is not None]
    return found[::-1]


def _read(line: str) -> Entry | None:
    try:
        when, kind, words, details, *more = json.loads(line)
    except (ValueError, TypeError):
        return None
    if kind not in get_args(Happening) or not all(isinstance(part, str) for part in (when, words, details, *more)):
        return None
    return Entry(when=when, kind=kind, words=words, details=details, report=more[0] if more else "")
