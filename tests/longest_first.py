"""Which modules begin first: a run on several processes must not end with one of them busy and the others idle.

xdist gives a module to a process whole, and begins with those of most tests; what takes long in one test (types, a
process that ends) came last. Seconds of processor time, of modules that take ten or more, by a run of all tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECONDS = {
    "tests/test_tooling.py": 76,  # where nothing of mypy is kept, as in a clean checkout
    "tests/doors/test_doors.py": 34,
    "tests/workspace/test_fence.py": 32,
    "tests/setup/test_later_starts.py": 30,
    "tests/library/test_damage.py": 26,
    "tests/ui/shell/test_window.py": 25,
    "tests/ui/searching/test_askers.py": 24,
    "tests/ui/shell/test_killed_window.py": 20,
    "tests/importing/test_structure.py": 19,
    "tests/workspace/test_scan_queue.py": 18,
    "tests/ui/shell/test_application.py": 18,
    "tests/ui/dialogs/test_dialogs.py": 18,
    "tests/search/test_index.py": 16,
    "tests/locale/test_catalogues.py": 14,
    "tests/ui/jobs/test_import_jobs.py": 14,
    "tests/search/test_found_words.py": 14,
    "tests/importing/pages/test_composed.py": 14,
    "tests/workspace/test_indexing_beside.py": 13,
    "tests/ui/shell/test_whole_answers.py": 12,
    "tests/ui/jobs/test_child_process.py": 11,
    "tests/cli/test_commands.py": 11,
    "tests/printing/test_structure.py": 11,
    "tests/importing/pages/test_facsimile.py": 11,
    "tests/hanzi/test_readings.py": 10,
    "tests/library/test_cold.py": 10,
    "tests/workspace/test_page_keeping.py": 10,
    "tests/ui/shell/test_next_library.py": 10,
    "tests/search/test_grammar.py": 10,
    "tests/importing/test_accounts.py": 10,
    "tests/importing/test_sample_text.py": 10,
}


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with those of the longest modules first, all else as it was."""
    return sorted(items, key=lambda item: -_seconds(item))


def _seconds(item: pytest.Item) -> int:
    return SECONDS.get(item.path.relative_to(ROOT).as_posix(), 0) if item.path.is_relative_to(ROOT) else 0
