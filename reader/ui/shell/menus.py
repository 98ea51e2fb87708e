"""The actions of the table as Qt's actions: in the menu bar, on keys, and by name for buttons and the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from reader.ui.look.action_spec import ActionSpec, Menu, menu_titles
from reader.ui.look.actions import action_specs
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

KEYS: dict[Menu, str] = {"file": "F", "edit": "E", "view": "V", "piece": "P", "notes": "N", "help": "H"}
"""The letters that open the menus, with Alt, while the bar is shown."""


class Menus(QObject):
    """All actions of a window."""

    def __init__(self, window: QMainWindow, look: Look, icons: Icons, groups: dict[Menu | str, object]) -> None:
        """`groups` gives the object whose methods the handlers of a group name."""
        super().__init__(window)
        self._window = window
        self._look = look
        self._icons = icons
        self._groups = groups
        self.specs: dict[str, ActionSpec] = {spec.id: spec for spec in action_specs()}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[Menu, QMenu] = {}
        self._build()
        look.changed.connect(self.restyle)

    def action(self, action_id: str) -> QAction:
        """Return an action by its id. Raises KeyError."""
        return self._actions[action_id]

    def trigger(self, action_id: str) -> None:
        """Do what an action does, where it can be done now. Raises KeyError."""
        self._actions[action_id].trigger()

    def menu(self, name: Menu) -> QMenu:
        """Return one menu of the bar."""
        return self._menus[name]

    def listed(self) -> Iterable[QAction]:
        """Return the actions that stand in menus, for the command palette."""
        return [self._actions[spec.id] for spec in self.specs.values() if spec.text]

    def spec_of(self, action: QAction) -> ActionSpec:
        """Return the line of the table that an action was made from. Raises StopIteration for a foreign action."""
        return next(self.specs[name] for name, own in self._actions.items() if own is action)

    def bind_reading(self, places: Iterable[QWidget]) -> None:
        """Let the one-letter keys act in these widgets (list, tree, page) and nowhere else."""
        for place in places:
            for spec in self.specs.values():
                if spec.where == "reading":
                    place.addAction(self._actions[spec.id])

    def allow(self, *, piece: bool, writable: bool) -> None:
        """Enable what can be done: with a piece open, in a library that can be written."""
        for spec in self.specs.values():
            can = (piece or "piece" not in spec.needs) and (writable or "writable" not in spec.needs)
            self._actions[spec.id].setEnabled(can)

    def check(self, action_id: str, on: bool) -> None:
        """Show an action as on or off."""
        self._actions[action_id].setChecked(on)

    def rename(self, action_id: str, text: str) -> None:
        """Call an action so from now on, in menus and palette."""
        self.specs[action_id] = replace(self.specs[action_id], text=text)
        self._actions[action_id].setText(text)

    def restyle(self) -> None:
        """Tint the icons for the theme."""
        tokens = self._look.tokens
        font = tokens.font(0.93)
        for spec in self.specs.values():
            if spec.icon:
                icon = self._icons.icon(
                    spec.icon, tokens.colour("ink2"), tokens.px(1.2), self._window.devicePixelRatioF()
                )
                self._actions[spec.id].setIcon(icon)
        self._window.menuBar().setFont(font)
        for menu in self._menus.values():
            menu.setFont(font)

    def _build(self) -> None:
        bar = self._window.menuBar()
        bar.hide()
        for name, title in menu_titles().items():
            self._menus[name] = bar.addMenu(_with_key(title, KEYS[name]))
        for spec in self.specs.values():
            action = QAction(spec.text, self._window)
            action.setCheckable(spec.checkable)
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
            reading = spec.where == "reading"
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut if reading else Qt.ShortcutContext.WindowShortcut
            action.setShortcutContext(context)
            action.triggered.connect(self._handler(spec))
            self._actions[spec.id] = action
            if not reading:
                self._window.addAction(action)
            if spec.text:
                menu = self._menus[spec.menu]
                if spec.separator:
                    menu.addSeparator()
                menu.addAction(action)
        self.restyle()

    def _handler(self, spec: ActionSpec) -> Callable[[], None]:
        group, _dot, name = spec.handler.partition(".")
        method: Callable[..., None] = getattr(self._groups[group], name)
        return (lambda: method(spec.of)) if spec.of else lambda: method()


def _with_key(title: str, key: str) -> str:
    """Return a title with the key that opens its menu: within it where it has the letter, else behind it."""
    at = title.upper().find(key)
    return f"{title}(&{key})" if at < 0 else f"{title[:at]}&{title[at:]}"
