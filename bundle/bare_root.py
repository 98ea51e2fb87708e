"""A bare root of Debian or Ubuntu to try things in, with a screen of its own: made once a suite, copied for each try.

Nothing of this machine but devices, processes and the X socket is to be seen in it. What is mounted is taken off at the
end, and a folder in which something is still mounted is never copied nor removed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

UBUNTU: Final = ("noble", "plucky", "questing")  # half of what a window needs lies in a component of its own there
USER: Final = "reader"
MOUNTED: Final = ("proc", "dev", "tmp/.X11-unix")


@dataclass(kw_only=True)
class Root:
    """A bare root and what was measured in it: name of a step to seconds or bytes."""

    folder: Path
    display: str = ""
    told: dict[str, str] = field(default_factory=dict)

    def run(self, command: str, *, user: str = "root", step: str = "", patience: float = 900) -> str:
        """Run a shell command in it; raises SystemExit where it fails. With `step`, its time is told."""
        begun = time.monotonic()
        run = self.start(command, user)
        said, _ = run.communicate(timeout=patience)
        if run.returncode:
            raise SystemExit(f"{self.folder.name}: {command}: {run.returncode}\n{said[-4000:]}")
        if step:
            self.told[step] = f"{time.monotonic() - begun:.1f} s"
        return said

    def start(self, command: str, user: str) -> subprocess.Popen[str]:
        """Start a shell command in it and do not wait."""
        home = "/root" if user == "root" else f"/home/{user}"
        own = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LANG": "C.UTF-8"}
        own |= {"DEBIAN_FRONTEND": "noninteractive"} | ({"DISPLAY": self.display} if self.display else {})
        words = ["chroot", f"--userspec={user}:{user}", str(self.folder), "/usr/bin/env", "-i"]
        words += [f"{name}={value}" for name, value in own.items()]
        shell = ["/bin/sh", "-c", f"cd {home} && {command}"]
        return subprocess.Popen(
            [*words, *shell], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )

    def end(self) -> None:
        """End whatever still runs in it."""
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (process / "root").readlink() == self.folder:
                    os.kill(int(process.name), signal.SIGKILL)


@contextlib.contextmanager
def bare(suite: str, out: Path) -> Iterator[Root]:
    """Give a bare root with a user and a screen; its folder is gone at the end, whatever happens."""
    base, folder = out / "roots" / f"base-{suite}", out / "roots" / suite
    if not (base / "etc" / "debian_version").exists():
        remove(base)
        base.parent.mkdir(parents=True, exist_ok=True)
        components = ["--components=main,universe"] if suite in UBUNTU else []
        mirror = [os.environ["MIRROR"]] if "MIRROR" in os.environ else []
        make = ["debootstrap", "--variant=minbase", *components, suite, str(base), *mirror]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
    remove(folder)
    _refuse_mounts(base)
    subprocess.run(["cp", "-a", str(base), str(folder)], check=True)
    shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
    (folder / "tmp" / ".X11-unix").mkdir(exist_ok=True)
    try:
        with contextlib.ExitStack() as stack:
            for place in MOUNTED:
                subprocess.run(["mount", "--bind", f"/{place}", str(folder / place)], check=True)
                stack.callback(subprocess.run, ["umount", str(folder / place)], check=True)
            root = Root(folder=folder, display=stack.enter_context(_screen()))
            stack.callback(root.end)
            root.run(f"useradd -m {USER}")
            yield root
    finally:
        remove(folder)


def remove(folder: Path) -> None:
    """Remove a root, unless something is still mounted in it: that would be this machine's."""
    if folder.exists():
        _refuse_mounts(folder)
        shutil.rmtree(folder)


def _refuse_mounts(folder: Path) -> None:
    places = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text("utf-8").splitlines()]
    inside = [place for place in places if place.startswith(f"{folder.resolve()}/")]
    if inside:
        raise SystemExit(f"still mounted, umount first: {' '.join(inside)}")


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        yield ":" + os.read(read, 16).decode().strip()
    finally:
        os.close(read)
        server.terminate()
        server.wait()
