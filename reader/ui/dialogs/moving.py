"""Move the library to another place, with a bar that shows how far it is."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QProgressBar

from reader.model.errors import BaojiaError, Cancelled
from reader.model.messages import _, counted
from reader.ui.dialogs.backups import size_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.library import Relocated
    from reader.ui.jobs.host import Host

STEPS = 1000


class MoveLibrary(Dialog):
    """Says from where to where, moves, says what came of it; `moved` is None until everything is there."""

    _went_on = Signal(object, object)  # bytes done, bytes in all; more than Qt's int holds

    def __init__(self, host: Host, target: Path) -> None:
        session = host.library_session
        super().__init__(host, _("把报库搬到别处"), width=34)
        self.moved: Relocated | None = None
        self._session = session
        self._target = target
        self._lane = Lane("move", self)
        self._stop = threading.Event()
        self._running = False
        size = size_words(session.library.statistics().bytes)
        for words in (
            _("现在：{path}").format(path=session.library.folder),
            _("搬到：{path}").format(path=target),
            _("共 {size}。每个文件都抄好、核对过，才换到新地方；中途停下或出错，报库还在原处。").format(size=size),
        ):
            self.body.addWidget(Label(self.look, words, wrap=True))
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("搬了多少"))
        self.bar.setFixedHeight(self.look.tokens.px(0.6))
        colours = self.bar.palette()
        colours.setColor(QPalette.ColorRole.Highlight, self.look.tokens.colour("accent"))
        self.bar.setPalette(colours)
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.told = Label(self.look, "", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.no = self.add_button(_("不搬"))
        self.yes = self.add_button(_("搬"), main=True)
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self.begin)
        self._went_on.connect(self._show)

    def begin(self) -> None:
        """Move, on a worker thread."""
        from reader.workspace import moving

        self.yes.hide()
        self.no.setText(_("停下"))
        self.told.hide()
        self.bar.show()
        self.adjustSize()

        self._running = True
        self._stop.clear()

        def work(_unwanted: object) -> Relocated:  # its end is awaited, however it ends
            return moving.move(self._session, self._target, progress=self._went_on.emit, cancelled=self._stop.is_set)

        Operation(work).then(self._arrived).otherwise(self._stayed).start(self._lane)

    def reject(self) -> None:
        """Stop: what has not arrived whole is taken away again, then the dialog closes."""
        if self._running:
            self._stop.set()
            self.no.setEnabled(False)
        elif self.moved is not None:
            self.accept()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """End the worker thread."""
        self._lane.close()
        super().done(result)

    def _show(self, done: int, total: int) -> None:
        self.bar.setValue(STEPS * done // max(1, total))

    def _arrived(self, moved: Relocated) -> None:
        self.moved, self._running = moved, False
        self.bar.hide()
        words = counted("搬好了，{files} 个文件都核对过。", moved.files).format(files=moved.files)
        if moved.left_behind:
            words += _("旧的一份还在《{path}》；看过新的没有问题，可以删掉它。").format(path=moved.old)
        self._tell(words)
        self.no.hide()
        self.yes.setText(_("在新地方打开"))
        self.yes.show()
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self.accept)
        self.yes.setFocus()

    def _stayed(self, error: Exception) -> None:
        self._running = False
        if isinstance(error, Cancelled):
            super().reject()
            return
        if not isinstance(error, BaojiaError):
            raise error
        self.bar.hide()
        self._tell(str(error))
        self.no.setText(_("关闭"))
        self.no.setEnabled(True)
        self.yes.show()

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
        self.adjustSize()


def ask_for_place(host: Host) -> Path | None:
    """Ask which folder the reader's own library shall be moved into; None where the reader thought better of it."""
    here = host.library_session.library.folder.parent
    name = QFileDialog.getExistingDirectory(host.window(), _("选择文件夹，报库会搬到它里面"), str(here))
    return Path(name) if name else None
