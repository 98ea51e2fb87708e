"""Files at first sight: are saved pages, dumps, mails and office files read right that no rule was mended for?

    python -m benchmarks.files_unseen [--round 1] [--times 1] [--seed 0] [--soffice PATH] [--keep DIR] [--show]

Rounds of kinds (benchmarks/_unseen_files*.py: 21, 19, 16), the second written after the rules were mended on the
first, the third after both; each kind once a time with other words, and, where LibreOffice is at hand, a bulletin as
the files that it writes: DOCX, ODT, RTF, HTML, EPUB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks._text_scoring import Tally, score
from benchmarks._unseen_files import KINDS, Desk
from benchmarks._unseen_files_more import MORE
from benchmarks._unseen_files_tools import TOOLS
from benchmarks._unseen_pages import Sheetwright
from benchmarks._unseen_writers import bulletin
from reader.importing import read_source
from reader.model.errors import ImportFailure

OFFICE = ("docx", "odt", "rtf", "html", "epub")


def office(seed: int, soffice: str, folder: Path) -> dict[str, tuple[Path, dict[str, Any]]]:
    """Return a bulletin in the forms that LibreOffice writes, with what must come of each."""
    own = Sheetwright(seed)
    source = folder / "bulletin.fodt"
    source.write_text(bulletin(own), "utf-8")
    pieces = []
    for story in own.stories:
        rows = ["".join(row) for row in story.table]
        text = {"paragraphs": [*story.paragraphs, *rows]}
        pieces.append(text | {"headline": story.headline, "kicker": story.kicker, "subheadline": story.sub})
    want = {"date": own.date, "newspaper": own.words.paper, "pieces": pieces}
    made = {}
    for form in OFFICE:
        ask = [soffice, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
        subprocess.run(ask, check=False, capture_output=True, timeout=180)
        if (path := source.with_suffix(f".{form}")).exists():
            made[f"office-{form}"] = (path, want)
    return made


def forms(seed: int, folder: Path, number: int = 1) -> dict[str, tuple[Path, dict[str, Any]]]:
    """Return a round of the kinds, written into a folder."""
    made = {}
    for k, (name, make) in enumerate((KINDS, MORE, TOOLS)[number - 1].items()):
        files, want = make(Desk(seed * 100 + k))
        for file, content in files.items():
            path = folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        made[name] = (folder / name if len(files) > 1 else path, want)
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", type=int, default=1, choices=(1, 2, 3))
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--soffice", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", action="store_true", help="what was wrong")
    given = parser.parse_args()
    rows: dict[str, Tally] = defaultdict(Tally)
    for seed in range(given.seed, given.seed + given.times):
        with tempfile.TemporaryDirectory() as scratch:
            folder = (given.keep or Path(scratch)) / str(seed)
            folder.mkdir(parents=True, exist_ok=True)
            made = forms(seed, folder, given.round) | (office(seed, given.soffice, folder) if given.soffice else {})
            for name, (path, want) in made.items():
                tally = _tally(path, want)
                rows["all"].add(tally)
                rows[name].add(tally)
                if given.show and tally.faults:
                    print(name, *(f"   {fault[:220]}" for fault in tally.faults), sep="\n")
    for name, tally in rows.items():
        print(f"{name:16} {tally.row()}")
    return 0


def _tally(path: Path, want: dict[str, Any]) -> Tally:
    try:
        return score(want, read_source(path).issues)
    except ImportFailure as failure:
        tally = score(want, ())
        tally.faults.insert(0, str(failure))
        return tally


if __name__ == "__main__":
    sys.exit(main())
