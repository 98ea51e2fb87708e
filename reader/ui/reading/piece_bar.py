"""The bar over the page: to and fro, what was mended, where among the hits, and what can be done with the piece."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent

from reader.model.annotation import COLORS, Color
from reader.model.messages import _
from reader.ui.look.action_spec import ActionSpec
from reader.ui.look.actions import action_specs
from reader.ui.look.controls import Bar, Button, Label
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.kept_keys import keep_keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class PieceBar(Bar):
    """The piece's own bar.

    Its buttons stand for actions of the shell's table; `requested(id)` says which one was pressed. Besides those of
    the table: `tree` (only while the tree is hidden), `mark_<color>` and `note` by the menu of 划线, `pinyin`,
    `speak` and `more`.
    """

    requested = Signal(str)

    def __init__(self, look: Look, icons: Icons, words: Mapping[Color, str]) -> None:
        self._ready, self._repairs, self._hits = False, "", ("", "")
        super().__init__(look, "paper")
        self.setAccessibleName(_("文章工具"))
        self._icons, self._words = icons, words
        self._specs: dict[str, ActionSpec] = {s.id: s for s in action_specs()}
        self._buttons: dict[str, Button] = {}
        self._can_mark = False
        self._add("tree", icon="columns", name=_("显示栏目")).hide()
        self._add("previous")
        self._add("next")
        self.row.addSpacing(look.tokens.px(0.6))
        self._add("next_repair", size=1.1).set_icon("bandaids", "ok")
        self.hits = Label(look, scale=0.87, colour="ink2")
        self.row.addWidget(self.hits)
        self._add("previous_hit", size=1.1)
        self._add("next_hit", size=1.1)
        self.row.addStretch(1)
        self._add("bookmark")
        self._add("pencil", icon="pencil-line", name=_("划线"))
        self._add("layout")
        self._add("pinyin", word="拼", name=_("注音") + "  F8").setCheckable(True)
        self._add("speak").setCheckable(True)
        self._add("print")
        self._add("more", icon="dots-three", name=_("更多"))
        for told in (self.hits, *(self.button(name) for name in ("next_repair", "previous_hit", "next_hit"))):
            told.hide()
        self._ready = True

    def button(self, action: str) -> Button:
        """Return the button of an action, to enable it, check it, or open a menu under it. Raises KeyError."""
        return self._buttons[action]

    def show_repairs(self, words: str) -> None:
        """Say what was mended (修整 3 处), nothing where nothing was."""
        if words == self._repairs:
            return
        self._repairs = words
        button = self.button("next_repair")
        button.setVisible(bool(words))
        if words:
            button.set_name(f"{words}  R")
        self._fit()

    def show_hits(self, index: int, total: int) -> None:
        """Say where among the hits of a search the reader is; nothing without hits. `index` counts from 0."""
        place = {"n": index + 1, "total": total}
        hits = (_("本篇第 {n} 处，共 {total} 处").format(**place), f"{index + 1} / {total}") if total else ("", "")
        if hits == self._hits:
            return
        self._hits = hits
        self.hits.setAccessibleName(self._hits[0])
        self.hits.setVisible(bool(total))
        for name in ("previous_hit", "next_hit"):
            self.button(name).setVisible(bool(total))
        self._fit()

    def show_bookmarked(self, bookmarked: bool) -> None:
        """Show whether the piece has a bookmark: filled and red, or not."""
        button = self.button("bookmark")
        button.set_icon("bookmark-simple-fill" if bookmarked else "bookmark-simple", "accent" if bookmarked else "ink2")
        button.set_name(_("去掉书签") + "  Ctrl+D" if bookmarked else _("加书签") + "  Ctrl+D")

    def allow(self, *, piece: bool, writable: bool) -> None:
        """Enable what can be done: without a piece nothing, in a library that can only be read no marks."""
        for name, button in self._buttons.items():
            writes = name in {"bookmark", "pencil"}
            button.setEnabled(name in {"tree", "layout"} or (piece and (writable or not writes)))

    def set_selection(self, selected: bool) -> None:
        """Tell whether there is something to be marked."""
        self._can_mark = selected

    def mark_menu(self) -> QMenu:
        """Return the menu of 划线: the four marks and the note, or how to get there."""
        from PySide6.QtGui import QAction
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        if not self._can_mark:
            menu.addAction(_("选中文字，按 1 到 4 划线，按 N 写批注。")).setEnabled(False)
        for name, word, key in (
            *((f"mark_{c}", self._words[c], str(k)) for k, c in enumerate(COLORS, 1)),
            ("note", _("写批注"), "N"),
        ):
            action = QAction(f"{word}\t{key}", menu)
            action.setEnabled(self._can_mark)
            action.triggered.connect(lambda _on=False, n=name: self.requested.emit(n))
            menu.addAction(action)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Say things shorter where the pane is narrow."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Take the size from the look."""
        super().restyle()
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Never keep the pane from becoming narrower: the bar gives way by itself."""
        return QSize(0, self.height())

    def _fit(self) -> None:
        """Give up in turn, until the rest has room whole: words of the hits, words of the repairs (their number stays),
        then what the keyboard and the menu have as well.
        """
        if not self._ready:
            return
        number = "".join(char for char in self._repairs if char.isdigit())
        for level in range(5):
            self.hits.setText(self._hits[level >= 1])
            self.button("next_repair").set_word(self._repairs if level < 2 else number)
            self.button("pinyin").setVisible(level < 3)
            for name in ("print", "pencil"):
                self.button(name).setVisible(level < 4)
            self.row.invalidate()
            # A button may be made smaller than its words, so that the least size says nothing of them.
            if self.row.sizeHint().width() <= self.width():
                break

    def event(self, event: QEvent) -> bool:
        """Keep the space bar for the button that has the keyboard."""
        return keep_keys(event) or super().event(event)

    def _add(self, action: str, *, icon: str = "", word: str = "", name: str = "", size: float = 1.35) -> Button:
        spec = self._specs.get(action)
        if spec is not None:
            icon = icon or spec.icon
            name = name or "  ".join([spec.text, *spec.shortcuts[:1]])
        button = Button(self._look, self._icons, name, icon=icon, word=word, size=size)
        button.clicked.connect(lambda _on=False, a=action: self._press(a))
        self._buttons[action] = button
        self.row.addWidget(button)
        return button

    def _press(self, action: str) -> None:
        if action == "pencil":
            button = self.button("pencil")
            menu = self.mark_menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        else:
            self.requested.emit(action)
