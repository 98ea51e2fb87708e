"""An index whose files are cut, or vanish, under whoever searches: who must live on reads them, and maps none."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.model.errors import NotSaved
from reader.search import Document, SearchIndex, parse

SEARCHED = """
import sys
from pathlib import Path
from reader.search import SearchIndex, parse
folder = Path(sys.argv[1])
index = SearchIndex.open(folder, source="cut", mapped=sys.argv[2] == "mapped")
for path in folder.glob("segment-*/*.npy"):
    path.open("r+b").truncate(0)
print(len(index.rows(parse("石桥"))), len(index.rows(parse("shiqiao -dukou"))))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "index"
    index = SearchIndex.open(made, source="cut")
    texts = ("石桥修好了，渡口的人都来看。", "石桥还没有修好。", "渡口起了雾。")
    index.rebuild([Document(row, 20261101, {"headline": f"第{row}则", "body": texts[row % 3]}) for row in range(60)])
    index.close()
    return made


def searched(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", SEARCHED, folder, how], capture_output=True, text=True, check=False)


def test_who_reads_the_files_needs_them_no_more(folder: Path) -> None:
    run = searched(folder, "read")
    assert (run.returncode, run.stdout.split()) == (0, ["40", "20"]), run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a mapped file cannot be cut there")
def test_who_maps_them_ends_by_a_signal(folder: Path) -> None:
    assert searched(folder, "mapped").returncode == -signal.SIGBUS


def test_both_find_the_same_and_so_after_changes(folder: Path) -> None:
    found = []
    for mapped in (True, False):
        copy = Path(shutil.copytree(folder, folder.with_name(f"copy {mapped}")))
        index = SearchIndex.open(copy, source="cut", mapped=mapped)
        index.update([Document(100, 20261102, {"body": "石桥上了灯。"}, {"a": "记在渡口"})], [3], mark="two")
        index.flush()
        files = sorted((p.name, p.read_bytes()) for p in copy.glob("segment-*/*.npy"))  # segments bear chance names
        found.append((files, index.rows(parse("石桥")).tolist(), index.rows(parse("dukou")).tolist(), index.mark))
    assert found[0] == found[1]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a small disk is mounted, as root")
def test_a_disk_without_room_is_an_error_and_no_signal(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        index = SearchIndex.open(place / "index", source="cut", mapped=False)
        for start in range(0, 3000, 500):
            rows = range(start, start + 500)
            index.update(Document(row, 0, {"body": f"第{row}座石桥修好了，渡口的人都来看。" * 4}) for row in rows)
            try:
                index.flush()
            except NotSaved:
                break
        else:
            pytest.fail("there was room")
        assert len(index.rows(parse("石桥"))) == start + 500
    finally:
        subprocess.run(["umount", "-l", place], check=True)
