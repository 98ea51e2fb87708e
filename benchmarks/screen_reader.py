"""Can a reader who hears the window instead of seeing it go the main way: tree, list, piece?

A real window under Xvfb on a private D-Bus, looked at through AT-SPI as Orca does (`apt-get install at-spi2-core
python3-pyatspi xvfb xdotool openbox`); says so and ends where these are missing. Bars: no control that takes the
keyboard is without a name; Tab names at least fifteen, among them tree, list and page; ↓ in the list says another piece
each time; the page gives its text.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SYSTEM = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


def missing() -> list[str]:
    """Return what is not installed."""
    found = [name for name in ("Xvfb", "xdotool", "openbox", "dbus-run-session") if shutil.which(name) is None]
    has = subprocess.run([SYSTEM, "-c", "import pyatspi"], capture_output=True, check=False).returncode == 0
    return found + ([] if has else ["python3-pyatspi"]) + ([] if Path(LAUNCHER).exists() else ["at-spi2-core"])


def walked(folder: Path) -> dict[str, list[str] | str]:
    """Go through a window on the sample newspaper; returns what was heard."""
    from reader.workspace.sample import sample_path

    environment = {
        **os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": str(folder / "run"), "PYTHONPATH": str(HERE.parent),
        **{f"BAOJIA_{name}": str(folder / name.lower()) for name in ("LIBRARY", "CACHE", "CONFIG")},
    }  # fmt: skip
    (folder / "run").mkdir(mode=0o700)
    own = [sys.executable, "-m", "reader"]
    subprocess.run([*own, "import", str(sample_path())], env=environment, check=True, capture_output=True)
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    environment["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
    script = f'{LAUNCHER} --launch-immediately >&2 & sleep 1; exec {SYSTEM} "$@"'
    command = ["dbus-run-session", "--", "bash", "-c", script, "walk", str(HERE / "_screen_reader_walk.py"), *own]
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    finally:
        manager.terminate()
        screen.terminate()
    if told.returncode:
        sys.exit(told.stderr[-2000:])
    found: dict[str, list[str] | str] = json.loads(told.stdout.splitlines()[-1])
    return found


def main() -> int:
    """Walk, say what was heard; with `--check`, return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    if lacking := missing():
        print("not installed:", *lacking)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        heard = walked(Path(folder))
    tabs = [name for name in dict.fromkeys(heard["tabs"]) if name]
    print("without a name:", heard["nameless"], "\nTab:", *tabs, "\nlist:", *heard["rows"], sep="\n  ")
    print("page:", heard["page"])
    bars = {
        "every control has a name": not heard["nameless"],
        "Tab names tree, list and page among fifteen": len(tabs) >= 15
        and {"tree 栏目", "list 文章"} <= set(tabs) and any("正文" in name for name in tabs),
        "each row of the list is another": len(set(heard["rows"])) == len(heard["rows"]) > 0 and all(heard["rows"]),
        "the page gives its text": len(heard["page"]) > 60,
    }  # fmt: skip
    for name, held in bars.items():
        print(f"{'held  ' if held else 'MISSED'} {name}")
    return 1 if wanted.check and not all(bars.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
