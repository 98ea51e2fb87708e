"""版面上分篇: the pieces of a page over its picture, drawn, joined, put in order; every drawing can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.drawn_page import DrawnPage, drawn_page, hull_of_lines, rect_of
from reader.ui.dialogs.page_drawing import PageDrawing
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.controls import Bar, Button, Label
from reader.ui.look.message_line import MessageLine
from reader.ui.reading.drawing_view import DrawingView, drawn_piece
from reader.ui.reading.print_view import STEP

if TYPE_CHECKING:
    from reader.model.summary import Changes
    from reader.ui.jobs.background import Cancelled
    from reader.ui.jobs.host import Host


class PageDesk(Dialog):
    """The page desk of an issue, at the page where a piece begins; it stays open beside the window."""

    def __init__(self, host: Host, piece: str) -> None:
        super().__init__(host, _("版面上分篇"), width=56)
        self._session, self._piece = host.session, piece
        self._lane = lane = Lane("page desk", self)
        self.destroyed.connect(lambda _desk: lane.close(0))
        self._shown: DrawnPage | None = None
        self._coming: tuple[int, bool] | None = None  # the page that is being fetched, and whether it is another one
        self.drawing = PageDrawing(host.session, piece)
        self.view = DrawingView(self.look)
        self.view.setMinimumHeight(self.look.tokens.px(26))
        self.where = Label(self.look, scale=0.87, colour="ink2")
        self.hint = Label(self.look, scale=0.93, wrap=True)
        self.hint.setMinimumHeight(self.look.tokens.px(2.8))
        self.said = MessageLine(self.look, self.icons, "desk")
        self.said.setMinimumHeight(self.hint.minimumHeight())
        self.said.dismissed.connect(lambda: self.hint.setVisible(True))
        for widget in (self._bar(), self.view, self.hint, self.said):
            self.body.addWidget(widget, 1 if widget is self.view else 0)
        self.deeds = [self._button(f"{word}  {key}", deed) for key, (word, deed) in self.drawing.deeds.items()]
        self.body.addLayout(self.rows_of([self.deeds], len(self.deeds)))
        self.buttons.insertWidget(0, self._button(_("撤回"), self.drawing.undo))
        self.add_close()
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.drawing.undo)
        self._join()
        self.load(anew=True)
        self.view.setFocus()

    def _join(self) -> None:
        view, drawing = self.view, self.drawing
        view.drawn.connect(drawing.draw)
        view.picked.connect(drawing.pick)
        view.stepped.connect(drawing.step)
        view.asked.connect(drawing.key)
        view.left.connect(self._leave)
        view.turned.connect(self._turn)
        drawing.changed.connect(self._tell)
        drawing.stored.connect(self.load)
        drawing.said.connect(self._say)

    def _bar(self) -> Bar:
        bar = Bar(self.look, "desk", 2.4)
        bar.row.addWidget(self.where)
        bar.row.addStretch(1)
        deeds: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("caret-left", _("前一面") + "  PageUp", lambda: self._turn(-1)),
            ("caret-right", _("后一面") + "  PageDown", lambda: self._turn(1)),
            ("minus", _("缩小") + "  -", lambda: self.view.zoom_by(1 / STEP)),
            ("plus", _("放大") + "  +", lambda: self.view.zoom_by(STEP)),
            ("newspaper", _("整版") + "  9", self.view.fit_page),
        )
        for icon, name, deed in deeds:
            button = Button(self.look, self.icons, name, icon=icon, size=1.1)
            button.clicked.connect(lambda _on=False, deed=deed: deed())
            bar.row.addWidget(button)
        return bar

    def _button(self, word: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(word)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: deed())
        return button

    def load(self, *, anew: bool = False, sheet: int = 0) -> None:
        """Fetch the page, or another one, on a worker thread; `anew`: with its picture, shown whole."""
        session, piece, before = self._session, self._piece, self._shown
        if self._coming is not None and not (anew or sheet):
            sheet, anew = self._coming  # the one that is fetched already, which this call overtakes
        number = sheet or (before.page.sheet if before is not None else 0)
        self._coming = number, anew
        picture = None if anew or before is None else before.picture

        def fetch(_cancelled: Cancelled) -> DrawnPage:
            return drawn_page(session, piece, number, picture)

        done = Operation(fetch).then(lambda found: self._show(found, anew=anew)).otherwise(self._fail)
        done.start(self._lane, newest=True)

    def follow(self, changes: Changes) -> None:
        """Fetch the page again where its issue was changed: here, in the window or elsewhere."""
        if self._shown is not None and self._shown.page.issue in changes.issues_read_anew:
            self.load()

    def _show(self, found: DrawnPage, *, anew: bool) -> None:
        self._coming = None
        if not anew and self._shown is not None and found.page.shows_as(self._shown.page):
            return  # what is boxed, selected and put in order stays so
        self._shown = found
        page, view = found.page, self.view
        view.pieces = [drawn_piece(p.id, k, p.polygons) for k, p in enumerate(page.pieces, 1)]
        view.loose = [rect_of(one.box) for one in page.lines if not one.piece]
        view.show_drawing(found.picture, page.size, found.said, anew=anew)
        self.where.setText(
            counted("第 {n} 面，共 {all} 面　这一面 {k} 篇", len(page.pieces)).format(
                n=page.sheet, all=page.sheets, k=len(page.pieces)
            )
        )
        self.drawing.show(page)

    def _tell(self) -> None:
        """Show and say what is selected, or what can be done."""
        drawing, view = self.drawing, self.view
        if not drawing.box:
            view.clear_box()
        order = drawing.order
        view.selected = drawing.selected
        view.lines = [rect_of(one.box) for one in drawing.box]
        view.blocks = [
            (hull_of_lines(block), order.index(k) + 1 if k in order else 0) for k, block in enumerate(drawing.blocks)
        ] if order is not None else ()  # fmt: skip
        self.hint.setText(self._words())
        view.viewport().update()

    def _words(self) -> str:
        drawing = self.drawing
        names = {p.id: p.headline or _("（没有标题）") for p in drawing.page.pieces} if drawing.page is not None else {}
        chosen = _("选中：{names}").format(names="、".join(names.get(i, "") for i in drawing.selected))
        if drawing.order is not None:
            left = len(drawing.blocks) - len(drawing.order)
            return _("照读的次序逐块点，还有 {n} 块；回车：余下的照旧接在后面；Esc：不排了。").format(n=left)
        if drawing.box:
            words = counted(
                "框住了 {n} 行。另成一篇，或作为标题、归入选中的一篇、不归入文章。", len(drawing.box)
            ).format(n=len(drawing.box))
            return words + ("　" + chosen if drawing.selected else "")
        if drawing.selected:
            return chosen
        return _("拖出一个框，框住一块；点一下选一篇，按住 Ctrl 再点别的。灰的是没有归入文章的字。")

    def _say(self, words: str) -> None:
        if words:
            self.said.say(words)
        else:
            self.said.clear()
        self.hint.setVisible(not words)  # in its place: the page stays where it is

    def _leave(self) -> None:
        if not self.drawing.clear():
            self.reject()

    def _turn(self, step: int) -> None:
        page = self._shown.page if self._shown is not None else None
        if page is not None and 1 <= page.sheet + step <= page.sheets:
            self.load(anew=True, sheet=page.sheet + step)

    def _fail(self, trouble: Exception) -> None:
        self._coming = None
        if not isinstance(trouble, BaojiaError):
            raise trouble
        if self._shown is None:
            self.view.show_drawing(None, (0.0, 0.0), str(trouble), anew=True)
        else:
            self.said.say(str(trouble))

    def done(self, result: int) -> None:
        """End the thread with the dialog."""
        self.let_finish(self.drawing.lane)
        self._lane.close(0)
        super().done(result)


def open_page_desk(host: Host, piece: str) -> PageDesk:
    """Open the page desk at the page that a piece is on."""
    desk = PageDesk(host, piece)
    desk.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    desk.setModal(False)
    desk.resize(desk.room() * 0.97)
    desk.show()
    return desk
