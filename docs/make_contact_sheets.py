"""Draw every screen in every ground, small, large and narrow: `python docs/make_contact_sheets.py OUT [NAME…]`.

Without a screen. One sheet a combination, from an invented paper; for looking at, not kept here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from reader.ui.shell.window import MainWindow

# name → (theme, base size, language, width, height)
SHEETS = {
    "light": ("light", 15, "zh_CN", 1440, 900),
    "light-large": ("light", 24, "zh_CN", 1440, 900),
    "light-laptop": ("light", 15, "zh_CN", 1024, 700),
    "light-narrow": ("light", 15, "zh_CN", 820, 900),
    "light-single": ("light", 15, "zh_CN", 480, 800),
    "english": ("light", 15, "en", 1440, 900),
    "traditional": ("light", 15, "zh_TW", 1440, 900),
    "sepia": ("sepia", 15, "zh_CN", 1440, 900),
    "dark": ("dark", 15, "zh_CN", 1440, 900),
    "contrast": ("contrast", 15, "zh_CN", 1440, 900),
    "black": ("black", 15, "zh_CN", 1440, 900),
}
ACROSS, TILE = 3, 760
WAIT_MS = 900


def prepare(library: Path) -> None:
    """Make a library of an invented daily with a gap, some of it read, marked and clipped."""
    from datetime import date, timedelta

    from reader.model.summary import Collection
    from reader.workspace import annotating, bookmarking, importing, reading, tagging
    from reader.workspace.sample import sample_path
    from reader.workspace.session import open_session

    source = library.parent / "河口晚报.jsonl"
    pages = (("01", "要闻"), ("02", "民生"), ("03", "副刊"))
    lines = [
        {
            "newspaper": "河口晚报", "date": (date(2024, 3, 4) + timedelta(day)).isoformat(),
            "issue_number": str(900 + day),
            "page": page, "page_name": name, "title": f"渡口第{day}日第{k}班船 按时靠岸卸下{k}箱橘子",
            "byline": "记者 秦小河", "content": f"本报讯 第{day}日的第{k}班船靠岸，岸上的人把货物一件件搬下来。" * 3,
        }
        for day in range(50) if day not in {17, 18, 31}
        for page, name in pages
        for k in range(1, 5)
    ]  # fmt: skip
    source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    with open_session(library) as session:
        list(importing.import_paths(session, [source, sample_path()]))
        ids = [s.id for s in session.library.catalogue.list(Collection(kind="all"))]
        reading.mark_read(session, *ids[3:9], *ids[40:200])
        bookmarking.bookmark(session, ids[0], ids[6])
        tagging.tag(session, ids[0], ids[6], name="老桥旧事")
        annotating.annotate(session, ids[0], exact="这回一块没换", color="key", note="与卡片核对过。")


def states() -> dict[str, Callable[[MainWindow], object]]:
    """Return what is drawn, each from the state before."""
    from reader.model.summary import Collection

    def show(*path: str) -> Callable[[MainWindow], object]:
        return lambda window: (
            window.desk and window.desk.tree.collection_chosen.emit(Collection(kind="newspaper", path=path))
        )

    def search(text: str) -> Callable[[MainWindow], object]:
        return lambda window: window.search_for(text)

    def empty(window: MainWindow) -> None:
        if window.desk is not None:
            window.desk.leave_search()
            window.desk.browser.show(Collection(kind="annotated"))

    def all_of(window: MainWindow) -> None:
        if window.desk is not None:
            window.desk.browser.show(Collection(kind="all"))
            window.desk.open(window.desk.list.model.first_id)

    def do(*actions: str) -> Callable[[MainWindow], object]:
        def done(window: MainWindow) -> None:
            all_of(window)
            for action in actions:
                window.trigger(action)

        return done

    return {
        "piece": all_of,
        "search": search("chuankaoan"),
        "no hit": search("渡口 找不着的词"),
        "empty": empty,
        "calendar": show("河口晚报"),
        "year": show("河口晚报", "2024"),
        "front": do("front_page"),
        "table": do("list_table"),
        "compact": do("list_compact"),
        "notes": do("list_snippets", "notes_panel"),
        "message": lambda window: window.say("《八月.pdf》里面只有图片，没有文字。", ("看文件",)),
    }


def draw(name: str, library: Path, out: Path) -> None:
    """Draw one sheet."""
    from dataclasses import replace

    from PySide6.QtCore import QEventLoop, QTimer

    from reader.model.messages import speak
    from reader.ui.shell.application import Program, make_application
    from reader.workspace.session import open_session

    theme, em, tongue, width, height = SHEETS[name]
    speak(tongue)
    application = make_application()

    def wait() -> None:
        loop = QEventLoop()
        QTimer.singleShot(WAIT_MS, loop.quit)
        loop.exec()

    with open_session(library) as session:
        session.change_settings(replace(session.settings, theme=theme, em=em, list_mode="snippets", notes_open=False))
        program = Program(application, session)
        window = program.window
        program.start((), quit_when_shown=False)
        window.resize(width, height)
        wait()
        wait()
        tiles = []
        for deed in states().values():
            deed(window)
            wait()
            tiles.append(window.grab())
        _sheet(tiles).save(str(out / f"{name}.png"))
        window.close()
        program.end()
    sys.stdout.write(f"{out / name}.png\n")
    sys.stdout.flush()
    os._exit(0)


def _sheet(tiles: list[QPixmap]) -> QPixmap:
    """Return pictures side by side, made smaller."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPixmap

    small = [t.scaledToWidth(min(TILE, t.width()), Qt.TransformationMode.SmoothTransformation) for t in tiles]
    width, height = small[0].width() + 8, small[0].height() + 8
    made = QPixmap(width * ACROSS, height * -(-len(small) // ACROSS))
    made.fill(Qt.GlobalColor.gray)
    painter = QPainter(made)
    for k, tile in enumerate(small):
        painter.drawPixmap(k % ACROSS * width + 4, k // ACROSS * height + 4, tile)
    painter.end()
    return made


def main(arguments: list[str]) -> int:
    """Draw the sheets named, or all, each in a process of its own."""
    if arguments[:1] == ["--one"]:
        draw(arguments[1], Path(arguments[2]), Path(arguments[3]))
        return 0
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        env |= {f"BAOJIA_{name.upper()}": f"{folder}/{name}" for name in ("cache", "config")}
        os.environ.update(env)
        prepare(Path(folder) / "library")
        for name in arguments[1:] or SHEETS:
            own = [sys.executable, __file__, "--one", name, f"{folder}/library", str(out)]
            subprocess.run(own, env=env, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
