"""What kinds of suggestions are called, and the icon of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.workspace.suggesting import Kind

ICONS: dict[Kind, str] = {
    "byline": "pencil-line", "section": "folder", "tag": "scissors", "newspaper": "newspaper",
    "saved": "bookmark-simple", "past": "clock-counter-clockwise",
}  # fmt: skip


def kind_words() -> dict[Kind, str]:
    """Return the word for each kind."""
    return {
        "byline": _("记者"), "section": _("栏目"), "tag": _("剪报"), "newspaper": _("报纸"), "saved": _("存下的搜索"),
        "past": _("搜过"),
    }  # fmt: skip
