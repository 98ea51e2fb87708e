"""No test gives up on a busy machine: whoever waits for something that comes waits for a minute at least.

What waits a moment to see that nothing comes (`qtbot.wait`, `raising=False`, less than a second) is not meant.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
LEAST = 60.0
QT_WAITS = {"waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback"}
WAITS = {"wait", "join", "communicate", "acquire", "run", "result", "check_output"}


def short_waits(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the call of each wait that ends before a minute is over."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, named = node.func.attr, {keyword.arg: keyword.value for keyword in node.keywords}
        limit = named.get("timeout")
        if limit is None and name in {"wait", "join"} and ast.unparse(node.func.value) != "qtbot":
            limit = node.args[0] if len(node.args) == 1 else None
        if name in QT_WAITS and "raising" not in named:
            if limit is None or _is_less(limit, LEAST * 1000):
                yield node.lineno, name
        elif name in WAITS and limit is not None and _is_less(limit, LEAST) and not _is_less(limit, 1.0):
            yield node.lineno, name


def _is_less(limit: ast.expr, bar: float) -> bool:
    return isinstance(limit, ast.Constant) and isinstance(limit.value, int | float) and limit.value < bar


def test_no_wait_is_short() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{line} {name}"
        for path in sorted(TESTS.rglob("*.py"))
        for line, name in short_waits(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_short_wait_is_seen() -> None:
    short = ("q.waitUntil(f)", "q.waitSignal(s, timeout=5000)", "run(a, timeout=9)", "t.join(20)", "e.wait(5)")
    kept = ("q.waitUntil(f, timeout=P)", "q.waitSignal(s, timeout=300, raising=False)", "t.join(0.5)", "', '.join(a)")
    assert [next(short_waits(f"x.{s}" if s.startswith("run") else s), None) is not None for s in short] == [True] * 5
    assert [list(short_waits(s)) for s in kept] == [[]] * 4
