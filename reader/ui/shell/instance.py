"""One window a library: a second start hands its files to the first and ends.

The meeting place is a local socket named after the library's folder, in a folder that only this user may enter: nobody
else can hold its name, or hear what is handed over. A holder that was killed leaves a name behind that nobody answers;
it is taken over.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reader.model.messages import _

WAIT_MS = 500
LONGEST = 1 << 20  # bytes of a message
OK = b"ok\n"


def meeting_place(library: Path) -> str:
    """Return the socket's name for a library folder: a path, except on Windows, whose pipes have no folders."""
    name = "baojia-" + hashlib.sha256(str(library.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return name if sys.platform == "win32" else str(own_folder() / name)


def own_folder() -> Path:
    """Return the folder for this user's sockets. Its path is short: those of sockets have a hundred bytes or so."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_dir():
        return Path(runtime, "baojia")
    return Path(tempfile.gettempdir(), f"baojia-{os.getuid()}")


def is_private() -> bool:
    """Make the folder for sockets, and tell whether it is this user's alone."""
    if sys.platform == "win32":
        return True
    try:
        own_folder().mkdir(mode=0o700, exist_ok=True)
        found = own_folder().lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def hand_over(library: Path, wanted: Sequence[str]) -> bool:
    """Hand absolute paths and addresses to the window that has this library open; False where there is none."""
    if not is_private():
        return False
    socket = QLocalSocket()
    socket.connectToServer(meeting_place(library))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(json.dumps(list(wanted)).encode() + b"\n")
    # What came while the words went out is read already, and nothing more may follow it.
    written = socket.waitForBytesWritten(WAIT_MS)
    answered = written and (socket.bytesAvailable() > 0 or socket.waitForReadyRead(WAIT_MS * 6))
    done = answered and bytes(socket.readLine(len(OK) + 1).data()) == OK
    socket.disconnectFromServer()
    return done


class Instance(QObject):
    """The place where later starts are heard.

    Signals: handed_over(list of str) another start wants these paths and addresses opened (none: only the window).
    """

    handed_over = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._private = is_private()
        if not self._private:
            return
        name = meeting_place(library)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # nobody answered on it: a killed window's
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """False where somebody else holds the meeting place: later starts open windows of their own."""
        return self._server.isListening()

    @property
    def trouble(self) -> str:
        """Why nobody is heard."""
        if not self._private:
            return _("《{path}》不是只有你能进的文件夹").format(path=own_folder())
        return self._server.errorString()

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            # No closure over this object: the last one to be kept by a socket's own connection is deleted within it.
            socket.readyRead.connect(self._hear_all)
            socket.disconnected.connect(socket.deleteLater)
        self._hear_all()

    def _hear_all(self) -> None:
        for socket in self._server.findChildren(QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        wanted = understood(bytes(socket.readLine(LONGEST).data()))
        if wanted is None:  # not of our kind: no answer and no words
            socket.abort()
            return
        socket.write(OK)
        socket.flush()
        self.handed_over.emit(wanted)


def understood(line: bytes) -> list[str] | None:
    """Return the paths and addresses that another start hands over, None for anything that it would not say."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, list) or not all(isinstance(p, str) and p and "\0" not in p for p in said):
        return None
    return said
