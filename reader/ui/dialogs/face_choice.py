"""A face of the reader's own for the page: the Chinese fonts of this computer, each written in itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.look.fonts import chinese_families, font

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host


class FaceChoice(Dialog):
    """Asks for a family and keeps it in the reader's settings."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, _("自选字体"), remark=_("这台电脑里能写汉字的字体；缺的字从宋体里补。"))
        self._session = host.library_session
        px = self.look.tokens.px
        self.choices = QListWidget()
        self.choices.setAccessibleName(_("字体"))
        self.choices.setMinimumSize(px(26), px(16))
        for name in chinese_families():
            item = QListWidgetItem(_("{family}　报夹，读报的夹子").format(family=name), self.choices)
            item.setFont(font(self.look.em * 1.25, face=name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            if name == self._session.settings.face:
                self.choices.setCurrentItem(item)
        if self.choices.currentItem() is None:
            self.choices.setCurrentRow(0)
        self.choices.itemActivated.connect(self.accept)
        self.body.addWidget(self.choices, 1)
        self.add_button(_("取消"))
        self.add_button(_("好"), main=True, accepts=True)

    def accept(self) -> None:
        """Keep what is chosen."""
        item = self.choices.currentItem()
        if item is not None:
            self._session.change_settings(replace(self._session.settings, face=item.data(Qt.ItemDataRole.UserRole)))
        super().accept()
