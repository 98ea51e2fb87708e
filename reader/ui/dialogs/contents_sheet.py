"""目录: everything that can be done, one large button each, for who presses only what can be seen and read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.big_button import BigButton
from reader.ui.look.controls import Label
from reader.ui.look.theme import THEMES

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host

GROUPS: tuple[tuple[str, ...], ...] = (
    ("tree", "import", "paste", "sample", "search", "people", "undo", "redo"),
    ("speak", "bookmark", "pinyin", "original", "find", "next_repair", "review", "clip", "unread", "remove"),
    ("mark_key", "mark_people", "mark_doubt", "mark_source", "note", "next_note", "notes_panel", "copy_cited"),
    ("print", "preview", "export", "clippings", "backup", "restore"),
    ("ruler", "layout", *(f"theme_{name}" for name in THEMES), "easy"),
)


class ContentsSheet(Dialog):
    """The dialog. `offered` gives (id, words, icon) of what can be done now."""

    def __init__(self, host: Host, offered: Sequence[tuple[str, str, str]], trigger: Callable[[str], None]) -> None:
        super().__init__(host, _("目录"), width=30)
        self._trigger = trigger
        known = {name: (words, icon) for name, words, icon in offered}
        if self.look.easy and "easy" in known:  # a button has no check mark to say that it is on
            known["easy"] = _("退出长者模式"), known["easy"][1]
        titles = (_("报纸"), _("这一篇"), _("划线与批注"), _("打印与存放"), _("样子"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self.look.tokens.px(0.6), 0)
        for title, names in zip(titles, GROUPS, strict=True):
            there = [name for name in names if name in known]
            if not there:
                continue
            column.addWidget(Label(self.look, title, scale=0.93, serif=True, bold=True))
            grid = QGridLayout()
            grid.setSpacing(self.look.tokens.px(0.4))
            for k, name in enumerate(there):
                grid.addWidget(self._button(name, *known[name]), k // 2, k % 2)
            column.addLayout(grid)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setMinimumHeight(self.look.tokens.px(22))
        self.body.addWidget(area, 1)
        self.add_close()

    def _button(self, name: str, words: str, icon: str) -> BigButton:
        button = BigButton(self.look, self.icons, words.rstrip("…"), icon)
        button.clicked.connect(lambda _on=False: self._choose(name))
        return button

    def _choose(self, name: str) -> None:
        self.accept()
        self._trigger(name)
