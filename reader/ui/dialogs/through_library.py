"""通览: a word through the years, every place on a line, this day in other years, what is missing. One table each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QTableView

from reader.model.errors import Cancelled as Stopped
from reader.model.messages import _
from reader.ui.dialogs import views_of_library
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.background import Cancelled, Lane, Operation
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.ui.dialogs.views_of_library import Cells, Looked
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session

MOST_COPIED = 20_000


class _Rows(QAbstractTableModel):
    """The rows of a view; a row is worked out when it is seen."""

    def __init__(self, looked: Looked) -> None:
        super().__init__()
        self.looked = looked
        self._known: dict[int, Cells] = {}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802  # Qt's name
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else self.looked.rows

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802  # Qt's name
        """Return how many columns there are."""
        return len(self.looked.heads)

    def cells(self, row: int) -> Cells:
        """Return the words of a row."""
        if row not in self._known:
            if len(self._known) > MOST_COPIED:
                self._known.clear()
            self._known[row] = self.looked.cells(row)
        return self._known[row]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, and how they are set."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.looked.right_aligned:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802  # Qt's name
        """Return a column's head."""
        if role == Qt.ItemDataRole.DisplayRole and side == Qt.Orientation.Horizontal:
            return self.looked.heads[section]
        return None


class ThroughLibrary(Dialog):
    """Looks through the library as a whole; it stays open beside the window."""

    def __init__(self, host: Host, session: Session, query: str) -> None:
        super().__init__(host, _("通览"), width=48, remark=_("双击一行，或按 Enter，到它说的地方去。"))
        self._host, self._session = host, session
        self._lane = Lane("through", self)
        self.view = QComboBox()
        for name, word in views().items():
            self.view.addItem(word, name)
        self.row(_("看什么"), self.view)
        self.query = QLineEdit(query)
        self.row(_("要找的话"), self.query)
        self.way = QComboBox()
        self.row(_("怎样排"), self.way)
        self.table = QTableView()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(_("通览"))
        self.table.setMinimumHeight(self.look.tokens.px(24))
        self.table.activated.connect(self._go)
        self.body.addWidget(self.table, 1)
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        copy = self.add_button(_("复制成表格"))
        copy.clicked.disconnect()
        copy.clicked.connect(self._copy)
        self.add_close()
        self.view.currentIndexChanged.connect(self._choose_view)
        self.way.currentIndexChanged.connect(self.look_through)
        self.query.editingFinished.connect(self.look_through)
        self._asked: tuple[str, ...] = ()
        self._choose_view()

    def _choose_view(self) -> None:
        self.query.setEnabled(self.view.currentData() in {"concordance", "trend"})
        self.way.blockSignals(True)
        self.way.clear()
        for name, word in ways()[self.view.currentData()].items():
            self.way.addItem(word, name)
        self.way.setEnabled(self.way.count() > 1)
        self.way.blockSignals(False)
        self.look_through()

    def look_through(self) -> None:
        """Answer anew, beside the window, where something else is asked for."""
        asked = (self.view.currentData(), self.query.text().strip(), self.way.currentData() or "")
        if asked == self._asked:
            return
        self._asked = asked

        def work(cancelled: Cancelled) -> Looked | None:
            try:
                return views_of_library.looked(self._session, *asked, today=date.today(), cancelled=cancelled)
            except Stopped:
                return None

        self.said.setText(_("正在看…"))
        Operation(work).then(self._show).otherwise(lambda error: self.said.setText(str(error))).start(
            self._lane, newest=True
        )

    def _show(self, looked: Looked | None) -> None:
        if looked is None:
            return
        self._model = _Rows(looked)
        self.table.setModel(self._model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.resizeColumnsToContents()
        header.setStretchLastSection(True)
        self.said.setText(looked.said)

    def _go(self, index: QModelIndex) -> None:
        goal = self._model.looked.goal
        if goal is not None:
            row = index.row()
            Operation(lambda _cancelled: goal(row)).then(lambda go: go(self._host)).start(self._lane)

    def _copy(self) -> None:
        model = self.table.model()
        if not isinstance(model, _Rows):
            return
        rows = [model.looked.heads, *(model.cells(k) for k in range(min(MOST_COPIED, model.looked.rows)))]
        QGuiApplication.clipboard().setText("\n".join("\t".join(cell.strip() for cell in row) for row in rows))
        self.said.setText(_("复制了 {n} 行。").format(n=len(rows) - 1))


def views() -> dict[str, str]:
    """Return what can be looked at, with its word."""
    return {
        "concordance": _("语境：每一处排成一行"),
        "trend": _("词的年轮：每年每月各有几篇"),
        "this_day": _("今天的旧报"),
        "holdings": _("馆藏：有哪些，缺哪些"),
    }


def ways() -> dict[str, dict[str, str]]:
    """Return the ways of each view, with their words."""
    return {
        "concordance": {
            "date": _("日期"),
            "right": _("右邻"),
            "left": _("左邻"),
            "found": _("本身"),
            "newspaper": _("报纸"),
        },
        "trend": {"year": _("按年"), "month": _("按月")},
        "this_day": {"": _("公历"), "traditional": _("农历")},
        "holdings": {},
    }


def open_through_library(host: Host, session: Session, query: str) -> ThroughLibrary:
    """Open the dialog beside the window."""
    dialog = ThroughLibrary(host, session, query)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
