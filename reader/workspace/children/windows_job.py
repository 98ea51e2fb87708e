"""A job object: on Windows, what ends a child with its parent and bounds its memory.

Written after Microsoft's documentation of JOBOBJECT_EXTENDED_LIMIT_INFORMATION; nobody here had a Windows to try it.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

_KILL_ON_CLOSE: Final = 0x2000
_PROCESS_MEMORY: Final = 0x100
_EXTENDED: Final = 9


class _Basic(ctypes.Structure):
    _fields_ = [
        ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64), ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t), ("most_set", ctypes.c_size_t), ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t), ("priority", ctypes.c_uint32), ("scheduling", ctypes.c_uint32),
    ]  # fmt: skip


class _Extended(ctypes.Structure):
    _fields_ = [
        ("basic", _Basic), ("io", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t), ("process_peak", ctypes.c_size_t), ("job_peak", ctypes.c_size_t),
    ]  # fmt: skip


class Job:
    """A job for one process, given by its handle; it ends with the last handle on the job, which is ours."""

    def __init__(self, process: int) -> None:
        self._kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
        self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
        self._job = ctypes.c_void_p(self._kernel.CreateJobObjectW(None, None))
        self.limit(0)
        self._kernel.AssignProcessToJobObject(self._job, ctypes.c_void_p(process))

    def limit(self, memory: int) -> None:
        """Bound the memory of its process; 0 bounds nothing."""
        told = _Extended()
        told.basic.flags = _KILL_ON_CLOSE | (_PROCESS_MEMORY if memory else 0)
        told.process_memory = memory
        self._kernel.SetInformationJobObject(self._job, _EXTENDED, ctypes.byref(told), ctypes.sizeof(told))

    def close(self) -> None:
        """End whatever still runs in it."""
        self._kernel.CloseHandle(self._job)
