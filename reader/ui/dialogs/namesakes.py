"""Two people of one name, told apart by hand: the offices chosen in the table are another person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableView, QWidget
from shiboken6 import isValid

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.dialogs.views_of_library import Shown
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session

_WHO, _TITLE = 0, 3


class Namesakes(QWidget):
    """Signals: changed() people were parted or joined."""

    changed = Signal()

    def __init__(self, host: Host, session: Session, table: QTableView) -> None:
        super().__init__()
        self._host, self._session, self._table = host, session, table
        self._found: Shown | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.part = QPushButton(_("选中的职务是另一个人的"))
        self.part.clicked.connect(lambda _checked=False: self._part(self._chosen()))
        self.join = QPushButton(_("合成一个人"))
        self.join.clicked.connect(lambda _checked=False: self._part([]))
        row.addWidget(self.part)
        row.addWidget(self.join)
        row.addStretch(1)

    def show_offices(self, found: Shown) -> None:
        """The table shows these offices now."""
        self._found = found
        self.setEnabled(found.rows > 0 and not self._session.library.read_only)
        self.join.setEnabled(len({found.cells(k)[_WHO] for k in range(found.rows)}) > 1)

    def _chosen(self) -> list[str]:
        rows = sorted({index.row() for index in self._table.selectionModel().selectedIndexes()})
        return [self._found.cells(k)[_TITLE] for k in rows] if self._found else []

    def _part(self, titles: list[str]) -> None:
        """Let these offices be another person's; none: all are one person's again."""
        from reader.workspace import life

        found = self._found
        if found is None or not found.rows or (not titles and self.sender() is self.part):
            self._host.say(_("先在表里选中另一个人的职务。"))
            return
        name = found.name
        said = _("把 {n} 个职务分给了另一个“{name}”。") if titles else _("“{name}”合成一个人了。")

        def tell(_done: object) -> None:
            self._host.tell_done(said.format(n=len(titles), name=name))
            if isValid(self):
                self.changed.emit()

        self._host.work(_("正在记下…"), lambda: life.part(self._session, name, titles), tell)
