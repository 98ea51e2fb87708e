"""What came of the last imports, in full, so that a report can be looked at again.

A file an import in the library's cache folder; they may be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from reader.model import whole_file
from reader.model.door import door
from reader.model.errors import BaojiaError
from reader.model.quick_dataclass import dataclass
from reader.workspace.storing import ImportOutcome, outcome_of

FOLDER = "imports"
KEPT = 60
"""So many reports are kept, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """The outcomes of one import, and what ended it early."""

    outcomes: tuple[ImportOutcome, ...]
    failure: str = ""


@door
def keep(folder: Path, outcomes: Sequence[ImportOutcome], failure: str = "") -> str:
    """Write a report down and return its name; empty where the disk refuses, which costs nothing but this memory."""
    place = folder / FOLDER
    name = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    text = json.dumps({"failure": failure, "outcomes": [asdict(o) for o in outcomes]}, ensure_ascii=True)
    try:
        whole_file.make_folder(place)
        whole_file.write(place / f"{name}.json", text.encode("ascii"), "made_again")
        for old in sorted(place.glob("*.json"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return ""
    return name


@door
def read(folder: Path, name: str) -> KeptReport | None:
    """Return a report; None where it is kept no more or cannot be read."""
    try:
        told = json.loads((folder / FOLDER / f"{Path(name).name}.json").read_bytes())
        outcomes = tuple(outcome_of(fields) for fields in told["outcomes"])
        return KeptReport(outcomes=outcomes, failure=str(told["failure"]))
    except (OSError, ValueError, TypeError, KeyError, BaojiaError):
        return None
