"""Ask before what was removed is deleted for good: how much it is, and that nothing brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _, counted
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.deeds import LONG
from reader.workspace import emptying_bin

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host
    from reader.workspace.emptying_bin import Binned
    from reader.workspace.session import Session


class EmptyBin(Dialog):
    """Asks; Enter and Esc leave everything as it is."""

    def __init__(self, host: Host, binned: tuple[Binned, ...]) -> None:
        super().__init__(host, _("彻底删掉移去的报纸？"), remark=emptying_bin.bin_words(binned))
        self.sure = False
        self.add_button(_("彻底删掉"), accepts=True).clicked.connect(self._decide)
        self.add_button(_("留着"), main=True).clicked.connect(self.reject)

    def _decide(self, _checked: bool = False) -> None:
        self.sure = True


def ask_to_empty(host: Host, session: Session) -> None:
    """Ask whether the issues in the bin are to go, and delete them where the reader says so."""

    def tell(gone: tuple[str, ...]) -> None:
        said = counted("彻底删掉了 {n} 份报纸。", len(gone))
        host.say(said.format(n=f"{len(gone):,}"), warning=False)

    def looked(binned: tuple[Binned, ...]) -> None:
        if not binned:
            host.say(_("没有移去的整份报纸；移去的单篇还属于它的报纸，不会删。"), warning=False)
            return
        dialog = EmptyBin(host, binned)
        if dialog.ask() and dialog.sure:
            issues = [one.issue for one in binned]
            host.work(_("正在删掉移去的报纸…"), lambda: emptying_bin.empty_bin(session, issues), tell, size=LONG)

    host.work(_("正在看移去的报纸…"), lambda: emptying_bin.in_bin(session), looked)
