"""A correction costs what it corrects: pieces that it does not touch are the imported ones themselves."""

from __future__ import annotations

import pytest

from reader.model.apply import apply
from reader.model.article import NewsArticle, Paragraph, Repair
from reader.model.correction import Correction
from reader.model.issue import PublicationIssue, Source
from reader.model.text import Place, Span

TEXT = "渡口开了，人都来了。\n船走了，人也走了。"
REPAIR = Repair(
    id="r1", kind="punctuation", rule="narrow", confidence=0.9, field="body", start=4, end=5, original=",", result="，",
    source=Span(4, 5),
)  # fmt: skip


def issue() -> PublicationIssue:
    """Return an issue of six pieces."""
    pieces = [
        NewsArticle(
            id=f"i-{k}", issue="i", position=k, headline=f"第{k}条", repairs=(REPAIR,),
            paragraphs=tuple(Paragraph(text=line, source=Span(at, at + len(line))) for line, at in
                             zip(TEXT.split("\n"), (0, 11), strict=True)),
            source_spans=(Span(0, len(TEXT)),),
        )
        for k in range(1, 7)
    ]  # fmt: skip
    source = Source(name="", sha256="x", format="txt", encoding="utf-8", text=TEXT)
    return PublicationIssue(id="i", articles=tuple(pieces), source=source)


def correction(kind: str, **more: object) -> Correction:
    """Return a correction of the third piece."""
    return Correction(id="c1", issue="i", article="i-3", kind=kind, stamp=(1, "a"), **more)  # type: ignore[arg-type]  # words of the table below


# What is done to the third piece, and how many places those behind it move.
DONE = {
    "a field": (correction("set", field="headline", value="新题"), 0),
    "its text": (correction("replace", field="body", start=0, end=2, value="码头"), 0),
    "a repair": (correction("undo_repair", value="r1"), 0),
    "cut in two": (correction("split", start=11), 1),
    "joined to the second": (correction("merge", value="i-2"), -1),
    "set aside": (correction("set_aside", start=0, end=5), 0),
}


@pytest.mark.parametrize("what", DONE)
def test_the_others_stay_what_they_are(what: str) -> None:
    one, moved = DONE[what]
    before = issue()
    after = apply(before, [one])
    here = {a.id: a for a in after.issue.articles}
    touched = {"i-3"} | ({"i-2"} if one.kind == "merge" else set())
    for article in before.articles:
        if article.id in touched:
            continue
        behind = article.position > 3
        assert here[article.id].position == article.position + (moved if behind else 0)
        assert (here[article.id] is article) == (not behind or not moved)
        assert here[article.id].paragraphs is article.paragraphs
        assert tuple(here[article.id].repairs) == tuple(article.repairs)
        place = Place(article.id, "body", 2, 9)
        assert after.offsets.forward(place) == after.offsets.backward(place) == (place,)
    assert any(here.get(piece) is not before.articles[int(piece[-1]) - 1] for piece in touched)
