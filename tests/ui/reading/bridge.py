"""An invented piece about a bridge, with all that a page can show: repairs, a cut-off end, marks and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.model.annotation import Annotation, Color
from reader.model.article import NewsArticle, Paragraph, Repair, RepairKind
from reader.model.issue import PublicationIssue, Source
from reader.model.status import ArticleStatus
from reader.model.text import Span
from reader.rendering.masthead import Masthead
from reader.workspace.opening import OpenPiece

TEXTS = (
    "本报讯（记者 祝小满）立冬这天，𠮷水渡口的石桥修好了。桥长三十七步，走慢些要四十步。修桥的人说：“石头不急。”",
    "石桥原有九十九块条石，这回少了一块，多了两块。少的那块在河里，多的两块是渡口老郭捐的，他家门前从此没有台阶。",
    "过桥的规矩",
    "牛先过，人后过，鹅排队。桥头的木牌上写着：“石桥怕跺脚，不怕下雨。”",
    "桥东的小学要到",
)
BODY = "\n".join(TEXTS)
SOURCE = "石桥修好了\n本报讯(记者 祝小满)立冬这天,𠮷水渡口的石桥修好了。\n桥长三十七步,走慢些\n要四十步。"


@dataclass(frozen=True, slots=True)
class Found:
    """A hit, as the search gives it."""

    field: str
    start: int
    end: int
    paragraph: int | None = None
    annotation: str | None = None


def at(words: str, nth: int = 0) -> tuple[int, int]:
    """Return where words stand in the body."""
    start = -1
    for _k in range(nth + 1):
        start = BODY.index(words, start + 1)
    return start, start + len(words)


def repair(key: str, kind: RepairKind, words: str, original: str, result: str, shift: int = 0) -> Repair:
    """Return a repair that begins `shift` characters into `words`."""
    start = at(words)[0] + shift
    return Repair(
        id=key, kind=kind, rule="test", confidence=0.9, field="body",
        start=start, end=start + len(result), original=original, result=result,
    )  # fmt: skip


REPAIRS = (
    repair("r1", "width", "，走慢些", ",", "，"),
    repair("r2", "joined_line", "走慢些要四十步", "\n", "", 3),
    repair("r3", "joined_paragraph", "多了两块", "\n\n", "", 2),
)


def annotation(key: str, words: str, color: Color, note: str = "", nth: int = 0) -> Annotation:
    """Return an annotation of words in the body."""
    start, end = at(words, nth)
    moment = "2026-11-24T07:42:00+00:00"
    return Annotation(
        id=key,
        article="p-1",
        start=start,
        end=end,
        exact=words,
        color=color,
        note=note,
        created=moment,
        modified=moment,
    )


NOTES = (
    annotation("a1", "三十七步", "key", "自己走了一遍，三十六步。"),
    annotation("a2", "九十九块条石", "people"),
    annotation("a3", "鹅排队", "doubt", "鹅真的排队吗？"),
)
ARTICLE = NewsArticle(
    id="p-1",
    issue="p",
    position=1,
    kicker="停渡四个月，昨日通行",
    headline="石桥修好了 老郭家没了台阶",
    alternative_headline="——条石编号立档，少一块多两块",
    byline="本报记者 祝小满　通讯员 郭守渡",
    print_page="02",
    print_page_name="要闻",
    paragraphs=tuple(Paragraph(text=t, role="subhead" if t == "过桥的规矩" else "body") for t in TEXTS),
    repairs=REPAIRS,
    truncated=True,
    source_spans=(Span(0, len(SOURCE)),),
)
NEXT = NewsArticle(id="p-2", issue="p", position=2, headline="渡船改作茶馆 第一壶不收钱")
PIECE = OpenPiece(
    article=ARTICLE,
    issue=PublicationIssue(
        id="p",
        newspaper="渡口周报",
        articles=(ARTICLE, NEXT),
        source=Source(name="", sha256="", format="text", encoding=None, text=SOURCE),
    ),
    masthead=Masthead(
        newspaper="渡口周报", date_published="2026-11-24", issue_number="88", print_page="02", print_page_name="要闻"
    ),
    status=ArticleStatus(article="p-1"),
    annotations=(),
    readings={},
    source_text=SOURCE,
    following=NEXT,
)
NOTED = replace(PIECE, annotations=NOTES)


def long_piece(characters: int, paragraph: int = 400) -> OpenPiece:
    """Return a piece of that many characters, in paragraphs of a given length."""
    seed = "渡口的风从早上吹到晚上，把晾在绳上的蓝布衫吹成一面旗。过桥的人看见了，都说今天宜出门。"
    text = seed * (characters // len(seed) + 1)
    parts = [text[k : k + paragraph] for k in range(0, characters, paragraph)]
    article = replace(
        ARTICLE, paragraphs=tuple(Paragraph(text=p) for p in parts), repairs=(), truncated=False, headline="长文一篇"
    )
    return replace(PIECE, article=article)
