"""Places found block by block are those at which every position fits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import scan
from reader.search.alphabet import alphabet
from reader.search.classes import Compiled, IdClass


def _class(members: set[int], ids: np.ndarray) -> IdClass:
    table = np.zeros(0x10000, np.bool_)
    table[list(members)] = True
    total = int(table[ids].sum())
    return IdClass(tuple((k, k) for k in sorted(members)), table, total, total / max(1, len(ids)))


@given(
    text=st.lists(st.integers(1, 30), max_size=400),
    wanted=st.lists(st.sets(st.integers(1, 30), min_size=1, max_size=12), min_size=1, max_size=10),
    block=st.sampled_from([7, 64, 1 << 17]),
    table_from=st.sampled_from([1, 1 << 15]),
)
def test_what_is_found_is_where_every_position_fits(
    text: list[int], wanted: list[set[int]], block: int, table_from: int
) -> None:
    ids = np.array(text, np.uint16)
    classes = tuple(_class(members, ids) for members in wanted)
    here = Compiled(classes, tuple(sorted(range(len(classes)), key=lambda k: classes[k].total)))
    fitting = [
        at
        for at in range(len(text) - len(wanted) + 1)
        if all(text[at + k] in members for k, members in enumerate(wanted))
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "_BLOCK", block)
        patch.setattr(scan, "_TABLE_FROM", table_from)
        assert scan.find(here, ids).tolist() == fitting
    assert scan.among(here, ids, np.arange(max(0, len(text) - len(wanted) + 1))).tolist() == fitting


def test_ids_that_may_be_read_so_are_those_of_the_table() -> None:
    fixed = alphabet()
    for syllable in ("le", "yue", "zhong", "er"):
        numbers = np.flatnonzero(fixed.syllable_of_reading == fixed.number_of[syllable])
        ids = fixed.may_read(numbers)
        assert ids.tolist() == sorted(set(ids.tolist()))
        wanted = set(numbers.tolist())
        expected = [
            number
            for number in range(2, fixed.size)
            if wanted & set(fixed.known.allowed(chr(int(fixed.folded_of[number]))))
        ]
        assert ids.tolist() == expected
