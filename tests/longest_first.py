"""Which modules begin first: a run on two processes must not end with one of them busy and the other idle.

xdist gives a module to a process whole, and begins with those of most tests; what takes long in one test (types, a
process that ends) came last. Seconds of processor time, of modules that take ten or more, by a run of all tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECONDS = {
    "tests/test_tooling.py": 80,  # where nothing of mypy is kept, as in a clean checkout
    "tests/library/test_damage.py": 41,
    "tests/doors/test_doors.py": 30,
    "tests/workspace/test_fence.py": 36,
    "tests/ui/shell/test_window.py": 30,
    "tests/ui/searching/test_askers.py": 31,
    "tests/setup/test_later_starts.py": 30,
    "tests/ui/dialogs/test_dialogs.py": 22,
    "tests/library/test_cold.py": 22,
    "tests/workspace/test_scan_queue.py": 26,
    "tests/hanzi/test_readings.py": 12,
    "tests/importing/test_structure.py": 19,
    "tests/ui/reading/test_page_lines.py": 18,
    "tests/workspace/test_indexing_beside.py": 17,
    "tests/ui/shell/test_application.py": 15,
    "tests/search/test_index.py": 16,
    "tests/library/test_moving.py": 16,
    "tests/search/test_found_words.py": 14,
    "tests/cli/test_commands.py": 14,
    "tests/ui/jobs/test_child_process.py": 13,
    "tests/importing/pages/test_composed.py": 14,
    "tests/ui/dialogs/test_import_preview.py": 12,
    "tests/ui/dialogs/test_large_dialogs.py": 12,
    "tests/workspace/test_page_keeping.py": 11,
    "tests/printing/test_structure.py": 11,
    "tests/workspace/test_cancelled_imports.py": 11,
    "tests/importing/pages/test_facsimile.py": 11,
    "tests/ui/shell/test_next_library.py": 11,
    "tests/search/test_grammar.py": 10,
    "tests/importing/test_accounts.py": 10,
    "tests/importing/test_sample_text.py": 10,
    "tests/ui/shell/test_desk_state.py": 10,
}


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with those of the longest modules first, all else as it was."""
    return sorted(items, key=lambda item: -_seconds(item))


def _seconds(item: pytest.Item) -> int:
    return SECONDS.get(item.path.relative_to(ROOT).as_posix(), 0) if item.path.is_relative_to(ROOT) else 0
