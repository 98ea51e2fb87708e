"""Photographs dropped where nothing can read them yet: the offer, and what comes of it. Nothing is downloaded here."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.jobs import adding
from reader.ui.jobs.import_jobs import ImportJob
from reader.ui.jobs.import_words import progress_words
from reader.ui.shell import import_desk
from reader.ui.shell.window import MainWindow
from reader.workspace.import_progress import Progress
from reader.workspace.storing import ImportOutcome
from tests.ui.opened import PATIENCE


def test_photographs_are_offered_what_reads_them_by_its_size(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(import_desk, "can_recognise", lambda: False)
    monkeypatch.setattr(window, "say_with", lambda words, ways, **_more: said.append((words, list(ways))))
    job = ImportJob(request={"paths": [str(tmp_path / "a.jpg")]})
    job.outcomes.append(
        ImportOutcome(source=str(tmp_path / "a.jpg"), status="failed", error_kind="no_text", error_message="照片")
    )
    assert window.imports is not None
    window.imports.jobs.finished.emit(job)
    assert said == [("这是照片。装上识字（约 140 MB）就能读。", ["下载并装上"])]


@pytest.mark.parametrize("status", [0, 1])
def test_what_the_other_process_says_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """Another module stands for the one that runs pip: nothing here reaches for an index."""
    words = f"import sys; print('  pillow　3 MB', file=sys.stderr); sys.exit({status})"
    (tmp_path / "stands_for_adding.py").write_text(words, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(adding, "MODULE", "stands_for_adding")
    process, told = adding.Adding(), list[str]()
    process.told.connect(told.append)
    with qtbot.waitSignal(process.failed if status else process.added, timeout=PATIENCE):
        process.start()
    assert told == ["pillow　3 MB"]
    assert not process.busy


def test_progress_says_which_photograph_and_how_long() -> None:
    step = Progress(source="/六月", done=0, total=1, pictures_done=36, pictures=500, seconds_left=3600)
    assert progress_words(step) == ("正在识字《六月》", "第 37 / 500 张 · 约还要 60 分钟")
    assert progress_words(Progress(source="/六月", done=0, total=1, pictures=2))[1] == "第 1 / 2 张"


def test_a_download_that_is_stopped_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "import sys, tempfile, time; print(tempfile.mkdtemp(), file=sys.stderr, flush=True); time.sleep(600)"
    (tmp_path / "stands_for_adding.py").write_text(words, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(adding, "MODULE", "stands_for_adding")
    process = adding.Adding()
    with qtbot.waitSignal(process.told, timeout=PATIENCE) as told:
        process.start()
    made = Path(str(told.args[0]) if told.args else "")
    assert made.is_dir()
    with qtbot.waitSignal(process.failed, timeout=PATIENCE):
        process.stop()
    assert not made.parent.exists()
