"""What can be done with how the list is shown."""

from __future__ import annotations

from reader.model.messages import _
from reader.ui.look.action_spec import ActionSpec


def list_specs() -> tuple[ActionSpec, ...]:
    """Return its rows of the table."""
    spec = ActionSpec
    return (
        spec(id="calendar", menu="view", text=_("日历"), handler="view.toggle_calendar", icon="calendar-blank",
             shortcuts=("C",), where="reading", checkable=True, separator=True),
        spec(id="list_snippets", menu="view", text=_("列表带摘要"), handler="view.list_snippets", checkable=True),
        spec(id="list_compact", menu="view", text=_("列表紧凑"), handler="view.list_compact", checkable=True),
        spec(id="list_table", menu="view", text=_("列表成表格"), handler="view.list_table", icon="table",
             checkable=True),
        spec(id="list_pictures", menu="view", text=_("列表带小图"), handler="view.list_pictures", checkable=True,
             also=_("头版、照片、缩略图")),
        spec(id="list_groups", menu="view", text=_("列表分组"), handler="view.list_groups", checkable=True),
        spec(id="columns", menu="view", text=_("表格的列…"), handler="view.choose_columns"),
    )  # fmt: skip
