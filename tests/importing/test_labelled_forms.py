"""Texts with a label on each line: those that are read right stay so, those that are not are known by name."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes
from tests.importing.forms.labelled import Labelled, labelled
from tests.importing.test_forms import faults

# Known and not yet read right; what is mended must leave this list.
NOT_YET = {
    "a-us-chinese-daily",
    "a-wire-copy",
    "a-supplement",
    "a-forum-copy",
    "kindle-clippings",
    "taiwan-regional-page",
    "sports-page-with-results",
    "columns-by-slashes",
    "all-on-narrow-lines-without-gaps",
    "a-book-page",
    "a-paper-of-the-leap",
    "a-proof-sheet",
    "a-list-of-names",
    "prices-and-a-comment",
    "email-newsletter",
    "poll-and-numbers",
    "numbered-lines",
    "a-village-radio-draft",
    "short-news-in-numbered-brackets",
    "legal-answers",
    "an-english-byline",
    "a-children-page",
    "answers-and-riddles",
    "hk-supplement",
    "quotes-of-readers",
    "blank-lines-everywhere",
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
)
TEXTS = [
    pytest.param(text, id=text.name, marks=[pytest.mark.xfail(strict=True)] if text.name in NOT_YET else [])
    for name in ROUNDS
    for text in labelled(name)
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_comes_of_a_labelled_text(text: Labelled) -> None:
    ((name, content),) = text.form.files.items()
    assert isinstance(content, str)
    result = read_bytes(content.encode(), name=name)
    assert faults(text.expect, result.issues, result.warnings) == []
