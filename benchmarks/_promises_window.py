"""Promises 5, and those of 4 that only the window can break: the real window, driven in a process of its own."""

from __future__ import annotations

import signal
import sys
import time

from benchmarks._promises_trying import ROOT, Bench, Fault, Try, run, unless

# A script gets the open window as `window`, `wait(until)` for seconds, and prints what it saw; "" or nothing held.
DRIVER = """
import os, sys, time
from pathlib import Path
from benchmarks._patience import Patience
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
library, folder = Path(sys.argv[1]), Path(sys.argv[2])
from reader.ui.shell.application import Program, make_application
from reader.workspace.session import open_session
from reader.ui.searching import askers
askers.LARGE = {large}
application = make_application()
application.setQuitOnLastWindowClosed(False)
def wait(until, seconds=20.0):
    patience, looked = Patience(seconds, os.getpid()), time.monotonic()
    while True:
        application.processEvents()
        if until():
            return True
        time.sleep(0.01)
        if time.monotonic() - looked > min(0.1, seconds):
            if patience.over():
                return False
            looked = time.monotonic()
with open_session(library) as session:
    program = Program(application, session)
    ready = []
    program.ready.connect(lambda: ready.append(1))
    program.heed_system()
    program.start((), quit_when_shown=False)
    assert wait(lambda: ready, 60), "the window was not ready"
    window = program.window
    window.resize(1440, 900)
    wait(lambda: False, 1.3)
    seen = (lambda: None)()
{script}
    print("SEEN:" + str(seen or ""), flush=True)
    window.close()
    application.processEvents()
os._exit(0)
"""


def _driver(large: int = 8000) -> str:
    return DRIVER.replace("{large}", str(large))


def drive(own: Bench, script: str, patience: float = 120.0, *, large: int = 8000) -> str:
    """Run a script in a window on the library; returns what it saw, or how it ended. From more than `large` pieces on a
    process of its own searches.
    """
    text = _driver(large).replace("{script}", "\n".join("    " + line for line in script.strip().splitlines()))
    done = run([sys.executable, "-c", text, str(own.library), str(own.folder)], own.environment(), ROOT, patience)
    for line in done.out.splitlines():
        if line.startswith("SEEN:"):
            told = done.err.strip().splitlines()
            return line.removeprefix("SEEN:") or (told[-1] if "Traceback" in done.err else "")
    if done.status is None:
        return f"hangs for {patience:.0f} s"
    said = [line for line in done.err.strip().splitlines() if "propagateSizeHints" not in line]
    return f"exit {done.status}: {(said or ['nothing said'])[-1][:90]}"


def _lost(what: str) -> Try:
    def attempt(own: Bench) -> str:
        own.stocked()
        files = own.issue_files() if what == "all issues" else own.issue_files()[:1]
        for path in sorted((own.library / "journal").iterdir()) if what == "the journal" else files:
            path.unlink()
        return drive(
            own,
            """
told = wait(lambda: "不见了" in window.message.text, 10)
seen = "" if told and not window.session.sample else f"sample: {window.session.sample}, says: {window.message.text!r}"
""",
        )

    return attempt


def _suffix(own: Bench) -> str:
    own.stocked(1)
    return drive(
        own,
        """
from PySide6.QtWidgets import QFileDialog
from reader.ui.dialogs import exporting, saving
there = folder / "文.md"
there.write_text("我的", "utf-8")
names = [str(folder / "文"), ""]
QFileDialog.getSaveFileName = staticmethod(lambda *a, **k: (names.pop(0), ""))
asked = []
saving.Replacing.ask = lambda self: bool(asked.append(1))
exporting.export_pieces(window, window.session, [window.article_id])
wait(lambda: False, 1)
seen = "" if asked and there.read_text("utf-8") == "我的" else "replaced without a question"
""",
    )


def _long_note(length: int) -> Try:
    def attempt(own: Bench) -> str:
        article = own.stocked(1)[0]
        own.run("annotate", article, "--exact", "天黑前", "--note", "长")
        config = own.folder / "config"
        config.mkdir(exist_ok=True)
        (config / "settings.json").write_text('{"notes_open": true}')
        began = time.monotonic()
        seen = drive(
            own,
            f"""
from reader.workspace import annotating
note = window.session.library.annotations(None)[0]
annotating.change_note(window.session, note.id, note="长" * {length})
window.desk.show_notes(True)
began = time.process_time()
wait(lambda: False, 3)
for k in range(5):
    window.desk.page.view.set_again()
    window.repaint()
    application.processEvents()
spent = time.process_time() - began
seen = "" if spent < 6 else f"{{spent:.1f}} s of processor time"
""",
        )
        return seen or unless(time.monotonic() - began < 110, "too slow")

    return attempt


