"""Whatever happens while a source is read is one failed line of that source, and everything else is done."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.errors import ImportFailure
from reader.workspace import fence, importing, reparsing
from reader.workspace.children.limits import Limits
from reader.workspace.fence import Fence
from reader.workspace.reading_parts import Reading
from reader.workspace.reading_requests import Request, file_request
from reader.workspace.session import Session
from tests.conftest import ROOT

GOOD = "# 第{k}天的渡口\n\n摆渡人老秦第{k}天开船，河上雾散得早，过河的人坐满了两条长凳。\n"
# A process that reads takes two seconds to begin where Python has compiled nothing yet, as first in a fresh clone.
TIGHT = Limits(memory=400 << 20, seconds=5.0, output=8 << 20, asleep=1.0)
EVERY_DEED = {
    "raise": {"corrupt"}, "exit": {"corrupt"}, "abort": {"corrupt"}, "allocate": {"too_large"},
    "allocate-in-c": {"too_large", "corrupt"}, "loop": {"too_large"}, "hold": {"too_large"},
    "flood": {"too_large", "corrupt"},
    "answer-flood": {"corrupt", "too_large"}, "sleep": {"unreadable"}, "answer-code": {"corrupt"},
    "fill-disk": {"corrupt"},
}  # fmt: skip
"""What may be told of each. C code that aborts where it gets no more memory has often ended between two looks at it."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these limits are tried on systems that have signals")


