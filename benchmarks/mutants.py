"""Would the tests notice a wrong line? Changes one line of the program at a time and runs the nearest tests.

Equal numbers a room; four kinds of change: another constant, another comparison, a statement dropped, two arguments
swapped. A mutant is caught where a test fails or the run does not end; it survives where all pass. Sites are drawn by
a seed, so that two runs of one version try the same lines. Works on a copy: the checkout is never touched.

Which tests run which line is measured first, by coverage (`pip install baojia[mutants]`), once a version; then a mutant
costs the room's tests that run its line, those that look at fewest lines first, 160 at most. `--kept FOLDER` keeps the
measurement, a folder of tests at a time, and what became of each mutant: a run that was ended goes on where it was.

    python -m benchmarks.mutants [--count 100] [--seed 1129] [--rooms library importing search] [--kept FOLDER]
        [--minutes 9] [--again] [--check]
"""

from __future__ import annotations

import argparse
import ast
import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from py_compile import PycInvalidationMode
from random import Random

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("reader", "resources", "tests", "benchmarks", "docs", "main.py", "pyproject.toml", "README.md")
ROOMS = ("library", "importing", "search")
BAR = 0.9
HANG = 240
"""A run that takes so many seconds hangs: a second a test is plenty."""
PORTIONS = (12, 50, 160)
"""So many of the nearest tests are tried, portion by portion: most mutants fall to the first."""
PYTEST = ("pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider")
EACH_TEST = """
import coverage, pytest

@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item, nextitem):
    measured = coverage.Coverage.current()
    measured.switch_context(item.nodeid)
    yield
    measured.switch_context("")
"""
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file, the characters of it that are replaced, and by what."""

    path: Path
    line: int
    start: int
    end: int
    text: str
    kind: str


class _Places:
    """Where the nodes of a file stand, in characters."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Return (start, end) of a node."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def text(self, node: ast.expr | ast.stmt) -> str:
        """Return the source of a node."""
        start, end = self.span(node)
        return self.source[start:end]


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change that can be made to a file."""
    places = _Places(path.read_text(encoding="utf-8"))
    tree = ast.parse(places.source)
    for node in _walk(tree):
        for kind, text in _changes(node, places):
            assert isinstance(node, ast.expr | ast.stmt)
            yield Mutant(path, node.lineno, *places.span(node), text, kind)


def _walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk what is run: no annotations, no f-strings, no words."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _idle(child):
                yield child
                yield from _walk(child)


def _idle(node: ast.AST) -> bool:
    """Tell whether a node is only words, or for the type checker only."""
    typing = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return typing or isinstance(node, ast.JoinedStr)


def _changes(node: ast.AST, places: _Places) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        yield "constant", repr(node.value + 1 if isinstance(node.value, int) else float(not node.value))
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _OPPOSITE:
        swapped = ast.Compare(node.left, [_OPPOSITE[type(node.ops[0])]()], node.comparators)
        yield "comparison", f"({ast.unparse(swapped)})"
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Await):
        yield "dropped statement", "pass"
    if isinstance(node, ast.Call) and len(node.args) >= 2 and not any(isinstance(a, ast.Starred) for a in node.args):
        first, second = (places.text(argument) for argument in node.args[:2])
        if first != second:
            start, end = places.span(node)
            (a, b), (c, d) = places.span(node.args[0]), places.span(node.args[1])
            yield (
                "swapped arguments",
                places.source[start:a] + second + places.source[b:c] + first + places.source[d:end],
            )


def drawn(room: str, count: int, random: Random) -> list[Mutant]:
    """Draw so many changes of a room: a file by its length, a kind, then a line."""
    paths = sorted((ROOT / "reader" / room).rglob("*.py"))
    weights = [path.stat().st_size for path in paths]
    chosen: list[Mutant] = []
    while len(chosen) < count:
        found = list(mutants(random.choices(paths, weights)[0]))
        kinds = sorted({mutant.kind for mutant in found})
        if kinds:
            kind = random.choice(kinds)
            mutant = random.choice([m for m in found if m.kind == kind])
            chosen += [mutant] if mutant not in chosen else []
    return chosen


class Reach:
    """Which tests run which line, measured on the copy before anything is changed, each folder of tests by itself."""

    def __init__(self, copy: Path, kept: Path, rooms: list[str]) -> None:
        from coverage import CoverageData

        self._lines: dict[str, dict[int, set[str]]] = {}
        for room in rooms:
            part = kept / f"reach-{room}"
            if not part.exists():
                _measure(copy, part, room)
            data = CoverageData(str(part))
            data.read()
            for name in data.measured_files():
                # a measurement may be of another copy of the same version
                lines = self._lines.setdefault(name.partition("/reader/")[2], {})
                for line, tests in data.contexts_by_lineno(name).items():
                    lines.setdefault(line, set()).update(tests)
        self._size = Counter(test for lines in self._lines.values() for tests in lines.values() for test in tests)

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that run the line; for a line that runs when its module is loaded, all that use the module.

        Those that run fewest lines come first.
        """
        lines = self._lines.get(str(mutant.path.relative_to(ROOT / "reader")), {})
        found = {test for test in lines.get(mutant.line, ()) if test}
        if "" in lines.get(mutant.line, ()) or not found:
            found = {test for tests in lines.values() for test in tests if test}
        return sorted(found, key=lambda test: (self._size[test], test))


