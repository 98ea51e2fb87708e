"""What goes into the bin, comes out of it, and is deleted for good."""

from __future__ import annotations

from reader.model.messages import _
from reader.ui.look.action_spec import ActionSpec


def bin_specs() -> tuple[ActionSpec, ...]:
    """Return its rows of the table."""
    spec = ActionSpec
    return (
        spec(id="remove", menu="piece", text=_("移去这一篇"), handler="piece.remove", icon="trash",
             shortcuts=("Delete",), where="reading", separator=True, needs="piece writable"),
        spec(id="recover", menu="piece", text=_("放回原处"), handler="piece.recover", icon="arrow-u-up-left",
             needs="piece writable"),
        spec(id="remove_issue", menu="piece", text=_("移去这一份报纸"), handler="piece.remove_issue",
             needs="piece writable"),
        spec(id="empty_bin", menu="piece", text=_("彻底删掉移去的报纸…"), handler="piece.empty_bin", also=_("回收站"),
             needs="writable"),
    )  # fmt: skip
