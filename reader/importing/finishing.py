"""From drafts to the finished issue: compose the pieces, judge their headlines, file all, note what is doubtful."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.importing import dates, pace
from reader.importing.composing import Composed, Context, compose
from reader.importing.filing import Claim, Doubts, claims_of, file_away
from reader.importing.grouping import Grouped
from reader.importing.headlines.habits import Habits
from reader.importing.headlines.reasons import in_words
from reader.importing.judging import judge
from reader.importing.origin import Origin
from reader.importing.pages.kept import SURE_CHARACTER, doubtful
from reader.importing.pictures.placing import place
from reader.importing.strange_lines import strange_line
from reader.model.issue import PublicationIssue, Source
from reader.model.messages import _
from reader.model.text import Span

SURE = 0.75
"""Boundaries less sure than this are doubts."""
SURE_HEADLINE = 0.88
SURE_BARE = 0.9
"""Headlines less sure than this are doubts; the second where a text does not mark them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is known of the issue as a whole; `plate` is where its day stands.

    `doubtful`: the weekday beside it is another one; `guessed`: nothing but its form tells that it is the issue's;
    `others`: where a day stands that may be another issue's; `named`: only the file's name tells the day.
    """

    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    plate: Span | None = None
    doubtful: bool = False
    guessed: bool = False
    others: Span | None = None
    named: bool = False


def year_of(text: str, date: str | None) -> int | None:
    """Return the year that a text without printed dates is of: the issue's, else what it seems to be."""
    return int(date[:4]) if date else dates.likely_year(text)


def finish(
    grouped: Grouped, context: Context, heading: Heading, habits: Habits | None, origin: Origin, part: int,
    claims: list[Claim] | None = None,
) -> PublicationIssue:  # fmt: skip
    """Compose the pieces, judge their headlines, and file everything."""
    if heading.date is None and (day := dates.day_in_name(origin.name)):
        heading = replace(heading, date=day, named=True)
    drafts, grouped.drafts = grouped.drafts[::-1], []
    left = [*(claims or ()), *claims_of(grouped.aside, grouped.orphans)]
    left += (Claim(span.start, span.end) for draft in drafts for span in draft.extra)
    orphans = [Span(block.start, block.end) for block in grouped.orphans]
    grouped.aside, grouped.orphans = [], []  # the folded text goes with the last block
    pieces: list[Composed] = []
    while drafts:
        pieces.append(compose(drafts.pop(), context))
        pace.made(len(pieces), len(pieces) + len(drafts))
    mismatched = judge(pieces)
    filed = file_away(context.source, pieces, left)
    articles, pictures_aside = place(filed.articles, origin.pictures)
    doubts = Doubts()
    _doubt_issue(doubts, heading, origin)
    _doubt_pieces(doubts, pieces, orphans, mismatched, habits)
    if not origin.undecodable:
        _doubt_unnamed(doubts, pieces, context.source)
    if origin.recognised:
        _doubt_characters(doubts, pieces, context.source, origin.layout)
    return PublicationIssue(
        newspaper=heading.newspaper,
        date_published=heading.date,
        issue_number=heading.number,
        pages=tuple(grouped.pages),
        articles=articles,
        set_aside=tuple(filed.set_aside),
        pictures_aside=pictures_aside,
        doubts=tuple(doubts.made),
        source=Source(
            name=origin.name, sha256=origin.sha256, format=origin.format, encoding=origin.encoding,
            text=context.source, part=part, undecodable=origin.undecodable, layout=origin.layout,
        ),
    )  # fmt: skip


def _doubt_issue(doubts: Doubts, heading: Heading, origin: Origin) -> None:
    if origin.backward:
        words = _(
            "有些横排的字看来是从右往左排的（老报纸这样排），这里照从右往左读了：报头、日期和横标题要对照原图看一眼。"
        )
        doubts.add("newspaper", words, 0.5)
    if heading.newspaper is None:
        doubts.add("newspaper", _("没有印报名。"), 0)
    if heading.date is None:
        doubts.add("date", _("没有印日期。"), 0)
    elif heading.named:
        doubts.add("date", _("没有印日期，取了文件名里的日期。"), 0.6)
    elif heading.doubtful:
        doubts.add("date", _("日期与印的星期不合。"), 0.5, span=heading.plate)
    elif heading.guessed:
        words = _("这份文字里有几天的报，从这一行起算作这一天的，旁边没有报名和版次，要看一眼。")
        doubts.add("date", words, 0.6, span=heading.plate)
    if heading.others is not None:
        words = _("另有几行只印着别的日子：也许那里起是另一天的报。")
        doubts.add("date", words, 0.5, span=heading.others)
    if origin.undecodable and any(raw for _at, raw in origin.undecodable if not raw.startswith("00")):
        at = origin.undecodable[0][0]
        doubts.add("encoding", _("有读不出的字节。"), 0.5, span=Span(at, at))


