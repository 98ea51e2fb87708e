"""Undo and redo on a desk: each is named in the line at the foot of the list, and nothing is taken back unasked.

A bare Ctrl+Z takes back what was done in this window since it opened. What the command line, another window or an
earlier day did, and what an import brought, is named and offered instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.model.errors import NothingToUndo
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import DeedRecord
    from reader.ui.browsing.deed_line import DeedLine
    from reader.ui.jobs.deeds import Deeds
    from reader.workspace.session import Session
    from reader.workspace.undoing import NextDeed


class _Outcome(NamedTuple):
    deed: NextDeed | None
    done: bool
    redone: bool


class UndoDesk(QObject):
    """Takes back and does again, on the worker thread, and says so.

    Signals: recovered(DeedRecord) a deed was taken back.
    """

    recovered = Signal(object)

    def __init__(self, session: Session, deeds: Deeds, line: DeedLine, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._deeds, self._line = session, deeds, line
        self._offered = ""
        self._said = 0
        self._way: Callable[[], None] | None = None
        line.link_chosen.connect(self._follow_link)

    def undo(self, *, only: str = "") -> None:
        """Take the last deed back; with `only`, that one, whoever did it."""
        self._turn(redo=False, only=only)

    def redo(self) -> None:
        """Do the deed taken back last again."""
        self._turn(redo=True)

    def tell(self, sentence: str) -> None:
        """Say what was done just now, and offer to take it back while nothing was done since.

        Told twice before either is said, the last is.
        """
        self._said += 1
        said, made = self._said, self._deeds.made

        def say(deed: DeedRecord | None) -> None:
            if self._said != said:
                return  # something was said since
            mine = deed is not None and made in ("", deed.id)
            self._say(sentence, _("撤回") if mine else "", deed.id if deed is not None and mine else "")

        self._deeds.answer(self._session.library.next_undo, say)

    def tell_way(self, sentence: str, word: str, go: Callable[[], None]) -> None:
        """Say what came, with a way to it."""
        self._way = go
        self._say(sentence, word)

    def follow(self) -> None:
        """Take a line away that offers what is no longer next."""
        if not self._offered:
            return
        library, offered, said = self._session.library, self._offered, self._said

        def look(following: DeedRecord | None) -> None:
            if self._said == said and (following is None or following.id != offered):
                self._say("")

        self._deeds.answer(library.next_redo if self._line.link == _("重做") else library.next_undo, look)

    def _turn(self, *, redo: bool, only: str = "") -> None:
        from reader.workspace import undoing

        def work() -> _Outcome:
            deed = undoing.next_redo(self._session) if redo else undoing.next_undo(self._session)
            if deed is None or (deed.record.id != only if only else not (redo or deed.own)):
                return _Outcome(deed, done=False, redone=redo)
            try:
                (undoing.redo if redo else undoing.undo)(self._session, only=deed.record.id)
            except NothingToUndo:  # somebody else was faster
                return _Outcome(None, done=False, redone=redo)
            return _Outcome(deed, done=True, redone=redo)

        self._deeds.ask(_("正在重做…") if redo else _("正在撤回…"), work, self._told)

    def _told(self, outcome: _Outcome) -> None:
        deed = outcome.deed
        if deed is None:
            self._say(_("没有可以重做的了。") if outcome.redone else _("没有可以撤回的了。"))
        elif not outcome.done:
            self._offer(deed)
        elif outcome.redone:
            self._say(_("重做了：{deed}").format(deed=deed.words), _("撤回"), deed.record.id)
        else:
            self._say(_("撤回了：{deed}").format(deed=deed.words), _("重做"), deed.record.id)
            self.recovered.emit(deed.record)

    def _offer(self, deed: NextDeed) -> None:
        if deed.own or deed.record.label in {"import", "reparse"}:  # done for this window, if by another process
            said = _("上一件事是{deed}").format(deed=deed.words)
        else:
            said = _("上一件事不是这次打开后做的：{deed}").format(deed=deed.words)
        self._say(said, _("撤回它"), deed.record.id)

    def _say(self, sentence: str, link: str = "", offered: str = "") -> None:
        self._offered = offered
        self._said += 1
        self._line.say(sentence, link)

    def _follow_link(self, word: str) -> None:
        if word == _("重做"):
            self.redo()
        elif not self._offered and self._way is not None:
            self._say("")
            self._way()
        else:
            self.undo(only=self._offered)
