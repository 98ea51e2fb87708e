"""Which language the window speaks; each is named in itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host

NAMES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}


class LanguageChoice(Dialog):
    """Asks for it and keeps it in the reader's settings; a process speaks one language, so the next window does."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, _("语言"), remark=_("换的是窗口里的话；报上的文字一字不动。"))
        self._session = host.library_session
        self.choices: dict[str, QRadioButton] = {}
        for key, name in {"": _("跟系统走"), **NAMES}.items():
            button = self.choices[key] = QRadioButton(name)
            button.setFont(self.look.tokens.font(1.0))
            button.setChecked(key == self._session.settings.language)
            self.body.addWidget(button)
        self.add_button(_("取消"))
        self.add_button(_("好"), main=True, accepts=True)

    def accept(self) -> None:
        """Keep what is chosen."""
        chosen = next(key for key, button in self.choices.items() if button.isChecked())
        self._session.change_settings(replace(self._session.settings, language=chosen))
        super().accept()
