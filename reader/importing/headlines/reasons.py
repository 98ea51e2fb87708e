"""Why a line was taken for a headline, in words: for the doubts that a reader is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.model.messages import _

_FEW = 3


def strongest(points: Mapping[str, float]) -> tuple[str, ...]:
    """Return the names of the evidence that weighed most, for or against, the strongest first."""
    told = [(abs(value), name) for name, value in points.items() if abs(value) >= 0.5]
    return tuple(name for _points, name in sorted(told, key=lambda t: (-t[0], t[1]))[:_FEW])


def in_words(names: Iterable[str]) -> str:
    """Return evidence as a reader is told of it: 下面是署名或电头；前面空得大."""
    words = _words()
    return _("；").join(dict.fromkeys(words[name] for name in names if name in words))


def _words() -> dict[str, str]:
    return {
        "mark": _("带着标题的记号"),
        "unmarked": _("别的标题有记号，这一行没有"),
        "apart": _("与上下文隔开"),
        "webline": _("下面是时间和来源"),
        "begins": _("下面是署名或电头"),
        "followed": _("下面的文字与它相合"),
        "inside": _("更像文中的小标题"),
        "first": _("是整份文字的头一行"),
        "opens": _("前面不是正文"),
        "ended": _("上一段已经完了"),
        "cut": _("上一段像是没有完"),
        "turns": _("与下文相合，与上文不合"),
        "alike": _("这里的短行大多与下文相合"),
        "letter": _("下面是来信的称呼"),
        "notice": _("像启事、公告或表格的题目"),
        "rules H": _("单看这一行像标题"),
        "is headlike": _("样子像标题"),
        "text below": _("下面是一段正文"),
        "led": _("下面是署名或电头"),
        "answers well": _("下面的文字与它相合"),
        "blank above": _("前面空得大"),
        "more blank": _("前面空得大"),
        "ended above": _("上一段已经完了"),
        "same shape": _("别处有样子相同的行"),
        "same begin": _("别处有开头相同的行"),
        "above X": _("上面是版面上的字"),
        "above N": _("上面是栏目或版名"),
        "below P": _("下面是一段正文"),
        "below B": _("下面是署名或电头"),
        "no stops": _("没有标点"),
    }
