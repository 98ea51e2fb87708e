"""The one question at closing: notes that the disk refused would be lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QPlainTextEdit

from reader.model import outside
from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.saving import ask_where

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.ui.reading.note_draft import Draft

Answer = Literal["stay", "again", "close"]


class UnstoredNotes(Dialog):
    """Shows the notes and asks; `answer` is what the reader chose, staying where nothing was."""

    def __init__(self, host: Host, notes: Sequence[Draft]) -> None:
        title = counted("批注 {n} 条还没有存下", len(notes)).format(n=len(notes))
        remark = _("磁盘写不进去。批注还在窗口里，关闭以后就没有了。")
        super().__init__(host, title, remark=remark)
        self._host = host
        self.answer: Answer = "stay"
        self._text = notes_as_text(notes)
        shown = QPlainTextEdit(self._text)
        shown.setReadOnly(True)
        shown.setFont(self.look.tokens.font(0.93))
        shown.setAccessibleName(title)
        self.body.addWidget(shown)
        self.add_button(_("仍然关闭")).clicked.connect(lambda: self._choose("close"))
        self.add_button(_("另存一份…")).clicked.connect(self._save)
        self.add_button(_("再试"), main=True, accepts=True).clicked.connect(lambda: self._choose("again"))

    def _choose(self, answer: Answer) -> None:
        self.answer = answer

    def _save(self) -> None:
        chosen = ask_where(self._host, _("另存一份"), _("批注.txt"), {_("纯文本") + " (*.txt)": ".txt"})
        if chosen is not None:
            try:
                text = (self._text + "\n").encode("utf-8", "backslashreplace")
                outside.write(chosen[0], text, force=True, private=True)
            except BaojiaError as trouble:
                self._host.say(str(trouble))
                return
            self.answer = "close"


def notes_as_text(notes: Sequence[Draft]) -> str:
    """Return notes as plain text: each quotation, then what was written about it."""
    return "\n\n".join(f"“{note.exact}”\n{note.note}" for note in notes)
