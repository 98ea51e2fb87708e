from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SOCKETS
from tests.offline import guard


def test_reaching_for_the_network_is_refused_and_remembered() -> None:
    with socket.socket() as one, pytest.raises(guard.ReachedOut):
        one.connect(("127.0.0.1", 9))
    with pytest.raises(guard.ReachedOut):
        socket.getaddrinfo("example.org", 80)
    assert SOCKETS.read_text(encoding="utf-8").count("\n") == 2
    SOCKETS.unlink()


def test_a_child_process_is_watched_too() -> None:
    reach = "import socket; socket.create_connection(('127.0.0.1', 9))"
    child = subprocess.run([sys.executable, "-c", reach], capture_output=True, text=True, check=False)
    assert "ReachedOut" in child.stderr
    assert "socket.getaddrinfo" in SOCKETS.read_text(encoding="utf-8")
    SOCKETS.unlink()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_local_sockets_are_let_through(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux shows a process's sockets")
def test_an_open_internet_socket_is_seen_whoever_opened_it() -> None:
    before = guard.internet_sockets()
    with socket.socket() as one:
        one.listen()  # the kernel binds it; no audit event tells of that
        assert guard.internet_sockets() - before
    assert guard.internet_sockets() == before
