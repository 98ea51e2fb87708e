"""What is said of an issue that was read again: how much would be different, and what of the reader's would be lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.model.messages import _, counted


def how_many(differences: Sequence[str]) -> str:
    """Say how many differences there are."""
    return counted("{n} 处不同", len(differences)).format(n=f"{len(differences):,}")


def losses(found: dict[str, Any]) -> list[str]:
    """Return what of the reader's own work would not fit any more."""
    sentences = {
        "lost": _("注意：{n} 处更正在新读法里用不上，会放在一边"),
        "orphans": _("注意：{n} 条批注在新读法里找不到原处，会另外列出"),
        "left": _("注意：{n} 篇有书签、标签、批注或读过的在新读法里没有了，会另外列出"),
    }
    return [words.format(n=found[name]) for name, words in sentences.items() if found[name]]
