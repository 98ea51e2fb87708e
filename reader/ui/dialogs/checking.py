"""Read and verify every record of the library, and mend what can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget

from reader.model.messages import _, counted
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.background import once

if TYPE_CHECKING:
    from reader.library import Problem
    from reader.ui.jobs.host import Host


class CheckReport(Dialog):
    """Lists what was found."""

    def __init__(self, host: Host, problems: Sequence[Problem], *, mendable: bool) -> None:
        remark = _("读得出的都读着；损坏的地方没有改动过。") if mendable else ""
        super().__init__(host, _("报库里有 {n} 处不妥").format(n=len(problems)), width=40, remark=remark)
        found = QListWidget()
        found.setWordWrap(True)
        found.setMinimumHeight(self.look.tokens.px(14))
        for problem in problems:
            found.addItem(f"{problem.message}\n{problem.file}")
        self.body.addWidget(found, 1)
        self.add_close()
        if mendable:
            self.add_button(_("修复"), main=True, accepts=True)


def check_library(host: Host, *, repair: bool = False) -> None:
    """Check the library on a worker thread and say what was found; offers to mend it."""
    library = host.session.library
    host.say(_("正在核对报库…"), warning=False)

    def told(problems: list[Problem]) -> None:
        left = [p for p in problems if p.severity not in {"repaired", "info"}]
        if not left:
            mended = sum(p.severity == "repaired" for p in problems)
            host.say(
                counted("修好了 {n} 处，报库完好。", mended).format(n=mended)
                if mended
                else _("每一条都核对过，报库完好。"),
                warning=False,
            )
            return
        host.say(_("报库里有 {n} 处不妥").format(n=len(left)))
        if CheckReport(host, left, mendable=not repair and not library.read_only).ask() and not repair:
            check_library(host, repair=True)

    once("check", host.window(), lambda: list(library.check(repair=repair)), told, lambda error: host.say(str(error)))
