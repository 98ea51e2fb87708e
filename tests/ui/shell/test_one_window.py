from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.shell.instance import Instance, hand_over
from reader.ui.shell.window_lock import WindowLock
from tests.ui.opened import PATIENCE

HAND_OVER = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
    "app = QCoreApplication([]); from reader.ui.shell.instance import hand_over\n"
    "sys.exit(0 if hand_over(Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]) else 7)"
)
HOLD = (
    "import sys; from pathlib import Path; from reader.ui.shell.window_lock import WindowLock\n"
    "lock = WindowLock(Path(sys.argv[1])); print(lock.take(), flush=True); sys.stdin.read()"
)


def test_a_second_start_hands_its_files_over(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    paper = tmp_path / "今天的报纸.txt"
    with qtbot.waitSignal(instance.handed_over, timeout=PATIENCE) as heard:
        second = subprocess.Popen([sys.executable, "-c", HAND_OVER, str(tmp_path), str(paper)])
    assert heard.args == [[paper]]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    assert second.returncode == 0
    instance.close()


def test_nobody_answers_for_another_library(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(tmp_path / "one")
    assert not hand_over(tmp_path / "other", [])
    instance.close()


def test_the_lock_goes_with_its_holder_even_a_killed_one(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "window.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "True"
    assert not WindowLock(file).take()
    holder.kill()
    holder.communicate()
    own = WindowLock(file)
    assert own.take()
    own.release()
    assert WindowLock(file).take()
