"""One thing that can be done, as data: the row of the table in `actions`."""

from __future__ import annotations

from typing import Literal

from reader.model.messages import _
from reader.model.quick_dataclass import dataclass

Menu = Literal["file", "edit", "view", "piece", "notes", "help"]
Where = Literal["window", "reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One action.

    `shortcuts` are portable key names, the first is shown; `where` tells whether they act in the whole window or only
    while list or page have the focus. `separator` begins a new group in the menu. `needs` says what must be there:
    a piece open, pieces selected, a library that can be written, or nothing. `also`: what it is called elsewhere.
    `handler` is `group.method`; `of` what the method is given, where it needs anything.
    """

    id: str
    menu: Menu
    text: str
    handler: str
    of: str = ""
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    where: Where = "window"
    checkable: bool = False
    separator: bool = False
    needs: Literal["", "piece", "writable", "piece writable"] = ""
    also: str = ""


def menu_titles() -> dict[Menu, str]:
    """Return the titles of the menu bar in order."""
    return {
        "file": _("文件"), "edit": _("编辑"), "view": _("查看"), "piece": _("文章"), "notes": _("批注"),
        "help": _("帮助"),
    }  # fmt: skip
