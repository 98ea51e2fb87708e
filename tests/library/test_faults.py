"""Short forms of the fault benchmarks.

Nothing acknowledged is ever lost, nothing refused turns up, no damage goes unnoticed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks import full_disk, journal_damage, journal_faults, journal_kills, power_cut
from benchmarks._failing import CALLS, Faults, failing
from reader.library import Library
from reader.model.errors import NotSaved

from .papers import paper


def test_any_system_call_may_fail_once_or_for_good(tmp_path: Path) -> None:
    mine, _theirs = journal_faults.run(tmp_path / "library", every=17)
    assert mine["points"] > 20
    assert mine["refused"] > 20
    assert (mine["lost"], mine["memory ahead of disk"], mine["not writable afterwards"]) == (0, 0, 0)
    assert mine["ghosts"] <= mine["in doubt"]


def test_a_cut_at_any_byte_loses_only_what_was_cut_and_is_noticed(tmp_path: Path) -> None:
    result = journal_damage.cuts(tmp_path / "library", records=8, step=4)
    assert result["cuts"] > 300
    assert (result["records lost"], result["shown wrongly"], result["not noticed"]) == (0, 0, 0)


def test_flipped_bits_are_noticed_and_never_shown(tmp_path: Path) -> None:
    result = journal_damage.flips(tmp_path / "library", trials=150)
    assert (result["shown wrongly"], result["not noticed"]) == (0, 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_writers_lose_nothing(tmp_path: Path) -> None:
    result = journal_kills.run(tmp_path / "library", rounds=15)
    assert result["acknowledged"] >= 15
    assert (result["lost"], result["other damage"]) == (0, 0)


@pytest.mark.parametrize("leave_out", ["", "flush", "folder"])
def test_a_power_cut_after_any_step_and_the_mutants_that_prove_the_model(tmp_path: Path, leave_out: str) -> None:
    result = power_cut.run(tmp_path / "library", leave_out=leave_out, variants=6, step=2)
    lost = result["notes lost"] + result["issues lost"]
    assert result["notes shown wrongly"] == 0
    assert (lost > 0) == bool(leave_out)


def test_a_full_disk_is_told_and_survived(tmp_path: Path) -> None:
    results = full_disk.run(tmp_path)
    if results is None:
        pytest.skip("mounting a small disk needs root")
    own = results["our store"]
    assert (own["lost"], own["ghosts"], own["memory ahead of disk"]) == (0, 0, 0)
    assert own["told plainly"] == own["refused"] == 3
    assert own["goes on by itself once there is room"]


def test_an_import_that_the_disk_refuses_leaves_the_library_as_it_was(library: Library) -> None:
    first = library.store(paper(), name="p", origin="file").issue
    probe = Faults(CALLS, 10**9, 0, for_good=False)
    with failing(probe):
        library.store(paper(day="2026-03-06"), name="p", origin="file")
    for at in range(1, probe.count + 1, 2):
        with failing(Faults(CALLS, at, 28, for_good=True)):
            try:
                issue = library.store(paper(day=f"2027-01-{at:02}"), name="p", origin="file").issue
            except NotSaved:
                issue = ""
        if issue:
            assert library.imported(issue).date_published == f"2027-01-{at:02}"
    assert first in library.issue_ids()
    assert [p for p in library.check() if p.kind == "damaged_issue"] == []


def test_the_reserve_lets_the_open_note_be_saved_when_the_disk_is_full(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = library.store(paper(), name="p", origin="file").issue
    reserve = library.folder / ".reserve"
    assert reserve.stat().st_size == 64 * 1024
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        if reserve.exists():
            raise OSError(28, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", full)
    with library.deed("read") as deed:
        deed.set_status(f"{issue}-1", read=True)
    assert not reserve.exists()
    monkeypatch.undo()
    with library.deed("read") as deed:
        deed.set_status(f"{issue}-2", read=True)
    assert reserve.exists()
    assert (library.status(f"{issue}-1").read, library.status(f"{issue}-2").read) == (True, True)
