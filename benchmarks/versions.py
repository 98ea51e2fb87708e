"""Is a file that is an issue in another form told as one, and nothing else?

    python -m benchmarks.versions [--round 1] [--seeds 3]

Kinds of `benchmarks._versions`: the first file is stored in a new library, then the second. For one issue in two forms:
`taken` as a revision, or `offered` as a possible one; else `missed`. For two issues: `apart`, `offered` (a false
alarm), or `mixed`: taken as a revision of the other, which hides an issue.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks._version_forms import Pair
from benchmarks._versions import FIRST
from benchmarks._versions_more import SECOND
from reader.importing import read_bytes
from reader.library import Library
from tests.importing.forms.several_days import Desk


def told(pair: Pair) -> str:
    """Return what a new library makes of the second file."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder, "library"), cache=Path(folder, "cache"), config=Path(folder, "config"))
        try:
            stored = [
                library.store(issue, name=name, origin=name)
                for name, data in (pair.first, pair.second)
                for issue in read_bytes(data, name=name).issues
            ]
        finally:
            library.close()
    last = stored[-1]
    if pair.same:
        return "taken" if last.status == "revised" else "offered" if last.candidates else "missed"
    return "mixed" if last.status == "revised" else "offered" if last.candidates else "apart"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", type=int, default=1, choices=(1, 2))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="exit 1 where two issues are mixed")
    args = parser.parse_args()
    same: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    for kind in FIRST if args.round == 1 else SECOND:
        pairs = [kind(Desk(seed)) for seed in range(args.seeds)]
        row = Counter(told(pair) for pair in pairs)
        (same if pairs[0].same else apart).update(row)
        print(f"{kind.__name__:24}", "one issue " if pairs[0].same else "two issues", dict(row))
    found = same["taken"] + same["offered"]
    print(f"one issue: found {found} of {same.total()}, taken {same['taken']}")
    print(f"two issues: apart {apart['apart']} of {apart.total()}, mixed {apart['mixed']}")
    return int(args.check and apart["mixed"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
