from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.setup.conftest import PYTHON, Checkout

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the pretences of these tests are for Linux"
)


def test_changed_requirements_are_installed(ready: Checkout) -> None:
    ready.require("small>=1,<2", "another>=1,<2")
    run = ready.start("list")
    assert run.returncode == 0, run.stderr
    assert "another" in run.stderr
    assert ready.start("list").stderr == ""


def test_a_touched_project_file_costs_no_installation(ready: Checkout) -> None:
    with (ready.folder / "pyproject.toml").open("a") as file:
        file.write("# a word\n")
    before = ready.stamp.read_text()
    assert ready.start("list").stderr == ""
    assert ready.stamp.read_text() != before


def test_an_environment_of_another_python_is_made_anew(ready: Checkout) -> None:
    ready.stamp.write_text(ready.stamp.read_text().replace("python=3.", "python=2."))
    run = ready.start("list")
    assert run.returncode == 0, run.stderr
    assert "Starting afresh" in run.stderr


def test_an_environment_that_somebody_else_made_is_added_to(ready: Checkout) -> None:
    theirs = ready.folder / ".venv" / "theirs"
    theirs.touch()
    ready.stamp.unlink()
    assert ready.start("list").returncode == 0
    assert theirs.exists()


@pytest.mark.parametrize(
    "stamp", ["unfinished=yes\n", "python=2.7\ncheckout=/elsewhere\n", "other checkout", "nowhere"]
)
def test_an_environment_of_another_checkout_behind_a_link_is_left_alone(ready: Checkout, stamp: str) -> None:
    theirs = ready.home / "theirs"
    shutil.move(ready.folder / ".venv", theirs)
    (ready.folder / ".venv").symlink_to(theirs if stamp != "nowhere" else ready.home / "nowhere")
    said = (theirs / ".baojia").read_text(encoding="utf-8")
    other = said.replace(str(ready.folder), "/elsewhere") if stamp == "other checkout" else stamp
    (theirs / ".baojia").write_text(other, encoding="utf-8")
    before = {path: path.lstat().st_mtime_ns for path in theirs.rglob("*")}
    run = ready.start("list")
    assert (run.returncode, run.stdout) == (1, "")
    assert "Traceback" not in run.stderr
    assert f"{ready.folder / '.venv'} is a link to" in run.stderr
    assert {path: path.lstat().st_mtime_ns for path in theirs.rglob("*")} == before
    (ready.folder / ".venv").unlink()
    assert ready.start("list").returncode == 0


def test_an_environment_of_our_own_behind_a_link_is_used_and_added_to(ready: Checkout) -> None:
    shutil.move(ready.folder / ".venv", ready.home / "ours")
    (ready.folder / ".venv").symlink_to(ready.home / "ours")
    assert ready.start("list").stderr == ""
    ready.require("small>=1,<2", "another>=1,<2")
    assert ready.start("list").returncode == 0
    assert list((ready.home / "ours").rglob("another.py"))


def test_a_file_in_the_place_of_the_environment_is_not_deleted(ready: Checkout) -> None:
    shutil.rmtree(ready.folder / ".venv")
    (ready.folder / ".venv").write_text("their-environment\n")
    run = ready.start("list")
    assert run.returncode == 1
    assert ".venv is a file, not a whole environment" in run.stderr
    assert (ready.folder / ".venv").read_text() == "their-environment\n"


