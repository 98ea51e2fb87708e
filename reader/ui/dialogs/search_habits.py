"""How the reader types into the search box: 双拼, similar sounds, words of one meaning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit

from reader.hanzi.shuangpin import NAMES
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.controls import Label
from reader.workspace import typing_manner

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


class SearchHabits(Dialog):
    """Asks for the habits and keeps them; what cannot be read is said in the dialog, which stays."""

    def __init__(self, host: Host, session: Session) -> None:
        super().__init__(host, _("搜索习惯"), remark=_("全拼、首字母、汉字怎样打都照旧能找；这里是另外加上的。"))
        self._session = session
        settings = session.settings
        self.scheme = QComboBox()
        self.scheme.addItem(_("不用"), "")
        for key, name in NAMES.items():
            self.scheme.addItem(name, key)
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(settings.shuangpin)))
        self.row(_("双拼"), self.scheme)
        self.similar = QCheckBox(_("总是连读音相近的一起找（z 与 zh、n 与 l、an 与 ang…）"))
        self.similar.setChecked(settings.fuzzy_sounds)
        self.body.addWidget(self.similar)
        self.synonyms = QPlainTextEdit("\n".join(settings.synonyms))
        self.synonyms.setPlaceholderText(_("机关=部门"))
        self.synonyms.setTabChangesFocus(True)
        self.row(_("同义词"), self.synonyms)
        self.trouble = Label(self.look, "", scale=0.87, colour="accent", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.add_button(_("取消"))
        self.add_button(_("保存"), main=True, accepts=True)

    def accept(self) -> None:
        """Keep what is there, unless a line cannot be read."""
        try:
            typing_manner.set_synonyms(self._session, self.synonyms.toPlainText().splitlines())
        except WrongRequest as trouble:
            self.trouble.setText(str(trouble))
            self.trouble.show()
            self.synonyms.setFocus()
            return
        typing_manner.set_shuangpin(self._session, self.scheme.currentData())
        self._session.change_settings(replace(self._session.settings, fuzzy_sounds=self.similar.isChecked()))
        super().accept()


def ask_search_habits(host: Host, session: Session) -> bool:
    """Show the dialog; True where something may have changed."""
    return SearchHabits(host, session).ask()
