"""A queue of photographs that is killed comes to its end; what one machine has read the other does not read again."""

from __future__ import annotations

import zlib
from pathlib import Path

from benchmarks.scan_queue import queue, two_machines
from reader.workspace.kept_readings import FOLDER, KeptReadings, key_of

KEY = key_of("ab" * 32, 0, "engine")


def test_killed_three_times_each_page_is_read_and_none_but_those_at_hand_twice(tmp_path: Path) -> None:
    figures = queue(tmp_path, 18, 3)
    assert figures["read"] == 18
    assert figures["twice"] <= 3, "one at most for each kill"
    assert (figures["issues"], figures["failed"], figures["unchanged"]) == (3, 0, 3)
    assert (figures["recognised"], figures["unsure"]) == (18, 4)


def test_two_machines_read_nothing_twice_and_have_one_issue(tmp_path: Path) -> None:
    figures = two_machines(tmp_path, 6)
    assert figures["read"] == 6
    assert figures["twice"] <= 1, "the page that the kill took"
    assert (figures["issues one"], figures["issues two"], figures["alike"]) == (1, 1, 1)
    assert (figures["conflict files"], figures["clashes"]) == (0, 0)


def test_a_reading_of_another_machine_is_found_and_of_two_the_smaller_hash_comes_first(tmp_path: Path) -> None:
    KeptReadings(tmp_path / "one", tmp_path / "library").keep(KEY, "甲")
    folder = tmp_path / "library" / FOLDER / KEY[:2]
    (made,) = folder.iterdir()
    other = folder / f"{KEY}-{'0' * 16}.json.z"
    other.write_bytes(zlib.compress("乙".encode()))
    (folder / f"{made.stem}.sync-conflict-20261130.z").write_bytes(zlib.compress("丙".encode()))
    there = KeptReadings(tmp_path / "two", tmp_path / "library")
    assert list(there.known(KEY)) == ["乙", "甲"]
    there.keep(KEY, "丁")
    assert len(list(folder.iterdir())) == 3, "where one lies already none is added"
    assert next(there.known(KEY)) == "丁", "its own first"


def test_readings_that_are_torn_or_burst_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "library" / FOLDER / KEY[:2]
    folder.mkdir(parents=True)
    whole = zlib.compress(bytes(200 << 20), 9)
    for k, data in enumerate((whole, zlib.compress("甲乙丙丁".encode())[:-3], b"", b"\xff" * 50)):
        (folder / f"{KEY}-{k:016x}.json.z").write_bytes(data)
    assert list(KeptReadings(tmp_path / "cache", tmp_path / "library").known(KEY)) == []
