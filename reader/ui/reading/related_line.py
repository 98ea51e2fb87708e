"""又见: at the foot of the paper, the pieces that belong to the one that is read: reprints, series, follow-ups."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QMenu

from reader.model.messages import _, counted
from reader.ui.browsing.wording import day_words, headline_words
from reader.ui.look.controls import Bar, Label, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.ui.look.theme import Look
    from reader.workspace.linking import Linked
    from reader.workspace.relating import Related

    Shown = Callable[[str], str]
    """Words of the paper → the same in the characters that are wanted."""

# Looked for once the reader has stayed: it takes some twenty searches.
STAY_MS = 900
LINKS = 2
HEIGHT = 2.4  # em
LONGEST = 18.0  # em of one link


class Looker(Protocol):
    """Who finds what belongs to a piece."""

    def ask_related(
        self, article: str, then: Callable[[tuple[Related, ...]], None], fail: Callable[[Exception], None]
    ) -> None:
        """Look, and tell on the GUI thread; never, where something else was asked meanwhile."""


class RelatedLine(Bar):
    """Signals: chosen(str) another piece is to be opened · parted(str) the link with it is to be taken away."""

    chosen = Signal(str)
    parted = Signal(str)

    def __init__(self, looker: Looker, look: Look) -> None:
        super().__init__(look, "paper", HEIGHT, rule_above=True)
        self._looker = looker
        self.article = ""
        self.found: tuple[Related, ...] = ()
        self.linked: tuple[Linked, ...] = ()
        self.links: list[Link] = []
        self._count = Label(look, scale=0.8, colour="ink3")
        self._more = Link(look, _("更多…"))
        self._more.clicked.connect(self._open_more)
        self.row.addWidget(self._count)
        self.row.addStretch(1)
        self.row.addWidget(self._more)
        self._stay = QTimer(self, singleShot=True, interval=STAY_MS)
        self._stay.timeout.connect(self._look_for)
        look.changed.connect(self._renew)
        self.hide()

    def show_piece(self, article: str, linked: Sequence[Linked] = ()) -> None:
        """Show what the reader has linked with a piece, and look for what else belongs to it, where the reader stays
        with it.
        """
        linked = tuple(linked)
        if article == self.article:
            if linked != self.linked:
                self.linked = linked
                self._show(self.found)
            return
        self.article, self.linked = article, linked
        self._show(())
        if article:
            self._stay.start()
        else:
            self._stay.stop()

    def _renew(self) -> None:
        """Show the same in the characters that are wanted now."""
        self._show(self.found)

    def close_line(self) -> None:
        """Look no more."""
        self._stay.stop()

    def menu(self) -> QMenu:
        """Return the menu of all that belong to the piece."""
        menu = QMenu(self)
        menu.setFont(self._look.tokens.font(0.93))
        for piece, words, _tip in self._others():
            menu.addAction(words).triggered.connect(partial(self.chosen.emit, piece))
        for at, one in enumerate(self.linked):
            if not at:
                menu.addSeparator()
            words = _("解开与《{headline}》的连线").format(headline=self._look.shown(headline_words(one.summary)))
            menu.addAction(words).triggered.connect(partial(self.parted.emit, one.summary.id))
        return menu

    def _others(self) -> list[tuple[str, str, str]]:
        """Return id, words and hint of the other pieces: those that the reader has linked come first."""
        shown = self._look.shown
        by_hand = [
            (one.summary.id, link_words(one, shown), one.remark or shown(headline_words(one.summary)))
            for one in self.linked
        ]
        known = {piece for piece, _words, _tip in by_hand}
        found = [
            (r.summary.id, words_of(r, shown), shown(r.summary.headline or "") or words_of(r, shown))
            for r in self.found
        ]
        return by_hand + [one for one in found if one[0] not in known]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Show as many links as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _look_for(self) -> None:
        article = self.article

        def show(found: tuple[Related, ...]) -> None:
            if article == self.article:
                self._show(found)

        self._looker.ask_related(article, show, lambda _trouble: None)

    def _show(self, found: tuple[Related, ...]) -> None:
        self.found = found
        for link in self.links:
            self.row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = []
        others = self._others()
        for place, (piece, words, tip) in enumerate(others[:LINKS], 1):
            link = Link(self._look, words)
            metrics = QFontMetricsF(link.font())
            shown = words
            while metrics.horizontalAdvance(shown) > self._look.em * LONGEST:
                shown = shown[:-2] + "…"
            link.setText(shown)
            link.setToolTip(tip)
            link.clicked.connect(partial(self.chosen.emit, piece))
            self.row.insertWidget(place, link)
            self.links.append(link)
        said = counted("又见 {n} 处", len(others)).format(n=len(others))
        self._count.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(others))
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._count.sizeHint().width() - self._more.sizeHint().width() - self._look.tokens.px(3)
        hidden = bool(self.linked) or len(self.found) > len(self.links)
        for link in self.links:
            room -= link.sizeHint().width()
            link.setVisible(room >= 0)
            hidden = hidden or room < 0
        self._more.setVisible(hidden)

    def _open_more(self) -> None:
        menu = self.menu()
        menu.exec(self._more.mapToGlobal(self._more.rect().topLeft()))
        menu.deleteLater()


class Foot(Bar):
    """Room for the line at the foot of the paper, kept whether anything is found or not: the page stands still, and
    what the window says lies here too. In easy reading, where lines are few, only while there is something.
    """

    def __init__(self, line: RelatedLine, look: Look) -> None:
        super().__init__(look, "paper", HEIGHT, rule_above=True)
        self._line = line
        self.row.addWidget(line)
        line.installEventFilter(self)
        look.changed.connect(self._keep)
        self._keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow the line."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._keep()
        return False

    def _keep(self) -> None:
        spare = self._look.easy and self._line.isHidden()
        if spare or not self.isWindow():  # not yet laid out it would be shown as a window
            self.setHidden(spare)

    def restyle(self) -> None:
        """Leave all room to the line."""
        super().restyle()
        self.row.setContentsMargins(0, 0, 0, 0)


def words_of(related: Related, shown: Shown) -> str:
    """Return how another piece belongs to this one, and which it is."""
    kinds = {"duplicate": _("重复"), "reprint": _("重刊"), "series": _("系列"), "follow_up": _("续报")}
    own = related.summary
    paper = f"《{shown(own.newspaper)}》" if own.newspaper else ""
    where = f"{paper}{day_words(own.date_published, date.today())}"
    name = shown(headline_words(own)) if related.kind in {"series", "follow_up"} else ""
    return _("{kind}：{where}").format(kind=kinds[related.kind], where=" ".join(w for w in (name, where) if w))


def link_words(linked: Linked, shown: Shown) -> str:
    """Return which piece the reader has linked, and why."""
    own = linked.summary
    where = " ".join(w for w in (shown(headline_words(own)), day_words(own.date_published, date.today())) if w)
    said = _("（{remark}）").format(remark=linked.remark) if linked.remark else ""
    return _("连着：{where}{remark}").format(where=where, remark=said)
