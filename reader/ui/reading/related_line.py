"""又见: at the foot of the paper, the pieces that belong to the one that is read: reprints, series, follow-ups."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QMenu

from reader.model.messages import _
from reader.ui.browsing.wording import day_words, headline_words
from reader.ui.look.controls import Bar, Label, Link

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.look.theme import Look
    from reader.workspace.relating import Related

# Looked for once the reader has stayed: it takes some twenty searches.
STAY_MS = 900
LINKS = 2
LONGEST = 18.0  # em of one link


class Looker(Protocol):
    """Who finds what belongs to a piece."""

    def ask_related(
        self, article: str, then: Callable[[tuple[Related, ...]], None], fail: Callable[[Exception], None]
    ) -> None:
        """Look, and tell on the GUI thread; never, where something else was asked meanwhile."""


class RelatedLine(Bar):
    """Signals: chosen(str) another piece is to be opened."""

    chosen = Signal(str)

    def __init__(self, looker: Looker, look: Look) -> None:
        super().__init__(look, "paper", 2.4, rule_above=True)
        self._looker = looker
        self._article = ""
        self.found: tuple[Related, ...] = ()
        self.links: list[Link] = []
        self._count = Label(look, scale=0.8, colour="ink3")
        self._more = Link(look, _("更多…"))
        self._more.clicked.connect(self._open_more)
        self.row.addWidget(self._count)
        self.row.addStretch(1)
        self.row.addWidget(self._more)
        self._stay = QTimer(self, singleShot=True, interval=STAY_MS)
        self._stay.timeout.connect(self._look_for)
        self.hide()

    def show_piece(self, article: str) -> None:
        """Forget what belonged to another piece; look for this one's, where the reader stays with it."""
        if article == self._article:
            return
        self._article = article
        self._show(())
        if article:
            self._stay.start()
        else:
            self._stay.stop()

    def close_line(self) -> None:
        """Look no more."""
        self._stay.stop()

    def menu(self) -> QMenu:
        """Return the menu of all that belong to the piece."""
        menu = QMenu(self)
        menu.setFont(self._look.tokens.font(0.93))
        for related in self.found:
            action = menu.addAction(words_of(related))
            action.triggered.connect(lambda _checked=False, i=related.summary.id: self.chosen.emit(i))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Show as many links as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _look_for(self) -> None:
        article = self._article

        def show(found: tuple[Related, ...]) -> None:
            if article == self._article:
                self._show(found)

        self._looker.ask_related(article, show, lambda _trouble: None)

    def _show(self, found: tuple[Related, ...]) -> None:
        self.found = found
        for link in self.links:
            self.row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        for place, related in enumerate(found[:LINKS], 1):
            words = words_of(related)
            link = Link(self._look, words)
            metrics = QFontMetricsF(link.font())
            shown = words
            while metrics.horizontalAdvance(shown) > self._look.em * LONGEST:
                shown = shown[:-2] + "…"
            link.setText(shown)
            link.setToolTip(related.summary.headline or words)
            link.clicked.connect(lambda _checked=False, i=related.summary.id: self.chosen.emit(i))
            self.row.insertWidget(place, link)
            self.links.append(link)
        self._count.setText(_("又见 {n} 处").format(n=len(found)))
        self.setAccessibleName(_("又见 {n} 处").format(n=len(found)))
        self.setVisible(bool(found))
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._count.sizeHint().width() - self._more.sizeHint().width() - self._look.tokens.px(3)
        hidden = len(self.found) > len(self.links)
        for link in self.links:
            room -= link.sizeHint().width()
            link.setVisible(room >= 0)
            hidden = hidden or room < 0
        self._more.setVisible(hidden)

    def _open_more(self) -> None:
        menu = self.menu()
        menu.exec(self._more.mapToGlobal(self._more.rect().topLeft()))
        menu.deleteLater()


def words_of(related: Related) -> str:
    """Return how another piece belongs to this one, and which it is."""
    kinds = {"duplicate": _("重复"), "reprint": _("重刊"), "series": _("系列"), "follow_up": _("续报")}
    own = related.summary
    paper = f"《{own.newspaper}》" if own.newspaper else ""
    where = f"{paper}{day_words(own.date_published, date.today())}"
    name = headline_words(own) if related.kind in {"series", "follow_up"} else ""
    return _("{kind}：{where}").format(kind=kinds[related.kind], where=" ".join(w for w in (name, where) if w))
