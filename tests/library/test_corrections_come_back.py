"""Corrections of one field that are brought back hold in the order in which they were made."""

from __future__ import annotations

import pytest

from reader.library import Library
from reader.model.correction import Correction
from tests.library.conftest import Open
from tests.library.papers import paper

NAMES = tuple("甲乙丙丁戊己")


def _corrected(library: Library) -> tuple[str, list[str]]:
    """Store an issue and set the headline of its first piece again and again; returns its id, and the corrections'."""
    issue = library.store(paper(), name="p.txt", origin="p.txt").issue
    for name in NAMES:
        with library.deed("set", f"{issue}-1") as deed:
            deed.add_correction(
                Correction(id="", issue=issue, article=f"{issue}-1", kind="set", field="headline", value=name)
            )
    return issue, [c.id for c in library.corrections(issue)]


@pytest.mark.parametrize("taken", [slice(None), slice(0, 1), slice(1, 5)], ids=["all", "the first", "some"])
def test_undo_brings_them_back_as_they_held(opened: Open, taken: slice) -> None:
    library = opened()
    issue, made = _corrected(library)
    for _time in range(2):
        with library.deed("revert", f"{issue}-1") as deed:
            for correction in made[taken]:
                deed.drop_correction(correction)
        library.undo()
        library.redo()
        library.undo()
        assert [c.value for c in library.corrections(issue)] == list(NAMES)
        assert library.article(f"{issue}-1").headline == NAMES[-1]
    other = opened(machine="there")
    assert [c.value for c in other.corrections(issue)] == list(NAMES)
    assert list(other.check()) == []
