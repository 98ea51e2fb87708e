"""Texts with a label on each line: those that are read right stay so, those that are not are known by name."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes
from tests.importing.accounts import check_issue
from tests.importing.forms.labelled import FOLDER, Labelled, labelled
from tests.importing.test_forms import faults

# Known and not yet read right, with how many faults at most; what is mended must leave the list, and none may grow.
NOT_YET = {
    name: int(count)
    for name, count in (line.split("\t") for line in (FOLDER / "not_yet.tsv").read_text("utf-8").splitlines())
}
ROUNDS = (
    "third_round",
    "fourth_round",
    "fifth_round",
    "sixth_round",
    "seventh_round",
    "eighth_round",
    "ninth_round",
    "tenth_round",
    "eleventh_round",
    "twelfth_round",
    "thirteenth_round",
    "fourteenth_round",
    "fifteenth_round",
    "sixteenth_round",
    "seventeenth_round",
    "eighteenth_round",
    "nineteenth_round",
    "twentieth_round",
)
TEXTS = [pytest.param(text, id=text.name) for name in ROUNDS for text in labelled(name)]


@pytest.mark.parametrize("text", TEXTS)
def test_what_comes_of_a_labelled_text(text: Labelled) -> None:
    ((name, content),) = text.form.files.items()
    assert isinstance(content, str)
    result = read_bytes(content.encode(), name=name)
    for issue in result.issues:
        check_issue(issue)
    found = faults(text.expect, result.issues, result.warnings)
    most = NOT_YET.get(text.name, 0)
    assert len(found) <= most, found
    assert found or not most, "it is read right now: take it out of not_yet.tsv"
