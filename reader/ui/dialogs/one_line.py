"""Ask for one short text, with what is known offered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host


class OneLine(Dialog):
    """Asks for one line of text; `known` are offered to choose from."""

    def __init__(
        self, host: Host, title: str, word: str, *, text: str = "", known: Sequence[str] = (), ok: str = ""
    ) -> None:
        super().__init__(host, title)
        self._combo: QComboBox | None = None
        widget: QWidget
        if known:
            self._combo = QComboBox()
            self._combo.setEditable(True)
            self._combo.addItems(known)
            self._combo.setCurrentText(text)
            self._combo.editTextChanged.connect(self._check)
            widget = self._combo
        else:
            self._line = QLineEdit(text)
            self._line.selectAll()
            self._line.textChanged.connect(self._check)
            widget = self._line
        self.row(word, widget)
        self.add_button(_("取消"))
        self._ok = self.add_button(ok or _("好"), main=True, accepts=True)
        self._check(text)

    @property
    def text(self) -> str:
        """What was typed or chosen, without white space around it."""
        return (self._combo.currentText() if self._combo is not None else self._line.text()).strip()

    def _check(self, text: str) -> None:
        self._ok.setEnabled(bool(text.strip()))


def ask_line(
    host: Host, title: str, word: str, *, text: str = "", known: Sequence[str] = (), ok: str = ""
) -> str | None:
    """Ask for a line; None where the reader thought better of it."""
    dialog = OneLine(host, title, word, text=text, known=known, ok=ok)
    return dialog.text if dialog.ask() and dialog.text else None
