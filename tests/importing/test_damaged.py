"""A short run of benchmarks/fuzz_import.py: damaged papers end in an ImportFailure or in balanced accounts."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks import fuzz_import
from reader.importing import read_bytes
from reader.model.errors import ImportFailure
from reader.model.resources import resource
from tests.importing.accounts import check_issue
from tests.importing.press import press

BLOCKS = 8


@pytest.mark.parametrize("block", range(BLOCKS))
def test_damaged_newspapers(block: int) -> None:
    random = Random(block)
    printed = press(block)
    sample = ("青石湾报.txt", resource("sample", "青石湾报.txt").read_bytes())
    known = [sample, (f"issue{printed.suffix}", printed.text.encode(random.choice(("utf-8", "gb18030", "utf-16"))))]
    for _turn in range(12):
        name, data = random.choice(known)
        damaged = fuzz_import.mutate(random, data, known)
        try:
            result = read_bytes(damaged, name=name)
        except ImportFailure:
            continue
        for issue in result.issues:
            check_issue(issue)
