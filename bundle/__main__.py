"""`python -m bundle WHAT [OUT]`: make what people install. WHAT: folder, deb, scan, wheels, or all. OUT: dist-bundle.

`python -m bundle prove FILE.deb [OLDER.deb] [SUITE…]`: go through it in bare roots, print a table.
`python -m bundle audit [OUT]`: ask pip-audit about every part of the bundle in OUT.
`python -m bundle platforms`: ask whether every dependency has a wheel for the other systems.
`python -m bundle freeze`: keep a library of this version for the tests of all later ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bundle import auditing, building, deb, freezing, platforms, proving, scanning, wheels
from bundle.paths import ROOT


def main(arguments: list[str]) -> int:
    """Make it, and say where it lies and how large it is."""
    what = arguments[0] if arguments else ""
    if what == "prove" and len(arguments) > 1:
        return proving.main(arguments[1:])
    if what == "freeze":
        print(freezing.freeze())
        return 0
    if what == "platforms":
        return platforms.main()
    if what not in {"folder", "deb", "scan", "wheels", "all", "audit"}:
        print(__doc__)
        return 2
    out = Path(arguments[1] if len(arguments) > 1 else ROOT / "dist-bundle").resolve()
    if what == "audit":
        return auditing.main(out)
    out.mkdir(parents=True, exist_ok=True)
    made, python = [], out / "environment" / "bin" / "python"
    if what in {"folder", "deb", "all"}:
        made.append(building.build(out))
    if what in {"deb", "all"}:
        made.append(deb.make(out / "baojia", python, out))
    if what in {"scan", "all"}:
        scanning.lay(out / "baojia", python)
        made.append(scanning.make(out / "baojia", python, out))
    if what in {"wheels", "all"}:
        made.append(wheels.make(out))
    for path in made:
        files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and not p.is_symlink()]
        print(f"{path}: {sum(p.stat().st_size for p in files) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
