"""Before an import: what would come of it, with encoding, newspaper and day to put right while one sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from reader.model.messages import _, counted
from reader.ui.browsing.wording import day_words
from reader.ui.dialogs.day_field import DayField, day_example
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.child_process import STAYS, ChildProcess
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.children.speech import Message

CHILD = "preview"


class ImportPreview(Dialog):
    """Shows what the chosen files hold, one at a time, and asks how to read them."""

    def __init__(self, host: Host, paths: Sequence[Path]) -> None:
        super().__init__(host, _("导入"), width=44, remark=_("原文一字不改；这里改的只是怎样读它。"))
        from reader.workspace.previewing import ENCODINGS

        self._paths = list(paths)
        self._child = ChildProcess(CHILD, self, stays=STAYS)
        self._child.answered.connect(self._show)
        self._child.finished.connect(self._ended)
        self._rows: list[QWidget] = []
        self.preview: dict[str, Any] | None = None
        self.source = QComboBox()
        self.source.addItems([p.name for p in self._paths])
        self.source.currentIndexChanged.connect(lambda _at: self._look())
        if len(self._paths) > 1:
            self.row(_("文件"), self.source)
        self.encoding = QComboBox()
        self.encoding.addItem(_("自动辨认"), "")
        for name in ENCODINGS:
            self.encoding.addItem(encoding_words(name), name)
        self.encoding.currentIndexChanged.connect(lambda _at: self._look())
        self.row(_("编码"), self.encoding)
        self.newspaper = QLineEdit()
        self.day = DayField()
        self.row(_("报名"), self.newspaper)
        self.row(_("日期"), self.day)
        self.day.textChanged.connect(lambda _text: self._check())
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        self.body.addWidget(self._pieces_area(), 1)
        self.add_button(_("取消"))
        self.ok = self.add_button(_("导入"), main=True, accepts=True)
        self.ok.setFocus()
        self._look()

    def _pieces_area(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("plain")
        self._pieces = QVBoxLayout(inner)
        self._pieces.setSpacing(self.look.tokens.px(0.15))
        self._pieces.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumHeight(self.look.tokens.px(18))
        area.setAccessibleName(_("读出来的样子"))
        return area

    @property
    def options(self) -> dict[str, str]:
        """How the reader wants the files to be read, as far as that differs from what was found."""
        chosen = {
            "encoding": str(self.encoding.currentData()), "newspaper": self.newspaper.text().strip(),
            "date": self.day.date or "",
        }  # fmt: skip
        return {name: value for name, value in chosen.items() if value}

    # Looking

    def _look(self) -> None:
        """Read the file as chosen, in another process; an older look is given up."""
        if self._child.busy:
            self._child.drop()
        self.preview = None
        self.said.setText(_("正在看《{name}》…").format(name=self._paths[self.source.currentIndex()].name))
        request = {
            "path": str(self._paths[self.source.currentIndex()].absolute()),
            "encoding": str(self.encoding.currentData()),
        }
        self._child.ask(request)

    def _ended(self, _status: int, _said: str) -> None:
        if self.preview is None:
            self.said.setText(_("没能预看这份文件，仍可以导入。"))

    def _show(self, message: Message) -> None:
        if "preview" not in message.line:
            return  # it failed; said when it has ended
        self.preview = found = message.line["preview"]
        for widget in self._rows:  # our own list: what a layout hands back may come without its widget
            self._pieces.removeWidget(widget)
            widget.setParent(None)
            widget.deleteLater()
        self._rows.clear()
        said = _("{said}导入时识字，一版十几秒到一分钟。").format(said=found["failure"])
        self.said.setText(said if found["pictures"] else found["failure"] or summary_words(found))
        self.encoding.setEnabled(bool(found["encoding"] or found["failure"] or self.encoding.currentData()))
        self.encoding.setItemText(0, automatic_words(found["encoding"] if not self.encoding.currentData() else ""))
        self.newspaper.setPlaceholderText(found["newspaper"] or _("报上没有印，可以在这里补上"))
        self.day.setPlaceholderText(found["date_published"] or day_example())
        for piece in found["pieces"]:
            self._add_piece(piece)
        self._check()

    def _add_piece(self, piece: dict[str, Any]) -> None:
        at = self._pieces.count() - 1
        line = QHBoxLayout()
        headline = Label(self.look, piece["headline"] or _("（无标题）"), scale=1.0, serif=True, bold=True, wrap=True)
        length = Label(self.look, _("{n} 字").format(n=f"{piece['characters']:,}"), scale=0.8, colour="ink3")
        row = QWidget()
        row.setLayout(line)
        line.setContentsMargins(0, self.look.tokens.px(0.35), 0, 0)
        line.addWidget(headline, 1)
        line.addWidget(length, 0, Qt.AlignmentFlag.AlignTop)
        self._pieces.insertWidget(at, row)
        words = "　".join(w for w in (piece["byline"], piece["begins"]) if w)
        beginning = Label(self.look, words, scale=0.87, colour="ink2", wrap=True)
        self._pieces.insertWidget(at + 1, beginning)
        self._rows += [row, beginning]

    def _check(self) -> None:
        """Several files may differ in paper and day: these can be said for one file only."""
        one = len(self._paths) == 1
        for field in (self.newspaper, self.day):
            field.setEnabled(one)
            field.setToolTip("" if one else _("一次导入几份时，各份的报名与日期在导入之后分别补。"))
        found = self.preview or {"failure": "", "pictures": False}
        self.day.allow(self.ok, also=not (one and found["failure"] and not found["pictures"]))

    def done(self, result: int) -> None:
        """End the other process with the dialog."""
        self._child.drop()
        super().done(result)


def summary_words(found: dict[str, Any]) -> str:
    """Return what was found in a sentence or two."""
    from datetime import date

    paper = f"《{found['newspaper']}》" if found["newspaper"] else ""
    day = day_words(found["date_published"], date.today())
    parts = [
        f"{paper}{day}",
        _("{n} 份").format(n=found["issues"]) if found["issues"] > 1 else "",
        counted("{n} 篇", found["articles"]).format(n=found["articles"]),
        _("修整 {n} 处").format(n=found["repairs"]) if found["repairs"] else "",
        _("{n} 处待核对").format(n=found["doubts"]) if found["doubts"] else "",
    ]
    return " ".join([_("，").join(p for p in parts if p) + _("。"), *found["warnings"]])


def encoding_words(name: str) -> str:
    """Return what people call an encoding."""
    return {
        "utf-8": "UTF-8", "gb18030": _("GB18030（GBK、GB2312，简体）"), "big5hkscs": _("Big5（繁体）"),
        "utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE", "shift_jis": "Shift-JIS", "windows-1252": "Windows-1252",
    }.get(name, name.upper())  # fmt: skip


def automatic_words(found: str) -> str:
    """Return the first entry of the list of encodings: what was recognised."""
    return _("自动辨认：{name}").format(name=encoding_words(found)) if found else _("自动辨认")


def import_with_preview(host: Host, paths: Sequence[Path], take_in: Callable[..., None]) -> None:
    """Show what files hold, and let them be imported as the reader says."""
    dialog = ImportPreview(host, paths)
    if dialog.ask():
        take_in(paths, **dialog.options)
