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
    """Return this machine's number, 8 hex digits; made on first use, for this process alone where nothing can be
    kept, or what is kept cannot be read.
    """
    path = (config or config_folder()) / FILE
    own = machine()
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(kept_file.read(path) or b"null")
        if kept["machine"] == own and len(kept["device"]) == 8 and int(kept["device"], 16) >= 0:
            return str(kept["device"])
    made = os.urandom(4).hex()
    with suppress(OSError):
        kept_file.write(path, json.dumps({"device": made, "machine": own}).encode(), "promised")
    return made


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
