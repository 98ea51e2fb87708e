"""The program in a world where an internet socket is death, with a page that asks for everything it should not get."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline.sealed import can_seal
from tests.offline.watched import watched

ROOT = Path(__file__).resolve().parents[1]
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>柳湾晨报 2031年3月9日</title>
<link rel="stylesheet" href="http://192.0.2.1/style.css"><link rel="stylesheet" href="{secret}">
<style>@import url("http://192.0.2.1/more.css"); body {{ background: url("{secret}") }}</style>
<script src="http://192.0.2.1/track.js"></script><base href="http://192.0.2.1/"></head><body>
<h1>河埠头的老渡船又开了</h1><p class="author">本报记者 柳小满</p>
<p>本报讯 三月的第一个集日，河埠头停了六年的老渡船重新下水，船上坐的多半是带着菜篮的老人。</p>
<img src="http://192.0.2.1/boat.jpg"><img src="{secret}"><img src="//192.0.2.1/boat.png" srcset="boat2.png 2x">
<p>摆渡的是老船工的孙女，她说船票仍旧一块钱，小孩和书包不要钱。</p>
<iframe src="http://192.0.2.1/frame"></iframe><object data="{secret}"></object><embed src="{secret}">
<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{secret}"/></svg>
</body></html>
"""

pytestmark = [
    pytest.mark.skipif(not can_seal(), reason="this kernel has no filter for system calls"),
    pytest.mark.skipif(
        importlib.util.find_spec("reader.importing.reading") is None, reason="importing is not there yet"
    ),
]


def sealed(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program sealed from the network; -31 is the kernel's SIGSYS."""
    command = [sys.executable, "-m", "tests.offline.sealed", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, f"{run.returncode}: {run.stderr}"
    return run


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_seal_kills() -> None:
    for reach in ("import socket; socket.socket()", "import socket; socket.socket(socket.AF_INET6)"):
        run = subprocess.run([sys.executable, "-m", "tests.offline.sealed", "-c", reach], cwd=ROOT, check=False)
        assert run.returncode == -31


def test_no_deed_from_import_to_window_reaches_out_or_follows_a_link(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(secret=secret.as_uri()), encoding="utf-8")
    with watched(secret) as opened:
        imported = json.loads(sealed("import", str(page), "--json").stdout)
        assert imported["status"] == "imported"
        pieces = [json.loads(line) for line in sealed("list", "--json").stdout.splitlines()]
        assert pieces
        piece = pieces[0]["id"]
        assert "192.0.2.1" not in sealed("show", piece, "--json").stdout
        sealed("search", "laoduchuan", "--json")
        sealed("print", piece, "-o", str(tmp_path / "piece.pdf"))
        sealed("open", "--quit-when-shown")
        assert not opened()
        secret.read_bytes()
        assert opened()
