"""A draft to a NewsArticle: headline stack, byline, credits, paragraphs with their repairs, kind, day of the event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.bylines import people
from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.drafts import Draft
from reader.importing.headlines.fields import headline_strand
from reader.importing.headlines.matching import fit
from reader.importing.text import joins
from reader.importing.text.code import holds_words
from reader.importing.text.mending import weave
from reader.importing.text.paragraphs import Body, Setting, set_body, strand_of
from reader.importing.text.rows import with_cells
from reader.importing.who import credit_lines, leads
from reader.model.article import Credit, Kind, NewsArticle, Paragraph, Repair
from reader.model.issue import DoubtKind
from reader.model.packed_repairs import packed
from reader.model.text import Span

_STAFF = frozenset({"编辑", "校对", "版式", "策划"})
_CAPTION_LENGTH = 400
_NOT_OF_PEOPLE = re.compile(r"作者(?:系|为|单位|是|简介)|(?:本文|图片|资料)?(?:来源|稿源)|据|摘自|选自|转自|原载")
_WRITER = re.compile(r"(?<=[\s》期报])([一-龥·]{2,4}\s*/\s*(?:文|撰文|编译|译|整理))$")
_SIGNED = re.compile(r"[。!?”][(][一-龥]{2,3}[)]$")
_NOTICE_BODY = re.compile(r"(?:声明作废|特此(?:声明|公告|通知)|遗失.{0,40}(?:作废|声明)|现公开招标)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a piece shares with its issue: source text, setting, date and likely year, headlines in brackets."""

    source: str
    setting: Setting
    date: str | None = None
    year: int | None = None
    brackets: bool = False


@dataclass(slots=True)
class Composed:
    """A piece without repair ids and source spans, and what the next stages want to know of it.

    `title` is the folded headline, empty where there is none; `fit` how well it answers the text, of which `size`
    characters; `printed` a photo's headline as it stands in the source at `head`. `claims` are the stretches of source
    that its blocks stand in. The draft itself is let go: a source may hold a hundred thousand pieces.
    """

    article: NewsArticle
    title: str
    size: int
    fit: float
    sure: float
    given: bool
    lost_jump: bool
    claims: tuple[Span, ...]
    head: Span | None = None
    printed: str = ""
    unsure: tuple[DoubtKind, ...] = ()
    why: tuple[str, ...] = ()
    joint: Span | None = None
    wavers: Span | None = None


def compose(draft: Draft, context: Context) -> Composed:
    """Return the piece that a draft makes."""
    source = context.source
    body = set_body(source, draft, context.setting)
    paragraphs, repairs = _weave_body(source, body)
    # Mending changes no folded form, so that the passages' serve for the woven text.
    folded = [
        p.folded if len(p.folded) == len(w.text) else fold(w.text)
        for p, w in zip(body.passages, paragraphs, strict=True)
    ]
    fields: dict[str, str | None] = {}
    head_span = None
    for name, blocks in (("kicker", draft.kickers), ("headline", draft.heads), ("alternative_headline", draft.subs)):
        strand = headline_strand(blocks, source, brackets=context.brackets, noisy=context.setting.noisy)
        if strand is None:
            continue
        woven = weave(source, strand, name)
        fields[name] = woven.text
        repairs += woven.repairs
        if name == "headline":
            head_span = strand.span
    signed = _sign(draft, paragraphs, folded, context, repairs)
    kind = _kind(draft, body, paragraphs, folded, signed)
    text = "\n".join(folded)
    begin = signed.lead_end
    article = NewsArticle(
        kind=kind,
        headline_status="printed" if fields.get("headline") else "missing",
        print_page=draft.page, print_page_name=draft.page_name, print_section=draft.section,
        dateline=signed.dateline, byline=signed.byline, credits=signed.credits,
        paragraphs=tuple(paragraphs), repairs=packed(repairs),
        event_date=dates.event_date(text[begin : begin + 2000], context.date, context.year),
        truncated=(body.unfinished and kind not in {"notice", "ad"}) or body.lost_jump,
        pictures=draft.pictures, **fields,  # type: ignore[arg-type]  # the three are names of text fields
    )  # fmt: skip
    return Composed(
        article=article, title=draft.title, size=len(text), fit=fit(draft.title, text) if draft.heads else 1.0,
        sure=draft.sure, given=draft.given, lost_jump=body.lost_jump, claims=_claims(draft, source), head=head_span,
        unsure=draft.unsure, wavers=draft.wavers, why=draft.heads[0].why if draft.heads else (), joint=draft.joint,
        printed=source[head_span.start : head_span.end] if head_span and kind == "photo" else "",
    )  # fmt: skip


def _claims(draft: Draft, source: str) -> tuple[Span, ...]:
    """Return the stretches of source that a draft's blocks stand in; neighbours are one where only marks part them."""
    made: list[Span] = []
    last = -2
    for block in draft.blocks():
        near = block.number == last + 1 and made[-1].start <= block.start
        if near and not holds_words(source[made[-1].end : block.start]):
            made[-1] = Span(made[-1].start, max(made[-1].end, block.end))
        else:
            made.append(Span(block.start, block.end))
        last = block.number
    return tuple(made)


def _weave_body(source: str, body: Body) -> tuple[list[Paragraph], list[Repair]]:
    """Return the paragraphs and the repairs of the whole body."""
    paragraphs, repairs, at = list[Paragraph](), list[Repair](), 0
    for passage in body.passages:
        woven = weave(source, passage.strand, "body", at)
        repairs += woven.repairs
        paragraphs.append(Paragraph(text=woven.text, role=passage.role, source=passage.strand.span))
        at += len(woven.text) + 1
    return with_cells(paragraphs, [p.block for p in body.passages]), repairs


