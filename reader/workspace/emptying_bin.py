"""Delete for good what lies in the bin: whole issues, when a reader says so and never by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import BaojiaError
from reader.model.messages import _, counted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """An issue in the bin, with how many pieces and notes are of it; no pieces where it cannot be read."""

    issue: str
    newspaper: str = ""
    date_published: str = ""
    articles: int = 0
    annotations: int = 0


@door
def in_bin(session: Session, days: int = 0) -> tuple[Binned, ...]:
    """Return the issues that have been in the bin for so many days; single pieces stay with their issues."""
    library = session.library
    library.refresh()
    noted = Counter(a.article.partition("-")[0] for a in library.annotations())
    found = []
    for issue in library.purge(timedelta(days=days), dry_run=True):
        try:
            imported = library.imported(issue)
        except BaojiaError:
            found.append(Binned(issue=issue, annotations=noted[issue]))
            continue
        found.append(
            Binned(
                issue=issue, newspaper=imported.newspaper or "", date_published=imported.date_published or "",
                articles=len(imported.articles), annotations=noted[issue],
            )
        )  # fmt: skip
    return tuple(found)


@door
def empty_bin(session: Session, issues: Collection[str]) -> tuple[str, ...]:
    """Delete these issues for good where they are in the bin; returns those that were. Raises NotSaved."""
    return session.library.purge(timedelta(), only=issues)


@door
def bin_words(binned: Sequence[Binned]) -> str:
    """Return what would be gone, in a sentence."""
    said = _("移去的报纸 {issues} 份，共 {articles} 篇，会从报库里彻底删掉，不能撤回，也找不回来；原来的文件不动。")
    words = said.format(issues=len(binned), articles=sum(b.articles for b in binned))
    notes = sum(b.annotations for b in binned)
    return words + (counted("其中的批注 {n} 条留着，列在“批注”栏的末尾。", notes).format(n=notes) if notes else "")
