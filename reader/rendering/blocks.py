"""A piece as a row of blocks to be set, from masthead to source line, each with its place in the piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from reader.model.article import NewsArticle, Paragraph, ParagraphRole
from reader.model.door import door
from reader.model.messages import _
from reader.model.picture import Figure
from reader.model.picture_words import picture_words
from reader.model.provenance import paragraph_starts
from reader.model.quick_dataclass import dataclass
from reader.model.text import Span
from reader.rendering.leads import lead_length
from reader.rendering.masthead import Masthead
from reader.rendering.reading_time import reading_forms
from reader.rendering.typography import indent

if TYPE_CHECKING:
    from reader.rendering.piece import Piece

BlockKind = Literal[
    "masthead",
    "section",
    "kicker",
    "headline",
    "subheadline",
    "byline",
    "paragraph",
    "subhead",
    "caption",
    "credit",
    "editor_note",
    "introduction",
    "remark",
    "verse",
    "truncated",
    "source_line",
    "printed",
    "row",
    "picture",
]
_KIND_OF_ROLE: dict[ParagraphRole, BlockKind] = {
    "body": "paragraph",
    "subhead": "subhead",
    "caption": "caption",
    "credit": "credit",
    "editor_note": "editor_note",
    "verse": "verse",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of text.

    `text[i]` is character `start + i` of `field` of the piece (body, headline, kicker, alternative_headline, byline,
    section; `source` for the printed text); `field` is None for furniture, whose text is ours. `paragraph` is the
    paragraph's number in the piece. `indent` is the first line's, in em. The first `lead` characters are set in sans
    bold. `asides` stand at the right end of the line: the first form that fits. `run_in`: set in the last line of the
    block before it. `remark` is a sentence to be shown on pointing. `truncated` marks stand behind the last
    paragraph of text. Rows of one `table` stand one below the other: `cells` are the places of a row's cells in `text`,
    which one tab parts each; `header`: its cells name the columns. `set_aside` are stretches of a `printed` line that
    stand in no piece, each with the id of what ends there (empty: it goes on in the next line). A `picture` has no
    text: `figure` stands there, and `remark` is what is said of it to those who do not see it.
    """

    kind: BlockKind
    text: str
    field: str | None = None
    start: int = 0
    paragraph: int | None = None
    indent: float = 0.0
    lead: int = 0
    asides: tuple[str, ...] = ()
    run_in: bool = False
    remark: str = ""
    cells: tuple[Span, ...] = ()
    table: int = 0
    header: bool = False
    set_aside: tuple[tuple[Span, str], ...] = ()
    figure: Figure | None = None


@door
def blocks(article: NewsArticle, masthead: Masthead) -> tuple[Block, ...]:
    """Return the blocks of a piece in the order in which they are set. Parts that the piece lacks have no block."""
    return tuple(_blocks(article, masthead))


@door
def piece_blocks(piece: Piece) -> tuple[Block, ...]:
    """Return the blocks of a piece, and around its text what the compiler of a clipping book says of it."""
    made = list(_blocks(piece.article, piece.masthead))
    heads = {"masthead", "section", "kicker", "headline", "subheadline", "byline"}
    begin = next((k for k, block in enumerate(made) if block.kind not in heads), len(made))
    made[begin:begin] = [Block(kind="introduction", text=line) for line in _lines(piece.introduction)]
    end = len(made) - (1 if made and made[-1].kind == "source_line" else 0)
    made[end:end] = [Block(kind="remark", text=line) for line in _lines(piece.remark)]
    return tuple(made)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _blocks(article: NewsArticle, masthead: Masthead) -> Iterator[Block]:
    if masthead.title or masthead.forms():
        yield Block(kind="masthead", text=masthead.title, asides=masthead.forms())
    if article.print_section:
        yield Block(kind="section", text=article.print_section, field="section")
    if article.kicker:
        yield Block(kind="kicker", text=article.kicker, field="kicker")
    if article.headline:
        yield Block(kind="headline", text=article.headline, field="headline", remark=_headline_remark(article))
    if article.alternative_headline:
        yield Block(kind="subheadline", text=article.alternative_headline, field="alternative_headline")
    byline = article.byline or ""
    asides = reading_forms(article)
    if byline:
        yield Block(kind="byline", text=byline, field="byline", asides=asides)
    elif asides:
        yield Block(kind="byline", text=credit_line(article), asides=asides)
    yield from _body(article)
    if masthead.source_line():
        yield Block(kind="source_line", text=masthead.source_line())


def _body(article: NewsArticle) -> Iterator[Block]:
    starts = paragraph_starts(article)
    texts = [k for k, p in enumerate(article.paragraphs) if p.role in {"body", "verse", "editor_note"}]
    last = texts[-1] if texts else len(article.paragraphs) - 1
    first = texts[0] if texts else -1
    behind: dict[int, list[Figure]] = {}
    for figure in article.figures:
        behind.setdefault(min(figure.after, len(starts)), []).append(figure)
    for k, (paragraph, start) in enumerate(zip(article.paragraphs, starts, strict=True)):
        yield from _pictures(article, behind.get(k, ()))
        yield _paragraph(paragraph, k, start, lead_length(paragraph.text, article.dateline) if k == first else 0)
        if article.truncated and k == last:
            yield truncation_mark()
    yield from _pictures(article, behind.get(len(starts), ()))
    if article.truncated and not article.paragraphs:
        yield truncation_mark()


def _pictures(article: NewsArticle, figures: Iterable[Figure]) -> Iterator[Block]:
    for figure in figures:
        yield Block(kind="picture", text="", figure=figure, remark=picture_words(article, figure))


def _paragraph(paragraph: Paragraph, number: int, start: int, lead: int) -> Block:
    if paragraph.table and paragraph.cells:
        return Block(
            kind="row", text=paragraph.text, field="body", start=start, paragraph=number, cells=paragraph.cells,
            table=paragraph.table, header=paragraph.header,
        )  # fmt: skip
    return Block(
        kind=_KIND_OF_ROLE.get(paragraph.role, "paragraph"),  # a role of a later version is still text
        text=paragraph.text,
        field="body",
        start=start,
        paragraph=number,
        indent=indent(paragraph.text, paragraph.role),
        lead=lead,
    )


def truncation_mark() -> Block:
    """Return the mark that stands where the print breaks off."""
    return Block(kind="truncated", text=_("〔原文至此中断〕"), run_in=True, remark=_("原件在此处断开"))


def credit_line(article: NewsArticle) -> str:
    """Return the credits of a piece without a byline of its own, grouped by role: 摄影 祝晚晴."""
    roles: dict[str, list[str]] = {}
    for credit in article.credits:
        roles.setdefault(credit.role, []).append(credit.name)
    return "\u3000".join(" ".join([role, *names]) for role, names in roles.items())


def _headline_remark(article: NewsArticle) -> str:
    if article.headline_status != "inferred":
        return ""
    if article.printed_headline:
        return _("原件上方印的是“{printed}”，不属于这一篇；标题取自正文").format(printed=article.printed_headline)
    return _("原件没有标题；标题取自正文")
