"""How an import is told: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _, counted

if TYPE_CHECKING:
    from reader.ui.jobs.import_jobs import ImportJob
    from reader.workspace.import_progress import Progress
    from reader.workspace.storing import ImportOutcome

MEGABYTE = 1 << 20


def progress_words(step: Progress) -> tuple[str, str]:
    """Return what is being read, and how much of it has been: `7 / 12`, `38 / 127 MB · 31,204 篇`, `300 / 1,100 篇`."""
    words = _("正在读入《{name}》").format(name=Path(step.source).stem) if step.source else _("正在读入")
    if step.pictures:
        return _recognising_words(step)
    if step.pages:
        drawn = _("第 {k} / {n} 面").format(k=step.pages_drawn, n=step.pages)
        return _("正在留《{name}》的版面图").format(name=Path(step.source).stem), drawn
    if step.total > 1:
        return words, f"{step.done} / {step.total}"
    if step.pieces_total > 1:
        return words, counted("{done} / {n} 篇", step.pieces_total).format(
            done=f"{step.pieces:,}", n=f"{step.pieces_total:,}"
        )
    large = step.bytes_total >= MEGABYTE
    size = f"{step.bytes_read / MEGABYTE:.0f} / {step.bytes_total / MEGABYTE:.0f} MB" if large else ""
    met = counted("{n} 篇", step.pieces).format(n=f"{step.pieces:,}") if step.pieces else ""
    return words, " · ".join(part for part in (size, met) if part)


def _recognising_words(step: Progress) -> tuple[str, str]:
    """Return which photographs are being read, how many of them are, and how long the others take about."""
    left = step.seconds_left
    time = _("约还要 {n} 小时").format(n=round(left / 3600, 1)) if left > 5400 else ""
    if 0 < left <= 5400:
        time = _("约还要 {n} 分钟").format(n=max(1, round(left / 60)))
    count = _("第 {k} / {n} 张").format(k=step.pictures_done + 1, n=step.pictures)
    return _("正在识字《{name}》").format(name=Path(step.source).stem), " · ".join(w for w in (count, time) if w)


def summary_words(job: ImportJob) -> str:
    """Return what came of an import in a few words; empty where it speaks for itself."""
    issues, doubts = len(job.issues), job.doubts
    if job.cancelled:
        return counted("停下了，读入 {n} 份", issues).format(n=issues)
    parts = []
    if issues:
        parts.append(counted("读入 {n} 份", issues).format(n=issues))
    wordless = sum(o.error_kind == "no_text" for o in job.failed)
    if wordless:
        parts.append(_("{n} 份里没有文字").format(n=wordless))
    if len(job.failed) > wordless:
        parts.append(_("{n} 份没有读懂").format(n=len(job.failed) - wordless))
    if read := sum(o.recognised for o in job.outcomes):
        unsure = sum(o.unsure for o in job.outcomes)
        parts.append(
            counted("识字 {n} 面：{clean} 面干净，{unsure} 面要看看", read).format(
                n=read, clean=read - unsure, unsure=unsure
            )
        )
    if doubts:
        parts.append(_("{n} 处待核对").format(n=doubts))
    unchanged = sum(o.status == "unchanged" for o in job.outcomes)
    if unchanged:
        parts.append(_("{n} 份早已在库").format(n=unchanged))
    if pages := sum(o.pages for o in job.outcomes):
        parts.append(counted("留下 {n} 面版面图", pages).format(n=pages))
    return _("，").join(parts)


def outcome_lines(job: ImportJob) -> str:
    """Return what came of each source, a line each."""
    return "\n".join(
        f"{Path(o.source).name}\u3000{o.error_message or counted('{n} 篇', o.articles).format(n=o.articles)}"
        for o in job.outcomes
    )


def failure_words(failed: Sequence[ImportOutcome]) -> str:
    """Return why nothing could be read, for one source in full."""
    if len(failed) == 1:
        return failed[0].error_message or _("没有读懂《{name}》。").format(name=Path(failed[0].source).name)
    return counted("{n} 份文件没有读懂。", len(failed)).format(n=len(failed))
