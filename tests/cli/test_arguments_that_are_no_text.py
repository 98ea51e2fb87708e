"""Arguments that are no text: told in a sentence, never unforeseen, and nothing is bricked by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

ODD = "\udcff"
COMMANDS = (
    ("import", "PAPER", "--encoding", ODD),
    ("import", "PAPER", "--newspaper", ODD),
    ("import", "PAPER", "--revises", ODD),
    ("list", "--category", ODD),
    ("list", "--tag", ODD),
    ("list", "--issue", ODD),
    ("search", ODD),
    ("search", "河", "--category", ODD),
    ("show", ODD),
    ("bookmark", ODD),
    ("bookmark", "ID", "--tag", ODD),
    ("tag", "ID", ODD),
    ("correct", "ID", "--newspaper", ODD),
    ("correct", "ID", "--headline", ODD),
    ("correct", "ID", "--category", ODD),
    ("correct", "ID", "--section", ODD),
    ("correct", "ID", "--replace", "河", ODD),
    ("annotate", "ID", "--exact", ODD),
    ("annotations", ODD),
    ("unannotate", ODD),
    ("reparse", ODD),
    ("remove", ODD),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(c).encode("ascii", "replace").decode())
def test_an_argument_that_is_no_text_harms_nothing(
    command: tuple[str, ...], run: Run, ids: list[str], paper: Path
) -> None:
    ran = run(*(str(paper) if a == "PAPER" else ids[0] if a == "ID" else a for a in command))
    assert "没料到" not in ran.err
    assert ran.status in {0, 1, 2}
    for after in (("list", "--json"), ("show", ids[0], "--json"), ("search", "河"), ("check",), ("stats", "--json")):
        again = run(*after)
        assert again.status == 0, (after, again)
