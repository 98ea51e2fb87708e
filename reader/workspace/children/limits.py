"""How much memory, processor time and output a child may take for one thing that it is asked."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from typing import Final

MEMORY: Final = 768 << 20
MEMORY_A_BYTE: Final = 8
SECONDS: Final = 60.0
SECONDS_A_MEGABYTE: Final = 20.0
OUTPUT: Final = 64 << 20
OUTPUT_A_BYTE: Final = 16
ASLEEP: Final = 60.0
SHARE: Final = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may take: bytes of memory, seconds of processor time, bytes of an answer.

    `asleep`: seconds in which it does not compute at all before it is taken to wait for what never comes. None of them
    is a time by the clock: a busy machine makes nothing fail.
    """

    memory: int
    seconds: float
    output: int
    asleep: float = ASLEEP


def limits_for(size: int) -> Limits:
    """Return what reading a source of so many bytes may take."""
    return Limits(
        memory=min(MEMORY + MEMORY_A_BYTE * size, int(SHARE * machine_memory())),
        seconds=SECONDS + SECONDS_A_MEGABYTE * size / (1 << 20),
        output=OUTPUT + OUTPUT_A_BYTE * size,
    )


@cache
def machine_memory() -> int:
    """Return the bytes of memory of this machine; where it does not say, more than any limit."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 1 << 62


def hold_to(memory: int, seconds: float) -> None:
    """Hold this process to its limits from now on, as far as the system does that: the kernel looks at every moment.

    The parent looks too, and is the one that tells why.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soonest = used.ru_utime + used.ru_stime + seconds
    _bound(resource.RLIMIT_CPU, int(soonest) + 2)  # whole seconds, and the parent first
    _bound(resource.RLIMIT_DATA, memory)


def write_nothing() -> None:
    """Let this process write no files, and leave no core behind where it aborts."""
    if sys.platform == "win32":
        return
    import resource

    _bound(resource.RLIMIT_FSIZE, 0)
    _bound(resource.RLIMIT_CORE, 0)


def _bound(kind: int, most: int) -> None:
    import resource

    _soft, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(kind, (most, hard))
    except (ValueError, OSError):
        return  # a system that does not hold this one
