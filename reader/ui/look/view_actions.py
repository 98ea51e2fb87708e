"""通览: what shows the library as a whole."""

from __future__ import annotations

from reader.model.messages import _
from reader.ui.look.action_spec import ActionSpec


def view_specs() -> tuple[ActionSpec, ...]:
    """Return its rows of the table."""
    spec = ActionSpec
    return (
        spec(id="concordance", menu="edit", text=_("语境…"), handler="edit.show_concordance", separator=True,
             also=_("通览、逐处排列、KWIC")),
        spec(id="trend", menu="edit", text=_("词的年轮…"), handler="edit.show_trend", also=_("通览、走势、历年篇数")),
        spec(id="this_day", menu="edit", text=_("今天的旧报…"), handler="edit.show_this_day",
             also=_("通览、往年今天、历史上的今天")),
        spec(id="holdings", menu="edit", text=_("馆藏…"), handler="edit.show_holdings",
             also=_("通览、缺期、缺哪些报纸")),
        spec(id="events", menu="edit", text=_("事历…"), handler="edit.show_events",
             also=_("通览、文中的日子、大事日历")),
    )  # fmt: skip
