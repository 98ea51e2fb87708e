"""What another reading of an issue would change, in sentences: piece by piece, as the reader would see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue

SHOWN = 30  # characters of a headline or a name


def differences(before: PublicationIssue, after: PublicationIssue) -> tuple[str, ...]:
    """Return what is different between two readings of an issue, both with the reader's corrections."""
    old, new = ({a.id: a for a in issue.articles} for issue in (before, after))
    said = [
        _("{what}：{old} → {new}").format(what=words, old=_short(one), new=_short(other))
        for words, one, other in (
            (_("报名"), before.newspaper, after.newspaper),
            (_("日期"), before.date_published, after.date_published),
        )
        if one != other
    ]
    said += [
        _("少了一篇：{headline}（{n} 字）").format(headline=_called(a), n=f"{_length(a):,}")
        for a in before.articles
        if a.id not in new
    ]
    for a in after.articles:
        if a.id not in old:
            said.append(_("多出一篇：{headline}（{n} 字）").format(headline=_called(a), n=f"{_length(a):,}"))
        else:
            said += _of_piece(old[a.id], a)
    if len(before.doubts) != len(after.doubts):
        said.append(_("待核对：{old} 处 → {new} 处").format(old=len(before.doubts), new=len(after.doubts)))
    return tuple(said) or (_("文章不变，只有修整的记录或没有归入文章的文字不同。"),)


def _of_piece(old: NewsArticle, new: NewsArticle) -> list[str]:
    """Return what is different about one piece: a changed headline by itself, the rest in one sentence."""
    said = []
    if old.headline != new.headline:
        said.append(_("标题：{old} → {new}").format(old=_called(old), new=_called(new)))
    parts = [
        f"{words} {_short(one)} → {_short(other)}"
        for words, one, other in (
            (_("引题"), old.kicker, new.kicker),
            (_("副题"), old.alternative_headline, new.alternative_headline),
            (_("署名"), old.byline or _people(old), new.byline or _people(new)),
            (_("栏目"), old.print_section, new.print_section),
            (_("版"), old.print_page, new.print_page),
        )
        if one != other
    ]
    if "".join(old.body.split()) != "".join(new.body.split()):
        parts.append(_("正文 {old} 字 → {new} 字").format(old=f"{_length(old):,}", new=f"{_length(new):,}"))
    elif [(p.text, p.role) for p in old.paragraphs] != [(p.text, p.role) for p in new.paragraphs]:
        parts.append(_("分段或空格"))
    if parts:
        said.append(_("{headline}：{parts}").format(headline=_called(new), parts=_("，").join(parts)))
    return said


def _called(piece: NewsArticle) -> str:
    return f"《{_cut(piece.headline)}》" if piece.headline else _("（无标题）")


def _short(text: str | None) -> str:
    return f"“{_cut(text)}”" if text else _("无")


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _people(piece: NewsArticle) -> str:
    return " ".join(credit.name for credit in piece.credits)


def _length(piece: NewsArticle) -> int:
    return len("".join(piece.body.split()))
