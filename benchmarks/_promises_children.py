"""Promises 2.4, 2.5, 2.7, 2.9 and 3.3, 3.7, 3.8: other processes, and media that go away under all of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._patience import Patience, heard
from benchmarks._promises_trying import PATIENCE, PROGRAM, ROOT, Bench, Fault, Skipped, Try, run, unless
from benchmarks._promises_window import drive

SEARCH = """
def search(text):
    window.desk.search_for(text)
    own = window.desk.search
    wait(lambda: own.answer is not None and own.answer.asked.text == text, 30)
    return window.desk.list.model.rowCount()
def cut():
    for path in (session.library.cache_folder / "index").glob("segment-*/*.npy"):
        path.open("r+b").truncate(0)
"""


def below(pid: int, words: str) -> list[int]:
    """Return the processes below one whose command lines hold these words."""
    if sys.platform != "linux":
        raise Skipped("processes are looked up in /proc")
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, above = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state not in "ZX":
            parents[int(path.parent.name)] = int(above)
    found = []
    for own, parent in parents.items():
        while parent in parents and parent != pid:
            parent = parents[parent]
        if parent == pid and words in _command(own):
            found.append(own)
    return found


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def _within(seconds: float, done: Callable[[], object], *pids: int) -> bool:
    """Wait until it is so; time in which these processes, or those below this one, had no processor is not counted."""
    patience = Patience(seconds, os.getpid(), *pids)
    while not patience.over():
        if done():
            return True
        time.sleep(0.02)
    return bool(done())


def _cut(large: int) -> Try:
    def attempt(own: Bench) -> str:
        own.stocked(4)
        own.run("index", "--rebuild")
        return drive(
            own,
            SEARCH
            + """
before = search("liushu")
cut()
after = search("zhonglou OR liushu"), search("liushu")
seen = "" if before == after[1] and after[0] >= before > 0 else f"{before} hits, then {after}"
""",
            large=large,
        )

    return attempt


def _killed_search(own: Bench) -> str:
    own.stocked(4)
    return drive(
        own,
        SEARCH
        + """
import os, signal
from benchmarks._promises_children import below
before = search("liushu")
killed = below(os.getpid(), "--child search")
for pid in killed:
    os.kill(pid, signal.SIGKILL)
after = search("liushu")
seen = "" if killed and before == after > 0 else f"{len(killed)} killed; {before} hits, then {after}"
""",
        large=1,
    )


def _gone(own: Bench) -> str:
    own.stocked(2)
    return drive(
        own,
        SEARCH
        + """
search("liushu")
library.rename(folder / "away")
found = search("zhonglou")
told = wait(lambda: "不见了" in window.message.text, 15)
wrong = [w for w in ("坏了", "没有找到") if w in window.message.text + window.desk.list.message.text]
(folder / "away").rename(library)
seen = "" if found and told and not wrong else f"{found} hits, told {told}, {wrong}"
""",
    )


def _watched(own: Bench) -> str:
    own.stocked(1)
    return drive(
        own,
        """
place = folder / "watched"
place.mkdir()
text = (folder / "柳河报1.txt").read_text("utf-8").replace("3月1日", "4月2日")
window.watched.watch(place)
path = place / "慢.txt"
path.write_text(text[:120], "utf-8")
wait(lambda: False, 9)
with path.open("a", encoding="utf-8") as file:
    file.write(text[120:])
def whole():
    session.library.refresh()
    return any(session.library.imported(i).source.text.strip() == text.strip() for i in session.library.issue_ids())
seen = "" if wait(whole, 60) else "only its beginning was read"
""",
    )


def _unread(own: Bench) -> str:
    folder = own.folder / "many"
    folder.mkdir()
    for day in range(1, 29):
        text = own.paper(day).read_text("utf-8")
        (folder / f"{day}.txt").write_text(
            text + "".join(f"\n## 第{k}则\n\n渡口的第{k}班船到了，岸上的人搬货。\n" for k in range(9)), "utf-8"
        )
    own.run("import", folder, patience=120)
    return drive(
        own,
        """
from reader.model.summary import Collection
from reader.workspace import reading
desk = window.desk
desk.browser.show(Collection(kind="unread"))
model = desk.list.model
first = list(model.ids)
reading.mark_read(session, *first[:50])
wait(lambda: False, 1)
seen_ids = set(model.ids)
while model.canFetchMore(model.index(-1)):
    model.fetchMore(model.index(-1))
    seen_ids |= set(model.ids)
