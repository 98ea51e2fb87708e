"""The house's own rules, held: lengths, doors, circles, modules that nobody imports.

What breaks a rule today stands in house.json, file by file. The list may only shrink: what is mended must leave it,
nothing may grow beyond what stands there, and nothing new comes in. `python -m tests.test_house` prints what it would
hold today.
"""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from tests.test_architecture import ROOT, files, imports, room_of

EXCEPTIONS = Path(__file__).with_name("house.json")
LINES, FUNCTION = 250, 40
# Rooms all of whose files are doors: what everything stands on, and the API of one file a deed.
_OPEN = {"model", "workspace"}
# Started by name, not imported.
_STARTED = {"reader.__main__", "reader.setup.adding", "reader.hanzi.variant_source", "reader.setup.older_python"}


def exceptions() -> dict[str, Any]:
    """Return what is known to break a rule."""
    found: dict[str, Any] = json.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    return found


def module_of(path: Path) -> str:
    """Return a file's name as it is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def modules() -> frozenset[str]:
    """Return the names of all modules."""
    return frozenset(module_of(path) for path in files())


def long_files() -> dict[str, int]:
    """Return the files that are too long, with their lines."""
    lengths = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in files()}
    return {name: lines for name, lines in lengths.items() if lines > LINES}


def long_functions() -> dict[str, int]:
    """Return the functions that are too long, with the lines from `def` to the end."""
    found = {}
    for path in files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION:
                    found[f"{path.relative_to(ROOT)} {node.name}"] = lines
    return found


@cache
def reached() -> dict[str, frozenset[str]]:
    """Return the modules that each module imports, for the type checker or late as well."""
    found = {}
    for path in files():
        names = {name for name, _ in imports(path)} & modules()
        # `from reader.a import b` names the package too, where b is a module of it
        packages = {name for name in names if any(other.startswith(f"{name}.") for other in names)}
        found[module_of(path)] = frozenset(names - packages - {module_of(path)})
    return found


def unused() -> list[str]:
    """Return the modules that no other one imports and nothing starts by name."""
    used = set().union(*reached().values())
    texts = "\n".join(
        path.read_text(encoding="utf-8") for path in [*files(), ROOT / "pyproject.toml", ROOT / "main.py"]
    )
    lazily = {
        name
        for name in modules() - used
        if re.search(rf'["\'](?:{re.escape(name)}|{name.split(".")[-1]})["\':]', texts)
    }
    return sorted(name for name in modules() - used - lazily - _STARTED if not (ROOT / Path(*name.split("."))).is_dir())


def strange_doors() -> list[str]:
    """Return what rooms take from one another though docs/architecture.md does not name it."""
    words = set(re.findall(r"\w+", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")))
    found = set()
    for path in files():
        here = room_of(path)
        for name, _line in imports(path):
            parts = name.split(".")
            foreign = parts[0] == "reader" and len(parts) > 2 and parts[1] != here and parts[1] not in _OPEN
            if foreign and name in modules() and parts[-1] not in words:
                found.add(f"{here or 'reader'} -> {name}")
    return sorted(found)


def circles() -> list[str]:
    """Return the groups of modules that import one another in a circle, even of types only."""
    graph, order, groups = reached(), list[str](), list[str]()
    seen: set[str] = set()
    for start in sorted(graph):
        _finish(start, graph, seen, order)
    back: dict[str, set[str]] = {name: set() for name in graph}
    for name, others in graph.items():
        for other in others:
            back[other].add(name)
    seen = set()
    for start in reversed(order):
        group: list[str] = []
        _finish(start, back, seen, group)
        if len(group) > 1:
            groups.append(" ".join(sorted(group)))
    return sorted(groups)


def _finish(start: str, graph: dict[str, Any], seen: set[str], order: list[str]) -> None:
    """Append to `order` what is reached from `start`, each after what it reaches (without recursion)."""
    todo = [(start, False)]
    while todo:
        name, done = todo.pop()
        if done:
            order.append(name)
        elif name not in seen:
            seen.add(name)
            todo.append((name, True))
            todo += [(other, False) for other in sorted(graph[name]) if other not in seen]


RULES = {
    "files": long_files,
    "functions": long_functions,
    "unused": unused,
    "doors": strange_doors,
    "circles": circles,
}


def _only_shrinks(rule: str) -> None:
    known, today = exceptions()[rule], RULES[rule]()
    if isinstance(today, dict):
        grown = {name: size for name, size in today.items() if size > known.get(name, 0)}
        assert not grown, f"{rule}: longer than allowed"
    else:
        assert set(today) <= set(known), f"{rule}: new"
    assert set(known) <= set(today), f"{rule}: mended; take it from {EXCEPTIONS.name}"


def test_a_file_is_one_concept() -> None:
    _only_shrinks("files")


def test_a_function_is_one_thought() -> None:
    _only_shrinks("functions")


def test_every_module_is_used() -> None:
    _only_shrinks("unused")


def test_rooms_use_doors_that_are_written_down() -> None:
    _only_shrinks("doors")


def test_modules_form_no_circle() -> None:
    _only_shrinks("circles")


if __name__ == "__main__":
    print(json.dumps({name: rule() for name, rule in RULES.items()}, ensure_ascii=False, indent=1))
