"""Which imports of photographs a window goes on with, whatever ended the one before."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.workspace.unfinished_imports import FILE, MOST_TRIES, UnfinishedImports


def test_what_was_begun_is_there_until_it_is_done(tmp_path: Path) -> None:
    UnfinishedImports(tmp_path).begin(["/六月"], {"pages": True})
    UnfinishedImports(tmp_path).begin(["/七月"], {})
    june, july = UnfinishedImports(tmp_path).all()
    assert (june.paths, june.options, june.asks, july.asks) == (("/六月",), {"pages": True}, False, False)
    UnfinishedImports(tmp_path).forget(["/六月"])
    assert [one.paths for one in UnfinishedImports(tmp_path).all()] == [("/七月",)]


def test_what_the_reader_stopped_and_what_never_ends_is_asked_about(tmp_path: Path) -> None:
    kept = UnfinishedImports(tmp_path)
    kept.begin(["/六月"], {})
    assert kept.pause(["/六月"])
    assert not kept.pause(["/别的"])
    assert kept.all()[0].asks
    kept.begin(["/六月"], {})
    assert not kept.all()[0].paused, "whoever goes on has not stopped it"
    for _k in range(MOST_TRIES):
        kept.begin(["/七月"], {})
    assert [one.asks for one in kept.all()] == [False, True]


@pytest.mark.parametrize("text", ["", "[", "[1]", '[{"paths": 3}]', "{}", "[" * 10_000])
def test_a_damaged_note_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert UnfinishedImports(tmp_path).all() == ()