@pytest.fixture
def bad_adapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let children have an adapter that misbehaves, in place of the process that is kept."""
    folder = tmp_path / "customs"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        f"import runpy, sys\nrunpy.run_path({str(ROOT / 'tests/offline/sitecustomize.py')!r})\n"
        f"sys.path.insert(0, {str(ROOT)!r})\nfrom tests.workspace.misbehaving import misbehave\nmisbehave()\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ["PYTHONPATH"]]))
    monkeypatch.setenv("MISBEHAVE", str(tmp_path))
    fence._kept.drop()
    yield
    fence._kept.drop()


def sources(folder: Path, *words: str) -> list[Path]:
    """Write sources: good ones, and such as do something bad."""
    folder.mkdir(exist_ok=True)
    paths = []
    for k, word in enumerate(words):
        paths.append(folder / f"{k:02d}-{word}.txt")
        paths[-1].write_text(GOOD.format(k=k) if word == "good" else f"misbehave:{word} ", "utf-8")
    return paths


@pytest.mark.parametrize("deed", EVERY_DEED)
def test_a_source_fails_alone_wherever_it_stands(tmp_path: Path, bad_adapter: None, deed: str) -> None:
    costly = deed in {"loop", "hold", "flood", "sleep"}
    orders = [(deed, "good")] if costly else [(deed,), (deed, "good", "good", deed, "good", deed)]
    # A good source whose process gets no processor for a second sleeps to all appearance.
    limits = TIGHT if deed == "sleep" else replace(TIGHT, asleep=60.0)
    guarded = Fence(limits=lambda _size: limits)
    try:
        for k, order in enumerate(orders):
            told = list(guarded.read_all(file_request(p) for p in sources(tmp_path / str(k), *order)))
            assert len(told) == len(order)
            for word, one in zip(order, told, strict=True):
                if word == "good":
                    assert isinstance(one, Reading)
                    assert one.issues[0].articles
                else:
                    assert isinstance(one, ImportFailure)
                    assert one.kind in EVERY_DEED[deed], str(one)
                    assert deed in str(one)
    finally:
        guarded.close()
    assert not (tmp_path / "RAN").exists()
    assert not (tmp_path / "filled").exists() or (tmp_path / "filled").stat().st_size == 0


def test_a_parser_that_floods_its_output_is_ended_for_that(tmp_path: Path, bad_adapter: None) -> None:
    guarded = Fence(limits=lambda _size: replace(TIGHT, seconds=10_000.0, asleep=60.0))
    try:
        flooding, good = guarded.read_all(map(file_request, sources(tmp_path / "some", "flood", "good")))
        assert isinstance(flooding, ImportFailure)
        assert flooding.kind == "too_large"
        assert isinstance(good, Reading)
    finally:
        guarded.close()


def test_what_one_source_leaves_behind_is_gone_before_the_next(tmp_path: Path, bad_adapter: None) -> None:
    guarded = Fence()
    try:
        paths = sources(tmp_path / "some", *["leave-rings"] * 4)
        assert [str(told) for told in guarded.read_all(map(file_request, paths))] == ["0 rings"] * 4
    finally:
        guarded.close()


def test_an_import_goes_on_by_every_way_in(session: Session, tmp_path: Path, bad_adapter: None) -> None:
    paths = sources(tmp_path / "some", "abort", "good", "raise", "good", "exit")
    assert [o.status for o in importing.import_paths(session, paths)] == [
        "failed", "imported", "failed", "imported", "failed",
    ]  # fmt: skip
    assert [o.status for o in importing.import_bytes(session, b"misbehave:abort ", name="-")] == ["failed"]
    assert [o.error_kind for o in importing.import_paths(session, [tmp_path / "some"])] == [
        "corrupt", None, "corrupt", None, "corrupt",
    ]  # fmt: skip
    assert len(session.library.issue_ids()) == 2


def test_nothing_foreseen_ends_up_in_the_log_of_faults(session: Session, tmp_path: Path, bad_adapter: None) -> None:
    list(importing.import_paths(session, sources(tmp_path / "some", "raise")))
    (log,) = Path(os.environ["BAOJIA_CACHE"]).rglob("faults.log")
    assert "an adapter's own fault" in log.read_text("utf-8")


needs_ps = pytest.mark.skipif(shutil.which("ps") is None, reason="ps (procps) is not here")


@needs_ps
def test_a_reading_process_that_is_killed_costs_one_source_at_most(session: Session, tmp_path: Path) -> None:
    paths = sources(tmp_path / "many", *["good"] * 40)
    fence.warm()
    statuses = []
    for k, outcome in enumerate(importing.import_paths(session, paths)):
        statuses.append(outcome.status)
        if k in {3, 20}:
            for pid in reading_processes():
                os.kill(pid, signal.SIGKILL)
    assert len(statuses) == 40
    assert statuses.count("failed") <= 2


def test_a_reading_process_that_is_killed_while_a_folder_is_listed_costs_nothing(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources(tmp_path / "many", *["good"] * 5)
    fence._kept.drop()  # the next one must start first: it has not answered when it is killed
    asked: list[str] = []
    real = Fence._say

    def say(own: Fence, request: Request) -> None:
        asked.append(request.line["do"])
        if asked == ["sources"] and own._child is not None:
            os.kill(own._child.pid, signal.SIGKILL)
        real(own, request)

    monkeypatch.setattr(Fence, "_say", say)
    assert [o.status for o in importing.import_paths(session, [tmp_path / "many"])] == ["imported"] * 5
    assert asked[:2] == ["sources", "sources"]


def reading_processes() -> list[int]:
    """Return the processes that read for this one."""
    told = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return [int(line.split()[0]) for line in told.stdout.splitlines() if "--child read" in line]


def test_reparse_goes_through_the_fence_and_a_failing_issue_fails_alone(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    told = list(reparsing.reparse(filled, ["nothing-here", issue, "nor-here"]))
    assert [o.status for o in told] == ["failed", "unchanged", "failed"]


def test_this_process_never_loads_a_parser(tmp_path: Path) -> None:
    paper = tmp_path / "渡口.txt"
    paper.write_text(GOOD.format(k=1), "utf-8")
    script = (
        "import sys; from pathlib import Path; from reader.workspace import importing\n"
        "from reader.workspace.session import open_session\n"
        "with open_session(Path(sys.argv[1])) as s:\n"
        "    print([o.status for o in importing.import_paths(s, [Path(sys.argv[2])])])\n"
        "print([m for m in sys.modules if m.startswith(('reader.importing.', 'lxml', 'selectolax', 'pypdfium2'))])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "library"), str(paper)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == ["['imported']", "[]"]
    assert told.stderr == ""


@pytest.mark.parametrize("word", ["sleep", "loop"])
def test_a_child_ends_within_two_seconds_of_its_parent(tmp_path: Path, bad_adapter: None, word: str) -> None:
    (path,) = sources(tmp_path, word)
    script = (
        "import sys; from pathlib import Path; from reader.workspace.fence import Fence\n"
        "from reader.workspace.reading_requests import file_request\n"
        "f = Fence(); print(f._child.pid, flush=True); f.read(file_request(Path(sys.argv[1])))"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    with parent.stdout:
        child = int(parent.stdout.readline())
    wait_for(lambda: processor_time(child) > (0.0 if word == "sleep" else 1.0))
    parent.kill()
    parent.wait()
    wait_for(lambda: not alive(child))


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def processor_time(pid: int) -> float:
    from reader.workspace.children.looking import usage

    found = usage(pid)
    return found.seconds if found else 0.0


def wait_for(done: object, seconds: float = 240.0) -> None:
    until = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.05)
