"""What can be looked up: keys, how to write a search, what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.actions import action_specs
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.jobs.host import Host


def key_rows() -> list[tuple[str, str]]:
    """Return (keys, what they do), straight from the table of actions."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = []
    for spec in action_specs():
        if spec.text and spec.shortcuts:
            keys = " · ".join(QKeySequence(k).toString(native) for k in spec.shortcuts)
            rows.append((keys, spec.text.rstrip("…")))
    return rows


def search_rows() -> list[tuple[str, str]]:
    """Return (what is typed, what it finds)."""
    return [
        ("石板桥", _("这几个字，标题、正文、记者、批注里都找")),
        ("shibanqiao · shi ban qiao", _("读这个音的字")),
        ("sbq", _("拼音首字母")),
        ("shibanq", _("最后一个字只打一半")),
        ("石ban桥", _("汉字和拼音混着打")),
        (_("石板桥 守夜"), _("两样都有")),
        (_("石板桥 -公交"), _("有前面的，没有后面的")),
        (_("公交 OR 早市"), _("有一样就行")),
        ('"修旧如旧"', _("一字不差")),
        (_("标题:桥 · 记者:沈"), _("只在标题里、只找这位记者")),
        (_("报:青石湾 日期:2026-11"), _("只找这份报、这个月")),
        ("/第.{1,3}座桥/", _("正则表达式")),
    ]


def show_keys(host: Host) -> None:
    """Show which key does what."""
    _show_table(host, _("按键一览"), key_rows())


def show_search_syntax(host: Host) -> None:
    """Show how to write a search."""
    _show_table(host, _("搜索怎样写"), search_rows())


def show_about(host: Host) -> None:
    """Say what this is."""
    from reader import __version__

    dialog = Dialog(host, _("报夹 {version}").format(version=__version__))
    for sentence in (
        _("离线读中文报纸，留住要紧的。"),
        _("一切都留在这台电脑上：不联网，不用账号。"),
        _("报库在：{folder}").format(folder=host.library_session.library.folder),
    ):
        label = Label(host.look, sentence, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        dialog.body.addWidget(label)
    dialog.add_close()
    dialog.ask()


def _show_table(host: Host, title: str, rows: Iterable[tuple[str, str]]) -> None:
    dialog = Dialog(host, title, width=34)
    look = host.look
    inner = QWidget()
    grid = QGridLayout(inner)
    grid.setHorizontalSpacing(look.tokens.px(1.6))
    grid.setVerticalSpacing(look.tokens.px(0.35))
    grid.setColumnStretch(1, 1)
    for k, (left, right) in enumerate(rows):
        grid.addWidget(Label(look, left, bold=True), k, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(look, right, colour="ink2", wrap=True), k, 1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setMinimumHeight(look.tokens.px(26))
    dialog.body.addWidget(area, 1)
    dialog.add_close()
    dialog.ask()
