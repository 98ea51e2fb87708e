"""Power cuts on a real file system: what was acknowledged is there afterwards, and nothing is there by half.

The benchmark of the same name cuts every subject, many times, on XFS too.
"""

from __future__ import annotations

import pytest

from benchmarks import real_power_cuts

REASON = real_power_cuts.why_not()
pytestmark = pytest.mark.skipif(REASON is not None, reason=f"real power cuts: {REASON}")


@pytest.mark.parametrize("subject", ["journal", "import", "backup"])
def test_nothing_acknowledged_is_lost(subject: str) -> None:
    tally = real_power_cuts.attack("ext4", subject, 1)
    assert tally.owed
    assert (tally.lost, tally.half) == (0, 0)


def test_a_journal_without_flushes_is_caught() -> None:
    tally = real_power_cuts.attack("ext4", "journal", 1, flushing=False)
    assert tally.lost
