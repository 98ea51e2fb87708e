from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.setup.conftest import PYTHON, Checkout

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the pretences of these tests are for Linux"
)


def test_a_first_start_sets_up_and_a_later_one_says_nothing(bare: Checkout) -> None:
    del bare.more["TEMPLATE"]
    first = bare.start("list", "--json")
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout) == {"arguments": ["list", "--json"], "prefix": str(bare.folder / ".venv")}
    assert "First start" in first.stderr
    assert "small" in first.stderr
    later = bare.start("list", "seven")
    assert later.returncode == 7
    assert later.stderr == ""


def test_a_set_up_is_redone_whole_where_one_was_left_half(ready: Checkout) -> None:
    ready.stamp.write_text("unfinished=yes\n")
    for path in (ready.folder / ".venv").rglob("small.py"):
        path.unlink()
    again = ready.start("list")
    assert again.returncode == 0, again.stderr
    assert "Starting afresh" in again.stderr
    assert list((ready.folder / ".venv").rglob("small.py"))


def test_an_interrupted_set_up_exits_130_and_is_redone(bare: Checkout) -> None:
    good = bare.wheels / "small-1.0-py3-none-any.whl"
    shutil.move(good, bare.home / "aside")
    os.mkfifo(good)  # pip waits here for ever
    command = [PYTHON, str(bare.folder / "main.py"), "list"]
    start = subprocess.Popen(
        command,
        env=bare.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
    )
    assert start.stderr is not None
    said = ""
    while "Installing" not in said:
        said = start.stderr.readline()
    time.sleep(1)
    os.killpg(start.pid, signal.SIGINT)
    out, error = start.communicate(timeout=300)
    assert (start.returncode, out) == (130, "")
    assert "Traceback" not in error
    good.unlink()
    shutil.move(bare.home / "aside", good)
    assert bare.start("list").returncode == 0


def test_without_network_it_names_the_command_for_later_and_the_way_without(bare: Checkout, tmp_path: Path) -> None:
    run = bare.start("search", "a b", PIP_FIND_LINKS=str(tmp_path / "nowhere"))
    assert (run.returncode, run.stdout) == (1, "")
    assert "python3 main.py search 'a b'" in run.stderr
    assert "pip download" in run.stderr
    assert "Traceback" not in run.stderr
    assert bare.start("list").returncode == 0


def test_without_ensurepip_it_names_the_package(bare: Checkout) -> None:
    (bare.programs / "apt-get").write_text("#!/bin/sh\nexit 1\n")
    (bare.programs / "apt-get").chmod(0o755)
    package = f"python3.{sys.version_info.minor}-venv"
    for pretence in ("no-ensurepip", "no-ensurepip root"):
        run = bare.start("list", "--lang", "zh_CN", PRETEND=pretence)
        assert run.returncode == 1
        assert f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {package}" in run.stderr
        assert "请运行" in run.stderr
