"""List the benchmarks with their questions; `--check` runs them and fails where a bar is missed."""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def has_a_bar(name: str) -> bool:
    """Tell whether a script takes `--check`."""
    return '"--check"' in (HERE / f"{name}.py").read_text(encoding="utf-8")


def questions() -> dict[str, str]:
    """Return each script's question: the first line of its docstring."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        if not path.stem.startswith("_"):
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "?"
            found[path.stem] = said.splitlines()[0]
    return found


def main() -> int:
    """Run the command line; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these scripts")
    parser.add_argument("--check", action="store_true", help="run them and fail where a bar is missed")
    wanted = parser.parse_args()
    known = questions()
    if unknown := set(wanted.names) - known.keys():
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    chosen = {name: known[name] for name in wanted.names or known}
    missed = []
    for name, question in chosen.items():
        print(f"{name:<16} {question}", flush=True)
        if wanted.check and not has_a_bar(name):
            print("  no bar of its own")
        elif wanted.check:
            command = [sys.executable, "-m", f"benchmarks.{name}", "--check"]
            if subprocess.run(command, cwd=HERE.parent, check=False).returncode:
                missed.append(name)
    if missed:
        print(f"missed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
