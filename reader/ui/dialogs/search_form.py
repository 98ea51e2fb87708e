"""按条件搜索: a search filled in as a form, which writes the query's line and reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.search.form import FARTHEST, SearchForm, read, terms, written
from reader.ui.browsing.subject_words import in_words, section_of
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.controls import Label
from reader.workspace.narrowing import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


class SearchFormDialog(Dialog):
    """Asks for the conditions; `line` is the query they write, `of_notes` whether notes are to be listed."""

    def __init__(self, host: Host, session: Session, query: str) -> None:
        super().__init__(host, _("按条件搜索"), width=40, remark=_("词之间空一格或用顿号；汉字、拼音、首字母都行。"))
        known = read(query)
        form = known or SearchForm()
        self._terms = {
            "every": self._line(_("都要有"), form.every, _("例：渡口 新灯")),
            "either": self._line(_("至少一个"), form.either, _("例：船、筏、jiangtun")),
            "none": self._line(_("不要有"), form.none),
            "near": self._line(_("离得近"), form.near, _("两个以上的词，在一处相距不远")),
        }
        self.distance = QSpinBox()
        self.distance.setRange(0, FARTHEST)
        self.distance.setValue(form.distance)
        self.distance.setSuffix(_(" 字以内"))
        self.row(_("相隔"), self.distance)
        self.field = self._choice(_("在哪里找"), places(), form.field)
        self._days = (self._day(form.first, _("从哪天")), self._day(form.last, _("到哪天")))
        self._lay_days()
        self._names = {
            "newspaper": self._name(_("报纸"), form.newspaper),
            "section": self._name(_("栏目"), in_words(form.section)),
            "tag": self._name(_("标签"), form.tag),
        }
        self.results = self._choice(_("列出"), {"": _("文章"), "notes": _("我的批注，一条一行")}, "")
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.said.setMinimumHeight(self.look.tokens.px(2.6))
        self.body.addWidget(self.said)
        self._add_buttons()
        self._foreign = query.strip() if known is None else ""
        self._follow()
        self._lane = Lane("names", self)
        Operation(lambda _cancelled: names_of(session.library.catalogue)).then(self._offer).start(self._lane)

    @property
    def of_notes(self) -> bool:
        """Whether notes are to be listed instead of pieces."""
        return bool(self.results.currentData() == "notes")

    @property
    def line(self) -> str:
        """The query that the form writes. Raises WrongRequest where a condition cannot be read."""
        return written(
            SearchForm(
                **{name: terms(box.text()) for name, box in self._terms.items()},
                distance=self.distance.value(),
                field=self.field.currentData(),
                first=self._days[0].text(),
                last=self._days[1].text(),
                newspaper=self._names["newspaper"].currentText(),
                section=section_of(self._names["section"].currentText()),
                tag=self._names["tag"].currentText(),
            )
        )

    def _line(self, word: str, said: Sequence[str], hint: str = "") -> QLineEdit:
        box = QLineEdit(" ".join(said))
        box.setPlaceholderText(hint)
        box.textChanged.connect(self._follow)
        self.row(word, box)
        return box

    def _choice(self, word: str, choices: Mapping[str, str], chosen: str) -> QComboBox:
        box = QComboBox()
        for name, said in choices.items():
            box.addItem(said, name)
        box.setCurrentIndex(box.findData(chosen))
        box.currentIndexChanged.connect(self._follow)
        self.row(word, box)
        return box

    def _name(self, word: str, said: str) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setCurrentText(said)
        box.editTextChanged.connect(self._follow)
        self.row(word, box)
        return box

    def _day(self, said: str, name: str) -> QLineEdit:
        box = QLineEdit(said)
        box.setPlaceholderText("2024-04")
        box.setAccessibleName(name)
        box.textChanged.connect(self._follow)
        return box

    def _lay_days(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._days[0], 1)
        row.addWidget(QLabel(_("到")))
        row.addWidget(self._days[1], 1)
        self.row(_("日期"), both)

    def _add_buttons(self) -> None:
        clear = QPushButton(_("清空"))
        clear.setAutoDefault(False)
        clear.clicked.connect(self._clear)
        self.buttons.insertWidget(0, clear)
        self.add_button(_("取消"))
        self._search = self.add_button(_("搜索"), main=True, accepts=True)

    def _offer(self, names: Mapping[str, Sequence[str]]) -> None:
        for field, box in self._names.items():
            said = box.currentText()
            box.blockSignals(True)
            box.addItems(["", *(in_words(name) if field == "section" else name for name in names[field])])
            box.setCurrentText(said)
            box.blockSignals(False)

    def _clear(self) -> None:
        for line in (*self._terms.values(), *self._days):
            line.clear()
        for box in self._names.values():
            box.setCurrentText("")
        self.field.setCurrentIndex(0)
        self.results.setCurrentIndex(0)

    def _follow(self) -> None:
        """Say what the form asks, or why it cannot be asked."""
        if not hasattr(self, "_search"):
            return
        try:
            line = self.line
        except WrongRequest as trouble:
            self.said.setText(str(trouble))
            self._search.setEnabled(False)
            return
        self._search.setEnabled(bool(line))
        if line:
            self.said.setText(_("查的是：{line}").format(line=line))
        elif self._foreign:
            self.said.setText(_("这张表说不了现在的搜索“{query}”；这里写的会代替它。").format(query=self._foreign))
        else:
            self.said.setText("")

    def done(self, result: int) -> None:
        """End the thread with the dialog."""
        self._lane.close(0)
        super().done(result)


def places() -> dict[str, str]:
    """Return where words may be looked for, with the word for each."""
    return {
        "": _("任何地方"),
        "headline": _("标题"),
        "byline": _("记者、作者"),
        "body": _("正文"),
        "note": _("我的批注"),
    }


def ask_search(host: Host, session: Session, query: str) -> tuple[str, bool] | None:
    """Show the form; the query's line and whether notes are wanted, None where the reader thought better of it."""
    dialog = SearchFormDialog(host, session, query)
    return (dialog.line, dialog.of_notes) if dialog.ask() else None
