"""Who writes: a number for this machine, kept with the settings and never in the library.

A settings folder copied to another machine gets a new number there, so that two machines never write one file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from reader.model import kept_file

FILE = "device.json"


def config_folder() -> Path:
    """Return the folder of this machine's settings: `BAOJIA_CONFIG`, else the platform's."""
    named = os.environ.get("BAOJIA_CONFIG")
    if named:
        return Path(named).expanduser()
    import platformdirs  # only where the environment does not say it: start-up counts

    return Path(platformdirs.user_config_dir("baojia", appauthor=False))


def cache_folder() -> Path:
    """Return the folder of all that can be rebuilt: `BAOJIA_CACHE`, else the platform's."""
    named = os.environ.get("BAOJIA_CACHE")
    if named:
        return Path(named).expanduser()
    import platformdirs  # as above

    return Path(platformdirs.user_cache_dir("baojia", appauthor=False))


def device_id(config: Path | None = None) -> str:
    """Return this machine's number, 8 hex digits; made on first use. Where nothing can be kept, or what is kept cannot
    be read, the same for all processes of this user with these settings.
    """
    path = (config or config_folder()) / FILE
    own = machine()
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(kept_file.read(path) or b"null")
        if kept["machine"] == own and len(kept["device"]) == 8 and int(kept["device"], 16) >= 0:
            return str(kept["device"])
    made = os.urandom(4).hex()
    try:
        kept_file.write(path, json.dumps({"device": made, "machine": own}).encode(), "promised")
    except OSError:
        return _derived(path)
    return made


def _derived(path: Path) -> str:
    """Return the number where none can be kept. Machines copied from one image may have the same: a journal file is
    gone on in only by the machine whose cache knows it, and lines are signed by file.
    """
    import getpass
    import platform

    try:
        user = str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody by name
        user = ""
    whose = "\0".join((machine(), platform.node(), user, os.path.realpath(path)))
    return hashlib.sha256(f"baojia device\0{whose}".encode("utf-8", "surrogatepass")).hexdigest()[:8]


@cache
def machine() -> str:
    """Return a fingerprint of this machine that tells nobody which one it is."""
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            identity = Path(name).read_text(encoding="ascii", errors="replace").strip()
            if identity:
                return hashlib.sha256(b"baojia" + identity.encode()).hexdigest()[:16]
    import platform

    return hashlib.sha256(f"baojia{_hardware()}{platform.node()}".encode()).hexdigest()[:16]


def _hardware() -> str:
    """Return the addresses of this machine's network cards, empty where it has none.

    Read from files where there are such: `uuid.getnode` opens an internet socket to ask.
    """
    if sys.platform == "linux":
        found = []
        for card in sorted(Path("/sys/class/net").glob("*/device")):  # what has no device is virtual and changes
            with suppress(OSError):
                found.append((card.parent / "address").read_text(encoding="ascii", errors="replace").strip())
        return " ".join(found)
    import uuid

    return f"{uuid.getnode():x}"