@dataclass(slots=True)
class _Signed:
    dateline: str | None = None
    byline: str | None = None
    credits: tuple[Credit, ...] = ()
    lead_end: int = 0
    photographer: bool = False


def _sign(
    draft: Draft, paragraphs: list[Paragraph], folded: list[str], context: Context, repairs: list[Repair]
) -> _Signed:
    """Read dateline, byline and credits of a piece."""
    signed = _Signed()
    found: list[Credit] = []
    if draft.byline is not None:
        woven = weave(context.source, strand_of(context.source, draft.byline, noisy=False), "byline")
        signed.byline = woven.text
        repairs += woven.repairs
        found += people.credits(_people_part(woven.text), "作者")
    first = _opens_at(paragraphs, folded)
    opening = leads.lead(folded[first]) if first is not None else None
    if first is not None and opening is not None:
        text = paragraphs[first].text
        signed.lead_end = sum(len(f) + 1 for f in folded[:first]) + opening.end
        if opening.dateline:
            words = text[slice(*opening.dateline)].strip()
            signed.dateline = words.strip("【】[]（(）) ：:" if words[0] in "（(" else "【】[] ：:")
        if opening.byline:
            words = text[slice(*opening.byline)]
            signed.byline = signed.byline or words
            found += people.credits(_people_part(words), "作者")
    for k, paragraph in enumerate(paragraphs):
        found += _paragraph_credits(paragraph, folded[k], signed, last=k == len(paragraphs) - 1)
    reporters = {c.name for c in found if c.role in {"记者", "通讯员"}}
    signed.credits = tuple(dict.fromkeys(c for c in found if c.role != "作者" or c.name not in reporters))
    return signed


def _opens_at(paragraphs: Sequence[Paragraph], folded: Sequence[str]) -> int | None:
    """Return which paragraph a piece's report begins with: below an editor's note, pictures' captions, or a summary
    over (记者何雁/渡口报导).
    """
    told = [k for k, p in enumerate(paragraphs) if p.role in {"body", "caption", "editor_note"}]
    if not told:
        return None
    first, below = told[0], [k for k in told if paragraphs[k].role == "body"]
    if paragraphs[first].role == "editor_note" and first + 1 < len(paragraphs):
        return first + (paragraphs[first + 1].role == "body")
    if paragraphs[first].role == "caption" and below and leads.lead(folded[first]) is None:
        return below[0]
    later = first + 1 in below and leads.REPORTED.match(folded[first + 1]) and leads.lead(folded[first]) is None
    return first + 1 if later else first


def _people_part(words: str) -> str:
    """Return a byline without the place that Taiwanese papers print after the name."""
    words = words.strip("()（）[]【】*_ ")
    return words[: len(people.without_place(fold(words)))]


def _paragraph_credits(paragraph: Paragraph, folded: str, signed: _Signed, *, last: bool) -> list[Credit]:
    """Return the credits in one paragraph's end, or in the whole of a credit line."""
    if paragraph.role == "credit":
        words = paragraph.text
        bare = words.strip("（）()【】[] 　—-")
        if credit_lines.WRITTEN_AT.match(fold(bare)):
            return []
        if _NOT_OF_PEOPLE.match(fold(bare)):
            writer = _WRITER.search(fold(bare))
            return list(people.credits(bare[slice(*writer.span(1))])) if writer else []
        named = people.credits(_people_part(bare), "作者")
        signer = joins.letter_signer(fold(bare))
        if signer and all(c.role == "作者" for c in named):
            named = people.credits(bare[slice(*signer)], "作者")  # before the name stands a place or what they are
        if signed.byline is None and named and not any(c.role in _STAFF for c in named) and leads.is_byline(fold(bare)):
            signed.byline = bare
        return [c for c in named if c.role not in _STAFF or not ("责" in words and "：" in words)]
    if folded[-1:] in "摄影道图)）" or (len(folded) < 120 and "摄" in folded[-20:]):
        span = credit_lines.photographer(folded)
        if span:
            signed.photographer = True
            takers = people.credits(paragraph.text[slice(*span)])
            return [c for c in takers if c.role in {"摄影", "供图", "作者"}]
    if folded[-1:] in ")】）" and (last or _SIGNED.search(folded[-12:])):
        tail = credit_lines.tail_credit(folded)
        if tail:
            words = paragraph.text[slice(*tail)]
            signers = [c for c in people.credits(_people_part(words), "作者") if c.role not in _STAFF]
            if signers and signed.byline is None:
                signed.byline = words
            return signers
    return []


def _kind(draft: Draft, body: Body, paragraphs: list[Paragraph], folded: list[str], signed: _Signed) -> Kind:
    if draft.ad and not draft.heads:
        return "ad"
    if draft.notice or (draft.ad and len("".join(folded)) < 400):
        return "notice" if draft.notice else "ad"
    if body.verse:
        return "poem"
    texts = [p for p in paragraphs if p.role != "credit"]
    size = sum(len(p.text) for p in texts)
    if len(texts) <= 2 and size <= _CAPTION_LENGTH and not signed.lead_end:
        caption = texts and any(p.role == "caption" for p in texts)
        pictured = any(c.role in {"摄影", "供图"} for c in signed.credits)
        only_pictured = pictured and all(c.role in {"摄影", "供图"} for c in signed.credits)
        if signed.photographer or only_pictured or (caption and (pictured or len(texts) == 1)):
            return "photo"
    if not draft.heads and size < 200 and _NOTICE_BODY.search("".join(folded)):
        return "notice"
    return "article"
