"""How the tests themselves are run: in memory where there is room, the longest modules first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import in_memory, ready_tables
from tests.longest_first import ROOT, SECONDS, longest_first


def test_the_longest_modules_are_there_and_come_first(request: pytest.FixtureRequest) -> None:
    assert [name for name in SECONDS if not (ROOT / name).is_file()] == []
    items = request.session.items
    assert longest_first(items) == items
    assert sorted(longest_first(items[::-1]), key=lambda i: i.nodeid) == sorted(items, key=lambda i: i.nodeid)


def test_files_go_into_memory_only_where_there_is_room(tmp_path: Path) -> None:
    about = tmp_path / "meminfo"
    about.write_text("MemTotal: 9000000 kB\nMemAvailable: 5000000 kB\n", "ascii")
    assert in_memory.available(about) == 5_120_000_000
    assert in_memory.folder(tmp_path, about) is None
    about.write_text("MemTotal: 9000000 kB\n", "ascii")
    assert in_memory.folder(tmp_path, about) is None
    assert in_memory.folder(tmp_path / "none", about) is None
    about.write_text("MemAvailable: 900000000 kB\n", "ascii")
    place = in_memory.folder(tmp_path, about)
    assert place is None or (place.parent == tmp_path and place.is_dir())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system's way to tell what runs")
def test_what_a_run_left_goes_with_the_next_and_a_running_one_keeps_its_own(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, kept = (tmp_path / f"{in_memory.NAME}-{pid}-x_y" for pid in (gone.pid, os.getpid()))
    left.mkdir()
    kept.mkdir()
    in_memory.folder(tmp_path, tmp_path / "none")
    assert (left.exists(), kept.exists()) == (False, True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system's way to tell what runs")
def test_a_process_takes_its_own_folder_along_when_it_ends(tmp_path: Path) -> None:
    told = (
        "import os, sys; from pathlib import Path; from tests import in_memory\n"
        "made = in_memory.own(Path(sys.argv[1])); (made / 'icons').mkdir(); print(made.is_dir(), flush=True)\n"
        "os.kill(os.getpid(), 9) if sys.argv[2:] else None"
    )

    def run(*more: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", told, str(tmp_path), *more], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()

    assert (run("killed"), len(list(tmp_path.iterdir()))) == ("True", 1)
    assert (run(), list(tmp_path.iterdir())) == ("True", [])


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights there")
def test_what_a_test_starts_finds_the_tables_of_readings() -> None:
    told = (
        "import sys; from reader.hanzi.readings import readings\n"
        "readings(); print('pypinyin.pinyin_dict' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_tables_of_readings_are_made_again_when_what_they_are_made_from_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, path = tmp_path / "phrases.tsv", tmp_path / ready_tables.PLACE
    source.touch()
    monkeypatch.setattr(ready_tables, "_sources", lambda: iter([source]))
    monkeypatch.setattr(ready_tables, "MAKING", f"from pathlib import Path; Path({str(path)!r}).touch()")
    path.parent.mkdir()
    made = ready_tables.make(tmp_path).stat().st_mtime_ns
    os.utime(source, ns=(made - 10**9, made - 10**9))
    assert ready_tables.make(tmp_path).stat().st_mtime_ns == made
    os.utime(source, ns=(made + 10**9, made + 10**9))
    assert ready_tables.make(tmp_path).stat().st_mtime_ns != made
