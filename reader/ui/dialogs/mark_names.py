"""What the four marks are called: the reader's own words for them, everywhere that marks are named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from reader.model.annotation import COLORS, Color
from reader.model.messages import _
from reader.rendering.overlays import LONGEST_WORD, color_words
from reader.ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host


class MarkNames(Dialog):
    """Asks for four words and keeps them in the reader's settings; an empty one gives the usual word back."""

    def __init__(self, host: Host) -> None:
        remark = _("四种划线各叫什么，菜单、批注、导出和打印里都这样叫。空着就用原来的名字。")
        super().__init__(host, _("划线的名字"), remark=remark)
        self._session = host.library_session
        self.words: dict[Color, QLineEdit] = {}
        for number, color in enumerate(COLORS, 1):
            line = self.words[color] = QLineEdit(self._session.settings.mark_words.get(color, ""))
            line.setMaxLength(LONGEST_WORD)
            line.setPlaceholderText(color_words(color, usual=True))
            self.row(f"{number}　{color_words(color, usual=True)}", line)
        self.add_button(_("取消"))
        self.add_button(_("好"), main=True, accepts=True)

    def accept(self) -> None:
        """Keep what was written."""
        own = {color: " ".join(line.text().split()) for color, line in self.words.items()}
        settings = self._session.settings
        self._session.change_settings(replace(settings, mark_words={c: word for c, word in own.items() if word}))
        super().accept()