def _measure(copy: Path, part: Path, room: str) -> None:
    """Run the tests of a room with each test told apart; they have to pass."""
    draft = part.with_name(f"{part.name}.part")
    (copy / "each_test.py").write_text(EACH_TEST, encoding="utf-8")
    (copy / "each_test.cfg").write_text(f"[run]\nsource = reader\ndata_file = {draft}\n", encoding="utf-8")
    measured = ["coverage", "run", "--rcfile=each_test.cfg", "-m", *PYTEST, "-p", "each_test", f"tests/{room}"]
    done = subprocess.run(
        [sys.executable, "-m", *measured], cwd=copy, env=_settings(copy), capture_output=True, check=False
    )
    if done.returncode:
        draft.unlink(missing_ok=True)
        sys.exit("the tests fail before anything is changed:\n" + done.stdout.decode()[-2000:])
    draft.rename(part)


def _settings(copy: Path) -> dict[str, str]:
    path = os.pathsep.join([str(copy), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    return {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": path}


def caught(mutant: Mutant, copy: Path, reach: Reach) -> bool:
    """Make the change in the copy, run the tests that run the line, take it back."""
    place = copy / mutant.path.relative_to(ROOT)
    source = place.read_text(encoding="utf-8")
    place.write_text(source[: mutant.start] + mutant.text + source[mutant.end :], encoding="utf-8")
    tests, starts = reach.tests(mutant), (0, *PORTIONS)
    try:
        return any(_fails(copy, tests[at:end]) for at, end in pairwise(starts) if tests[at:end])
    finally:
        place.write_text(source, encoding="utf-8")


def _fails(copy: Path, tests: list[str]) -> bool:
    """Tell whether one of the tests fails, or the run hangs."""
    (copy / "chosen.txt").write_text("\n".join(tests), encoding="utf-8")
    command = [sys.executable, "-m", *PYTEST, "-x", "@chosen.txt"]
    try:
        done = subprocess.run(command, cwd=copy, env=_settings(copy), capture_output=True, timeout=HANG, check=False)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode not in {0, 5}


def said(mutant: Mutant) -> str:
    """Return a line that names a mutant."""
    old = mutant.path.read_text(encoding="utf-8")[mutant.start : mutant.end]
    change = f"{old[:60]!r} -> {mutant.text[:60]!r}"
    return f"{mutant.path.relative_to(ROOT)}:{mutant.line} {mutant.kind}: {change}"


def project(folder: Path) -> Path:
    """Copy what is run into a folder; returns the copy."""
    copy = folder / "project"
    copy.mkdir()
    for part in COPIED:
        source, ignore = ROOT / part, shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, copy / part, ignore=ignore) if source.is_dir() else shutil.copy(source, copy / part)
    if (ROOT.parent / "shared").is_dir():
        (folder / "shared").symlink_to(ROOT.parent / "shared")
    # by the bytes, not the time, of a file: a changed line is never run from what was compiled before
    for part in ("reader", "benchmarks"):
        compileall.compile_dir(copy / part, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return copy


def judged(kept: Path) -> dict[str, bool]:
    """Return the mutants that were tried before, and whether they were caught."""
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return {line[9:]: line.startswith("caught") for line in lines}


def main() -> int:
    """Try the mutants; return 1 where too many survive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1129)
    parser.add_argument("--rooms", nargs="*", default=list(ROOMS), choices=ROOMS)
    parser.add_argument("--kept", type=Path, help="a folder for the measurement and the results; a run goes on there")
    parser.add_argument("--minutes", type=float, default=1e9, help="begin no further mutant after so many")
    parser.add_argument("--again", action="store_true", help="try those that survived once more")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bar is missed")
    wanted = parser.parse_args()
    end = time.monotonic() + wanted.minutes * 60
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        kept = wanted.kept or Path(name)
        kept.mkdir(exist_ok=True)
        copy = project(Path(name))
        reach, results = Reach(copy, kept, wanted.rooms), judged(kept / "results.txt")
        if wanted.again:
            results = {mutant: held for mutant, held in results.items() if held}
        all_mutants = []
        for place, room in enumerate(wanted.rooms):
            share = wanted.count // len(wanted.rooms) + (place < wanted.count % len(wanted.rooms))
            all_mutants += drawn(room, share, Random(f"{wanted.seed} {room}"))
        for mutant in all_mutants:
            if said(mutant) not in results and time.monotonic() < end:
                held = results[said(mutant)] = caught(mutant, copy, reach)
                with (kept / "results.txt").open("a", encoding="utf-8") as file:
                    file.write(f"{'caught  ' if held else 'SURVIVED'} {said(mutant)}\n")
        tried = [mutant for mutant in map(said, all_mutants) if mutant in results]
        print("\n".join(f"{'caught  ' if results[mutant] else 'SURVIVED'} {mutant}" for mutant in tried))
    noticed = sum(results[mutant] for mutant in tried)
    print(f"{noticed} of {len(tried)} caught ({noticed / max(1, len(tried)):.0%}); {len(all_mutants)} drawn")
    return 1 if wanted.check and noticed < BAR * len(all_mutants) else 0


if __name__ == "__main__":
    sys.exit(main())
