"""Printed pages as they will be, beside the choices that make them: set on a thread, drawn as they come in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from reader.model.errors import BaojiaError
from reader.model.messages import _, counted
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.screen_room import screen_room

if TYPE_CHECKING:
    from reader.printing import Preview
    from reader.ui.look.theme import Look

PAUSE = 180  # ms without a further choice before pages are set anew
MOST_HIGH = 0.55  # of the screen
EMPTY = 1.414  # height by width of a page that is not known yet


class _Pages(QWidget):
    """The column of pages, or of a book's spreads; it asks for those that are looked at."""

    wanted = Signal(int)

    def __init__(self, look: Look, *, spreads: bool) -> None:
        super().__init__()
        self._look, self._spreads, self._across = look, spreads, 2 if spreads else 1
        self.pictures: dict[int, QImage] = {}
        self.count, self.ratio, self.right_to_left = 1, EMPTY, False

    def reset(self, count: int, ratio: float, *, right_to_left: bool) -> None:
        """Forget the pictures; there are so many pages of that shape."""
        self.pictures.clear()
        self.right_to_left = right_to_left
        self.count, self.ratio = count, ratio
        self.fit()

    def fit(self) -> None:
        """Be as tall as the pages, which are as large as is seen whole."""
        rows = self.count // 2 + 1 if self._spreads else self.count
        self.setFixedHeight(round((self.page_height() + self._gap()) * rows + self._gap()))
        self.update()

    def page_width(self) -> int:
        """Return the width of a page in pixels of the widget."""
        area = self.parentWidget() or self
        wide, tall = self.width() - 2 * self._gap(), area.height() - 2 * self._gap()
        return max(40, round(min(wide / self._across, tall / self.ratio)))

    def place(self, number: int) -> QRectF:
        """Return where a page lies; in a book odd ones at the right of the spread, where its lines run across."""
        row, at_right = number - 1, 0
        if self._spreads:
            row, at_right = number // 2, number % 2 if not self.right_to_left else 1 - number % 2
        step = self.page_height() + self._gap()
        left = (self.width() - self._across * self.page_width()) / 2 + at_right * self.page_width()
        return QRectF(left, self._gap() + row * step, self.page_width(), self.page_height())

    def page_height(self) -> float:
        """Return its height."""
        return self.page_width() * self.ratio

    def _gap(self) -> float:
        return self._look.em * 0.7

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the pages in sight, and ask for those that have no picture yet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        step, across = self.page_height() + self._gap(), self._across
        first = max(1, (int(event.rect().top() / step) + 1) * across - across + 1 - (across - 1))
        last = min(self.count, (int(event.rect().bottom() / step) + 1) * across)
        for number in range(first, last + 1):
            paper = self.place(number)
            painter.fillRect(paper, "#FFFFFF")
            picture = self.pictures.get(number)
            if picture is not None:
                painter.drawImage(paper, picture)
            else:
                self.wanted.emit(number)
            painter.setPen(QPen(self._look.tokens.colour("edge"), 1))
            painter.drawRect(paper)
        painter.end()


class PagesPreview(QScrollArea):
    """Shows pages, or spreads.

    Signals: told(str) how many there are and what could not be as it was asked for, or what went wrong · shown(object)
    the preview that is shown from now on.
    """

    told = Signal(str)
    shown = Signal(object)

    def __init__(self, look: Look, *, spreads: bool = False) -> None:
        super().__init__()
        self._look = look
        self._lane = lane = Lane("pages preview", self)  # what is still asked for when it goes is told to nobody
        self.destroyed.connect(lambda _preview: lane.close(0))
        self._make: Callable[[Callable[[], bool]], Preview] | None = None
        self._preview: Preview | None = None
        self._pages = _Pages(look, spreads=spreads)
        self._pages.wanted.connect(self._draw)
        self._asked: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._set)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWidgetResizable(True)
        self.setWidget(self._pages)
        self.setAccessibleName(_("打印预览"))

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return room for one page, and on a small screen for as much as lets what stands around it be seen."""
        em, most = self._look.em, screen_room(self).height() * MOST_HIGH
        return QSize(round(em * 26), round(min(em * 31, most)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Show pages whole at another size too."""
        super().resizeEvent(event)
        if self.widget() is not None:  # it is resized too while it goes, when they are gone
            self._pages.fit()

    def show_pages(self, make: Callable[[Callable[[], bool]], Preview]) -> None:
        """Set pages by `make`, on a thread, as soon as no other choice follows; until then the old ones stay. It is
        given what tells that they are not wanted any more.
        """
        self._make = make
        self._timer.start(PAUSE)

    @property
    def pages(self) -> int:
        """How many pages are shown; 0 before the first."""
        return len(self._preview) if self._preview is not None else 0

    def show_page(self, number: int) -> None:
        """Bring a page, from 1, into sight."""
        self.verticalScrollBar().setValue(round(self._pages.place(number).top() - self._look.em * 0.7))

    def close_lane(self) -> None:
        """End the thread."""
        self._timer.stop()
        self._lane.close(0)

    def _set(self) -> None:
        make = self._make
        if make is None:
            return
        self.told.emit(_("正在排版…"))
        width = round(self._pages.page_width() * self.devicePixelRatioF())

        def work(cancelled: Callable[[], bool]) -> tuple[Preview, QImage]:
            made = make(cancelled)
            return made, made.picture(1, width)

        Operation(work).then(self._show).otherwise(self._fail).start(self._lane, newest=True)

    def _show(self, made: tuple[Preview, QImage]) -> None:
        self._preview, first = made
        self._asked = {1}
        ratio = first.height() / first.width()
        self._pages.reset(len(self._preview), ratio, right_to_left=self._preview.right_to_left)
        self._pages.pictures[1] = first
        said = counted("共 {pages} 页", len(self._preview)).format(pages=len(self._preview))
        self.told.emit("　".join((said, *self._preview.remarks)))
        self.shown.emit(self._preview)

    def _fail(self, trouble: Exception) -> None:
        if not isinstance(trouble, BaojiaError):
            raise trouble
        self.told.emit(str(trouble))

    def _draw(self, number: int) -> None:
        """Draw a page that is looked at."""
        preview = self._preview
        if preview is None or number in self._asked:
            return
        self._asked.add(number)
        width = round(self._pages.page_width() * self.devicePixelRatioF())

        def done(picture: QImage) -> None:
            if preview is self._preview:
                self._pages.pictures[number] = picture
                self._pages.update()

        Operation(lambda _cancelled: preview.picture(number, width)).then(done).start(self._lane)
