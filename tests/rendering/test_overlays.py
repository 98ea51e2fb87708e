from __future__ import annotations

from dataclasses import replace

from reader.model.issue import PublicationIssue, Source
from reader.model.text import Span
from reader.rendering.blocks import blocks
from reader.rendering.masthead import Masthead
from reader.rendering.original import as_printed, original_text
from reader.rendering.overlays import annotation_overlays, hit_overlays, within
from reader.rendering.repairs import repair_card, repair_overlays, repair_summary
from reader.rendering.sentences import sentences
from tests.rendering.pieces import MASTHEAD, SOURCE, annotated_report, repaired, report


def test_annotations_are_overlays_but_orphans_are_not() -> None:
    found = annotation_overlays(annotated_report().annotations)
    assert [(o.subject, o.color) for o in found] == [("n1", "key"), ("n3", "doubt"), ("n2", "people")]


def test_an_overlay_is_cut_to_a_block() -> None:
    article = report().article
    start = article.body.index("船老大的账")
    overlay = hit_overlays([("body", start - 5, start + 2)])[0]
    made = [b for b in blocks(article, MASTHEAD) if b.field == "body"]
    spans = [within(b, overlay) for b in made]
    assert spans[1] == (0, 2)
    assert spans[0] is not None
    assert spans[0].end == len(made[0].text)
    assert spans[2:] == [None, None, None]
    assert within(blocks(article, MASTHEAD)[0], overlay) is None


def test_the_current_hit_has_a_style_of_its_own() -> None:
    assert [o.style for o in hit_overlays([("body", 0, 1), ("headline", 0, 1)], 1)] == ["hit", "current_hit"]


def test_repairs_are_counted_in_words() -> None:
    summary = repair_summary(repaired())
    assert summary.words == "修整 2 处"
    assert summary.undone == 1
    assert [g.title for g in summary.groups] == ["接上断行", "接上断开的段落", "标点改为全角"]
    assert repair_summary(report().article).words == ""


def test_a_repair_is_told_with_what_stands_around_it() -> None:
    article = repaired()
    card = repair_card(article, article.repairs[2])
    assert (card.number, card.total) == (2, 2)
    assert (card.printed, card.present) == ("，竹篮都收进¶屋里。", "，竹篮都收进屋里。")
    wide = repair_card(article, article.repairs[0])
    assert (wide.number, wide.printed, wide.present) == (0, "陶罐,竹篮都收进屋", "陶罐，竹篮都收进屋")


def test_repairs_that_stand_have_overlays() -> None:
    article = repaired()
    found = repair_overlays(article)
    assert [(o.subject, o.style) for o in found] == [("r16", "quiet_repair"), ("r23", "repair")]
    assert article.body[found[1].start : found[1].end] == "收进屋里"


def test_the_original_is_shown_character_for_character() -> None:
    article = repaired()
    text = original_text(article, SOURCE)
    assert text == "# 早市收摊\n陶罐,竹篮\n都收进\n\n屋里。"
    made = as_printed(
        article,
        PublicationIssue(
            articles=(article,), source=Source(name="", sha256="", format="text", encoding=None, text=SOURCE)
        ),
    )
    assert "\n".join(b.text for b in made) == text
    assert all(SOURCE[b.start : b.start + len(b.text)] == b.text for b in made)


def test_parts_of_an_original_are_kept_apart() -> None:
    article = replace(repaired(), source_spans=(Span(7, 13), Span(20, 23)))
    assert original_text(article, SOURCE) == "# 早市收摊"[:6] + "\n" + SOURCE[20:23]


def test_sentences_cover_the_text_in_order() -> None:
    article = report().article
    found = sentences(article)
    assert [s.spoken for s in found][:3] == [
        "停渡四年 今春复航",
        "杏坞木渡船重新下水 一船漆钱众人分摊",
        "——票价仍是五角",
    ]
    body = [s for s in found if s.field == "body"]
    assert all(article.body[s.start : s.end].strip() for s in body)
    assert [s.start for s in body] == sorted(s.start for s in body)
    joined = "".join(article.body[s.start : s.end] for s in body)
    assert [c for c in joined if c.isalnum()] == [c for c in article.body if c.isalnum()]
    assert blocks(article, Masthead())