def _crashed_start(own: Bench) -> str:
    own.stocked(1)
    first = drive(own, "window.desk.open(window.desk.list.model.ids[1]); wait(lambda: False, 0.3)")
    if first:
        return first
    broken = _driver().split("with open_session")[0] + (
        "from reader.ui.reading import page_view\n"
        "page_view.PageView.show_blocks = lambda *a, **k: __import__('os').kill(__import__('os').getpid(), 9)\n"
        "with open_session(library) as session:\n"
        "    Program(application, session).start((), quit_when_shown=False)\n"
        "    wait(lambda: False, 30)\n"
    )
    ended = run([sys.executable, "-c", broken, str(own.library), str(own.folder)], own.environment(), ROOT, 120)
    if ended.status != -signal.SIGKILL:
        return f"the start was not killed: exit {ended.status}"
    return drive(
        own,
        'seen = "" if not window.article_id and "停在了半路" in window.message.text else window.message.text or "?"',
    )


AWAY = """
library.rename(folder / "away")
window.desk.page.view.select("body", 0, 4)
window.desk.page.write_note()
window.desk.page.tools.notes.sheet.text.insertPlainText("盘不在时写的")
window.desk.page.finish_writing()
"""


def _away(own: Bench) -> str:
    own.stocked(1)
    return drive(
        own,
        AWAY
        + """
shown = wait(lambda: any("还没有存下" in c.note.note for c in window.desk.page.view.shown.margin.cards), 10)
kept = wait(lambda: list((folder / "config").glob("drafts-*.json")), 10)
(folder / "away").rename(library)
stored = wait(lambda: bool(session.library.annotations(None)), 25)
gone = wait(lambda: not list((folder / "config").glob("drafts-*.json")), 10)
seen = "" if shown and kept and stored and gone else f"shown {shown}, kept {bool(kept)}, stored {stored}, gone {gone}"
""",
    )


def _killed_while_typing(own: Bench) -> str:
    own.stocked(1)
    drive(
        own,
        """
window.desk.page.view.select("body", 0, 4)
window.desk.page.write_note()
sheet = window.desk.page.tools.notes.sheet
for k in range(24):
    sheet.text.insertPlainText("字")
    wait(lambda: False, 0.1)
__import__("os").kill(__import__("os").getpid(), 9)
""",
    )
    return drive(
        own,
        """
offered = "没有存下" in window.message.text
window.message.link_chosen.emit("存进报库")
notes = [a.note for a in session.library.annotations(None)]
seen = "" if offered and notes and len(notes[0]) >= 12 else f"offered {offered}, {notes}"
""",
    )


def _socket(own: Bench) -> str:
    own.stocked(1)
    return drive(
        own,
        """
from PySide6.QtNetwork import QLocalSocket
from reader.ui.shell.instance import meeting_place
bad = []
for said in (b"not json", b"5", b"[[[[", b"{}", b"[5]"):
    socket = QLocalSocket()
    socket.connectToServer(meeting_place(library))
    socket.waitForConnected(2000)
    socket.write(said + b"\\n")
    socket.waitForBytesWritten(1000)
    wait(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, 3)
    if bytes(socket.readAll().data()) or "没料到" in window.message.text:
        bad.append(said)
seen = bad
""",
    )


def _another_library(own: Bench) -> str:
    own.stocked(1)
    first = drive(own, "wait(lambda: False, 0.3)")
    other = Bench(own.folder / "other", {"BAOJIA_CONFIG": str(own.folder / "config")})
    other.folder.mkdir()
    other.run("import", own.paper(7))
    return first or drive(other, 'seen = window.message.text if "没有编号" in window.message.text else ""')


def _refresh(own: Bench) -> str:
    own.stocked(1)
    papers = [own.paper(day) for day in range(2, 29)]
    source = Bench(own.folder / "source")
    source.folder.mkdir()
    source.run("import", *papers)
    return drive(
        own,
        f"""
import shutil
from benchmarks._patience import waited
def ready():  # seconds that each thread was ready and had no processor: the machine's, not the window's
    return waited([os.getpid()])
waits, last = [], [time.monotonic(), ready()]
def beat():
    now, readied = time.monotonic(), ready()
    busy = max((seconds - last[1].get(task, 0.0) for task, seconds in readied.items()), default=0.0)
    waits.append(now - last[0] - busy)
    last[:] = time.monotonic(), readied
timer = QTimer()
timer.timeout.connect(beat)
timer.start(5)
shutil.copytree({str(source.library / "issues")!r}, library / "issues", dirs_exist_ok=True)
shutil.copytree({str(source.library / "journal")!r}, library / "journal", dirs_exist_ok=True)
done = wait(lambda: len(session.library.issue_ids()) == 28, 30)
wait(lambda: False, 2)
seen = "" if done and max(waits) < 1.0 else f"came: {{done}}, the window waited {{max(waits):.2f}} s"
""",
    )


FAULTS = [
    *(Fault("4.1", f"the window without {what}", _lost(what)) for what in ("an issue", "all issues", "the journal")),
    Fault("4.5", "a name without a suffix in the window", _suffix),
    Fault("5.1", "a note of 160,000 characters", _long_note(160_000)),
    Fault("5.1", "a note of a million characters", _long_note(999_000)),
    Fault("5.1", "a start that crashed", _crashed_start),
    Fault("5.2", "a synchroniser brings 27 issues", _refresh),
    Fault("5.3", "a note typed while the library is away", _away),
    Fault("5.4", "killed while somebody types", _killed_while_typing),
    Fault("5.5", "malformed messages to the socket", _socket),
    Fault("5.6", "the last piece of another library", _another_library),
]
