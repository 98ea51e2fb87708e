"""What a reader has selected, boxed and put in order on a page, and the deeds that follow from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.dialogs.drawn_page import hull_of_lines
from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane

if TYPE_CHECKING:
    from reader.workspace.printed_lines import PrintedLine, PrintedPage
    from reader.workspace.session import Session


class PageDrawing(QObject):
    """The state of a page desk: `selected` pieces in the order of the clicks, the lines in the `box`, and while blocks
    are put in order (`order` is not None) the places of those that were clicked.

    Signals: changed() · said(str) what goes not, empty: nothing any more · stored() the page is another one now.
    """

    changed = Signal()
    said = Signal(str)
    stored = Signal()

    def __init__(self, session: Session, piece: str) -> None:
        super().__init__()
        self._session = session
        self.lane = Lane("page deeds", self)
        self.page: PrintedPage | None = None
        self.box: tuple[PrintedLine, ...] = ()
        self.selected: list[str] = [piece] if piece else []
        self.order: list[int] | None = None
        self.blocks: list[tuple[PrintedLine, ...]] = []
        self.deeds: dict[str, tuple[str, Callable[[], object]]] = {
            "N": (_("另成一篇"), self.own_piece), "M": (_("合成一篇"), self.merge),
            "H": (_("这是标题"), self.headline), "T": (_("归入选中的一篇"), self.put_into),
            "D": (_("不归入文章"), self.leave_out), "R": (_("重排次序"), self.reorder),
        }  # fmt: skip

    def show(self, page: PrintedPage) -> None:
        """Begin with a page; what was selected stays so where it is on it."""
        self.page = page
        here = {p.id for p in page.pieces}
        self.selected = [i for i in self.selected if i in here]
        self.box, self.order, self.blocks = (), None, []
        self.changed.emit()

    def clear(self) -> bool:
        """Give up the order, the box, a selection of several; False where there is none."""
        there = self.order is not None or bool(self.box) or len(self.selected) > 1
        self.order, self.box = None, ()
        self.selected = self.selected[-1:]
        self.changed.emit()
        return there

    def draw(self, box: QRectF) -> None:
        """Take the lines in a box."""
        if self.page is not None:
            self.box = self.page.inside(box.left(), box.top(), box.right(), box.bottom())
            self.said.emit("")
            self.changed.emit()

    def pick(self, x: float, y: float, more: bool) -> None:
        """Select the piece, or the block, at a place of the page."""
        if self.page is None:
            return
        if self.order is not None:
            self._pick_block(x, y)
            return
        found = self.page.piece_at(x, y)
        if self.box and more:  # which piece the box goes with
            self.selected = []
        else:
            self.box = ()
        self._select(found, more=more)

    def _select(self, piece: str, *, more: bool) -> None:
        if not more:
            self.selected = [piece] if piece else []
        elif piece in self.selected:
            self.selected.remove(piece)
        elif piece:
            self.selected.append(piece)
        self.said.emit("")
        self.changed.emit()

    def step(self, step: int, more: bool) -> None:
        """Select the piece before or behind."""
        ids = [p.id for p in self.page.pieces] if self.page is not None else []
        if ids and self.order is None:
            at = ids.index(self.selected[-1]) + step if self.selected else (0 if step > 0 else -1)
            self._select(ids[at % len(ids)], more=more)

    def key(self, key: str) -> None:
        """Do what a letter asks for."""
        if key == "\r":
            if self.order is not None:
                self._end_order()
        elif key in self.deeds:
            self.deeds[key][1]()

    def own_piece(self) -> None:
        """Let the box be a piece."""
        from reader.workspace import drawing_pieces

        self._do(lambda page: drawing_pieces.own_piece(self._session, page, self.box), boxed=True)

    def merge(self) -> None:
        """Let the selected pieces be one."""
        from reader.workspace import drawing_pieces

        self._do(lambda page: drawing_pieces.merge_pieces(self._session, page, self.selected))

    def headline(self) -> None:
        """Let the box be the headline of the piece selected last."""
        from reader.workspace import drawing_pieces

        piece = self.selected[-1] if self.selected else ""
        self._do(lambda page: drawing_pieces.headline_of(self._session, page, self.box, piece), boxed=True)

    def put_into(self) -> None:
        """Let the box belong to the piece selected last."""
        from reader.workspace import drawing_pieces

        if self.box and not self.selected:
            self.said.emit(_("先点要归入的那一篇，再框。按住 Ctrl 点，框还在。"))
            return
        self._do(lambda page: drawing_pieces.put_into(self._session, page, self.box, self.selected[-1]), boxed=True)

    def leave_out(self) -> None:
        """Let the box belong to no piece."""
        from reader.workspace import drawing_pieces

        def leave(page: PrintedPage) -> str:
            drawing_pieces.leave_out(self._session, page, self.box)
            return ""

        self._do(leave, boxed=True)

    def reorder(self) -> None:
        """Begin to put the blocks of the piece selected last in order."""
        blocks = self.page.blocks(self.selected[-1]) if self.page is not None and self.selected else []
        if len(blocks) < 2:
            self.said.emit(_("先点一篇分成几块的文章，再逐块点出读的次序。"))
            return
        self.blocks, self.order, self.box = blocks, [], ()
        self.said.emit("")
        self.changed.emit()

    def _pick_block(self, x: float, y: float) -> None:
        at = next((k for k, block in enumerate(self.blocks) if hull_of_lines(block).contains(x, y)), None)
        if at is None or self.order is None:
            return
        if at in self.order:
            self.order.remove(at)
        else:
            self.order.append(at)
        if len(self.order) == len(self.blocks):
            self._end_order()
        else:
            self.changed.emit()

    def _end_order(self) -> None:
        from reader.workspace import drawing_pieces

        blocks = [self.blocks[k] for k in self.order or ()]
        blocks += [b for k, b in enumerate(self.blocks) if k not in (self.order or ())]
        piece, self.order = self.selected[-1], None
        self._do(lambda page: drawing_pieces.order_blocks(self._session, page, piece, blocks))

    def _do(self, deed: Callable[[PrintedPage], str], *, boxed: bool = False) -> None:
        self.said.emit("")
        if self.page is None:
            return
        if boxed and not self.box:
            self.said.emit(_("先拖出一个框，框住那一块。"))
            return
        page = self.page

        def done(made: str) -> None:
            if made:
                self.selected = [made]
            self.stored.emit()

        ask(self.lane, lambda: deed(page), done, self._refuse)

    def undo(self) -> None:
        """Take back the last deed."""
        from reader.workspace import undoing

        def refuse(trouble: Exception) -> None:
            self._refuse(trouble)
            self.stored.emit()

        self.said.emit("")
        ask(self.lane, lambda: undoing.undo_own(self._session), lambda _deed: self.stored.emit(), refuse)

    def _refuse(self, trouble: Exception) -> None:
        if not isinstance(trouble, BaojiaError):
            raise trouble
        self.said.emit(str(trouble))
        self.changed.emit()
