"""Take the pictures of README and manual: `python docs/make_pictures.py`, from the sample newspaper in a real window.

Writes light.png, dark.png, large.png, english.png and notes.png into docs/pictures. The window is shown on a screen of
its own (Xvfb) where that is installed, else without one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "pictures"
SIZE = (1440, 900)
# name → (theme, base size, language, what is shown)
SHOTS = {
    "light": ("light", 15, "zh_CN", "piece"),
    "dark": ("dark", 15, "zh_CN", "search"),
    "large": ("light", 20, "zh_CN", "piece"),
    "english": ("light", 15, "en", "notes"),
    "notes": ("sepia", 15, "zh_CN", "notes"),
}
MARKS = (
    ("这回一块没换", "key", "与文化站卡片核对过：一百二十块。"),
    ("一百二十张卡片装了三只饼干盒", "source", "可以去抄录。"),
    ("拱顶第七十一块石头断过一个角", "people", "樊师傅找回了那个角。"),
)


def prepare(library: Path) -> None:
    """Make a library as a reader leaves it: some pieces read, bookmarks, notes."""
    from reader.model.summary import Collection
    from reader.workspace import annotating, bookmarking, importing, reading, tagging
    from reader.workspace.sample import sample_path
    from reader.workspace.session import open_session

    with open_session(library) as session:
        list(importing.import_paths(session, [sample_path()]))
        ids = [s.id for s in session.library.catalogue.list(Collection(kind="all"))]
        reading.mark_read(session, ids[0], ids[3], *ids[5:8])
        bookmarking.bookmark(session, ids[0], ids[6])
        tagging.tag(session, ids[0], ids[6], ids[9], name="老桥旧事")
        for exact, color, note in MARKS:
            annotating.annotate(session, ids[0], exact=exact, color=color, note=note)  # type: ignore[arg-type]


def draw(name: str, library: Path) -> None:
    """Open the window on the library and keep one picture of it."""
    from dataclasses import replace

    from PySide6.QtCore import QTimer

    from reader.model.messages import speak
    from reader.ui.shell.application import Program, make_application
    from reader.workspace.session import open_session

    theme, em, tongue, shown = SHOTS[name]
    speak(tongue)
    application = make_application()
    application.setCursorFlashTime(0)
    seen: list[QImage] = []
    with open_session(library) as session:
        session.change_settings(replace(session.settings, theme=theme, em=em))
        program = Program(application, session)
        window = program.window
        program.start((), quit_when_shown=False)
        window.resize(*SIZE)

        def show() -> None:
            desk = window.desk
            if desk is not None and shown == "search":
                window.nameplate.search.setText("shibanqiao")
                window.nameplate.search.query_entered.emit("shibanqiao")
            elif desk is not None and shown == "notes":
                window.trigger("notes_panel")
            QTimer.singleShot(1500, keep)

        def keep() -> None:
            desk = window.desk
            rows = desk.search.rows if desk is not None and desk.search is not None else None
            if shown == "search" and (rows is None or rows.upper is None or not rows.upper.chips):
                QTimer.singleShot(500, keep)
                return
            seen.append(window.grab().toImage())
            if len(seen) < 2 or seen[-1] != seen[-2]:  # a busy machine sets a page late
                QTimer.singleShot(500, keep)
                return
            seen[-1].save(str(PICTURES / f"{name}.png"))
            window.close()
            application.quit()

        program.ready.connect(lambda: QTimer.singleShot(300, show))
        application.exec()
        program.end()


def main() -> int:
    """Draw all pictures, each in a process of its own: the language is chosen once a process."""
    if len(sys.argv) == 3:
        draw(sys.argv[1], Path(sys.argv[2]))
        sys.stdout.flush()
        os._exit(0)
    PICTURES.mkdir(exist_ok=True)
    with screen() as shown:
        take({**os.environ, **shown, "PYTHONPATH": str(HERE.parent)})
    return 0


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give a screen of our own, as an environment."""
    if not shutil.which("Xvfb"):
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":" + os.read(read, 16).decode().strip()}
    finally:
        server.terminate()
        server.wait()


def take(environment: dict[str, str]) -> None:
    """Take all pictures in this environment."""
    for name in SHOTS:
        with tempfile.TemporaryDirectory() as folder:
            own = {f"BAOJIA_{k}": str(Path(folder) / k.lower()) for k in ("LIBRARY", "CACHE", "CONFIG")}
            os.environ.update(own)
            prepare(Path(own["BAOJIA_LIBRARY"]))
            command = [sys.executable, __file__, name, own["BAOJIA_LIBRARY"]]
            subprocess.run(command, check=True, env={**environment, **own})


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    raise SystemExit(main())
