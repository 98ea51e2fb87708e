"""What the report of an import says of a source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _, counted
from reader.ui.browsing.wording import day_words

if TYPE_CHECKING:
    from reader.workspace.storing import ImportOutcome


def heading(outcome: ImportOutcome) -> str:
    """Return what an outcome is about: paper and day, or the source's name."""
    from datetime import date

    name = Path(outcome.source).name
    if outcome.status == "failed":
        return name
    day = day_words(outcome.date_published, date.today())
    paper = f"《{outcome.newspaper}》" if outcome.newspaper else _("报名不详")
    return " ".join(word for word in (paper, day, "" if outcome.newspaper else name) if word)


def sentences(outcome: ImportOutcome) -> list[str]:
    """Return what there is to say of an outcome."""
    if outcome.status == "failed":
        return [outcome.error_message or _("没有读懂这份文件。")]
    said = {
        "imported": _("读入 {n} 篇。"), "revised": _("是库里一份报纸的新版本，{n} 篇，编号不变。"),
        "unchanged": _("早已在库，{n} 篇，没有变化。"),
    }[outcome.status].format(n=outcome.articles)  # fmt: skip
    counts = counted("修整 {repairs} 处，{doubts} 处拿不准。", outcome.repairs).format(
        repairs=outcome.repairs, doubts=outcome.doubts
    )
    first = said + (counts if outcome.repairs or outcome.doubts else "")
    return [first, *aside_words(outcome), *outcome.warnings]


def aside_words(outcome: ImportOutcome) -> list[str]:
    """Return what stands in no piece, and why: `没有归入文章的文字：报头 1 处，页脚 2 处。`, of pictures too."""
    from reader.model.picture_words import picture_reasons
    from reader.rendering.original import reason_words

    def each(counted: tuple[tuple[str, int], ...], words: dict[str, str], counting: str) -> str:
        return _("，").join(counting.format(why=words.get(why, _("其他")), n=n) for why, n in counted)

    texts = each(outcome.set_aside, reason_words(), _("{why} {n} 处"))
    pictures = each(outcome.pictures_aside, picture_reasons(), _("{why} {n} 张"))
    said = [_("没有归入文章的文字：{each}。").format(each=texts)] if texts else []
    return said + ([_("没有归入文章的图：{each}。").format(each=pictures)] if pictures else [])


def line(outcome: ImportOutcome) -> str:
    """Return all that a source is found by, as one line."""
    return " ".join(" ".join((heading(outcome), Path(outcome.source).name, *sentences(outcome))).split())
