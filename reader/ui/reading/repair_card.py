"""The card that tells one repair: what was printed, what stands now; it can be put back there and then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.rendering.repairs import RepairCard
from reader.ui.look.controls import Label, Link
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.sheet import Prose, Sheet


class RepairSheet(Sheet):
    """One repair told.

    Signals: put_back_requested(repair_id, undone) to put the printed text back (True) or mend it again (False);
    printed_requested(); next_requested(); closed().
    """

    put_back_requested = Signal(str, bool)
    printed_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget, look: Look, icons: Icons) -> None:
        super().__init__(parent, look)
        em = look.em
        self._card: RepairCard | None = None
        self.setFixedWidth(round(em * 22))
        rows = QVBoxLayout(self)
        # Links have room for their ring around them; their words stand flush with the text.
        ring = round(em * 0.35) + 3
        rows.setContentsMargins(round(em) - ring, round(em * 0.6), round(em) - ring, round(em * 0.5))
        rows.setSpacing(round(em * 0.3))
        head = QHBoxLayout()
        head.setSpacing(round(em * 0.4))
        picture = QLabel()
        picture.setPixmap(icons.pixmap("bandaids", look.tokens.colour("ok"), round(em * 1.1), self.devicePixelRatioF()))
        self._title = Label(look, scale=0.87, bold=True)
        self._count = Label(look, scale=0.8, colour="ink3")
        head.addWidget(picture)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._count)
        head.setContentsMargins(ring, 0, ring, 0)
        rows.addLayout(head)
        texts = QGridLayout()
        texts.setHorizontalSpacing(round(em * 0.6))
        texts.setVerticalSpacing(round(em * 0.15))
        texts.setColumnStretch(1, 1)
        texts.setContentsMargins(ring, 0, ring, 0)
        self._printed, self._present = Prose(look), Prose(look)
        for row, (word, prose) in enumerate(((_("原文"), self._printed), (_("现为"), self._present))):
            texts.addWidget(Label(look, word, scale=0.8, colour="ink3"), row, 0, Qt.AlignmentFlag.AlignTop)
            texts.addWidget(prose, row, 1)
        rows.addLayout(texts)
        self._undo = Link(look, _("改回原文"))
        self._see = Link(look, _("看原文"))
        self._next = Link(look, _("下一处"))
        foot = QHBoxLayout()
        foot.setSpacing(round(em * 0.9))
        foot.addWidget(self._undo)
        foot.addWidget(self._see)
        foot.addStretch()
        foot.addWidget(self._next)
        rows.addLayout(foot)
        self._undo.clicked.connect(self._put_back)
        self._see.clicked.connect(self.printed_requested)
        self._next.clicked.connect(self.next_requested)

    def event(self, event: QEvent) -> bool:
        """Keep only the keys that press and walk: nothing is typed here, so the page's letters act as ever."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().strip():
            return QWidget.event(self, event)
        return super().event(event)

    @property
    def repair_id(self) -> str:
        """The id of the repair that is told, empty before the first."""
        return self._card.repair.id if self._card else ""

    def tell(self, card: RepairCard, stop: tuple[int, int], alike: int, *, writable: bool) -> None:
        """Fill the card. `stop` is the place's number among those of the piece and how many there are; `alike` counts
        the small repairs of one kind that make one place together.
        """
        self._card = card
        self._title.setText(card.title if alike == 1 else _("{title} {n} 个").format(title=card.title, n=alike))
        self._count.setText(_("第 {number} 处，共 {total} 处").format(number=stop[0], total=stop[1]))
        width = round(self.look.em * 17.2)
        self._printed.set_text(card.printed, width)
        self._present.set_text(card.present, width)
        undone = card.repair.undone
        self._undo.setText(_("重新修整") if undone else _("改回原文"))
        self._undo.setAccessibleName(self._undo.text())
        self._undo.setEnabled(writable)
        self.setAccessibleName(
            _("{title}。原文：{printed}。现为：{present}。").format(
                title=card.title, printed=card.printed, present=card.present
            )
        )
        self._next.setVisible(stop[1] > 1)

    def take_focus(self) -> None:
        """Put the keyboard on the card's first link."""
        self._undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self) -> None:
        if self._card is not None:
            self.put_back_requested.emit(self._card.repair.id, not self._card.repair.undone)
