"""Run the program where the kernel kills it for an internet socket: `python -m tests.offline.sealed ARGUMENTS…`.

A seccomp filter looks at the one system call `socket`; whoever calls it, Python or C++, ends with SIGSYS. Linux only.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys

# Numbers from linux/prctl.h, linux/seccomp.h, linux/filter.h and each architecture's table of system calls.
SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
_NO_NEW_PRIVILEGES, _SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL_PROCESS, _ALLOW = 0x80000000, 0x7FFF0000
_NUMBER_AT, _FIRST_ARGUMENT_AT = 0, 16
_INTERNET = (2, 10)  # AF_INET, AF_INET6


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def can_seal() -> bool:
    """Return whether this machine has the filter."""
    return sys.platform == "linux" and platform.machine() in SOCKET_CALL


def seal() -> None:
    """From now on, an internet socket kills this process and its children; raise OSError where the kernel refuses."""
    instructions = (
        (_LOAD, 0, 0, _NUMBER_AT),
        (_EQUAL, 0, 4, SOCKET_CALL[platform.machine()]),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_EQUAL, 1, 0, _INTERNET[0]),
        (_EQUAL, 0, 1, _INTERNET[1]),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("HBBI", *one) for one in instructions)
    program = _Program(len(instructions), code)
    libc = ctypes.CDLL(None, use_errno=True)
    for arguments in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0)):
        if libc.prctl(*arguments):
            raise OSError(ctypes.get_errno(), "prctl")


if __name__ == "__main__":
    seal()
    if sys.argv[1:2] == ["-c"]:
        exec(sys.argv[2])
    else:
        from reader.cli.program import main

        sys.exit(main(sys.argv[1:]))
