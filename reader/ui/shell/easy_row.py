"""The five worded buttons of the nameplate in the mode for old eyes and hands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.look.actions import action_specs
from reader.ui.look.big_button import BigButton
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look


class EasyRow(QWidget):
    """Signals: requested(id) an action of the table is wanted."""

    requested = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        known = {spec.id for spec in action_specs()}
        self.buttons: dict[str, BigButton] = {}
        for action, word, icon in (
            ("contents", _("目录"), "list"),
            ("print", _("打印"), "printer"),
            ("speak", _("朗读"), "speaker-high"),
            ("larger", _("字大"), "plus"),
            ("smaller", _("字小"), "minus"),
        ):
            if action not in known:
                continue
            button = self.buttons[action] = BigButton(look, icons, word, icon)
            button.clicked.connect(lambda _on=False, a=action: self.requested.emit(a))
            self._row.addWidget(button)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Keep white between the buttons."""
        self._row.setSpacing(self._look.tokens.px(0.35))
