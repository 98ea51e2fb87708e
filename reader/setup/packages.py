"""Runs pip and tells what it does, a line a package; a failure becomes a sentence with the command that mends it.

The reader's own `PIP_*` settings and pip configuration hold: nothing is passed that would overrule them.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from reader.setup.downloading import Downloads
from reader.setup.words import SetUpError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.setup.words import Voice

_DOWNLOADING = re.compile(
    r"\s*(?:Downloading|Using cached|Processing) (?:\S*/)?"
    r"(?P<file>(?P<name>[A-Za-z0-9._-]+?)-[0-9][^ ]*\.(?:whl|tar\.gz|zip))(?: \((?P<size>[0-9.]+ [kMG]?B)\))?"
)
# Time for pip to end by itself, having heard the terminal's Ctrl+C too.
_PATIENCE = 5.0
_FULL = ("No space left on device", "Disk quota exceeded")
_UNTRUSTED = "CERTIFICATE_VERIFY_FAILED"


def install(python: str, requirements: Sequence[str], voice: Voice, downloads: Path, *, again: str = "") -> None:
    """Install the requirements with the environment's pip; raise SetUpError where pip cannot.

    What it downloads lies in `downloads` meanwhile, and goes whatever happens. `again`: the command to try once more.
    """
    count = len(requirements)
    voice.say(f"正在安装 {count} 个 Python 软件包…", f"Installing {count} Python packages …")
    environment = {
        "PIP_NO_INPUT": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        **os.environ,
        "PIP_USER": "0",
        "PYTHONUNBUFFERED": "1",
        "TMPDIR": str(downloads),
        "TEMP": str(downloads),
        "TMP": str(downloads),
    }
    command = [python, "-P", "-m", "pip", "install", "--prefer-binary", *requirements]
    downloads.mkdir(parents=True, exist_ok=True)
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=environment,
            close_fds=False,
        ) as pip:
            try:
                said = _follow(pip.stdout or (), voice, Downloads(downloads))
            except BaseException:
                _end(pip)
                raise
    finally:
        shutil.rmtree(downloads, ignore_errors=True)
    if pip.returncode:
        raise SetUpError(_sentence(said, requirements, voice, again))


def _end(pip: subprocess.Popen[str]) -> None:
    """Wait for pip to end: interrupted like us it clears up after itself; where it does not, it is made to."""
    try:
        pip.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        pip.kill()
        pip.communicate()


def _follow(lines: Iterable[str], voice: Voice, downloads: Downloads) -> list[str]:
    """Tell each download; return all that pip said."""
    said = []
    with downloads.shown():
        for line in lines:
            said.append(line.rstrip())
            found = _DOWNLOADING.match(line)
            if found and ".metadata" not in line:
                downloads.begin(found["name"], found["size"] or "", file=found["file"])
            elif line.startswith("Installing collected packages"):
                downloads.end()
                voice.say("  下载齐了，正在安装…", "  All is here, installing …")
    return said


def _sentence(said: list[str], requirements: Sequence[str], voice: Voice, again: str) -> str:
    """Say what failed, in pip's last words, and what to do."""
    errors = [line for line in said if line.startswith("ERROR")][-3:] or said[-3:]
    told = "\n".join(f"    {line}" for line in errors)
    if any(word in line for line in said for word in _FULL):
        return voice.pick(
            f"磁盘满了，Python 软件包没有装上。腾出约 700 MB，再运行一次同样的命令。\n{told}",
            f"The disk is full, the Python packages are not installed. Free about 700 MB and run it again.\n{told}",
        )
    again = again or shlex.join(["python3", "main.py", *sys.argv[1:]])
    if any(_UNTRUSTED in line for line in said):
        return voice.pick(
            "Python 软件包没有装上：网是通的，可是对方的证书不被信任，多半是单位的代理站在中间。"
            f"向管理员要它的根证书（一个 .pem 文件），再运行：\n    PIP_CERT=证书.pem {again}",
            "The Python packages could not be installed: there is a network, but what answers has a certificate that "
            "is not trusted; most likely a proxy of your organisation stands between. "
            f"Ask for its root certificate (a .pem file) and run:\n    PIP_CERT=certificate.pem {again}",
        )
    fetch = shlex.join(["python3", "-m", "pip", "download", "--prefer-binary", "-d", "wheels", *requirements])
    offline = f"PIP_NO_INDEX=1 PIP_FIND_LINKS=wheels {again}"
    return voice.pick(
        f"Python 软件包没有装上。pip 说：\n{told}\n多半是连不上网。连上以后再运行：\n    {again}\n"
        f"这台电脑不上网的话，在同类电脑上运行：\n    {fetch}\n把 wheels 文件夹拷过来，在这里运行：\n    {offline}",
        f"The Python packages could not be installed. pip says:\n{told}\n"
        f"Most likely there is no network. When there is, run:\n    {again}\n"
        f"If this computer stays offline, run on one of its kind:\n    {fetch}\n"
        f"copy the folder wheels here and run:\n    {offline}",
    )
