"""A child ends with its parent, whatever it is doing, C code that never returns to Python included.

The parent holds the one writing end of a pipe and writes nothing. When it ends, in whatever way, the kernel closes that
end, and whoever watches the reading end ends the child: on Linux the kernel itself by a signal, elsewhere a second
process that does nothing else. On Windows a job object does this (`windows_job`).
"""

from __future__ import annotations

import os
import signal
import sys

_F_SETSIG = 10  # of Linux's fcntl.h; Python names it from 3.12 on


def hold(handle: int, *, by_signal: bool = sys.platform == "linux") -> None:
    """End this process once nobody holds the other end of the pipe `handle`."""
    if by_signal:
        _by_signal(handle)
    elif sys.platform != "win32":
        _by_watcher(handle)


def _by_signal(handle: int) -> None:
    import fcntl

    # SIGKILL in place of SIGIO: nothing can put it off. It comes when the other end is closed, for nothing is written.
    fcntl.fcntl(handle, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(handle, _F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(handle, fcntl.F_SETFL, fcntl.fcntl(handle, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
    _look_once(handle)


def _look_once(handle: int) -> None:
    """The parent may have ended before anybody watched."""
    try:
        if os.read(handle, 1) == b"":
            os._exit(1)
    except BlockingIOError:
        return


def _by_watcher(handle: int) -> None:
    """Leave a copy of this process behind that only waits: for the parent's end, or for this one's."""
    import select

    ours, mine = os.pipe()  # `mine` is this process's alone: it closes when this one ends
    watched = os.getpid()
    if os.fork():
        os.close(ours)
        return
    os.close(mine)
    for other in (0, 1, 2):
        os.close(other)
    waiting = select.poll()
    waiting.register(handle, 0)
    waiting.register(ours, 0)
    if any(which == handle for which, _what in waiting.poll()):
        os.kill(watched, signal.SIGKILL)
    os._exit(0)
