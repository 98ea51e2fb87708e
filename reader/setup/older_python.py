# -*- coding: utf-8 -*-  # noqa: UP009 - Python 2 has to get as far as being told
"""What to tell whoever starts main.py with a Python that is too old. Written for any Python, 2.7 too."""

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWEST_LOOKED_FOR = 19

_TOO_OLD = (
    "报夹需要 Python 3.11 或更新的版本，这里是 {0}。{1}\nBaojia needs Python 3.11 or newer, this is {0}. {2}\n    {3}"
)


def advice(arguments):  # type: (list[str]) -> str
    """Return the sentences, with a command that fits this system where there is one."""
    here = "%d.%d" % sys.version_info[:2]  # noqa: UP031 - for any Python
    command = " ".join(["main.py"] + arguments)  # noqa: RUF005
    newer = _newer_here()
    if newer:
        return _TOO_OLD.format(here, "这台电脑上就有，请运行：", "There is one, please run:", newer + " " + command)
    if sys.platform == "darwin":
        way = "brew install python && python3 " + command
    elif sys.platform.startswith("win"):
        way = "winget install Python.Python.3.13"
    else:
        way = _by_apt(command)
    if way:
        return _TOO_OLD.format(here, "请运行：", "Please run:", way)
    return _TOO_OLD.format(
        here,
        "这个系统自带的软件源里没有：请升级系统（Debian 12、Ubuntu 24.04 起都有），或者从这里装：",
        "This system's packages have none: upgrade it (Debian 12 and Ubuntu 24.04 have one), or install it from:",
        "https://www.python.org/downloads/",
    )


def _versions():  # type: () -> list[str]
    return ["python3.%d" % minor for minor in range(NEWEST_LOOKED_FOR, OLDEST[1] - 1, -1)]  # noqa: UP031


def _newer_here():  # type: () -> str
    folders = os.environ.get("PATH", "").split(os.pathsep)
    for name in _versions():
        if any(os.access(os.path.join(folder, name), os.X_OK) for folder in folders):
            return name
    return ""


def _by_apt(command):  # type: (str) -> str
    """Return the command that installs the newest one that apt knows of; empty where it knows none."""
    try:
        run = subprocess.Popen(["apt-cache", "pkgnames", "python3."], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        known = run.communicate()[0].decode("ascii", "ignore").split()
    except OSError:
        return ""
    for name in _versions():
        if name in known and name + "-venv" in known:
            sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
            return "{0}apt-get install -y {1} {1}-venv && {1} {2}".format(sudo, name, command)  # noqa: UP032
    return ""
