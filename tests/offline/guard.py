"""Refuses and records every socket but local ones (AF_UNIX), in this process and its children.

Python code is watched by an audit hook, C++ (Qt) by comparing open sockets with the kernel's internet tables.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

RECORD = "BAOJIA_TEST_SOCKETS"
_REACHING = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_ASKING = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request"})
_TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
_standing = False


class ReachedOut(RuntimeError):
    """Something tried to use the network."""


def stand() -> None:
    """Watch this process from now on; an audit hook stays until the process ends."""
    global _standing
    if not _standing:
        _standing = True
        sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    local = event in _REACHING and getattr(arguments[0], "family", None) == getattr(
        __import__("socket"), "AF_UNIX", None
    )
    if local or event not in _REACHING | _ASKING:
        return
    said = f"{event} {arguments[1:] if event in _REACHING else arguments[:1]!r} in {' '.join(sys.argv[:3])}"
    if record := os.environ.get(RECORD):
        with Path(record).open("a", encoding="utf-8") as file:
            file.write(said + "\n")
    raise ReachedOut(said)


def internet_sockets() -> set[str]:
    """Return the numbers of this process's open internet sockets, whoever opened them (seen on Linux only)."""
    descriptors = Path("/proc/self/fd")
    if not descriptors.is_dir():
        return set()
    ours = set()
    for one in descriptors.iterdir():
        try:
            target = os.readlink(one)  # noqa: PTH115 - a socket's target is no path
        except OSError:
            continue  # the folder's own descriptor
        if target.startswith("socket:["):
            ours.add(target[8:-1])
    return ours & _known_to_kernel() if ours else ours


def _known_to_kernel() -> set[str]:
    """Return the inode numbers of all internet sockets of this machine."""
    numbers = set()
    for table in _TABLES:
        path = Path("/proc/net") / table
        if path.exists():
            numbers |= {line.split()[9] for line in path.read_text().splitlines()[1:]}
    return numbers
