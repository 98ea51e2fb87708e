"""Promises 2.7, 4.5 to 4.10, 5.1 to 5.3, the kinds: a watched folder's memory, targets, rights, a lost cache."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks._patience import Patience
from benchmarks._promises_trying import ROOT, Bench, Fault, Try, run, unless
from benchmarks._promises_window import AWAY, DRIVER, drive

WATCH = """
place = folder / "watched"
place.mkdir(exist_ok=True)
path = place / "一.txt"
def pieces():
    session.library.refresh()
    return [s.id for s in session.library.catalogue.list(Collection(kind="all"))]
from reader.model.summary import Collection
"""


def _rewritten(own: Bench) -> str:
    own.stocked(1)
    return drive(
        own,
        WATCH
        + """
text = (folder / "柳河报1.txt").read_text("utf-8").replace("3月1日", "4月2日")
path.write_text(text, "utf-8")
window.watched.watch(place)
first = wait(lambda: len(pieces()) == 4, 60)
path.write_text(text.replace("4月2日", "4月3日").replace("三百棵", "五百棵"), "utf-8")
second = wait(lambda: len(pieces()) == 6, 60)
seen = "" if first and second else f"first {first}, written anew {second}"
""",
    )


def _stays_removed(own: Bench) -> str:
    own.stocked(1)
    first = drive(
        own,
        WATCH
        + """
text = (folder / "柳河报1.txt").read_text("utf-8").replace("3月1日", "4月2日")
path.write_text(text, "utf-8")
(place / "坏.txt").write_bytes(b"\\0" * 3000)
window.watched.watch(place)
came = wait(lambda: len(pieces()) == 4, 60)
from reader.workspace import removing
issue = next(i for i in session.library.issue_ids() if session.library.imported(i).date_published.endswith("04-02"))
removing.remove(session, issue)
wait(lambda: False, 3)
seen = "" if came and len(pieces()) == 2 else f"came {came}, {len(pieces())} left"
""",
    )
    return first or drive(
        own,
        WATCH
        + """
window.watched.watch(place)
wait(lambda: False, 20)
seen = "" if len(pieces()) == 2 else f"{len(pieces())} pieces after the next start"
""",
    )


def _force(own: Bench) -> str:
    article = own.stocked(1)[0]
    target = own.folder / "我的"
    for command in (
        ("print", article, "-o", target), ("export", article, "--to", "markdown", "-o", target), ("backup", target),
    ):  # fmt: skip
        target.write_text("旧", "utf-8")
        ran = own.run(*command, "--force")
        if ran.status != 0 or target.read_bytes() == "旧".encode():
            return f"{command[0]}: {ran}"
    return ""


def _suffix_of_pdf(own: Bench) -> str:
    own.stocked(1)
    return drive(
        own,
        """
from PySide6.QtWidgets import QFileDialog
from reader.printing import PrintOptions
from reader.ui.dialogs import printing, saving
there = folder / "文.pdf"
there.write_text("我的", "utf-8")
names = [str(folder / "文"), ""]
QFileDialog.getSaveFileName = staticmethod(lambda *a, **k: (names.pop(0), ""))
asked = []
saving.Replacing.ask = lambda self: bool(asked.append(1))
printing._save(window, window.session, [window.article_id], PrintOptions(), "文")
wait(lambda: False, 1)
seen = "" if asked and there.read_text("utf-8") == "我的" else "replaced without a question"
""",
    )


def _rights_stay(own: Bench) -> str:
    """What a reader gave others to read stays so."""
    article = own.stocked()[0]
    own.library.chmod(0o755)
    shared = own.library / "journal"
    shared.chmod(0o755)
    file = own.issue_files()[0]
    file.chmod(0o644)
    own.run("bookmark", article)
    own.run("import", own.paper(5))
    own.run("check", "--repair")
    found = [oct(path.stat().st_mode & 0o777) for path in (own.library, shared, file)]
    return unless(found == ["0o755", "0o755", "0o644"], found)


def _foreign_socket(own: Bench) -> str:
    """Somebody else holds the folder of sockets: the window opens, and hears nobody there."""
    own.stocked(1)
    runtime = own.folder / "runtime"
    (runtime / "baojia").mkdir(parents=True)
    (runtime / "baojia").chmod(0o777)
    own.env["XDG_RUNTIME_DIR"] = str(runtime)
    seen = drive(own, 'seen = window.message.text if "没料到" in window.message.text else ""')
    return seen or unless(not list((runtime / "baojia").iterdir()), "a socket was made in a folder of others")


def _looked_into(own: Bench) -> str:
    """A backup is looked into: what it has, what is newer here; nothing is written."""
    first, second = own.stocked()[:2]
    own.run("annotate", first, "--exact", "天黑前", "--note", "备份里有的")
    zipped = own.folder / "z.zip"
    own.run("backup", zipped)
    own.run("bookmark", second)
    before = {p: p.read_bytes() for p in own.library.rglob("*") if p.is_file()}
    ran = own.run("restore", zipped, "--dry-run", "--json")
    after = {p: p.read_bytes() for p in own.library.rglob("*") if p.is_file()}
    return unless(ran.status == 0 and bool(ran.objects) and before == after, f"changed: {before != after}, {ran}")


def _lost_cache(own: Bench) -> str:
    """A lost catalogue is made anew beside the window, which answers meanwhile."""
    own.stocked(1)
    own.run("import", *[own.paper(day) for day in range(2, 29)], patience=200)
    shutil.rmtree(own.folder / "cache")
    return drive(
        own,
        """