def test_an_environment_that_cannot_be_removed_is_said(ready: Checkout) -> None:
    ready.stamp.write_text("unfinished=yes\n")
    run = ready.start("list", PRETEND="no-rmtree")
    assert run.returncode == 1
    assert "cannot be removed to start afresh: busy" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_moved_checkout_finds_itself(ready: Checkout, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.move(ready.folder, moved)
    ready.folder = moved
    run = ready.start("list")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["prefix"] == str(moved / ".venv")
    assert ready.start("list").stderr == ""


def test_a_checkout_that_cannot_be_written_uses_the_cache(ready: Checkout) -> None:
    shutil.rmtree(ready.folder / ".venv")
    for _ in range(2):
        run = ready.start("list", PRETEND="read-only")
        assert run.returncode == 0, run.stderr
        assert Path(json.loads(run.stdout)["prefix"]).parent == ready.home / ".cache" / "baojia"
    assert run.stderr == ""
    assert not (ready.folder / ".venv").exists()


def test_a_file_in_the_current_folder_is_not_taken_for_a_module(ready: Checkout) -> None:
    (ready.home / "json.py").write_text("raise SystemExit('the wrong json')")
    assert ready.start("list").returncode == 0


def test_two_starts_at_once_set_up_once(ready: Checkout) -> None:
    ready.require("small>=1,<2", "another>=1,<2")
    command = [PYTHON, str(ready.folder / "main.py"), "list"]
    pipe = subprocess.PIPE
    starts = [subprocess.Popen(command, env=ready.environment(), stdout=pipe, stderr=pipe, text=True) for _ in range(2)]
    said = [start.communicate(timeout=300)[1] for start in starts]
    assert [start.returncode for start in starts] == [0, 0], said
    assert sum("Installing" in one for one in said) == 1


def test_the_tests_bring_what_they_need_and_pass_their_status_on(ready: Checkout) -> None:
    run = ready.start("test", "-n0", "-k", "name")
    assert run.returncode == 5
    assert run.stdout.strip() == "['-n0', '-k', 'name']"
    assert "smalltest" in run.stderr
    again = ready.start("test", "-n0")
    assert (again.returncode, again.stderr) == (5, "")


HOSTILE = ("re", "json", "sitecustomize", "usercustomize", "subprocess", "pip", "compileall", "small")


def _make_hostile(folder: Path) -> Path:
    """Fill a folder with modules that must not be run; returns the file that says whether one was."""
    told = folder / "RAN"
    evil = f"open({str(told)!r}, 'a').write(__file__)\nraise SystemExit(3)\n"
    for name in HOSTILE:
        (folder / f"{name}.py").write_text(evil)
    for package in ("reader", "PySide6"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").write_text(evil)
    (folder / "evil.pth").write_text(f"import os; open({str(told)!r}, 'a').write('pth')\n")
    return told


def test_nothing_of_the_current_folder_is_run_even_where_something_is_set_up(ready: Checkout) -> None:
    told = _make_hostile(ready.home)
    marked = ready.folder / ".venv" / "marked"
    marked.touch()
    ready.require("small>=1,<2", "another>=1,<2")
    run = ready.start("print", "--lang", "en", QT_QPA_PLATFORM="offscreen")
    assert run.returncode == 0, run.stderr
    assert not told.exists(), told.read_text()
    assert marked.exists(), "the environment was made anew"
    assert "libraries=" in ready.stamp.read_text()


def test_a_probe_that_fails_for_another_reason_deletes_nothing(ready: Checkout) -> None:
    marked = ready.folder / ".venv" / "marked"
    marked.touch()
    python = ready.folder / ".venv" / "bin" / "python"
    real = python.readlink()
    python.unlink()
    # Its Python cannot look for packages at this moment, as where memory or handles are short.
    python.write_text(f'#!/bin/sh\ncase "$*" in *-S*) exec {real} "$@";; *) echo "no handles" >&2; exit 1;; esac\n')
    python.chmod(0o755)
    ready.require("small>=1,<2", "another>=1,<2")
    run = ready.start("list")
    assert run.returncode == 1
    assert "no handles" in run.stderr
    assert "Nothing was deleted" in run.stderr
    assert marked.exists()
    python.write_text("#!/bin/sh\nkill -9 $$\n")
    assert ready.start("list").returncode == 1
    assert marked.exists()


def test_an_environment_whose_python_has_gone_is_made_anew(ready: Checkout) -> None:
    for broken in ("gone", "#!/bin/sh\necho 'libpython is gone' >&2\nexit 127\n"):
        ready.require("small>=1,<2", *(["another>=1,<2"] if broken == "gone" else []))
        python = ready.folder / ".venv" / "bin" / "python"
        python.unlink()
        if broken == "gone":
            python.symlink_to(ready.home / "nowhere")
        else:
            python.write_text(broken)
            python.chmod(0o755)
        run = ready.start("list")
        assert run.returncode == 0, run.stderr
        assert "Starting afresh" in run.stderr
