"""人物: who wrote and photographed, who and what is named, with counts, days and the places that show it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.model.messages import _
from reader.ui.browsing.wording import day_words, headline_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.name_words import kind_words, remark_of
from reader.ui.dialogs.through_library import open_through_library
from reader.ui.jobs.background import Cancelled, Lane, Operation
from reader.ui.jobs.people_child import entry_of
from reader.ui.jobs.people_reading import PeopleReading, is_long
from reader.ui.look.chip import Chip
from reader.ui.look.controls import Label
from reader.ui.look.elided_link import ElidedLink
from reader.ui.look.entries import ROW, Entry, EntryList

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.search.people import Entry as Name
    from reader.search.people import Kind
    from reader.ui.jobs.host import Host
    from reader.workspace.people import Witness
    from reader.workspace.session import Session

LINES = 12
ICONS: dict[Kind, str] = {
    "credit": "pencil-line", "person": "users", "place": "map-pin", "organisation": "bank",
}  # fmt: skip


class PeopleDialog(Dialog):
    """The people index of the library that is shown; it stays open beside the window."""

    def __init__(self, host: Host, session: Session) -> None:
        remark = _("从署名和正文里认出来的，拿不准的宁可不列。点一个名字看出处，双击或按 Enter 查全部。")
        super().__init__(host, _("人物"), width=54, remark=remark)
        self._host, self._session = host, session
        self._lane = Lane("people", self)
        self._reading: PeopleReading | None = None
        self._names: list[Name] = []
        self._shown: list[Name] = []
        self._rows: list[QWidget] = []
        self._kind: Kind = "credit"
        px = self.look.tokens.px
        self.field = QLineEdit()
        self.field.setFont(self.look.tokens.font(0.93))
        self.field.setFixedHeight(px(2.3))
        self.field.setPlaceholderText(_("名字，拼音也行"))
        self.field.setAccessibleName(_("名字，拼音也行"))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.body.addWidget(self.field)
        self.body.addLayout(self._kinds())
        self.list = EntryList(self.look, self.icons)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.entered.disconnect()
        self.list.setMinimumSize(px(25), px(ROW * LINES))
        self.list.setAccessibleName(_("人物"))
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index))
        self.list.activated.connect(self._search)
        both = self.side_by_side()
        both.setSpacing(px(1.1))
        both.addWidget(self.list, 3)
        both.addWidget(self._evidence_area(), 2)
        self.body.addLayout(both, 1)
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        self.life = self._deed(_("生平…"), self._show_life)
        self.search = self._deed(_("查这个名字"), self._search, main=True)
        self.add_close()
        self._read()

    def _deed(self, word: str, deed: Callable[[QModelIndex], None], *, main: bool = False) -> QPushButton:
        button = self.add_button(word, main=main)
        button.clicked.disconnect()
        button.clicked.connect(lambda _checked=False: deed(self.list.currentIndex()))
        return button

    def _kinds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.tokens.px(0.4))
        self._group = QButtonGroup(self)
        self.chips: dict[Kind, Chip] = {}
        for kind, word in kind_words().items():
            chip = Chip(self.look, self.icons, word, cross=False)
            chip.setChecked(kind == self._kind)
            chip.toggled.connect(lambda on, k=kind: self._show_kind(k) if on else None)
            self._group.addButton(chip)
            self.chips[kind] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _evidence_area(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("plain")
        self._evidence = QVBoxLayout(inner)
        self._evidence.setSpacing(self.look.tokens.px(0.2))
        self._evidence.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumWidth(self.look.tokens.px(20))
        return area

    @property
    def shown(self) -> list[Name]:
        """The names listed now."""
        return self._shown

    # Reading

    def _read(self) -> None:
        self.said.setText(_("正在从文章里找人名…"))
        session = self._session

        def work(cancelled: Cancelled) -> list[Name] | None:
            from reader.workspace import people

            return None if is_long(session) else list(people.names(session, cancelled=cancelled))

        Operation(work).then(self._has_read).otherwise(lambda trouble: self.said.setText(str(trouble))).start(
            self._lane
        )

    def _has_read(self, names: list[Name] | None) -> None:
        if names is None:
            self._reading = PeopleReading(self._session, self)
            self._reading.entered.connect(lambda told: self._names.extend(map(entry_of, told)))
            self._reading.told.connect(self.said.setText)
            self._reading.finished.connect(self._end)
            return
        self._names = names
        self._end(True)

    def _end(self, whole: bool) -> None:
        if whole:
            self.said.setText("" if self._names else _("还没有认出人名。"))
        self._fill()

    # Showing

    def _show_kind(self, kind: Kind) -> None:
        self._kind = kind
        self._fill()

    def _fill(self) -> None:
        from reader.workspace import people

        self._shown = list(people.fitting([n for n in self._names if n.kind == self._kind], self.field.text()))
        shown = self.look.shown
        self.list.entries.show(
            [Entry(icon=ICONS[n.kind], text=shown(n.name), remark=remark_of(n), run=lambda: None) for n in self._shown]
        )
        self.search.setEnabled(bool(self._shown))
        self.life.setEnabled(bool(self._shown) and self._kind in {"credit", "person"})
        self.list.setCurrentIndex(self.list.entries.index(0) if self._shown else QModelIndex())
        if not self._shown:
            self._show_evidence(())

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid() or index.row() >= len(self._shown):
            return
        name, session = self._shown[index.row()], self._session

        def work(_cancelled: Cancelled) -> tuple[Witness, ...]:
            from reader.workspace import people

            return people.evidence(session, name)

        Operation(work).then(self._show_evidence).otherwise(lambda _trouble: self._show_evidence(())).start(
            self._lane, newest=self._reading is not None or bool(self._names)
        )

    def _show_evidence(self, found: tuple[Witness, ...]) -> None:
        for widget in self._rows:  # our own list: what a layout hands back may come without its widget
            self._evidence.removeWidget(widget)
            widget.setParent(None)
            widget.deleteLater()
        self._rows.clear()
        today = date.today()
        for witness in found:
            own = witness.summary
            where = "　".join(w for w in (day_words(own.date_published, today), self.look.shown(witness.beside)) if w)
            link = ElidedLink(self.look, self.look.shown(headline_words(own)))
            link.clicked.connect(lambda _checked=False, i=own.id: self._host.open_piece(i))
            rows: list[QWidget] = [Label(self.look, where, scale=0.8, colour="ink2"), link]
            if witness.words:
                rows.append(Label(self.look, f"…{self.look.shown(witness.words)}…", scale=0.93, serif=True, wrap=True))
            for label in rows:
                if isinstance(label, Label):
                    label.setIndent(self.look.tokens.px(0.35) + 4)  # below one another with the link
            place = self._evidence.count() - 1
            for row in reversed(rows):
                self._evidence.insertWidget(place, row)
            self._evidence.setAlignment(link, Qt.AlignmentFlag.AlignLeft)
            self._rows += rows

    def _search(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._shown):
            self._host.search_for(self._shown[index.row()].query)

    def _show_life(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._shown):
            open_through_library(self._host, self._session, self._shown[index.row()].name, "life")

    def done(self, result: int) -> None:
        """End thread and process with the dialog."""
        if self._reading is not None:
            self._reading.stop()
        self._lane.close(0)
        super().done(result)


def open_people(host: Host) -> PeopleDialog:
    """Open the people index beside the window."""
    dialog = PeopleDialog(host, host.session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.show()
    return dialog
