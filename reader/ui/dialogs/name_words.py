"""What the people index says of a name, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.model.messages import _, counted
from reader.ui.browsing.wording import day_words

if TYPE_CHECKING:
    from reader.search.people import Entry as Name
    from reader.search.people import Kind


def kind_words() -> dict[Kind, str]:
    """Return what the kinds are called."""
    return {
        "credit": _("记者与作者"), "person": _("文中人物"), "place": _("地名"), "organisation": _("机构"),
    }  # fmt: skip


def remark_of(name: Name) -> str:
    """Return role or title, number of pieces, first and last day."""
    today = date.today()
    days = list(dict.fromkeys(day_words(_iso(d), today) for d in (name.first, name.last) if d))
    roles = "、".join(role for role, _count in name.roles[:2])
    pieces = counted("{n} 篇", name.pieces).format(n=f"{name.pieces:,}")
    return "　".join(w for w in (roles, pieces, _("至").join(days)) if w)


def _iso(day: int) -> str:
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"
