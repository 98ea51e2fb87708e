"""Read again by today's rules: of one issue, one paper or all; first what would change, then all of it as one deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFrame, QHeaderView, QProgressBar, QTreeWidget, QTreeWidgetItem

from reader.model.messages import _, counted
from reader.model.summary import Collection
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.rereading_words import how_many, losses
from reader.ui.jobs.child_process import STAYS, ChildProcess
from reader.ui.look.controls import Label
from reader.workspace.reparsing import LABEL

if TYPE_CHECKING:
    from reader.library import DeedRecord
    from reader.ui.jobs.host import Host
    from reader.workspace.children.speech import Message

CHILD = "reread"
MANY = 1000  # looked for beside the window, whatever their number
ISSUE = Qt.ItemDataRole.UserRole
Scopes = Sequence[tuple[str, Collection]]


class Rereading(Dialog):
    """Looks through a scope in another process, lets the reader choose issues, and has them stored.

    `took`: it was asked to store them; whether it came to that the history tells.
    """

    def __init__(self, host: Host, scopes: Scopes, first: int) -> None:
        remark = _("原文不动，更正和批注跟着走，对不上的会先说。先看会变什么，再决定换不换；换了也能一次撤回。")
        super().__init__(host, _("用现在的规则重读"), width=46, remark=remark)
        self._scopes, self._library = scopes, host.library_session.library
        self._child = ChildProcess(CHILD, self, stays=STAYS)
        self._child.answered.connect(self._hear)
        self._child.finished.connect(self._ended)
        self._taking, self._failure = False, ""
        self._total = self._seen = self._failed = 0
        self.took = False
        self.scope = QComboBox()
        self.scope.addItems([words for words, _scope in scopes])
        self.scope.setCurrentIndex(first)
        self.scope.currentIndexChanged.connect(lambda _at: self.look_through())
        self.row(_("重读"), self.scope)
        self.bar = self._bar()
        self.said = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.body.addWidget(self.said)
        self.list = self._list()
        self.body.addWidget(self.list, 1)
        self.no = self.add_button(_("取消"))
        self.yes = self.add_button(_("换成新读法"), main=True)
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self.take)
        self.look_through()

    def _bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setAccessibleName(_("重读了多少"))
        bar.setFixedHeight(self.look.tokens.px(0.4))
        colours = bar.palette()
        colours.setColor(QPalette.ColorRole.Highlight, self.look.tokens.colour("accent"))
        bar.setPalette(colours)
        self.body.addWidget(bar)
        return bar

    def _list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setHeaderHidden(True)
        made.setColumnCount(2)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        made.setMinimumHeight(self.look.tokens.px(20))
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setAccessibleName(_("会变的报纸"))
        made.itemChanged.connect(lambda _item, _column: self._check())
        return made

    # Looking

    def look_through(self) -> None:
        """Read everything in the scope, in another process; an older look is given up."""
        if self._child.busy:
            self._child.drop()
        self.list.clear()
        self._total = self._seen = self._failed = 0
        scope = self._scopes[self.scope.currentIndex()][1]
        self._ask({"kind": scope.kind, "path": list(scope.path)})

    def _ask(self, request: dict[str, Any]) -> None:
        self._failure = ""
        self.bar.setRange(0, 0)
        self.bar.show()
        self._child.ask({"library": str(self._library.folder), **request})
        self._check()

    def _hear(self, message: Message) -> None:
        line = message.line
        if "total" in line:
            self._total = line["total"]
            self.bar.setRange(0, max(1, self._total))
        elif "foreseen" in line:
            self._seen += 1
            self._add(line["foreseen"])
            self.bar.setValue(self._seen)
        elif "step" in line:
            self._seen = line["step"]
            self.bar.setValue(self._seen)
        else:
            self._failure = str(line.get("failed", ""))
        self._check()

    def _add(self, found: dict[str, Any]) -> None:
        """Show an issue that would change, or that could not be read."""
        if not found["differences"] and not found["failure"]:
            return
        name = f"《{found['newspaper']}》" if found["newspaper"] else f"“{found['source']}”"
        item = QTreeWidgetItem([f"{name}{found['date_published']}", found["failure"] or how_many(found["differences"])])
        item.setToolTip(1, found["failure"])
        item.setSizeHint(0, QSize(0, self.look.tokens.px(1.8)))
        self._failed += bool(found["failure"])
        if not found["failure"]:
            item.setData(0, ISSUE, found["issue"])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
        for sentence in (*losses(found), *found["differences"]):
            child = QTreeWidgetItem([sentence])
            child.setSizeHint(0, QSize(0, self.look.tokens.px(1.6)))
            child.setToolTip(0, sentence)
            item.addChild(child)
        self.list.addTopLevelItem(item)
        for row in range(item.childCount()):
            self.list.setFirstColumnSpanned(row, self.list.indexFromItem(item), True)
        item.setExpanded(self.list.topLevelItemCount() == 1)

    def _ended(self, status: int, said: str) -> None:
        if status and not self._failure:
            self._failure = _("重读中断了（{last}）。什么也没有改。").format(
                last=(said.splitlines() or [str(status)])[-1]
            )
        self.bar.hide()
        if self._taking:
            self._taking = False
            if not self._failure or status == -1:
                self.accept()
                return
        self._check()

    # Choosing

    @property
    def busy(self) -> bool:
        """True while it looks or stores."""
        return self._child.busy

    @property
    def chosen(self) -> list[str]:
        """The issues that shall be shown as they are read now."""
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return [
            str(item.data(0, ISSUE))
            for item in items
            if item is not None and item.data(0, ISSUE) and item.checkState(0) == Qt.CheckState.Checked
        ]

    def _check(self) -> None:
        """Say how far it is and what may be done."""
        busy, chosen = self._child.busy, self.chosen
        self.scope.setEnabled(not self._taking)
        self.list.setEnabled(not self._taking)
        self.yes.setEnabled(bool(chosen) and not busy)
        self.no.setText(_("停下") if self._taking else _("取消") if chosen or busy else _("关闭"))
        self.said.setText(self._failure or self._words(busy=busy, chosen=len(chosen)))

    def _words(self, *, busy: bool, chosen: int) -> str:
        if busy:
            words = _("正在换 {done} / {total} 份…") if self._taking else _("正在重读 {done} / {total} 份…")
            return words.format(done=f"{self._seen:,}", total=f"{self._total:,}")
        changed = self.list.topLevelItemCount() - self._failed
        said = _("重读了 {total} 份：{n} 份会变。").format(total=f"{self._seen:,}", n=f"{changed:,}")
        if not changed:
            said = _("重读了 {total} 份，读法都没有变。").format(total=f"{self._seen:,}")
        if self._failed:
            said += _("{n} 份没能重读。").format(n=f"{self._failed:,}")
        return said + (_("勾上的 {n} 份会换成新读法。").format(n=f"{chosen:,}") if changed else "")

    def take(self) -> None:
        """Have the chosen issues shown as they are read now."""
        issues = self.chosen
        self._taking, self._seen, self._total, self.took = True, 0, len(issues), True
        self._ask({"issues": issues, "take": True})

    def reject(self) -> None:
        """Stop what is being stored, which is all or nothing, and close when it has ended."""
        if self._taking:
            self.no.setEnabled(False)
            self._child.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """End the other process with the dialog."""
        self._child.drop()
        super().done(result)


def read_again(host: Host, scopes: Scopes, first: int) -> None:
    """Ask which issues shall be read again; say what came of it, and offer to take it back."""
    library = host.library_session.library
    host.work(_("正在打开…"), library.next_undo, lambda before: _read_again(host, scopes, first, before))


def _read_again(host: Host, scopes: Scopes, first: int, before: DeedRecord | None) -> None:
    library = host.library_session.library
    dialog = Rereading(host, scopes, first)
    dialog.ask()
    if not dialog.took:
        return

    def look() -> DeedRecord | None:
        library.refresh()
        deed = library.next_undo()
        return deed if deed is not None and deed.label == LABEL and deed != before else None

    def tell(deed: DeedRecord | None) -> None:
        if deed is None:
            host.say(_("停下了，什么也没有改。"), warning=False)
            return
        count = len(deed.subjects)
        host.tell_done(counted("重读了 {n} 份报纸。", count).format(n=f"{count:,}"))

    host.work(_("正在换成新读法…"), look, tell, size=MANY)
