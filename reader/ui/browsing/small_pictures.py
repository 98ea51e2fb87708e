"""Small pictures of pieces, for rows and front pages: read and decoded on a worker thread, the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.jobs.background import Cancelled, Lane
    from reader.ui.look.theme import Tokens

KEPT = 24 << 20
"""Bytes of small pictures that are kept."""
NAMES = 4000
"""How many pictures are known at most, those among them that cannot be shown."""
WAITING = 60
"""How many are waited for at most: what was scrolled past is asked for again when it is seen again."""
AFTER_MS = 250
"""So long after the first picture was wanted the first is read: what decodes them is no part of a start."""
UPPER = 0.3
"""The share of what is cut off a high picture that is cut at its upper edge: heads stand there."""


class Pictures(Protocol):
    """Who has the bytes of pictures; asked on a worker thread."""

    def read_named(self, name: str) -> bytes | str:
        """Return the bytes of the picture of a file name, or a word for why there are none."""


class _Key(NamedTuple):
    """A picture in one size, in pixels of the screen."""

    name: str
    width: int
    height: int


class _Found(NamedTuple):
    """A picture that fills its size, a null one where it cannot be shown; `absent`: since there is no such file."""

    image: QImage
    absent: bool = False


class SmallPictures(QObject):
    """Signals: came(str) the picture of a file name can be drawn now, or cannot be; empty: they are shown or not."""

    came = Signal(str)

    def __init__(self, store: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.shown = True
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._lacking: OrderedDict[str, bool] = OrderedDict()  # by name: absent, and no damaged one
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._running: _Key | None = None
        self._bytes = 0
        self._lane: Lane | None = None
        self._begun = False

    def show(self, shown: bool) -> None:
        """Show small pictures from now on, or none."""
        self.shown = shown
        self.came.emit("")

    def has(self, name: str) -> bool:
        """Tell whether room is to be left: pictures are shown and this one was not found absent or damaged."""
        return bool(name) and self.shown and name not in self._lacking

    def lacking(self) -> list[str]:
        """Return which pictures were found absent, the last one found last: they may come, a damaged one will not."""
        return [name for name, absent in self._lacking.items() if absent]

    def try_again(self, names: Iterable[str]) -> None:
        """Leave room for pictures again that were lacking, and read them when they are seen."""
        for name in names:
            if self._lacking.pop(name, False):
                self.came.emit(name)

    def draw(self, painter: QPainter, box: QRectF, name: str, tokens: Tokens) -> None:
        """Draw a picture so that it fills its box; as long as it is being decoded, its ground."""
        ratio = painter.device().devicePixelRatioF()
        key = _Key(name, max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
        image = self._kept.get(key)
        if image is None:
            painter.fillRect(box, tokens.colour("rule"))
            self._ask(key)
            return
        self._kept.move_to_end(key)
        image.setDevicePixelRatio(ratio)  # as it is, at a whole pixel: to scale it anew would cost each frame
        painter.drawImage(QPointF(round(box.left() * ratio) / ratio, round(box.top() * ratio) / ratio), image)

    def _ask(self, key: _Key) -> None:
        if key == self._running:
            return
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        if len(self._waiting) > WAITING:
            self._waiting.popitem(last=False)
        if self._begun:
            self._next()
        elif len(self._waiting) == 1:
            QTimer.singleShot(AFTER_MS, self, self._begin)

    def _begin(self) -> None:
        self._begun = True
        self._next()

    def _next(self) -> None:
        """Have what was asked for last decoded, where nothing is being decoded."""
        if self._running is not None or not self._waiting:
            return
        from reader.ui.jobs.background import Lane, Operation

        if self._lane is None:
            self._lane = Lane("small pictures", self)
        key, store = self._waiting.popitem()[0], self._store
        self._running = key
        work: Operation[_Found] = Operation(lambda cancelled: _filling(store, key, cancelled))
        work.then(lambda found: self._keep(key, found.image, absent=found.absent)).start(self._lane)

    def _keep(self, key: _Key, image: QImage, *, absent: bool) -> None:
        self._running = None
        if image.isNull():
            self._lacking[key.name] = absent
            if len(self._lacking) > NAMES:
                self._lacking.popitem(last=False)
        else:
            self._kept[key] = image
            self._bytes += image.sizeInBytes()
        while len(self._kept) > 1 and (self._bytes > KEPT or len(self._kept) > NAMES):
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        self._next()
        self.came.emit(key.name)


def _filling(store: Pictures, key: _Key, cancelled: Cancelled) -> _Found:
    """Return a picture cut to fill its size. For a worker thread."""
    from reader.printing.picture_decoding import drawn

    data = "cancelled" if cancelled() else store.read_named(key.name)
    if not isinstance(data, bytes):
        return _Found(QImage(), absent=data == "absent")
    image = drawn(data, QSize(3 * key.width, 3 * key.height))
    if image.isNull():
        return _Found(image)
    size = QSize(key.width, key.height)
    smooth = Qt.TransformationMode.SmoothTransformation
    image = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
    left, above = (image.width() - key.width) // 2, round((image.height() - key.height) * UPPER)
    cut = image.copy(left, above, key.width, key.height)
    return _Found(cut.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))
