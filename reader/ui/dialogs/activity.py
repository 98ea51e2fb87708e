"""What went on lately: imports, backups, the index, what was said; to be searched, with details to copy."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit
from shiboken6 import isValid

from reader.model.messages import _
from reader.ui.browsing.wording import day_words
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.ui.jobs.happenings import Happenings
    from reader.ui.jobs.host import Host
    from reader.workspace.activity import Entry, Happening
    from reader.workspace.import_reports import KeptReport

EntryRole = Qt.ItemDataRole.UserRole


def kind_words() -> dict[Happening, str]:
    """Return the kinds of happenings in words."""
    return {
        "import": _("导入"), "backup": _("备份"), "index": _("索引"), "said": _("提示"), "fault": _("没料到的情况"),
    }  # fmt: skip


class ActivityList(Dialog):
    """Lists what happened, the newest first."""

    def __init__(self, host: Host, happenings: Happenings) -> None:
        super().__init__(host, _("近来做过的事"), width=44, remark=_("只记在这台电脑上，不记报纸里的文字。"))
        self._host, self._happenings = host, happenings
        self._all: list[Entry] = []
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(_("找：导入、备份、报错、文件名"))
        self.sought.setClearButtonEnabled(True)
        self.row(_("找"), self.sought)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("近来做过的事"))
        self.list.setMinimumHeight(self.look.tokens.px(16))
        self.body.addWidget(self.list, 2)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(_("详情"))
        self.details.setMinimumHeight(self.look.tokens.px(6))
        self.body.addWidget(self.details, 1)
        self.said = Label(self.look, scale=0.87, colour="ink2")
        self.body.addWidget(self.said)
        self.copy = self.add_button(_("复制详情"))
        self.copy.clicked.disconnect()
        self.copy.clicked.connect(self._copy)
        self.report = self.add_button(_("看读入的每一份…"))
        self.report.clicked.disconnect()
        self.report.clicked.connect(self._show_report)
        self.add_close()
        self.sought.textChanged.connect(self._show)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_details())
        happenings.noted.connect(self._came)
        happenings.read(self._read)
        self.sought.setFocus()

    def _read(self, remembered: list[Entry]) -> None:
        if isValid(self):  # not closed meanwhile
            self._all = remembered
            self._show(self.sought.text())

    def _came(self, one: Entry) -> None:
        if one not in self._all:  # written down before the list was read, told after
            self._all.insert(0, one)
            self._show(self.sought.text())

    def _show(self, sought: str) -> None:
        wanted = sought.strip().casefold()
        self.list.clear()
        for one in self._all:
            line = entry_words(one, date.today())  # the reader's own day
            if wanted in f"{line} {one.details}".casefold():
                item = QListWidgetItem(line)
                item.setData(EntryRole, one)
                self.list.addItem(item)
        self.said.setText(_("{n} 件").format(n=f"{self.list.count():,}") if self.list.count() else _("没有这样的事。"))
        self.list.setCurrentRow(0)
        self._show_details()

    def _show_details(self) -> None:
        item = self.list.currentItem()
        one = item.data(EntryRole) if item is not None else None
        self.details.setPlainText(one.details or one.words if one is not None else "")
        self.copy.setEnabled(one is not None)
        self.report.setEnabled(one is not None and bool(one.report))

    def _show_report(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._happenings.report(item.data(EntryRole), self._report_read)

    def _report_read(self, kept: KeptReport | None) -> None:
        from reader.ui.dialogs.import_report import show_report

        if not isValid(self):  # closed meanwhile
            return
        if kept is None:
            self.said.setText(_("这次读入的细节没有留下。"))
        else:
            show_report(self._host, kept)

    def _copy(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            one = item.data(EntryRole)
            QGuiApplication.clipboard().setText(f"{one.when} {one.words}\n{one.details}".strip())
            self.said.setText(_("复制好了。"))


def entry_words(one: Entry, today: date) -> str:
    """Return a happening as a line: `昨天 14:03　导入　读入 12 份，3 处待核对`."""
    try:
        when = datetime.fromisoformat(one.when)
        said = f"{day_words(when.date().isoformat(), today)} {when:%H:%M}"
    except ValueError:
        said = one.when
    return f"{said}\u3000{kind_words()[one.kind]}\u3000{one.words}"


def show_activity(host: Host, happenings: Happenings) -> ActivityList:
    """Open the list beside the window."""
    dialog = ActivityList(host, happenings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
