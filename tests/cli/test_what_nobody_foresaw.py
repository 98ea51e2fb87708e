"""What nobody foresaw is said once, in a sentence, and logged once, with its traceback."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from reader.library.deed import Deed

from .conftest import Run


def broken(*_arguments: object, **_named: object) -> object:
    raise KeyError("没有这一格")


@pytest.mark.parametrize("inside", ["a room", "the command"])
def test_it_is_said_and_logged_once(run: Run, ids: list[str], monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    if inside == "a room":
        monkeypatch.setattr("reader.library.deed.Deed.ops", broken)
    else:
        monkeypatch.setattr("reader.cli.deeds.describing.deed", broken)
    ran = run("bookmark", ids[0], "--json")
    assert ran.status == 1
    assert (ran.out + ran.err).count("没料到") == 1
    (log,) = Path(os.environ["BAOJIA_CACHE"]).rglob("faults.log")
    assert log.read_text("utf-8").count("Traceback (most recent call last)") == 1
    assert "KeyError: '没有这一格'" in log.read_text("utf-8")


def test_what_one_piece_meets_does_not_stop_the_next(run: Run, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = Deed.set_status

    def set_status(deed: Deed, article: str, **fields: bool | str | int | None) -> None:
        if article == ids[0]:
            broken()
        real(deed, article, **fields)

    monkeypatch.setattr(Deed, "set_status", set_status)
    ran = run("bookmark", *ids[:2], "--json")
    assert ran.status == 1
    assert [told["status"] for told in ran.objects] == ["failed", "done"]


def test_with_v_the_traceback_is_shown(
    run: Run, ids: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("reader.library.deed.Deed.ops", broken)
    with caplog.at_level(logging.ERROR):
        assert run("-v", "stats").status == 0
    monkeypatch.setattr("reader.library.care.Care.statistics", broken)
    with caplog.at_level(logging.ERROR):
        assert run("-v", "stats").status == 1
    assert any(record.exc_info for record in caplog.records)
