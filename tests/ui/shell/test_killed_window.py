"""A window that is killed leaves nothing behind: whatever its other processes are doing, they end with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.workspace.children.looking import usage
from tests.processes import alive, below, wait_for
from tests.workspace.test_fence import bad_adapter, sources

__all__ = ["bad_adapter"]
pytestmark = [pytest.mark.gui, pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")]


def seconds(pid: int) -> float:
    found = usage(pid)
    return found.seconds if found else 0.0


@pytest.mark.parametrize("word", ["loop", "hold", "sleep"])
def test_what_imports_and_what_reads_end_with_the_window(tmp_path: Path, bad_adapter: None, word: str) -> None:
    papers = sources(tmp_path / "papers", "good", word, *["good"] * 14)
    command = [sys.executable, "-m", "reader", "--library", str(tmp_path / "library"), "open"]
    window = subprocess.Popen([*command, *map(str, papers)])
    try:
        wait_for(lambda: below(window.pid, "--child index-beside"))  # there is one of each kind
        wait_for(lambda: below(window.pid, "--child import"))
        wait_for(lambda: [p for p in below(window.pid, "--child read") if seconds(p) > 1.0 or word == "sleep"])
        ours = below(window.pid)
    finally:
        window.kill()
        window.wait()
    assert len(ours) >= 3
    wait_for(lambda: not [pid for pid in ours if alive(pid)])  # two seconds at rest
