"""A field under a long tree: what is typed, hanzi or pinyin, leaves only what fits.

Letters typed in the tree itself stay commands there (J is the next piece right after a click on a category).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from reader.model.messages import _
from reader.ui.look.controls import Bar
from reader.ui.reading.kept_keys import keep_keys
from reader.ui.searching.questions import Asked, Question

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.ui.browsing.tree_view import CategoryTree
    from reader.ui.look.theme import Look
    from reader.ui.searching.askers import Asker
    from reader.ui.searching.fitting_names import Fit

MANY = 30
"""From so many names on the field is shown by itself."""
REST_MS = 120


class TreeFilter(Bar):
    """The field; it is shown under a long tree, or once it is asked for."""

    def __init__(self, look: Look, tree: CategoryTree, asker: Callable[[], Asker]) -> None:
        self.field = QLineEdit()
        super().__init__(look, "desk", 2.7, rule_above=True)
        self._tree, self._asker = tree, asker
        self._names: dict[Collection, str] = {}
        self._fitting: list[Collection] = []
        self.field.setPlaceholderText(_("筛选栏目、报纸，也可输拼音"))
        self.field.setAccessibleName(_("筛选栏目"))
        self.field.setProperty("bare", True)
        self.field.setClearButtonEnabled(True)
        self.row.addWidget(self.field, 1)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self.field.textChanged.connect(lambda _text: self._rest.start())
        self.field.installEventFilter(self)
        self.hide()

    def restyle(self) -> None:
        """Take sizes from the look."""
        super().restyle()
        self.field.setFont(self._look.tokens.font(0.87))

    def follow(self) -> None:
        """Know what the tree holds now; a field in use keeps what it filters by."""
        if not self.field.text():
            found = self._tree.nodes.collections(lambda c: c.kind != "newspaper" or len(c.path) == 1)
            self._names = dict(found)
            self.setVisible(len(self._names) >= MANY or self.field.hasFocus())

    def open(self) -> None:
        """Show the field with the keyboard in it."""
        self.follow()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Show the whole tree again."""
        self.field.clear()
        self._rest.stop()
        self._show(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Esc shows all again, ↓ goes to the first that fits, Enter chooses it."""
        if keep_keys(event):
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
                self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case Qt.Key.Key_Down:
                self._go_to_tree()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._fitting:
                    self._go_to_tree()
                    self._tree.choose(self._fitting[0])
            case _:
                return False
        return True

    def _go_to_tree(self) -> None:
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._fitting:
            self._tree.select(self._fitting[0])

    def _ask(self) -> None:
        text = self.field.text().strip()
        if not text:
            self._show(None)
            return
        known = tuple(self._names)
        question = Question(kind="names", stream="tree", asked=Asked(text=text), names=tuple(self._names.values()))

        def fits(found: tuple[Fit, ...]) -> None:
            if text == self.field.text().strip():
                self._show([known[fit.number] for fit in found])

        self._asker().ask(question, fits, lambda _error: None, newest=True)

    def _show(self, fitting: list[Collection] | None) -> None:
        self._fitting = fitting or []
        self._tree.filter(None if fitting is None else frozenset(fitting))
        found = _("没有这样的栏目。") if fitting == [] else ""
        self.field.setToolTip(found)
        self.field.setAccessibleDescription(found)
