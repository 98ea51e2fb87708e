from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from reader.ui.shell.instance import LONGEST, Instance, hand_over, is_private, meeting_place, own_folder
from reader.ui.shell.window_lock import WindowLock
from tests.ui.opened import PATIENCE

HAND_OVER = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
    "app = QCoreApplication([]); from reader.ui.shell import instance\n"
    "instance.WAIT_MS = 40_000\n"
    "sys.exit(0 if instance.hand_over(Path(sys.argv[1]), sys.argv[2:]) else 7)"
)
HOLD = (
    "import sys; from pathlib import Path; from reader.ui.shell.window_lock import WindowLock\n"
    "lock = WindowLock(Path(sys.argv[1])); print(lock.take(), flush=True); sys.stdin.read()"
)

DROPPED = """
import sys, tempfile
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtNetwork import QLocalSocket
from reader.ui.shell.instance import Instance, meeting_place
app = QCoreApplication([])
place = Path(sys.argv[1])
instance, heard = Instance(place), []
instance.handed_over.connect(heard.append)
socket = QLocalSocket()
socket.connectToServer(meeting_place(place))
assert socket.waitForConnected()
socket.write(b'["/x"]\\n')
socket.flush()
while not heard:
    app.processEvents()
socket.disconnectFromServer()
instance.close()
del instance
for _k in range(100):
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
print("alive")
"""


@pytest.fixture
def runtime() -> Iterator[Path]:
    """Return a folder for a user's sockets; its path is short, those of sockets have a hundred bytes or so."""
    with tempfile.TemporaryDirectory(prefix="run-") as made:
        yield Path(made)


def test_a_second_start_hands_its_files_over(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(tmp_path)
    paper = tmp_path / "今天的报纸.txt"
    with qtbot.waitSignal(instance.handed_over, timeout=PATIENCE) as heard:
        second = subprocess.Popen([sys.executable, "-c", HAND_OVER, str(tmp_path), str(paper)])
    assert heard.args == [[str(paper)]]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    assert second.returncode == 0
    instance.close()


def test_a_place_that_is_let_go_while_a_start_still_holds_on_ends_nothing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DROPPED, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("alive\n", 0), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no folders there")
def test_the_meeting_place_lies_where_only_this_user_may_go(
    qtbot: QtBot, tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for told in ("", str(runtime)):
        monkeypatch.setenv("XDG_RUNTIME_DIR", told)
        instance = Instance(tmp_path)
        assert instance.listening
        place = Path(meeting_place(tmp_path))
        assert place.exists()
        assert place.parent.stat().st_mode & 0o777 == 0o700
        instance.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no folders there")
@pytest.mark.parametrize("held", ["by others too", "a link", "no folder"])
def test_a_place_that_others_may_enter_is_not_used(
    qtbot: QtBot, tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    (runtime / "elsewhere").mkdir(mode=0o700)
    if held == "a link":
        own_folder().symlink_to(runtime / "elsewhere")
    elif held == "no folder":
        own_folder().write_bytes(b"")
    else:
        own_folder().mkdir()
        own_folder().chmod(0o777)
    stranger = QLocalServer()
    assert held == "no folder" or stranger.listen(meeting_place(tmp_path))
    asked: list[object] = []
    stranger.newConnection.connect(lambda: asked.append(1))
    instance = Instance(tmp_path)
    assert not instance.listening
    assert str(own_folder()) in instance.trouble
    assert not hand_over(tmp_path, [str(tmp_path / "paper.txt")])
    qtbot.wait(20)
    assert not asked
    stranger.close()


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


@pytest.mark.parametrize(
    "said",
    [
        b"not json", b"5", b"null", b'"x"', b"{}", b'["a", 5]', b'["\\u0000"]', b'[""]', b"[" * 100_000, b"\xff\xfe",
        b"[[[[", b"x" * (LONGEST + 9),
    ],
)  # fmt: skip
def test_what_no_start_would_say_is_refused_without_a_word(qtbot: QtBot, tmp_path: Path, said: bytes) -> None:
    instance = Instance(tmp_path)
    assert instance.listening
    heard: list[object] = []
    instance.handed_over.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(meeting_place(tmp_path))
    assert socket.waitForConnected(PATIENCE)
    socket.write(said + b"\n")
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=PATIENCE)
    assert bytes(socket.readAll().data()) == b""
    assert heard == []
    instance.close()


def test_who_answers_otherwise_is_no_window_of_ours(qtbot: QtBot, tmp_path: Path) -> None:
    stranger = QLocalServer()
    assert is_private()
    assert stranger.listen(meeting_place(tmp_path))

    def answer() -> None:
        stranger.nextPendingConnection().write(b"hello\n")

    stranger.newConnection.connect(answer)
    second = subprocess.Popen([sys.executable, "-c", HAND_OVER, str(tmp_path)])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    assert second.returncode == 7
    stranger.close()
