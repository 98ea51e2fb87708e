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

from reader.setup.packages import install
from reader.setup.words import SetUpError, Voice
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
    temporary = bare.home / "tmp"
    temporary.mkdir()
    start = subprocess.Popen(
        command,
        env=bare.environment(TMPDIR=str(temporary)),
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
    assert not (bare.folder / ".venv").exists()
    assert not list(temporary.iterdir())
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


def test_a_certificate_that_is_not_trusted_is_not_called_a_missing_network(tmp_path: Path) -> None:
    python = tmp_path / "python"
    refused = "WARNING: Retrying after SSLError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed"
    python.write_text(f"#!/bin/sh\necho '{refused}'\necho 'ERROR: No matching distribution found'\nexit 1\n")
    python.chmod(0o755)
    with pytest.raises(SetUpError) as failure:
        install(str(python), ["small"], Voice([]), tmp_path / "downloads", again="python3 main.py")
    assert str(failure.value).endswith(".pem python3 main.py")
    assert "pip download" not in str(failure.value)


def test_without_ensurepip_it_names_the_package(bare: Checkout) -> None:
    (bare.programs / "apt-get").write_text("#!/bin/sh\nexit 1\n")
    (bare.programs / "apt-get").chmod(0o755)
    package = f"python3.{sys.version_info.minor}-venv"
    install = f"apt-get update && apt-get install -y --no-install-recommends {package}"
    for pretence, command in (("no-ensurepip", f"su -c '{install}'"), ("no-ensurepip root", f"    {install}")):
        run = bare.start("list", "--lang", "zh_CN", PRETEND=pretence, PATH=str(bare.programs))
        assert run.returncode == 1
        assert command in run.stderr
        assert "请运行" in run.stderr


def test_all_that_lacks_is_named_in_one_command_before_anything_is_made(bare: Checkout) -> None:
    for program in ("apt-get", "sudo"):
        (bare.programs / program).touch(mode=0o755)
    fonts = bare.home / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{bare.home / 'none'}</dir><cachedir>{bare.home}</cachedir></fontconfig>")
    pretend = "no-ensurepip without:libEGL.so.1 without:libxcb-cursor.so.0"
    run = bare.start("open", DISPLAY=":7", PRETEND=pretend, FONTCONFIG_FILE=str(fonts))
    packages = f"python3.{sys.version_info.minor}-venv libegl1 libxcb-cursor0 fonts-noto-cjk"
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
    assert run.returncode == 1
    assert run.stderr.count("apt-get install") == 1
    assert f"{command} {packages}\n" in run.stderr
    assert "First start" not in run.stderr
    assert not (bare.folder / ".venv").exists()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGHUP])
def test_a_set_up_whose_terminal_closes_leaves_nothing_behind(bare: Checkout, stop: signal.Signals) -> None:
    bare.require("another>=1")
    command = [PYTHON, str(bare.folder / "main.py"), "list"]
    (bare.wheels / "another-1.0-py3-none-any.whl").unlink()
    os.mkfifo(bare.wheels / "another-1.0-py3-none-any.whl")
    start = subprocess.Popen(command, env=bare.environment(), stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert start.stderr is not None
    while "Installing" not in start.stderr.readline():
        pass
    os.killpg(start.pid, stop)
    start.communicate(timeout=300)
    assert start.returncode == 130
    assert not (bare.folder / ".venv").exists()