def _doubt_unnamed(doubts: Doubts, pieces: Sequence[Composed], source: str) -> None:
    """Doubt the pieces that hold characters of which their file does not say what they are: the first of each."""
    if "\ufffd" not in source:
        return
    for k, piece in enumerate(pieces, 1):
        places = (source.find("\ufffd", span.start, span.end) for span in piece.claims)
        at = next((place for place in places if place >= 0), -1)
        if at >= 0:
            words = _("这里有字读不出来：文件里的字体没有说它是什么字。")
            doubts.add("character", words, 0.3, article=k, span=Span(at, at + 1))


def _doubt_characters(doubts: Doubts, pieces: Sequence[Composed], source: str, layout: str) -> None:
    """Doubt each character of a piece that the recogniser was not sure of."""
    claims = sorted((span.start, span.end, k) for k, piece in enumerate(pieces, 1) for span in piece.claims)
    starts = [c[0] for c in claims]
    for placed in sorted(doubtful(layout, SURE_CHARACTER), key=lambda p: p.span):
        start, end = placed.span
        at = bisect_right(starts, start) - 1
        if at < 0 or claims[at][1] <= start:
            continue
        words, others = source[start:end], _("、").join(placed.run.others)
        told = _("“{char}”认得不准。") if not others else _("“{char}”认得不准，也可能是：{others}。")
        doubts.add(
            "character", told.format(char=words, others=others), placed.run.confidence, article=claims[at][2],
            span=placed.span,
        )  # fmt: skip


def _doubt_pieces(
    doubts: Doubts, pieces: Sequence[Composed], orphans: Sequence[Span], mismatched: Sequence[tuple[Composed, float]],
    habits: Habits | None,
) -> None:  # fmt: skip
    numbers = {id(piece): k + 1 for k, piece in enumerate(pieces)}
    for k, piece in enumerate(pieces, 1):
        span = piece.claims[0] if piece.claims else None
        untitled = {"notice", "ad"} if habits is not None else {"notice", "ad", "photo"}
        if not piece.title and not piece.given and piece.article.kind not in untitled:
            doubts.add("boundary", _("没有标题，从哪里开始不一定对。"), piece.sure, article=k, span=span)
        elif piece.title and habits is not None and piece.sure < (SURE_HEADLINE if habits.marked else SURE_BARE):
            marked = "mark" in piece.why
            words = _("是不是标题要看一眼。") if marked else _("标题没有记号，是不是标题要看一眼。")
            if piece.why:
                words += _("这样分是因为：{reasons}。").format(reasons=in_words(piece.why))
            doubts.add("boundary", words, piece.sure, article=k, span=span)
        elif piece.title and piece.sure < SURE and piece.joint is not None:
            words = _("从这一行起是不是这一篇的，版面上看不准。")
            doubts.add("boundary", words, piece.sure, article=k, span=piece.joint)
        if piece.wavers is not None:
            doubts.add("boundary", _("这一行是正文、标题还是别的，拿不准。"), 0.5, article=k, span=piece.wavers)
        if not piece.given and (strange := strange_line(piece.article)) is not None:
            words = _("这一行不太像这一篇的正文：也许是页面上的字，也许是另一篇的标题。")
            doubts.add("boundary", words, 0.5, article=k, span=strange)
        if "date" in piece.unsure:
            doubts.add("date", _("这一页有几处日期不一样，取了标题旁边的一处。"), 0.5, article=k, span=span)
        if "headline" in piece.unsure:
            doubts.add("headline", _("这一页有几行像是标题，取了最像的一行。"), 0.6, article=k, span=piece.head or span)
        if piece.lost_jump:
            doubts.add("continuation", _("转到别的版面，没有找到下文。"), 0.4, article=k, span=span)
        if piece.article.headline_status == "inferred":
            sure = next((r.confidence for r in piece.article.repairs if r.field == "headline"), 0.5)
            doubts.add("headline", _("印在上面的标题像是别的稿件的。"), sure, article=k, span=piece.head)
    for piece, score in mismatched:
        doubts.add("headline", _("标题与正文对不上。"), 1 - score, article=numbers[id(piece)], span=piece.head)
    for span in orphans:
        doubts.add("headline", _("标题下面没有正文。"), 0.6, span=span)
