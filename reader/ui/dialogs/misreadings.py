"""认不准的字: each doubtful character beside its picture. Enter keeps it, a number picks, typing corrects."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.dialogs.character_strip import strip_of
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane
from reader.ui.look.controls import Label
from reader.ui.look.message_line import MessageLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.ui.jobs.host import Host
    from reader.workspace.misreadings import DoubtfulCharacter
    from reader.workspace.session import Session

MOST = 5
PICTURE_HEIGHT = 4.4  # em


class Misreadings(Dialog):
    """The worklist; it stays open beside the window."""

    def __init__(self, host: Host, session: Session, issue: str = "") -> None:
        remark = _(
            "这里是识字时自己说拿不准的字。认错了却很有把握的不在其中（旧报上约占错字的四成），读到时在“核对”里改。"
        )
        super().__init__(host, _("认不准的字"), width=36, remark=remark)
        self._session, self.issue = session, issue
        self._all: list[DoubtfulCharacter] = []
        self._at, self._doing, self._known = 0, 0, False
        self._lane, self._drawing = Lane("misreadings", self), Lane("characters", self)
        px = self.look.tokens.px
        self.where = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self.picture = QLabel()
        self.picture.setMinimumHeight(px(PICTURE_HEIGHT))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = Label(self.look, scale=1.2, serif=True, wrap=True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        for widget in (self.where, self.picture, self.words):
            self.body.addWidget(widget)
        self.body.addLayout(self._choices())
        self.same = QCheckBox()
        self.said = MessageLine(self.look, self.icons, "desk")
        self.body.addWidget(self.same)
        self.body.addWidget(self.said)
        self.buttons.insertWidget(0, self._button(_("撤回"), self._undo))
        self.ways = (self._button(_("上一处"), lambda: self._go(-1)), self._button(_("下一处"), lambda: self._go(1)))
        for way in self.ways:
            self.buttons.addWidget(way)
        self.shut = self.add_close()
        self.reload()
        self.edit.setFocus()

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.tokens.px(0.4))
        self.kept = self._button("", self._keep)
        row.addWidget(self.kept)
        self.picks = [self._button("", lambda k=k: self._pick(k)) for k in range(MOST)]
        for pick in self.picks:
            row.addWidget(pick)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("应为"))
        self.edit.setAccessibleName(_("应为"))
        self.edit.setMaximumWidth(self.look.tokens.px(6))
        self.edit.installEventFilter(self)
        row.addWidget(self.edit)
        row.addStretch(1)
        return row

    def reload(self) -> None:
        """Read anew what is not settled, and show what now stands where the reader was."""
        from reader.workspace import misreadings

        session, issue = self._session, self.issue or None
        ask(self._lane, lambda: misreadings.doubtful_characters(session, issue), self._fill, self._failed)

    def _fill(self, found: Sequence[DoubtfulCharacter]) -> None:
        if not self._doing:  # else a character that is being settled would come back
            self._all, self._known = list(found), True
            self._at = min(self._at, max(0, len(self._all) - 1))
            self._show()

    @property
    def one(self) -> DoubtfulCharacter | None:
        """The character at hand."""
        return self._all[self._at] if self._all else None

    def _show(self) -> None:
        from reader.workspace import misreadings

        one = self.one
        self.edit.clear()
        if one is None:  # before the field goes: else the key that kept the last one would take it back
            self.shut.setFocus()
        for widget in (self.kept, *self.picks, self.edit, self.same, self.picture):
            widget.setVisible(one is not None)
        for way in self.ways:
            way.setEnabled(len(self._all) > 1)
        if one is None:
            self.where.setText(_("没有认不准的字了。") if self._known else _("正在看…"))
            self.words.setText("")
            return
        if self.shut.hasFocus():
            self.edit.setFocus()
        place = _("第 {k} 处，共 {n} 处").format(k=self._at + 1, n=len(self._all))
        self.where.setText(f"{place}　{one.headline}")
        self.words.setText(f"{escape(one.before)}<b>【{escape(one.char)}】</b>{escape(one.after)}")
        self.kept.setText(_("回车　就是“{char}”").format(char=one.char))
        for k, pick in enumerate(self.picks):
            pick.setVisible(k < len(one.others))
            pick.setText(f"{k + 1}　{one.others[k : k + 1]}")
        others = len(misreadings.alike(self._all, one))
        self.same.setVisible(others > 0)
        self.same.setChecked(False)
        self.same.setText(_("另有 {n} 处同样认作“{char}”，一并处理").format(n=others, char=one.char))
        self._draw(one)

    def _draw(self, one: DoubtfulCharacter) -> None:
        """Show a character's picture."""
        from reader.workspace import misreadings

        self.picture.clear()
        height, ratio, session = self.look.tokens.px(PICTURE_HEIGHT), self.devicePixelRatioF(), self._session

        def draw() -> QImage | None:
            drawn = misreadings.picture_of(session, one)
            return strip_of(drawn, height, ratio) if drawn is not None else None

        def show(strip: QImage | None) -> None:
            if strip is None:
                self.picture.setText(_("这一面没有留版面图。"))
            else:
                self.picture.setPixmap(QPixmap.fromImage(strip))

        ask(self._drawing, draw, show, self._failed, newest=True)

    def _go(self, by: int) -> None:
        if self._all:
            self._at = (self._at + by) % len(self._all)
            self._show()

    def _keep(self) -> None:
        self._settle(None)

    def _pick(self, k: int) -> None:
        if self.one is not None and k < len(self.one.others):
            self._settle(self.one.others[k])

    def _settle(self, value: str | None) -> None:
        from reader.workspace import misreadings

        one = self.one
        if one is None:
            return
        own = (one, *misreadings.alike(self._all, one)) if self.same.isChecked() else (one,)
        session = self._session
        self._all = [other for other in self._all if other not in own]
        self._at = min(self._at, max(0, len(self._all) - 1))
        self._show()
        if value is None:
            self._do(lambda: misreadings.keep(session, *own))
        else:
            self._do(lambda: misreadings.correct(session, value, *own))

    def _undo(self) -> None:
        from reader.workspace import undoing

        self._do(lambda: undoing.undo_own(self._session))

    def _do(self, deed: Callable[[], object]) -> None:
        """Do it beside the window; the next character can be decided meanwhile."""
        self.said.clear()
        self._doing += 1
        ask(self._lane, deed, lambda _done: self._done(), self._refused)

    def _done(self) -> None:
        self._doing -= 1
        if not self._doing:
            self.reload()

    def _refused(self, error: Exception) -> None:
        self._done()
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BaojiaError):
            raise error
        self.said.say(str(error))

    def done(self, result: int) -> None:
        """End the threads with the dialog, once what was decided is stored."""
        self._drawing.close(0)
        self.let_finish(self._lane)
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take Enter, numbers and arrows in the field before it does."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, typed = event.key(), self.edit.text().strip()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle(typed or None)
        elif not typed and event.text().isdigit() and 1 <= int(event.text()) <= MOST:
            self._pick(int(event.text()) - 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _button(self, word: str, slot: object) -> QPushButton:
        button = QPushButton(word)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())  # type: ignore[operator]  # a function without arguments
        return button


def open_misreadings(host: Host, issue: str = "") -> Misreadings | None:
    """Open the worklist of an issue, or of all."""
    if host.session.library.read_only:
        return None
    dialog = next((d for d in host.window().findChildren(Misreadings) if d.isVisible()), None)
    if dialog is not None and dialog.issue == issue:
        dialog.raise_()
        dialog.activateWindow()
        return dialog
    dialog = Misreadings(host, host.session, issue)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.show()
    return dialog