from benchmarks._patience import waited
longest, last = [0.0], [time.monotonic(), waited([os.getpid()])]
def beat():
    now, readied = time.monotonic(), waited([os.getpid()])
    busy = max((seconds - last[1].get(task, 0.0) for task, seconds in readied.items()), default=0.0)
    longest[0] = max(longest[0], now - last[0] - busy)
    last[:] = now, readied
timer = QTimer()
timer.timeout.connect(beat)
timer.start(5)
from reader.model.summary import Collection
came = wait(lambda: len(session.library.catalogue.list(Collection(kind="all"))) == 56, 40)
wait(lambda: False, 3)
seen = "" if came and longest[0] < 1.0 else f"came: {came}, the window waited {longest[0]:.2f} s"
""",
    )


def _hung_start(own: Bench) -> str:
    """A start that hangs over a piece and is ended by force: the next one opens without it and says why."""
    own.stocked(1)
    first = drive(own, "window.desk.open(window.desk.list.model.ids[1]); wait(lambda: False, 0.3)")
    if first:
        return first
    hangs = DRIVER.replace("{large}", "8000").split("with open_session", maxsplit=1)[0] + (
        "from reader.ui.reading import page_view\n"
        "def hang(*a, **k):\n    print('HANGS', flush=True)\n    time.sleep(10_000)\n"
        "page_view.PageView.show_blocks = hang\n"
        "with open_session(library) as session:\n"
        "    Program(application, session).start((), quit_when_shown=False)\n"
        "    wait(lambda: False, 30)\n"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", hangs, str(own.library), str(own.folder)], env=own.environment(), cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    patience = Patience(60, started.pid)
    assert started.stdout is not None
    os.set_blocking(started.stdout.fileno(), False)
    said = b""
    while b"HANGS" not in said and not patience.over() and started.poll() is None:
        said += started.stdout.read() or b""
        time.sleep(0.1)
    started.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    started.kill()
    started.wait()
    if b"HANGS" not in said:
        return "the start did not hang"
    return drive(
        own,
        'seen = "" if not window.article_id and "停在了半路" in window.message.text else window.message.text or "?"',
    )


def _killed_while_away(own: Bench) -> str:
    """A note that could not be stored, since the library was away, is offered after kill -9."""
    own.stocked(1)
    seen = drive(
        own,
        AWAY
        + """
kept = wait(lambda: list((folder / "config").glob("drafts-*.json")), 10)
print("SEEN:" + ("" if kept else "no draft"), flush=True)
os.kill(os.getpid(), 9)
""",
    )
    if seen:
        return seen
    (own.folder / "away").rename(own.library)
    return drive(
        own,
        """
offered = wait(lambda: "没有存下" in window.message.text, 10)
window.message.link_chosen.emit("存进报库")
stored = wait(lambda: any("盘不在时写的" in a.note for a in session.library.annotations(None)), 10)
seen = "" if offered and stored else f"offered {offered}, stored {stored}"
""",
    )


def _tests_end(*files: str) -> Try:
    def attempt(own: Bench) -> str:
        command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *files]
        ran = run(command, own.environment(), ROOT, 300)
        return unless(ran.status == 0, f"exit {ran.status}: {(ran.out.strip().splitlines() or [''])[-1]}")

    return attempt


def _new_environment(own: Bench) -> str:
    """Files that only Python itself looks for, in the folder where somebody types."""
    here = own.folder / "here"
    here.mkdir()
    mark = f"open({str(own.folder / 'RAN')!r}, 'w')\n"
    for name in ("usercustomize.py", "sitecustomize.py", "reader.py", "typing.py", "zlib.py", "hanzi.pth"):
        Path(here, name).write_text("import os; " + mark if name.endswith("pth") else mark)
    ran = own.run("import", own.paper(1), cwd=here)
    own.run("print", own.ids()[0], "-o", own.folder / "x.pdf", cwd=here)
    return unless(ran.status == 0 and not (own.folder / "RAN").exists(), f"code of the current folder ran, {ran}")


FAULTS = [
    Fault("2.7", "a watched file written anew under its own name", _rewritten),
    Fault("2.7", "a removed issue stays removed though its file is watched", _stays_removed),
    Fault("3.6", "usercustomize, .pth and modules of the library in the current folder", _new_environment),
    Fault("4.5", "a PDF without a suffix in the window", _suffix_of_pdf),
    Fault("4.6", "--force replaces", _force),
    Fault("4.8", "rights that a reader gave stay", _rights_stay),
    Fault("4.9", "the folder of sockets is open to others", _foreign_socket),
    Fault("4.10", "a backup looked into before it is restored", _looked_into),
    Fault("5.1", "a start that hung", _hung_start),
    Fault("5.2", "a lost cache", _lost_cache),
    Fault("5.3", "killed while the library is away", _killed_while_away),
    Fault("6.2", "two files of window tests in one process", _tests_end(
        "tests/ui/test_end_to_end.py", "tests/ui/reading/test_reading_pane.py")),
]  # fmt: skip
