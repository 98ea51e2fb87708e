"""Whether what was printed of pieces leaves with them: asked where some of it is here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.model.errors import NotFound
from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.workspace.cutting import cutting_if_here
from reader.workspace.page_keeping import pages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.printing.facsimiles import Facsimiles
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session

LOOKED_AT = 20


class WithPrint(Dialog):
    """Asks whether the cutting of each piece stands behind its text."""

    def __init__(self, host: Host) -> None:
        remark = _("留过版面图的文章，可以在文字后面附上从版面剪下来的样子，带出处。")
        super().__init__(host, _("要不要附上版面原样"), remark=remark)
        self.chosen = False
        self.add_button(_("不附"), accepts=True)
        self.add_button(_("附上"), main=True, accepts=True).clicked.connect(self._choose)

    def _choose(self, _checked: bool = False) -> None:
        self.chosen = True


def ask_for_print(host: Host, session: Session, ids: Sequence[str], then: Callable[[bool], None]) -> None:
    """Ask whether the print goes along where one is here; `then` takes the answer, where the reader gives one."""

    def looked(here: bool) -> None:
        dialog = WithPrint(host) if here else None
        if dialog is None or dialog.ask():
            then(dialog is not None and dialog.chosen)

    host.work(_("正在取版面…"), lambda: have_print(session, ids), looked)


def have_print(session: Session, ids: Sequence[str]) -> bool:
    """Tell whether one of the first pieces has a printed page whose picture was kept. For a worker thread."""
    library = session.library
    for issue in dict.fromkeys(i.partition("-")[0] for i in ids[:LOOKED_AT]):
        try:
            source = library.imported(issue).source
        except NotFound:
            continue
        if source.layout and any(library.pictures.path(p) is not None for p in pages_of(session, source).values()):
            return True
    return False


def prints_of(session: Session) -> Facsimiles:
    """Return what adds cuttings to pieces."""
    from reader.printing.facsimiles import Facsimiles

    return Facsimiles(partial(cutting_if_here, session))


def added(
    prints: Facsimiles,
    pieces: Sequence[Piece],
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Piece]:
    """Return pieces with their cuttings. Raises Cancelled. For a worker thread."""
    from reader.printing.steps import Steps

    steps, made = Steps(len(pieces), progress, cancelled), []
    for piece in pieces:
        steps.step()
        made.append(prints.add(piece))
    return made
