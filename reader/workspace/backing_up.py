"""What is said of backups: what they lack, and what is in them. In the window and on the command line alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.messages import _, counted

if TYPE_CHECKING:
    from reader.library import Archived, BackupView

MOST = 3  # losses that are told one by one


@door
def warning(done: Archived) -> str:
    """Return the sentence on a backup of a library that lacks something: both counts."""
    said = _(
        "注意：报库不全，备份也不全：里面有 {issues} 期 {articles} 篇，记着的有 {issues_known} 期 {articles_known} 篇。"
    )
    return said.format(
        issues=done.issues,
        articles=done.articles,
        issues_known=done.issues_known,
        articles_known=done.articles_known,
    )


@door
def sentences(done: Archived) -> list[str]:
    """Return what the library lacks: the first few, and how many more there are."""
    return few([p.message for p in done.problems])


@door
def binned(issues: int) -> list[str]:
    """Return the sentence on issues that a restore brings, or brought, back into the bin; nothing of none."""
    said = _("其中 {n} 期早先移去了，补回后在“移去的”里；要看，到那里找回。")
    return [said.format(n=issues)] if issues else []


@door
def few(told: Sequence[str]) -> list[str]:
    """Return the first few sentences, and how many more there are."""
    return [*told] if len(told) <= MOST + 1 else [*told[:MOST], _("还有 {n} 处。").format(n=len(told) - MOST)]


@door
def description(view: BackupView) -> list[str]:
    """Return what is in a backup and what restoring it would do, in a few lines."""
    lines = [
        _("这份备份写于 {when}，里面有 {issues} 期、{deeds} 条读报记录。").format(
            when=view.made.astimezone().strftime("%Y-%m-%d %H:%M"), issues=view.issues, deeds=view.deeds
        )
    ]
    if not view.same_library:
        lines.append(_("它是另一个报库的备份；恢复会把两边合在一起。"))
    if view.issues_only_there or view.deeds_only_there:
        lines.append(
            _("恢复会补回 {issues} 期、{deeds} 条记录。").format(
                issues=view.issues_only_there, deeds=view.deeds_only_there
            )
        )
        lines += [f"　{title}" for title in view.titles]
        if view.issues_only_there > len(view.titles) > 0:
            lines.append(_("　等 {n} 期").format(n=view.issues_only_there))
        lines += binned(view.binned)
    if view.pictures_only_there:
        n = view.pictures_only_there
        lines.append(counted("恢复会补回 {n} 张图（或原件）。", n).format(n=n))
    if view.brings_nothing:
        lines.append(_("里面的东西这里都有，没有要补回的。"))
    if view.issues_only_here or view.deeds_only_here:
        lines.append(
            _("这里比它新：多 {issues} 期、{deeds} 条记录，恢复不会动它们。").format(
                issues=view.issues_only_here, deeds=view.deeds_only_here
            )
        )
    return lines
