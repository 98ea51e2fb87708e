"""What a reader is told of how an issue was stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _, counted

if TYPE_CHECKING:
    from reader.library import Stored


def said_of(stored: Stored, part_of: str | None = None) -> tuple[str, ...]:
    """Return what the reader should know about how the issue was stored."""
    said: list[str] = []
    if stored.candidates:
        said.append(
            _("可能是 {ids} 的另一个版本；是就在“读入的报纸”里认定，命令行用 revise。").format(
                ids="、".join(stored.candidates)
            )
        )
    if part_of:
        said.append(_("和同一天的 {id} 合为一期：报名、日期相同，文章不同。不对就撤销，或再分开。").format(id=part_of))
    if stored.orphans:
        said.append(
            counted("有 {n} 条批注在新版本里找不到原处，已列出，没有挪动。", stored.orphans).format(n=stored.orphans)
        )
    return tuple(said)
