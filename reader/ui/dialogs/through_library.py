"""通览: a word through the years, every place on a line, this day in other years, what is missing. One table each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QTableView
from shiboken6 import isValid

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.namesakes import Namesakes
from reader.ui.dialogs.trend_view import TrendView
from reader.ui.dialogs.view_out import ViewOut
from reader.ui.dialogs.view_rows import ViewRows
from reader.ui.dialogs.view_sheet import TAKE_WORDS, title_of, views
from reader.ui.dialogs.views_of_library import Shown, nothing, shown
from reader.ui.jobs.background import Lane, Operation
from reader.ui.jobs.people_reading import NamesFirst
from reader.ui.look.controls import Label
from reader.ui.searching.askers import asker_for
from reader.ui.searching.questions import Question
from reader.workspace.looking_through import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.dialogs.views_of_library import Go
    from reader.ui.jobs.host import Host
    from reader.workspace.looking_through import Looked, View
    from reader.workspace.session import Session

OF_WORDS = frozenset({"concordance", "trend", "life", "notes"})
"""The views that ask for words."""


class ThroughLibrary(Dialog):
    """Looks through the library as a whole; it stays open beside the window."""

    def __init__(self, host: Host, session: Session, query: str, view: View = "concordance") -> None:
        super().__init__(host, _("通览"), width=56, remark=_("双击一行，或按 Enter，到它说的地方去。"))
        self._host, self._session = host, session
        self._shown: Shown = nothing("")
        self._lane = Lane("through", self)
        self._asker = asker_for(session, "through", self)
        self._names = self._made_names()
        self.view = QComboBox()
        for name, word in views().items():
            self.view.addItem(word, name)
        self.row(_("看什么"), self.view)
        self.query = QLineEdit(query)
        self.row(_("要找的话"), self.query)
        self.against = QLineEdit()
        self.against.setPlaceholderText(_("另一句话，与它比"))
        self.row(_("比较"), self.against)
        self.way = QComboBox()
        self.row(_("怎样排"), self.way)
        self.picture = TrendView(self.look)
        self.picture.chosen.connect(lambda period: self._go(self._shown.pick, period))
        self.picture.hide()
        self.body.addWidget(self.picture, 1)
        self.body.addWidget(self._made_table(), 1)
        self.namesakes = Namesakes(host, session, self.table)
        self.namesakes.changed.connect(self._look_again)
        self.body.addWidget(self.namesakes)
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        self._add_buttons()
        self._asked: Wanted | None = None
        self._seen: Wanted | None = None
        self.view.setCurrentIndex(list(views()).index(view))
        self.view.currentIndexChanged.connect(self._choose_view)
        self.way.currentIndexChanged.connect(self.look_through)
        self.query.editingFinished.connect(self.look_through)
        self.against.editingFinished.connect(self.look_through)
        self.resize(self.look.tokens.px(62), self.look.tokens.px(52))
        if view in OF_WORDS and not query:
            self.query.setFocus()
        self._choose_view()

    def _made_names(self) -> NamesFirst:
        names = NamesFirst(self._session, self._lane, self)
        names.told.connect(lambda words: self.said.setText(words) if self._wants_life else None)
        names.read.connect(lambda: self._ask() if self._wants_life else None)
        return names

    def _made_table(self) -> QTableView:
        self.table = QTableView()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(_("通览"))
        self.table.setMinimumHeight(self.look.tokens.px(9))
        self.table.activated.connect(lambda index: self._go(self._shown.goal, index.row()))
        return self.table

    def _add_buttons(self) -> None:
        for word, deed in (
            (_("复制成表格"), lambda: self._out().copy()),
            (_("存成表格…"), lambda: self._out().save_table()),
            (_("存为 PDF…"), lambda: self._out().save_pdf()),
            (_("打印…"), lambda: self._out().print(self)),
        ):
            button = self.add_button(word)
            button.setAutoDefault(False)
            button.clicked.disconnect()
            button.clicked.connect(deed)
        self.add_close()

    def _choose_view(self) -> None:
        view = self.view.currentData()
        self.query.setEnabled(view in TAKE_WORDS)
        self.show_row(self.query, self.query.isEnabled())
        self.show_row(self.against, view == "trend")
        self.namesakes.setVisible(view == "life")
        self.way.blockSignals(True)
        self.way.clear()
        for name, word in ways()[view].items():
            self.way.addItem(word, name)
        self.show_row(self.way, self.way.count() > 1)
        self.way.blockSignals(False)
        self.look_through()

    def look_through(self) -> None:
        """Answer anew, beside the window, where something else is asked for."""
        view, against = self.view.currentData(), self.against.text().strip()
        wanted = Wanted(
            view=view,
            query=self.query.text().strip(),
            way=self.way.currentData() or "",
            against=against if view == "trend" else "",
            today=date.today(),
        )
        if wanted == self._asked:
            return
        self._asked = wanted
        if not wanted.query and view in OF_WORDS:
            self._show_nothing(_("先写要找的话。"))
            return
        self.said.setText(_("正在看…"))
        if view == "life":
            self._names.see()
        else:
            self._ask()

    def _ask(self) -> None:
        question = Question(kind="through", through=self._asked, stream="through")
        self._asker.ask(question, self._answered, lambda error: self._show_nothing(str(error)), newest=True)

    def _show_nothing(self, said: str) -> None:
        """Say why there is nothing; what was found before is not what was asked for."""
        self._seen = None
        self._show(nothing(said))

    @property
    def _wants_life(self) -> bool:
        return self._asked is not None and self._asked.view == "life" and bool(self._asked.query)

    def _look_again(self) -> None:
        self._asked = None
        self.look_through()

    def _answered(self, looked: Looked) -> None:
        if looked.wanted == self._asked:
            self._seen = looked.wanted
            self._show(shown(self._session, looked))

    def _show(self, found: Shown) -> None:
        self._shown = found
        self.namesakes.show_offices(found)
        self._model = ViewRows(found)
        self.table.setModel(self._model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.resizeColumnsToContents()
        header.setStretchLastSection(len(found.heads) - 1 not in found.right_aligned)
        self.picture.show_trends(found.trends)
        self.said.setText(found.said)

    def _go(self, goal: Callable[[int], Go] | None, row: int) -> None:
        if goal is not None:
            Operation(lambda _cancelled: goal(row)).then(lambda go: go(self._host)).start(self._lane)

    def _out(self) -> ViewOut:
        return ViewOut(self._host, self._shown, self._title(), self._tell)

    def _tell(self, sentence: str) -> None:
        if isValid(self):
            self.said.setText(sentence)
        else:  # it was closed meanwhile
            self._host.say(sentence, warning=False)

    def _title(self) -> str:
        """Return what the table is of, also where something else is asked for and not here yet."""
        seen = self._seen
        return title_of(seen.view if seen else self.view.currentData(), seen.query if seen else "")

    def done(self, result: int) -> None:
        """End thread and process with the dialog."""
        self._names.stop()
        self._asker.close(0)
        self._lane.close(0)
        super().done(result)


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
        "life": {},
        "notes": {},
        "events": {},
    }


def open_through_library(host: Host, session: Session, query: str, view: View = "concordance") -> ThroughLibrary:
    """Open the dialog beside the window."""
    dialog = ThroughLibrary(host, session, query, view)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
