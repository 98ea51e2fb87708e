"""The bar below the page in the mode for old eyes and hands: the piece before, the next one, the bookmark."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reader.model.messages import _
from reader.ui.look.big_button import BigButton
from reader.ui.look.controls import Bar
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look


class EasyFoot(Bar):
    """Signals: requested(id) an action of the table is wanted."""

    requested = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__(look, "paper", 3.3, rule_above=True)
        self.setAccessibleName(_("文章工具"))
        self.previous = BigButton(look, icons, _("上一篇"), "caret-left")
        self.next = BigButton(look, icons, _("下一篇"), "caret-right")
        self.bookmark = BigButton(look, icons, _("加书签"), "bookmark-simple")
        for button, action in ((self.previous, "previous"), (self.next, "next"), (self.bookmark, "bookmark")):
            button.clicked.connect(lambda _on=False, a=action: self.requested.emit(a))
        self.row.addWidget(self.previous)
        self.row.addWidget(self.next)
        self.row.addStretch(1)
        self.row.addWidget(self.bookmark)

    def allow(self, *, piece: bool, writable: bool) -> None:
        """Enable what can be done."""
        self.bookmark.setEnabled(piece and writable)

    def show_bookmarked(self, bookmarked: bool) -> None:
        """Show whether the piece has a bookmark."""
        word, icon = (_("已加书签"), "bookmark-simple-fill") if bookmarked else (_("加书签"), "bookmark-simple")
        self.bookmark.show_as(word, icon, main=bookmarked)

    def restyle(self) -> None:
        """Keep white between what a finger is to hit."""
        super().restyle()
        px = self._look.tokens.px
        self.row.setContentsMargins(px(0.9), px(0.3), px(0.9), px(0.3))
        self.row.setSpacing(px(0.5))
        self.setFixedHeight(max(60, px(2.5)) + px(0.8))
