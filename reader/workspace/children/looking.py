"""What another process takes at this moment: its memory and its processor time, as the system counts them."""

from __future__ import annotations

import os
import sys
from typing import Final, NamedTuple

_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Usage(NamedTuple):
    """Bytes of memory in use, and seconds of processor time used so far."""

    memory: int
    seconds: float


def usage(pid: int) -> Usage | None:
    """Return what a process of ours takes; None where it has ended or the system does not say."""
    if sys.platform == "linux":
        return _linux(pid)
    if sys.platform == "darwin":
        return _darwin(pid)
    if sys.platform == "win32":
        return _windows(pid)
    return None


def _linux(pid: int) -> Usage | None:
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123 - ten times a second
            words = file.read().rpartition(b")")[2].split()
    except OSError:
        return None
    return Usage(int(words[21]) * _PAGE, (int(words[11]) + int(words[12])) / _TICKS)


def _darwin(pid: int) -> Usage | None:
    """Ask libproc (written after its header, not tried)."""
    import ctypes

    class TaskInfo(ctypes.Structure):
        _fields_ = [
            *[(name, ctypes.c_uint64) for name in ("virtual", "resident", "user", "system", "t1", "t2")],
            *[(f"i{k}", ctypes.c_int32) for k in range(12)],
        ]

    told = TaskInfo()
    size = ctypes.sizeof(told)
    if ctypes.CDLL("libproc.dylib").proc_pidinfo(pid, 4, ctypes.c_uint64(0), ctypes.byref(told), size) != size:
        return None
    return Usage(told.resident, (told.user + told.system) / 1e9)


def _windows(pid: int) -> Usage | None:
    """Ask the kernel and psapi (written after their documentation, not tried)."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("size", wintypes.DWORD), ("faults", wintypes.DWORD),
            *[(f"n{k}", ctypes.c_size_t) for k in range(8)],
        ]  # fmt: skip

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # on Windows only
    process = kernel.OpenProcess(0x1000 | 0x10, False, pid)
    if not process:
        return None
    counters = Counters(size=ctypes.sizeof(Counters))
    times = [wintypes.FILETIME() for _ in range(4)]
    known = kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
    known = known and kernel.GetProcessTimes(process, *map(ctypes.byref, times))
    kernel.CloseHandle(process)
    if not known:
        return None
    spent = sum((t.dwHighDateTime << 32) + t.dwLowDateTime for t in times[2:])
    return Usage(int(counters.n1), spent / 1e7)