missing = {s.id for s in session.library.catalogue.list(Collection(kind="unread"))} - seen_ids
seen = "" if len(first) >= 50 and not missing else f"{len(first)} shown at first, {len(missing)} unread never"
""",
    )


def _importing(own: Bench, papers: int) -> subprocess.Popen[bytes]:
    folder = own.folder / "papers"
    folder.mkdir()
    for k in range(papers):
        (folder / f"{k}.txt").write_text(own.paper(k % 28 + 1).read_text("utf-8").replace("三百棵", f"{k}棵"), "utf-8")
    command = [*PROGRAM, "--library", str(own.library), "import", str(folder), "--json"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=own.environment(), cwd=own.folder, stdout=pipe, stderr=pipe)


def _killed_reader(own: Bench) -> str:
    running = _importing(own, 200)
    _within(20, lambda: below(running.pid, "--child index-beside"))  # the folder is listed
    killed = 0
    for _time in range(3):
        _within(10, lambda: below(running.pid, "--child read"))
        time.sleep(0.1)
        for pid in below(running.pid, "--child read"):
            os.kill(pid, signal.SIGKILL)
            killed += 1
    said = heard(running, PATIENCE * 3)
    if said is None:
        running.kill()
        return "not done"
    out, err = said
    failed = out.count(b'"status": "failed"') + out.count(b'"status":"failed"')
    lines = len(out.splitlines())
    return unless(
        killed > 0 and lines == 200 and failed <= killed,
        f"{lines} of 200 told, {failed} failed by {killed} kills: {err[-90:]!r}",
    )


def _killed_importer(own: Bench) -> str:
    running = _importing(own, 200)
    if not _within(20, lambda: below(running.pid, "--child index-beside") and below(running.pid, "--child read")):
        running.kill()
        return "no child was ever seen"
    ours = below(running.pid, "--child")
    running.kill()
    running.communicate()
    gone = _within(2.0, lambda: not [pid for pid in ours if _command(pid)], *ours)
    return unless(gone, f"{len([p for p in ours if _command(p)])} of {len(ours)} children are left after two seconds")


def _killed_window(own: Bench) -> str:
    own.stocked(1)
    folder = own.folder / "papers"
    folder.mkdir()
    for k in range(300):
        (folder / f"{k}.txt").write_text(own.paper(k % 28 + 1).read_text("utf-8").replace("三百棵", f"{k}棵"), "utf-8")
    command = [sys.executable, "-m", "reader", "--library", str(own.library), "open", str(folder)]
    window = subprocess.Popen(command, env=own.environment(), cwd=ROOT)
    seen = _within(40, lambda: below(window.pid, "--child import") and below(window.pid, "--child read"))
    ours = below(window.pid, "--child")
    window.kill()
    window.wait()
    gone = _within(2.0, lambda: not [pid for pid in ours if _command(pid)], *ours)
    return unless(
        seen and gone, f"{len(ours)} children; {len([p for p in ours if _command(p)])} left after two seconds"
    )


def _hostile_set_up(own: Bench) -> str:
    """The program with an environment of its own that has to be looked at, started where a `re.py` lies."""
    here = own.folder / "here"
    here.mkdir()
    program = own.folder / "program"
    shutil.copytree(
        ROOT, program, ignore=shutil.ignore_patterns(".git", ".venv", "tests", "benchmarks", "docs", "*cache*")
    )
    for name in ("re", "json", "subprocess", "sitecustomize"):
        (here / f"{name}.py").write_text(f"open({str(own.folder / 'RAN')!r}, 'w')\nraise SystemExit(3)\n")
    made = [sys.executable, "-m", "venv", "--without-pip", "--system-site-packages", str(program / ".venv")]
    subprocess.run(made, check=True, capture_output=True)
    (program / ".venv" / "KEPT").write_text("")
    command = [sys.executable, str(program / "main.py"), "--version"]
    env = {**own.environment(), "PIP_NO_INDEX": "1", "PIP_INDEX_URL": "http://127.0.0.1:9/"}
    done = run(command, env, here, PATIENCE * 2)
    ran, kept = (own.folder / "RAN").exists(), (program / ".venv" / "KEPT").exists()
    return unless(kept and not ran, f"code of the current folder ran: {ran}; the environment was kept: {kept}, {done}")


FAULTS = [
    Fault("2.4", "the index is cut under the window's search", _cut(10**6)),
    Fault("2.4", "the index is cut under the search process", _cut(1)),
    Fault("2.4", "the search process is killed", _killed_search),
    Fault("2.5", "the library's medium goes under the window", _gone),
    Fault("2.7", "a watched file that pauses while it is copied", _watched),
    Fault("2.9", "fifty pieces read in the list of unread", _unread),
    Fault("3.3", "the reading process is killed three times in an import", _killed_reader),
    Fault("3.7", "set-up where Python files lie in the current folder", _hostile_set_up),
    Fault("3.8", "an importing process is killed", _killed_importer),
    Fault("3.8", "the window is killed while it imports", _killed_window),
]
