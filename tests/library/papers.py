"""Invented issues to store."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from reader.model.annotation import CONTEXT, Annotation, text_sha
from reader.model.article import Credit, NewsArticle, Paragraph, Repair
from reader.model.issue import Page, PublicationIssue, SetAside, Source
from reader.model.text import Span

STORIES = (
    ("河堤栽下三百棵柳树", ("昨天清早，河堤上来了许多人。", "他们带着铁锹，一棵一棵地栽。", "天黑前，三百棵全站好。")),
    ("老钟楼重新敲响", ("停了十年的老钟楼又敲响了。", "修钟的师傅说，齿轮还是原来的那些。")),
    ("镇上添了一间小书屋", ("书屋开在茶馆旁边，门朝南。", "借书不要押金，只要写下名字。", "头一天就有四十个人来过。")),
    ("鱼市搬到新码头", ("新码头的石阶有二十一级。", "卖鱼的人说，夜里也看得清秤。")),
)  # fmt: skip


def paper(
    stories: tuple[tuple[str, tuple[str, ...]], ...] = STORIES,
    *,
    newspaper: str | None = "柳湾报",
    day: str | None = "2026-03-05",
    edition: str | None = None,
) -> PublicationIssue:
    """Return an issue with these stories as the importer would hand it over: without ids."""
    masthead = f"{newspaper or ''} {day or ''}"
    text, articles = masthead + "\n", []
    for k, (headline, paragraphs) in enumerate(stories, 1):
        start = len(text)
        text += headline + "\n"
        made = []
        for paragraph in paragraphs:
            made.append(Paragraph(text=paragraph, source=Span(len(text), len(text) + len(paragraph))))
            text += paragraph + "\n"
        articles.append(
            NewsArticle(
                position=k,
                headline=headline,
                print_page=str(1 + (k > 2)),
                print_page_name="要闻" if k <= 2 else "生活",
                category=("河边",) if k % 2 else (),
                credits=(Credit(role="记者", name="柳青"),) if k == 1 else (),
                byline="记者柳青" if k == 1 else None,
                paragraphs=tuple(made),
                source_spans=(Span(start, len(text)),),
            )
        )
    return PublicationIssue(
        newspaper=newspaper,
        date_published=day,
        edition=edition,
        pages=(Page(page="1", name="要闻"), Page(page="2", name="生活")),
        articles=tuple(articles),
        set_aside=(SetAside(id="s0", reason="masthead", text=masthead, span=Span(0, len(masthead))),),
        source=Source(
            name="p.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), format="text", encoding="utf-8", text=text
        ),
    )


def with_repair(issue: PublicationIssue) -> PublicationIssue:
    """Return the issue with one repair: the first full stop of the first body was printed narrow."""
    first = issue.articles[0]
    at = first.body.index("。")
    start = first.source_spans[0].start + len(first.headline or "") + 1 + at
    repair = Repair(
        id=f"r{start}", kind="punctuation", rule="narrow", confidence=0.9, field="body", start=at, end=at + 1,
        original=".", result="。", source=Span(start, start + 1),
    )  # fmt: skip
    return replace(issue, articles=(replace(first, repairs=(repair,)), *issue.articles[1:]))


def mark(issue: PublicationIssue, piece: int, words: str, note: str = "") -> Annotation:
    """Return an annotation on the words in the body of a piece of a stored issue."""
    article = issue.articles[piece]
    start = article.body.index(words)
    end = start + len(words)
    return Annotation(
        id="",
        article=article.id,
        start=start,
        end=end,
        exact=words,
        prefix=article.body[max(0, start - CONTEXT) : start],
        suffix=article.body[end : end + CONTEXT],
        text_sha=text_sha(article.body),
        note=note,
    )
